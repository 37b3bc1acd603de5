"""The line to type into: what each key makes of the words."""

from __future__ import annotations

import pytest

from extract.settings import Settings
from tests.tui.fake import FakeApp, ready
from tui.prompt import Prompt


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["a", "b"], "ab"),
        (["a", "b", "backspace"], "a"),
        (["a", "b", "ctrl+h"], "a"),
        (["a", " ", "b", "ctrl+w"], "a"),
        (["a", "ctrl+u", "c"], "c"),
        (["a", "f5", "left"], "a"),
    ],
)
def test_the_words_are_edited_at_their_end(keys: list[str], words: str) -> None:
    prompt = Prompt("/", "", lambda _: None)
    for key in keys:
        assert prompt.key(key, key if len(key) == 1 else None)
    assert prompt.text == words


def test_the_first_letter_replaces_the_words_from_last_time_and_a_backspace_edits_them() -> None:
    first, second = Prompt("/", "dam", lambda _: None), Prompt("/", "dam", lambda _: None)
    first.key("x", "x")
    second.key("backspace", None)
    second.key("y", "y")
    assert (first.text, second.text) == ("x", "day")


def test_escape_ends_it_and_so_does_a_backspace_in_nothing() -> None:
    assert not Prompt("/", "dam", lambda _: None).key("escape", None)
    assert not Prompt("/", "", lambda _: None).key("backspace", None)


def test_what_is_pasted_is_one_line_of_words() -> None:
    prompt = Prompt("/", "dam", lambda _: None)
    prompt.paste("a\x1b[2J\nb")
    prompt.paste("\u202ec")
    assert prompt.text == "a?[2J b?c"


async def test_a_key_that_goes_back_by_the_key_map_leaves_what_is_being_typed() -> None:
    app = FakeApp(Settings(keys="emacs"))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("slash", "d", "backspace", "a")
        assert app.compare_screen.prompt is not None
        assert app.compare_screen.prompt.text == "a"
        await pilot.press("ctrl+g")
        assert app.compare_screen.prompt is None
