"""Decisions between the screen and the store: kept or refused, others' and one's own, from one run to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from textual.pilot import Pilot

from extract.review import deciding
from extract.review.model import Decision, Reference
from extract.review.store import Store, open_store
from extract.settings import Settings, data_folder
from tests.tui.fake import FakeApp, ready, settled, text
from tests.tui.story import comparison
from tests.tui.test_deciding import kept, pressing, status


def ben(app: FakeApp, decide: Callable[..., tuple[Decision, ...]], *rows: int) -> None:
    """Have another program keep what Ben decides on rows of the screen, by number."""
    assert app.reviewed is not None
    with open_store() as store:
        store.append(decide(app.reviewed, [app.view.entries[number].row for number in rows], "ben"))


async def until(pilot: Pilot[None], holds: Callable[[], bool], seconds: float = 10) -> float:
    """Wait until something ``holds``; returns for how long."""
    start = monotonic()
    while not holds():
        assert monotonic() - start < seconds
        await pilot.pause(0.02)
    return monotonic() - start


async def test_what_another_editor_decides_is_shown_with_the_name_within_two_seconds() -> None:
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pilot.press("j", "l")
        ben(app, deciding.accept, 0)
        waited = await until(pilot, lambda: "ben: accepted: Varland and Medra" in status(app))
        await settled(pilot)
        assert "6 undecided" in text(app)
        assert app.view.cursor == 1
        assert app.view.pane == 1
        assert waited < 2
        await pilot.press("k")
        assert "✓ accepted by ben" in text(app)


async def test_two_editors_who_disagree_are_both_shown_and_the_later_one_stands() -> None:
    app = FakeApp()
    async with app.run_test(size=(160, 30)) as pilot:
        await ready(pilot)
        await pressing(pilot)("j", "a", "k")
        ben(app, deciding.reject, 1)
        await until(pilot, lambda: "ben: rejected" in status(app))
        await settled(pilot)
        shown = text(app)
        assert "⇄" in shown
        assert "accepted by ana" in shown
        assert "rejected by ben" in shown
        assert "the later one stands" in shown
        await pressing(pilot)("H")
        assert "contradicted" in text(app)


async def test_a_decision_on_another_story_is_not_told() -> None:
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        assert app.reviewed is not None
        (draft,) = deciding.flag(app.reviewed, [app.view.entries[0].row], "ben")
        other = [tuple(_elsewhere(one) for one in side) for side in draft.sides]
        with open_store() as store:
            store.append([replace(draft, sides=tuple(other))])
        await pilot.pause(1.5)
        assert "ben" not in text(app)
        assert not app.decisions


def _elsewhere(reference: Reference) -> Reference:
    return replace(reference, story="elsewhere", headline="elsewhere", print="0", agency="elsewhere")


async def test_decisions_are_there_in_the_next_run_and_can_be_undone_in_it() -> None:
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pressing(pilot)("a", "r", "e", *"why?", "ctrl+s")
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        assert "✓" in text(app)
        assert len(app.view.entries) == 9
        await pressing(pilot)("u", "u", "u")
        assert len(app.view.entries) == 7
        assert "7 undecided" in text(app)
        assert len(kept()) == 6


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A folder for the store that cannot be made: a file stands in its place."""
    (tmp_path / "place").write_text("a file")
    return tmp_path / "place"


async def test_a_decision_that_cannot_be_kept_is_taken_back_and_the_title_says_so(nowhere: Path) -> None:
    app = FakeApp(Settings(database=f"sqlite:///{nowhere / 'decisions.db'}"))
    async with app.run_test(size=(120, 30)) as pilot:
        await ready(pilot)
        assert "decisions are not kept" in text(app).splitlines()[0]
        await pressing(pilot)("a")
        assert "not kept" in status(app)
        await pressing(pilot)("j", "k")
        shown = text(app)
        assert "decisions are not kept" in shown.splitlines()[0]
        assert "✓" not in shown
        assert "…  " not in shown
        assert "7 undecided" in shown
        nowhere.unlink()
        await pressing(pilot)("g", "a")
        assert "6 undecided" in text(app)
        assert "decisions are not kept" not in text(app)
        await pressing(pilot)("F", "G")
        assert "decisions.db" in text(app)


async def test_a_setting_that_names_no_database_is_told_and_the_rows_are_shown() -> None:
    app = FakeApp(Settings(database="oracle://db"))
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: app.compare_screen.view is not None)
        await pilot.pause()
        assert "decisions are not kept" in text(app)
        assert len(app.view.entries) == 7
        await pilot.press("a")
        await until(pilot, lambda: "not kept: database" in status(app))


async def test_a_damaged_file_is_told() -> None:
    data_folder().mkdir(parents=True)
    (data_folder() / "decisions.db").write_bytes(b"no database" * 400)
    app = FakeApp()
    async with app.run_test(size=(160, 30)) as pilot:
        await ready(pilot)
        assert any("was damaged; it is kept as decisions.db.damaged" in one.reason for one in app.problems)
        assert "decisions are not kept" not in text(app)


async def test_rows_do_not_wait_for_a_store_that_is_slow_to_open(monkeypatch: pytest.MonkeyPatch) -> None:
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pressing(pilot)("a")
    let = Event()

    def slow(database: str) -> Store:
        let.wait(10)
        return open_store(database)

    monkeypatch.setattr("extract.review.store.open_store", slow)
    monkeypatch.setattr("tui.keeper._PATIENCE", 0.05)
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.compare_screen.view is not None)
        await pilot.pause()
        assert "7 undecided" in text(app)
        await pilot.press("j", "!")
        await pilot.pause(0.1)
        assert "not kept yet" in text(app)
        let.set()
        await settled(pilot)
        assert "6 undecided" in text(app)
        assert "flagged by ana" in text(app)


async def test_the_program_ends_when_what_was_decided_is_kept() -> None:
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        let, keep = Event(), app.keeper._keep
        app.keeper._keep = lambda drafts: (let.wait(10), keep(drafts))[1]  # type: ignore[method-assign]
        await pilot.press("a", "q")
        await pilot.pause(0.1)
        assert app.is_running
        assert "keeping what was decided" in status(app)
        let.set()
        await until(pilot, lambda: not app.is_running or app._exit)
    assert len(kept()) == 1


async def test_where_the_decisions_cannot_be_laid_over_the_rows_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    failures = []
    monkeypatch.setattr("extract.review.overlay.lay_over", broken)
    monkeypatch.setattr(FakeApp, "failed", lambda app, during, error, path="": failures.append(during))
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.compare_screen.view is not None)
        await pilot.press("a")
        await pilot.pause()
        assert "what was decided before is still being read" in status(app)
    assert failures == ["laying over what was decided"]


async def test_what_was_decided_on_words_that_are_gone_is_in_the_history() -> None:
    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pressing(pilot)("a", "a")
    made = comparison()
    left = tuple(replace(topic, rows=topic.rows[1:]) if topic.key == "water" else topic for topic in made.topics)
    app = FakeApp(comparison=replace(made, topics=left))
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pressing(pilot)("H")
        shown = text(app)
        heading = shown.index("On words that are in the copy no longer")
        assert shown.index("As for the character", 100) < heading < shown.index("Varland and Medra agreed")
