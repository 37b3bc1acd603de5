"""The keys with which an editor decides on the rows of the main screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from extract.model import Row
from tui.screens.keyed import KeyedScreen
from tui.views.view import View

if TYPE_CHECKING:
    from extract.review.model import Decision, Reviewed

Decide = Callable[["Reviewed", Sequence[Row]], Sequence["Decision"]]
_TOO_EARLY = "what was decided before is still being read"


class Deciding(KeyedScreen):
    """Decisions go to the rows that are marked; without any, to the one under the cursor or as many as are counted."""

    view: View | None

    def move(self, view: View | None, otherwise: str = "") -> None:
        raise NotImplementedError

    def go_to_statement(self, statement: str) -> None:
        raise NotImplementedError

    def rows(self, times: int = 1) -> list[Row]:
        """The rows that a decision goes to."""
        if self.view is None:
            return []
        marked = [row for row in self.view.comparison.rows if row.id in self.view.marked]
        under = {entry.row.id: entry.row for entry in self.view.entries[self.view.cursor : self.view.cursor + times]}
        return marked or list(under.values())

    def _decide(self, decide: Decide, rows: Sequence[Row], otherwise: str = "", go_on: bool = False) -> None:
        """Hand over what ``decide`` makes of ``rows``; where it makes nothing, say ``otherwise``.

        To ``go_on`` is to leave the rows for the next one.
        """
        reviewed = self.wireside.reviewed
        if self.view is None or not rows:
            return
        if reviewed is None or reviewed.comparison is not self.view.comparison:
            self.wireside.say(_TOO_EARLY)
            return
        drafts = decide(reviewed, rows)
        if not drafts:
            self.wireside.say(otherwise)
            return
        self.wireside.decide(drafts, rows)
        view = self.view.marking(frozenset())
        self.move(view.beyond({row.id for row in rows}) if go_on else view)

    @property
    def _editor(self) -> str:
        return self.wireside.editor

    def do_accept(self, times: int) -> None:
        from extract.review import deciding

        self._decide(lambda reviewed, rows: deciding.accept(reviewed, rows, self._editor), self.rows(times), go_on=True)

    def do_reject(self, times: int) -> None:
        from extract.review import deciding

        self._decide(
            lambda reviewed, rows: deciding.reject(reviewed, rows, self._editor),
            [row for row in self.rows(times) if not row.exclusive] or self.rows(times),
            "only one account has this: there is nothing to set apart",
            go_on=True,
        )

    def do_mark(self, times: int) -> None:
        if self.view is None or not self.view.entries:
            return
        rows = {entry.row.id for entry in self.view.entries[self.view.cursor : self.view.cursor + times]}
        marked = self.view.marked - rows if rows <= self.view.marked else self.view.marked | rows
        self.wireside.say(f"{len(marked)} marked" if marked else "none marked")
        self.move(self.view.marking(marked).at(self.view.cursor + times))

    def unmark(self) -> bool:
        """Take off all marks; False where there were none."""
        if self.view is None or not self.view.marked:
            return False
        self.move(self.view.marking(frozenset()))
        return True

    def do_merge(self, times: int) -> None:
        from extract.review import deciding

        key = self.wireside.key_for("mark")
        rows = self.rows()
        self._decide(
            lambda reviewed, rows: deciding.merge(reviewed, rows, self._editor),
            rows,
            f"mark two rows or more with {key} to make them one",
        )
        if len(rows) > 1:
            self.go_to_statement(rows[0].lead)  # where the merged row will be

    def do_split(self, times: int) -> None:
        from extract.review import deciding

        cell = self._cell()
        if cell is None:
            self.wireside.say("this account has nothing in this row")
            return
        self._decide(
            lambda reviewed, rows: deciding.split(reviewed, rows[0], cell, self._editor),
            self._under(),
            "only one account has this: there is nothing to split off",
        )

    def do_lead(self, times: int) -> None:
        from extract.review import deciding

        cell = self._cell()
        if cell is None:
            self.wireside.say("this account has nothing in this row")
            return
        self._decide(lambda reviewed, rows: deciding.lead(reviewed, rows[0], cell[0], self._editor), self._under())

    def _under(self) -> list[Row]:
        return [self.view.entry.row] if self.view and self.view.entry else []

    def _cell(self) -> list[str] | None:
        """The ids of the statements in the focused pane."""
        if self.view is None or self.view.entry is None:
            return None
        cell = self.view.entry.row.cell(self.view.comparison.accounts[self.view.pane].key)
        return [one.id for one in cell.statements] if cell else None

    def do_flag(self, times: int) -> None:
        from extract.review import deciding

        rows = self.rows(times)
        open_ = [row for row in rows if not self._flagged(row)]
        if open_:
            self._decide(lambda reviewed, rows: deciding.flag(reviewed, rows, self._editor), open_)
        else:
            self._decide(lambda reviewed, rows: deciding.unflag(reviewed, rows, self._editor), rows)

    def _flagged(self, row: Row) -> bool:
        """Whether ``row`` has a flag, or will have one when what waits is kept."""
        waiting = [one.action for one in self.wireside.waiting(row) if one.action in ("flag", "unflag")]
        if waiting:
            return waiting[-1] == "flag"
        review = self.view.reviews.get(row.id) if self.view else None
        return review is not None and review.flagged is not None

    def do_note(self, times: int) -> None:
        from tui.screens.note import NoteScreen

        rows = self.rows(times)
        if not rows or self.view is None:
            return
        review = self.view.reviews.get(rows[0].id) if len(rows) == 1 else None

        def save(words: str) -> None:
            self._note(words, rows)

        self.wireside.push_screen(NoteScreen(rows, review.notes if review else (), save))

    def _note(self, words: str, rows: Sequence[Row]) -> None:
        from extract.review import deciding

        self._decide(lambda reviewed, rows: deciding.note(reviewed, rows, words, self._editor), rows, "an empty note")

    def do_move(self, times: int) -> None:
        from tui.palette import Palette, TopicProvider

        if self.rows(times):
            self._moving = self.rows(times)
            self.wireside.push_screen(Palette(providers=[TopicProvider], placeholder="which topic"))

    def move_to(self, topic: str) -> None:
        """Put the rows for which a topic was asked under the ``topic`` with this key."""
        from extract.review import deciding

        self._decide(
            lambda reviewed, rows: deciding.move(reviewed, rows, topic, self._editor), self._moving, go_on=True
        )

    _moving: Sequence[Row] = ()  # the rows for which a topic is asked

    def do_undo(self, times: int) -> None:
        from extract.review import deciding

        self._turn(deciding.undo, times, "you have decided nothing here that could be undone")

    def do_redo(self, times: int) -> None:
        from extract.review import deciding

        self._turn(deciding.redo, times, "nothing to do again")

    def _turn(
        self,
        turn: Callable[[Iterable[Decision], str], tuple[Decision, ...]],
        times: int,
        otherwise: str,
    ) -> None:
        """Take decisions back or make them again, and go where the last of them was made."""
        for number in range(times):
            drafts = turn(self.wireside.decisions, self._editor)
            if not drafts:
                if not number:
                    self.wireside.say(otherwise)
                return
            rows = self.wireside.rows_of(drafts)
            self.wireside.decide(drafts, rows)
            if rows:
                self.go_to_statement(rows[0].lead)

    def do_history(self, times: int) -> None:
        from tui.screens.history import HistoryScreen

        reviewed = self.wireside.reviewed
        if reviewed is None or self.view is None or reviewed.comparison is not self.view.comparison:
            self.wireside.say(_TOO_EARLY)
        elif self.view.entry:
            self.wireside.push_screen(HistoryScreen(self.view.entry.row, reviewed))

    def do_export(self, times: int) -> None:
        from tui.screens.export import ExportScreen

        if self.wireside.reviewed is None:
            self.wireside.say(_TOO_EARLY)
        else:
            self.wireside.push_screen(ExportScreen(self.wireside.reviewed))
