"""What a person sees, as pictures: every screen at three sizes, and the ways in which the main one changes."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from extract.settings import Settings
from tests.tui.fake import FakeApp, ready
from tui.drawing.marks import ASCII

SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x50": (200, 50)}
SCREENS = {
    "compare": ("j",),
    "unlocked": ("j", "o", "l", "j"),
    "detail": ("j", "tab"),
    "topics": ("j", "shift+tab"),
    "article": ("j", "enter"),
    "files": ("F", "G"),
    "help": ("?",),
    "matrix": ("M", "l"),
    "timeline": ("t",),
    "speaker": ("j", "s"),
}


def pressing(*keys: str) -> Any:
    """What to do before the picture is taken."""

    async def before(pilot: Pilot[None]) -> None:
        await ready(pilot)
        await pilot.press(*keys)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_at_each_size(screen: str, size: str, snap_compare: Any) -> None:
    assert snap_compare(FakeApp(), terminal_size=SIZES[size], run_before=pressing(*SCREENS[screen]))


def test_one_pane_below_60_columns(snap_compare: Any) -> None:
    assert snap_compare(FakeApp(), terminal_size=(56, 20), run_before=pressing("j", "l"))


def test_rows_of_accounts_out_of_view_say_where_they_are(snap_compare: Any) -> None:
    assert snap_compare(FakeApp(), terminal_size=(80, 24), run_before=pressing("l", "l", "l", "l"))


def test_what_a_search_finds_stands_out(snap_compare: Any) -> None:
    assert snap_compare(FakeApp(), terminal_size=(80, 24), run_before=pressing("/", *"minutes", "enter"))


def test_the_palette_lists_the_actions(snap_compare: Any) -> None:
    assert snap_compare(FakeApp(), terminal_size=(80, 24), run_before=pressing("ctrl+p"))


@pytest.mark.parametrize("theme", ["light", "contrast", "colorblind", "terminal", "monochrome"])
def test_the_main_screen_in_every_theme(theme: str, snap_compare: Any) -> None:
    app = FakeApp(Settings(theme=theme))
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("j"))


def test_a_terminal_without_utf_8_gets_marks_in_ascii(snap_compare: Any) -> None:
    app = FakeApp()
    app.marks = ASCII
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("j"))
