"""The screen: random keys, pastes, clicks and sizes; nothing raises, no row is lost, and the panes stay level."""

from __future__ import annotations

import asyncio
import random

from textual.pilot import Pilot

from extract.model import Comparison
from extract.settings import Settings
from fuzz.matching import story
from tui import messages
from tui.actions import ACTIONS
from tui.app import WiresideApp
from tui.widgets.panes import Panes

EVENTS = 300  # in one attempt
_KEYS = (
    *("enter", "escape", "backspace", "tab", "shift+tab", "delete", "insert", "f1", "f12", "ctrl+a", "ctrl+z"),
    *("space", "up", "down", "left", "right", "home", "end", "0", "1", "2", "9", "a", "e", "i", "o", "x", "ä", "漢"),
)  # fmt: skip
_SIZES = ((80, 24), (200, 50), (120, 40), (60, 20), (40, 10), (20, 6), (10, 3), (3, 2), (1, 1), (300, 4), (5, 80))


class Invented(WiresideApp):
    """Shows an invented comparison in place of what the pipeline would find."""

    def __init__(self, chance: random.Random, settings: Settings) -> None:
        super().__init__(["invented"], settings)
        self.made_articles, self.made_statements = story(chance)

    def start_work(self) -> None:
        for article in self.made_articles:
            self.post_message(messages.ArticleRead(article))
        self.post_message(messages.ReadingFinished())
        for article in self.made_articles:
            own = tuple(one for one in self.made_statements if one.article == article.key)
            self.post_message(messages.StatementsExtracted(article, own))
        self.post_message(messages.WorkFinished())


def attempt(chance: random.Random) -> int:
    """One session; returns how many events it had."""
    return asyncio.run(_session(chance))


async def _session(chance: random.Random) -> int:
    keys = [part for action in ACTIONS.values() for key in action.keys for part in key.split(" ")]
    keys = [key for key in keys if key not in ("q", "quit")] * 2 + list(_KEYS)
    settings = Settings(
        theme=chance.choice(("dark", "light", "monochrome", "terminal", "nowhere")),
        keys=chance.choice(("vim", "emacs", "arrows")),
        screen_reader=chance.random() < 0.15,
        compare_all=True,
    )
    app = Invented(chance, settings)
    async with app.run_test(size=chance.choice(_SIZES)) as pilot:
        await _until_compared(app, pilot)
        for number in range(EVENTS):
            kind = chance.random()
            if kind < 0.86:
                await pilot.press(chance.choice(keys))
            elif kind < 0.93:
                await pilot.resize_terminal(*chance.choice(_SIZES))
            elif kind < 0.97:
                at = chance.randrange(max(1, app.size.width)), chance.randrange(max(1, app.size.height))
                await pilot.click(offset=at, times=chance.choice((1, 2)))
            else:
                _paste(app, chance)
            if number % 10 == 0:
                await pilot.pause()
                _check(app)
        await _check_rows(app, pilot)
    return EVENTS


async def _until_compared(app: Invented, pilot: Pilot[None]) -> None:
    for _ in range(500):
        await pilot.pause(0.01)
        if app.compare_screen.view is not None:
            return
    raise AssertionError("nothing was compared")


def _paste(app: Invented, chance: random.Random) -> None:
    from textual.events import Paste

    from fuzz.mutation import HOSTILE

    app.post_message(Paste(chance.choice(HOSTILE)))


def _check(app: Invented) -> None:
    """The screen is drawn, within its width, and each line of the rows has its dividers where the panes end."""
    for strip in app.screen._compositor.render_strips():
        assert strip.cell_length in (0, app.size.width), (strip.cell_length, app.size)
        for segment in strip:
            assert segment.text.isprintable() or not segment.text.strip(), segment.text
    view = app.compare_screen.view
    assert view is not None
    panes = app.compare_screen.query_one(Panes)
    for strip in panes._shown:
        assert strip.cell_length == panes.size.width or not panes.size.width


async def _check_rows(app: Invented, pilot: Pilot[None]) -> None:
    """With no filter, every row of the comparison can be reached."""
    while len(app.screen_stack) > 1:
        app.pop_screen()
    screen = app.compare_screen
    screen.prompt = None
    screen.perform(ACTIONS["clear-filter"])
    for _ in range(500):
        await pilot.pause(0.01)
        if app._comparing is None and screen.view is not None and screen.view.comparison.by is app.by:
            break
    assert screen.view is not None
    assert _shown(app) == {row.id for row in _comparison(app).rows}


def _comparison(app: Invented) -> Comparison:
    assert app.compare_screen.view is not None
    return app.compare_screen.view.comparison


def _shown(app: Invented) -> set[str]:
    view = app.compare_screen.view
    assert view is not None
    return {entry.row.id for entry in view.entries}
