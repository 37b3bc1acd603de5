from __future__ import annotations

from pathlib import Path

import pytest

from extract.settings import Settings
from extract.yamlfile import YamlError
from tests.tui.fake import FakeApp, ready, text
from tui.actions import ACTIONS, Where
from tui.keymap import DEFAULT, KeyMap, Waiting, key_sets, load_keys, taken_twice


def test_no_key_of_the_table_is_taken_twice() -> None:
    assert taken_twice(DEFAULT) is None


def test_the_user_s_keys_replace_those_of_an_action(tmp_path: Path) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text("down: i\nnext-topic: [ctrl+t, ] t]\n".replace("] t]", "'] t']"))
    keys = load_keys(path)
    assert keys["down"] == ("i",)
    assert keys["next-topic"] == ("ctrl+t", "] t")
    assert keys["up"] == ACTIONS["up"].keys


def test_an_action_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text("down: i\nsideways: s\n")
    with pytest.raises(YamlError, match=r"keymap\.yaml, line 2: .*sideways"):
        load_keys(path)


def test_a_key_that_is_taken_is_named_with_its_line_and_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text("down: i\npivot: j\nup: i\n")
    with pytest.raises(YamlError, match=r"line 3: up: 'i' is already the key of down"):
        load_keys(path)


def test_the_first_key_of_a_sequence_may_not_be_a_key_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text("pivot: ']'\n")
    with pytest.raises(YamlError, match=r"pivot: '\]' is already"):
        load_keys(path)


def test_a_sequence_waits_for_its_second_key() -> None:
    keys = KeyMap.on(Where.COMPARE, DEFAULT)
    assert keys.look_up("]") is Waiting.SEQUENCE
    assert keys.look_up("d", "]") == ACTIONS["next-difference"]
    assert keys.look_up("q", "]") is Waiting.UNKNOWN


@pytest.mark.parametrize("name", key_sets())
def test_a_shipped_set_takes_no_key_twice(name: str) -> None:
    keys = load_keys(key_sets()[name])
    assert keys["down"][-1] == "down"
    assert taken_twice(keys) is None


async def test_emacs_keys_move_and_the_user_s_own_come_on_top(own_config: Path) -> None:
    own_config.mkdir(parents=True)
    (own_config / "keymap.yaml").write_text("pivot: alt+q\n")
    app = FakeApp(Settings(keys="emacs"))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+p", "alt+n")
        await pilot.pause()
        assert app.view.entry is not None
        assert app.view.entry.topic.key == "dam"
        assert app.keys["pivot"] == ("alt+q",)
        await pilot.press("ctrl+x", "ctrl+c")
    assert not app.is_running


async def test_a_set_of_keys_that_does_not_exist_is_named() -> None:
    app = FakeApp(Settings(keys="nano"))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert any("there are vim, arrows, emacs" in problem.reason for problem in app.problems)


async def test_a_key_map_with_a_mistake_is_shown_and_the_defaults_stand(own_config: Path) -> None:
    own_config.mkdir(parents=True)
    (own_config / "keymap.yaml").write_text("sideways: s\n")
    app = FakeApp()
    async with app.run_test(size=(120, 24)) as pilot:
        await ready(pilot)
        assert app.keys == DEFAULT
        await pilot.press("F", "G")
        await pilot.pause()
        assert "keymap.yaml, line 1" in text(app)


async def test_help_and_footer_show_the_user_s_keys(own_config: Path) -> None:
    own_config.mkdir(parents=True)
    (own_config / "keymap.yaml").write_text("pivot: X\nhelp: f1\n")
    app = FakeApp()
    async with app.run_test(size=(100, 60)) as pilot:
        await ready(pilot)
        await pilot.press("j")
        await pilot.pause()
        assert " X pivot " in text(app)
        await pilot.press("f1")
        await pilot.pause()
        assert "X                     accounts by agency" in text(app)
