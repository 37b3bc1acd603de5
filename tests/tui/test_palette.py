"""The palette shows names of others as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.command import CommandPalette
from textual.widgets import Input

from tests.tui.fake import FakeApp, ready, text


async def test_markup_in_a_themes_name_is_shown_and_not_obeyed(own_config: Path) -> None:
    (own_config / "themes").mkdir(parents=True)
    (own_config / "themes" / "[red]x[@click=app.quit]y[/].yaml".replace("/", "")).write_text("title: odd\n")
    app = FakeApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        app.screen.query_one(Input).value = "click="
        for _ in range(100):
            await pilot.pause(0.01)
            if "Theme: [red]" in text(app):
                break
        assert isinstance(app.screen, CommandPalette)
        assert "Theme: [red]x[@click=app.quit]y[]" in text(app)


async def test_what_is_pasted_into_the_palette_is_words() -> None:
    app = FakeApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        app.post_message(events.Paste("the\x1b[2Jme\u202e\nx"))
        await pilot.pause()
        assert app.screen.query_one(Input).value == "the?[2Jme? x"


@pytest.mark.parametrize("size", [(100, 40), (20, 6), (10, 3)])
async def test_a_page_further_in_a_list_that_shows_nothing_does_nothing(size: tuple[int, int]) -> None:
    app = FakeApp()
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+p", "pageup", "pagedown", *"zzzz", "pageup", "pagedown", "down", "pageup", "up")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
