"""What the editors decided: handed to the store, and laid over what is shown once the store has it."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from textual.driver import Driver
from textual.worker import Worker, WorkerState

from extract.model import Comparison, Problem, Row
from extract.settings import Settings
from tui import messages
from tui.keeper import Keeper
from tui.working import Working

if TYPE_CHECKING:
    from extract.review.model import Decision, Reviewed


@dataclass(frozen=True, slots=True)
class Pending:
    """A decision that was made and is not shown yet, with the rows that it was made on."""

    decision: Decision
    rows: frozenset[str]
    kept: bool = False


class Reviewing(Working):
    """The review of what is open. Decisions are shown as pending until they are on disk and laid over the rows."""

    def __init__(
        self, paths: Sequence[str], settings: Settings, stdin: BinaryIO | None, driver: type[Driver] | None
    ) -> None:
        super().__init__(paths, settings, stdin, driver)
        self.editor = settings.editor or login_name()
        self.reviewed: Reviewed | None = None
        self.not_kept = ""  # why decisions are not kept at present
        self.keeper = Keeper(settings.database, self.post_message)
        self._decisions: dict[str, Decision] = {}  # those on what is open, by id
        self._pending: dict[str, Pending] = {}  # by the decision's id
        self._base: Comparison | None = None  # what the decisions are laid over
        self._asked: Comparison | None = None  # for which the store was asked
        self._laying: Worker[None] | None = None
        self._leaving = False

    def show_reviewed(self, reviewed: Reviewed) -> None:
        """Show ``reviewed`` at the place in which the user is."""
        raise NotImplementedError

    def show_undecided(self, comparison: Comparison) -> None:
        """Show ``comparison`` without what was decided."""
        raise NotImplementedError

    def show_pending(self, rows: frozenset[str]) -> None:
        """Show that something is decided on these rows that is not kept yet."""
        raise NotImplementedError

    # Deciding

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Everything that was decided on what is open, those that are not kept yet last."""
        waiting = (one.decision for one in self._pending.values() if one.decision.id not in self._decisions)
        return (*self._decisions.values(), *waiting)

    def decide(self, drafts: Sequence[Decision], rows: Iterable[Row]) -> None:
        """Hand ``drafts`` to the store; they are on ``rows``."""
        ids = frozenset(row.id for row in rows)
        for one in drafts:
            self._pending[one.id] = Pending(one, ids)
        self.keeper.keep(drafts)
        self._show_pending()

    @property
    def busy(self) -> bool:
        """Whether something that was decided is not on the screen yet."""
        asking = self._asked is not self._base and not self.not_kept
        return bool(self._pending) or self._laying is not None or asking

    def waiting(self, row: Row) -> list[Decision]:
        """What was decided on ``row`` and is not shown yet, in order."""
        return [one.decision for one in self._pending.values() if row.id in one.rows]

    def rows_of(self, turns: Sequence[Decision]) -> list[Row]:
        """The rows on which the decisions were made that ``turns`` take back or make again."""
        targets = {one.target for one in turns}
        if self.reviewed is None:
            return []
        waiting = frozenset[str]().union(*(one.rows for name, one in self._pending.items() if name in targets))
        reviews = self.reviewed.rows
        return [
            row
            for row in self.reviewed.comparison.rows
            if row.id in waiting or any(one.id in targets for one in reviews[row.id].history)
        ]

    def _show_pending(self) -> None:
        self.show_pending(frozenset[str]().union(*(one.rows for one in self._pending.values())))

    def on_decisions_kept(self, message: messages.DecisionsKept) -> None:
        for one in message.decisions:
            self._decisions[one.id] = one
            if one.id in self._pending:
                self._pending[one.id] = Pending(one, self._pending[one.id].rows, kept=True)
        self._tell(message.decisions)
        self._leave_when_kept()
        self.lay_over()

    def on_decisions_not_kept(self, message: messages.DecisionsNotKept) -> None:
        for one in message.decisions:
            self._pending.pop(one.id, None)
        problem = Problem("decisions", message.reason)
        if problem not in self.problems:
            self.problems.append(problem)
        self.say(f"not kept: {message.reason}", "error")
        self._leaving = False
        self._show_pending()
        self.refresh_bars()

    def on_decisions_seen(self, message: messages.DecisionsSeen) -> None:
        new = [one for one in self._of_these_stories(message.decisions) if one.id not in self._decisions]
        if new:
            self._decisions |= {one.id: one for one in new}
            others = [one for one in new if one.id not in self._pending]
            self._tell(others)
            self.lay_over()

    def _of_these_stories(self, decisions: Sequence[Decision]) -> list[Decision]:
        """Those that may be on what is open; laying them over will tell for sure."""
        own = self.reviewed.references.values() if self.reviewed else ()
        stories, prints = {one.story for one in own} - {""}, {one.print for one in own}
        heads = {one.headline for one in own if not one.story} - {""}
        return [
            decision
            for decision in decisions
            if any(one.story in stories or one.print in prints or one.headline in heads for one in decision.statements)
        ]

    def _tell(self, decisions: Sequence[Decision]) -> None:
        from tui.drawing.decisions import told

        if decisions:
            titles = {topic.key: topic.title for topic in self._base.topics} if self._base else {}
            self.say(told(decisions, titles, self._decisions, self.editor))
            self.refresh_bars()

    def on_store_state(self, message: messages.StoreState) -> None:
        self.not_kept = message.problem
        for words in (message.problem, *message.notices):
            if words and Problem("decisions", words) not in self.problems:
                self.problems.append(Problem("decisions", words))
                self.say(words, "error")
        if self._asked is not self._base:  # the store was not open yet, or could not be read
            self.lay_over()
        self.refresh_bars()

    # Leaving

    def leave(self) -> None:
        """End the program once everything that was decided is kept; asked again, at once."""
        self._leaving, again = True, self._leaving
        if again:
            self.exit()
        else:
            self._leave_when_kept()

    def _leave_when_kept(self) -> None:
        if self._leaving and all(one.kept for one in self._pending.values()):
            self.exit()
        elif self._leaving:
            self.say("keeping what was decided; again to leave without")

    def on_unmount(self) -> None:
        self.keeper.stop()

    # Laying over

    def show_comparison(self, comparison: Comparison) -> None:
        self._base = comparison
        self.lay_over()

    def lay_over(self) -> None:
        """Lay what was decided over what is shown, in a thread; while one such run goes on, the next one waits."""
        if self._laying is None and self._base is not None:
            self._laying = self.run_worker(
                self._lay_over, thread=True, group="laying over what was decided", exit_on_error=False
            )

    def _lay_over(self) -> None:
        from extract.review.overlay import lay_over
        from extract.review.references import asked_for
        from extract.topics import load_topics

        base, decisions, earlier = self._base, dict(self._decisions), self.reviewed
        assert base is not None
        if base is not self._asked:
            found = self.keeper.about(asked_for(base))
            decisions = {one.id: one for one in (*self._from_desk_files(), *(found or ()))} | decisions
            asked = found is not None
        else:
            asked = True
        reviewed = lay_over(base, decisions.values(), load_topics(), earlier)
        self.post_message(messages.LaidOver(base, reviewed, tuple(decisions.values()), asked))

    def _from_desk_files(self) -> list[Decision]:
        """The decisions in the desk files that are open; those that the store has too count as the store's."""
        from extract.review.deskfile import opened_decisions

        found = []
        for item in opened_decisions(self.paths, self.settings):
            if not isinstance(item, Problem):
                found.append(item)
            elif item not in self.problems:
                self.post_message(messages.ProblemFound(item))
        return found

    def on_laid_over(self, message: messages.LaidOver) -> None:
        laid = {one.id for one in message.decisions}
        if message.asked:
            self._asked = message.base
        self._decisions = {one.id: one for one in message.decisions} | self._decisions
        if message.base is self._base:
            self.reviewed = message.reviewed
            self._pending = {name: one for name, one in self._pending.items() if name not in laid}
            self.show_reviewed(message.reviewed)
            self._show_pending()
        self._laying = None
        if message.base is not self._base or len(laid) < len(self._decisions):
            self.lay_over()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.worker is self._laying and event.state in (WorkerState.ERROR, WorkerState.CANCELLED):
            self._laying = None
            if self._base is not None:  # by our own mistake, which is told: the rows are better than nothing
                self.reviewed, self._pending = None, {}
                self.show_undecided(self._base)

    # Export

    def export(self, form: str, accepted_only: bool, path: Path, replace: bool) -> None:
        """Write what is open to ``path``, in a thread; Exported says what became of it."""

        def run() -> None:
            from extract.export.place import PlaceError
            from tui.work import export

            try:
                export(self.compare_now(datetime.now(UTC)), decisions, form, accepted_only, path, replace)
            except PlaceError as error:
                self.post_message(messages.Exported(path, str(error)))
            except Exception as error:  # by our own mistake, which is reported; the form must not wait for ever
                self.post_message(messages.Exported(path, "the export failed; nothing was written"))
                self.post_message(messages.WorkFailed("export", error, ""))
            else:
                self.post_message(messages.Exported(path))

        decisions = tuple(self._decisions.values())
        self.run_worker(run, thread=True, group="export", exit_on_error=False)


def login_name() -> str:
    """The name of whoever is logged in; "editor" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "editor"
