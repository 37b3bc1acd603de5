"""What editors decided, as a person sees it: signs beside the rows, the detail panel, the screens behind the keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from textual.pilot import Pilot

from extract.model import Row
from extract.review.model import Action, Decision, Reviewed, RowReview, RowStatus
from extract.review.references import refer
from extract.settings import Settings
from tests.tui import story
from tests.tui.fake import FakeApp, ready, text
from tui.drawing.marks import ASCII

SCREENS = {
    "conflict": ("j",),
    "killed": ("]", "t"),
    "note": ("escape", "j", "e", *"who?"),
    "history": ("j", "H"),
    "export": ("E", "down", "right"),
}
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x50": (200, 50)}


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of whoever looks shows UTC, and the folder of an export is the root."""
    monkeypatch.chdir("/")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def reviewed() -> Reviewed:
    """The story with something of everything decided on it."""
    made = story.comparison()
    references = refer(made)
    rows = {row.id: row for row in made.rows}
    decisions: list[Decision] = []

    def decide(editor: str, action: Action, row: Row, value: str = "") -> Decision:
        number = len(decisions) + 1
        sides = tuple(tuple(references[one.id] for one in cell.statements) for cell in row.cells)
        at = datetime(2031, 6, 3, 14, number, tzinfo=UTC)
        decisions.append(Decision(f"id{number}", number, at, editor, action, sides, value))
        return decisions[-1]

    deal, talks = decide("ana", Action.ACCEPT, rows["deal"]), decide("ana", Action.ACCEPT, rows["talks"])
    against = decide("ben", Action.REJECT, rows["talks"])
    flag = decide("ben", Action.FLAG, rows["talks"])
    note = decide("cleo", Action.NOTE, rows["talks"], "Call the desk [about] this number\nand the ministry")
    money = decide("ana", Action.ACCEPT, rows["money"])
    soldiers = decide("ana", Action.ACCEPT, rows["soldiers"])
    accepted = RowStatus.ACCEPTED
    reviews = {row.id: RowReview() for row in made.rows} | {
        "deal": RowReview(accepted, deal, moved=decide("ben", Action.MOVE, rows["deal"], "water"), history=(deal,)),
        "talks": RowReview(
            accepted, talks, flag, (note,), conflict=(talks, against), history=(talks, against, flag, note)
        ),
        "money": RowReview(accepted, money, decided_on="2", history=(money,)),
        "soldiers": RowReview(
            accepted,
            soldiers,
            alerts=("AFP: the copy was killed since version 2",),
            new=(story.SOLDIERS_LNA.id,),
            history=(soldiers,),
        ),
    }
    standing = frozenset(one.id for one in decisions)
    return Reviewed(made, MappingProxyType(reviews), tuple(decisions), standing, references=references)


def showing(*keys: str) -> Any:
    """What to do before the picture is taken."""

    async def before(pilot: Pilot[None]) -> None:
        await ready(pilot)
        app = pilot.app
        assert isinstance(app, FakeApp)
        app.reviewed = reviewed()
        app.show_reviewed(app.reviewed)
        app.show_pending(frozenset({"open"}))
        await pilot.press("G", "k", "m", "g", *keys)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_decisions_at_each_size(screen: str, size: str, snap_compare: Any) -> None:
    assert snap_compare(FakeApp(), terminal_size=SIZES[size], run_before=showing(*SCREENS[screen]))


@pytest.mark.parametrize("theme", ["light", "contrast", "terminal", "monochrome"])
def test_decisions_in_other_themes(theme: str, snap_compare: Any) -> None:
    assert snap_compare(FakeApp(Settings(theme=theme)), terminal_size=(120, 40), run_before=showing("j"))


def test_decisions_in_ascii(snap_compare: Any) -> None:
    app = FakeApp()
    app.marks = ASCII
    assert snap_compare(app, terminal_size=(80, 24), run_before=showing("j"))


def test_decisions_for_a_screen_reader(snap_compare: Any) -> None:
    app = FakeApp(Settings(screen_reader=True))
    assert snap_compare(app, terminal_size=(80, 40), run_before=showing("j"))


def test_a_list_of_topics_to_put_a_row_under(snap_compare: Any) -> None:
    assert snap_compare(FakeApp(), terminal_size=(80, 24), run_before=showing("b"))


async def test_an_export_asks_before_accepted_rows_on_killed_copy_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = FakeApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await showing("E", "down", "down", "enter")(pilot)
        assert "1 accepted row on killed or corrected copy: export all the same?" in text(app)
        await pilot.press("n", "enter")
        assert "nothing was written" in text(app)
        assert not list(tmp_path.glob("*.html"))
        await pilot.press("enter", "y", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.1)
        assert "written: " in text(app)
        assert list(tmp_path.glob("*.html"))
