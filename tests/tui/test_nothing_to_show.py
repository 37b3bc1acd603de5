"""The screen while there is nothing to compare, or nothing that passes the filter: no key fails."""

from __future__ import annotations

from textual.pilot import Pilot

from tests.tui.fake import FakeApp, ready, text
from tui.actions import ACTIONS, Where

HERE = [
    action
    for action in ACTIONS.values()
    if {Where.COMPARE, Where.ANYWHERE} & action.where and action.id not in ("quit", "stop", "redraw", "suspend")
]


async def perform_all(app: FakeApp, pilot: Pilot[None]) -> None:
    """Do everything that can be done on the main screen, and come back to it after each."""
    for action in HERE:
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
        await perform_all(app, pilot)
        await pilot.press("c")
        await pilot.pause()
        assert len({entry.row.id for entry in app.view.entries}) == len(app.made.rows)
