"""What no one must miss stands above everything else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.tui import story
from tests.tui.fake import FakeApp, ready
from tui.widgets.bars import Banner


def killed() -> FakeApp:
    made = story.comparison()
    first, *others = made.articles
    return FakeApp(comparison=replace(made, articles=(replace(first, status="canceled"), *others)))


async def test_a_kill_stands_in_a_line_of_its_own() -> None:
    app = killed()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        banner = app.compare_screen.query_one(Banner)
        assert banner.size.height == 1
        (line,) = banner.lines(80, 1)
        assert "".join(run.text for run in line).startswith(" ! KILLED AFP: Varland and Medra")


async def test_without_an_alert_the_banner_takes_no_line() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert app.compare_screen.query_one(Banner).size.height == 0


def test_a_kill_at_80x24(snap_compare: Any) -> None:
    assert snap_compare(killed(), terminal_size=(80, 24), run_before=ready)
