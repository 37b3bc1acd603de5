"""Every action with which an editor decides, done by its key in the real app on a real store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from extract.review.model import Action, Decision
from extract.review.store import open_store
from tests.tui.checks import Checks, Press
from tests.tui.fake import FakeApp, ready, settled, text
from tui.drawing.decisions import when
from tui.screens.compare import CompareScreen
from tui.screens.export import ExportScreen
from tui.screens.history import HistoryScreen
from tui.screens.note import NoteScreen

CHECKS = Checks()
action = CHECKS.of


def pressing(pilot: Pilot[None]) -> Press:
    """Presses keys and waits until what they decide is kept and shown."""

    async def press(*keys: str) -> None:
        await pilot.press(*keys)
        await pilot.pause()
        await settled(pilot)

    return press


def kept() -> tuple[Decision, ...]:
    """What is in the store, as another program would find it."""
    with open_store() as store:
        return store.since(0)


def status(app: FakeApp) -> str:
    return text(app).splitlines()[-1]


def rows(app: FakeApp) -> list[list[str]]:
    """The agencies of each row on the screen."""
    return [[one.agency for one in entry.row.statements] for entry in app.view.entries]


def here(app: FakeApp) -> str:
    """The words that lead the row under the cursor."""
    assert app.view.entry is not None
    row = app.view.entry.row
    return next(one.words for one in row.statements if one.id == row.lead)


@action("accept")
async def _(app: FakeApp, press: Press) -> None:
    await press("a")
    assert [(one.action, one.editor) for one in kept()] == [(Action.ACCEPT, "ana")]
    assert app.view.cursor == 1
    assert "✓" in text(app)
    assert "6 undecided" in text(app)
    assert "accepted: Varland and Medra agreed" in status(app)
    assert "○3" in text(app).splitlines()[1]
    await press("k")
    assert "✓ accepted by ana" in text(app)


@action("reject")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "j", "r")
    assert here(app) == '"the river belongs to both"'
    assert rows(app)[2:4] == [["AFP"], ["Reuters"]]
    assert "rejected: that his country" in status(app)
    await press("r")
    assert "only one account has this" in status(app)
    assert len(kept()) == 1


@action("mark")
async def _(app: FakeApp, press: Press) -> None:
    await press("m", "j", "m")
    assert "2 marked" in text(app)
    assert text(app).count("*") == 2
    await press("a")
    assert len(kept()) == 2
    assert len({one.batch for one in kept()}) == 1
    assert not app.view.marked
    assert "5 undecided" in text(app)
    await press("g", "m", "escape")
    assert "*" not in text(app)


@action("merge")
async def _(app: FakeApp, press: Press) -> None:
    await press("J")
    assert "mark two rows or more with m" in status(app)
    await press("m", "m", "J")
    assert sorted(rows(app)[0]) == ["AFP", "AFP", "AP", "Reuters", "Reuters"]
    assert len(app.view.entries) == 6
    assert app.view.cursor == 0


@action("split")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "l", "l", "x")
    assert ["AFP", "Reuters"] in rows(app)
    assert ["AP"] in rows(app)
    assert here(app).startswith('"As for the character')
    await press("G", "x")
    assert "this account has nothing in this row" in status(app)
    await press("l", "x")
    assert "only one account has this" in status(app)


@action("move")
async def _(app: FakeApp, press: Press) -> None:
    await press("b", *"dam")
    await app.workers.wait_for_complete()
    await press("enter")
    assert [count.rows for count in app.view.topics] == [3, 2, 2]
    assert here(app).startswith('"As for the character')
    assert "moved to Dam [bold]: Varland and Medra" in status(app)


@action("lead")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "l", "L")
    assert here(app) == "The talks were friendly and lasted two hours and thirty minutes"
    assert "chosen to lead" in status(app)
    assert "[were friendly and]" not in text(app)


@action("flag")
async def _(app: FakeApp, press: Press) -> None:
    await press("!")
    assert "⚑ flagged by ana" in text(app)
    await press("!")
    assert "⚑" not in text(app)
    assert [one.action for one in kept()] == [Action.FLAG, Action.UNFLAG]


@action("note")
async def _(app: FakeApp, press: Press) -> None:
    await press("e", *"call [b]", "enter", *"them?", "ctrl+s")
    assert isinstance(app.screen, CompareScreen)
    assert kept()[0].value == "call [b]\nthem?"
    assert "✎ noted by ana" in text(app)
    assert "call [b]" in text(app)
    await press("e")
    assert "them?" in text(app)
    await press(*"again", "escape")
    assert isinstance(app.screen, NoteScreen)
    assert "leave without keeping the note?" in status(app)
    await press("n", "enter", "!")
    assert app.screen.query_one(TextArea).text == "again!"
    await press("escape", "y", "enter")
    assert isinstance(app.screen, CompareScreen)
    assert len(kept()) == 1


@action("undo")
async def _(app: FakeApp, press: Press) -> None:
    await press("u")
    assert "nothing here that could be undone" in status(app)
    await press("a", "r", "G", "u")
    assert rows(app)[1] == ["AFP", "Reuters", "AP"]
    assert app.view.cursor == 1
    assert "undone: rejected" in status(app)
    await press("u")
    assert "7 undecided" in text(app)
    assert app.view.cursor == 0


@action("redo")
async def _(app: FakeApp, press: Press) -> None:
    await press("ctrl+r")
    assert "nothing to do again" in status(app)
    await press("a", "u", "ctrl+r")
    assert "6 undecided" in text(app)
    assert [one.action for one in kept()] == [Action.ACCEPT, Action.UNDO, Action.REDO]


@action("history")
async def _(app: FakeApp, press: Press) -> None:
    await press("H")
    assert "nobody has decided anything on this row" in text(app)
    await press("escape", "a", "k", "!", "u", "H")
    assert isinstance(app.screen, HistoryScreen)
    shown = text(app)
    assert shown.index("undone") < shown.index("flagged (undone)") < shown.index("accepted")


@action("save")
async def _(app: FakeApp, press: Press) -> None:
    await press("e", "ctrl+s")
    assert "the note is empty" in status(app)
    await press(*"why", "ctrl+s")
    assert [one.value for one in kept()] == ["why"]


@action("export")
async def _(app: FakeApp, press: Press) -> None:
    await press("a", "E")
    assert isinstance(app.screen, ExportScreen)
    assert "7 rows, 1 of them accepted" in text(app)
    await press("right", "right", "down", "right")
    assert "Markdown" in text(app)
    assert "only the 1 that are accepted" in text(app)
    assert "ister.md" in text(app)
    target = Path("out.md").absolute()
    await press("down", "ctrl+u")
    app.post_message(events.Paste(str(target)))
    await press("enter")
    await app.workers.wait_for_complete()
    await press()
    assert f"written: {target}"[:60] in status(app)
    words = target.read_text(encoding="utf-8")
    assert "Varland and Medra agreed" in words
    assert "soldiers" not in words
    target.write_text("mine")
    await press("E", "down", "down", "ctrl+u", *"out.md", "enter")
    assert "out.md is there already" in status(app)
    await press("n", "enter")
    assert "nothing was written" in status(app)
    assert target.read_text() == "mine"


@pytest.mark.parametrize("name", CHECKS)
async def test_the_action_does_what_its_help_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = FakeApp()
    async with app.run_test(size=(100, 36)) as pilot:
        await ready(pilot)
        await CHECKS[name](app, pressing(pilot))


def test_the_time_of_a_decision_has_as_much_of_the_date_as_is_not_today_s() -> None:
    at = datetime(2031, 6, 3, 14, 2, tzinfo=UTC)
    one = Decision("1", 1, at, "ana", Action.ACCEPT, ())
    assert when(one, at, UTC) == "14:02"
    assert when(one, at, timezone(timedelta(hours=2))) == "16:02"
    assert when(one, at + timedelta(days=1), UTC) == "3 Jun 14:02"
    assert when(one, at + timedelta(days=300), UTC) == "3 Jun 2031 14:02"
