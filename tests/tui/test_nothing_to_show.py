"""The screen while there is nothing to compare, or nothing that passes the filter: no key fails."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from extract.model import By
from extract.settings import Settings
from tests.tui.fake import FakeApp, ready, text
from tests.tui.story import comparison
from tui.actions import ACTIONS, Where
from tui.drawing.marks import Marks
from tui.views.view import View

HERE = [
    action
    for action in ACTIONS.values()
    if {Where.COMPARE, Where.ANYWHERE} & action.where and action.id not in ("quit", "stop", "redraw", "suspend")
]


async def perform_all(app: FakeApp, pilot: Pilot[None], without: str = "") -> None:
    """Do everything that can be done on the main screen, but ``without``, and come back to it after each."""
    for action in HERE:
        if action.id == without:
            continue
        app.compare_screen.perform(action)
        app.compare_screen.prompt = None
        await pilot.pause()
        while len(app.screen_stack) > 1:
            app.pop_screen()


class Waiting(FakeApp):
    """Says that it reads, and never has anything."""

    def start_work(self) -> None:
        self.stage = "reading"

    def compare(self) -> None:
        pass


async def test_every_action_is_lived_through_before_anything_is_compared() -> None:
    app = Waiting()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause(0.1)
        await perform_all(app, pilot)
        assert app.compare_screen.view is None
        assert "reading" in text(app)


async def test_every_action_is_lived_through_where_no_row_passes_the_filter() -> None:
    app = FakeApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await ready(pilot)
        await pilot.press("f", *"zzzz", "enter")
        assert not app.view.entries
        await perform_all(app, pilot, without="clear-filter")
        assert not app.view.entries
        await pilot.press("c")
        await pilot.pause()
        assert len({entry.row.id for entry in app.view.entries}) == len(app.made.rows)


async def test_where_no_row_passes_the_filter_the_screen_says_what_clears_it() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("f", *"zzzz", "enter")
        await pilot.pause()
        assert "no row passes the filter; c clears it" in text(app)
        assert "all decided" not in text(app)


async def test_where_no_story_has_versions_the_screen_says_so() -> None:
    app = FakeApp(Settings(by=By.VERSION), replace(comparison(), by=By.VERSION, topics=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert app.view.comparison.by is By.VERSION
        assert "no story has more than one version; p compares by something else" in text(app)


async def test_where_there_is_no_account_no_name_of_before_stays_above_the_panes() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        panes = app.compare_screen.panes
        assert panes.view is not None
        panes.show(View(replace(comparison(), accounts=(), topics=())), panes._look)
        assert panes.render_line(0).text == Marks().horizontal * 80


async def test_one_account_is_counted_as_one() -> None:
    made = comparison()
    app = FakeApp(comparison=replace(made, accounts=made.accounts[:1], topics=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert "by agency: 1 account " in text(app)


async def test_on_80_columns_a_long_name_gives_way_to_what_the_accounts_are() -> None:
    app = FakeApp(comparison=replace(comparison(), problems=()))
    app.paths = ["a-folder-with-a-name-that-is-longer-than-most"]
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        title = text(app).splitlines()[0]
        assert "a-folder" in title
        assert "by agency: 5 accounts" in title
