"""Who decided what on a row, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.model import Row
from tui.actions import Where
from tui.drawing.decisions import quoted, what, when
from tui.drawing.text import Line, Run, between, plain, wrap
from tui.screens.document import DocumentScreen
from tui.widgets.document import Content

if TYPE_CHECKING:
    from extract.review.model import Reviewed


class HistoryScreen(DocumentScreen):
    """Every decision on the statements of a row, undone ones too, the last one first; then those without a place."""

    where = Where.LIST
    opens = ""

    def __init__(self, row: Row, reviewed: Reviewed) -> None:
        super().__init__()
        self.row = row
        self._take(reviewed)

    def _take(self, reviewed: Reviewed) -> None:
        review = reviewed.rows[self.row.id]
        self.standing = reviewed.standing
        self.history = (*reversed(review.history), *reversed(reviewed.unplaced))
        self.placed = len(review.history)
        self.against = {one.id for one in review.conflict}
        self.titles = {topic.key: topic.title for topic in reviewed.comparison.topics}

    def review_changed(self, reviewed: Reviewed) -> None:
        if self.row.id in reviewed.rows:
            self._take(reviewed)
            self.show()

    def items(self) -> int:
        return len(self.history)

    def heading(self) -> Line:
        lead = next(one for one in self.row.statements if one.id == self.row.lead)
        return (Run(" history ", "bar.strong"), Run(f" of {plain(lead.words)}", "bar"))

    def place(self) -> Line:
        return (Run(f"{self.cursor + 1}/{len(self.history)} ", "bar"),) if self.history else ()

    def build(self, width: int) -> Content:
        marks = self.wireside.marks
        lines: list[Line] = []
        here, starts = None, []
        if not self.placed:
            lines += [(Run("nobody has decided anything on this row", "dim"),), ()]
        for number, one in enumerate(self.history):
            if number == self.placed:
                lines += [(Run("On words that are in the copy no longer", "heading"),), ()]
            starts.append(start := len(lines))
            stands = one.id in self.standing or one.action in ("undo", "redo")
            words = [Run(f"{what(one, self.titles)}", "speaker" if stands else "dim")]
            words += [] if stands else [Run(" (undone)", "dim")]
            words += [Run(f" {marks.conflict} contradicted", "differs")] if one.id in self.against else []
            version = next((reference.version for reference in one.statements if reference.version), "")
            on = f"  on version {plain(version)}" if version else ""
            lines.append(between(words, [Run(f"{plain(one.editor)}  {when(one)}{on}", "dim")], width, marks.ellipsis))
            for text in one.value.splitlines() if one.action == "note" else [quoted(one)]:
                lines += [(Run("  "), *line) for line in wrap([Run(plain(text))], width - 2)] or [()]
            if number == self.cursor:
                here = (start, len(lines) - 1)
            lines.append(())
        return Content(lines, here, starts)
