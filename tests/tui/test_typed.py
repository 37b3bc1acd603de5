"""Keys that come in one go are for the screen that the ones before them lead to."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from tests.tui.fake import FakeApp, ready, settled, text
from tests.tui.test_deciding import kept
from tui.screens.compare import CompareScreen


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send ``keys`` without waiting for what any of them does."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(100):
        await pilot.pause(0.02)
    await settled(pilot)


async def test_letters_after_the_key_for_a_note_are_the_note_and_decide_nothing() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await burst(pilot, "e", "a", "r", "q", "x", "backspace", "enter", "u", "ctrl+s", "j", "a")
        assert [(one.action.value, one.value) for one in kept()] == [("note", "arq\nu"), ("accept", "")]
        assert isinstance(app.screen, CompareScreen)
        assert app.view.cursor == 2


async def test_letters_after_the_key_for_a_topic_look_for_one() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await burst(pilot, "b", "d", "a", "m")
        await app.workers.wait_for_complete()
        await burst(pilot, "enter")
        assert [one.value for one in kept()] == ["dam"]


async def test_a_screen_that_is_left_again_at_once_leaves_the_keys_alive() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await burst(pilot, "?", "escape", "H", "escape", "E", "escape", "j", "j")
        assert app.view.cursor == 2
        assert "River water" in text(app)
