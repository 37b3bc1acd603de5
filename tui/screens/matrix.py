"""The coverage matrix: topics by accounts."""

from __future__ import annotations

from tui.actions import Where
from tui.drawing.text import Line, Run
from tui.screens.document import DocumentScreen
from tui.views.coverage import columns_in_view, coverage, coverage_lines
from tui.views.view import View
from tui.widgets.document import Content


class MatrixScreen(DocumentScreen):
    """How many rows each account has on each topic; opening a cell leads to its first row."""

    where = Where.MATRIX
    opens = "row"

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self.table = coverage(view)
        self.account = view.pane
        self.cursor = next(
            (n for n, count in enumerate(view.topics) if view.entry and count.topic is view.entry.topic), 0
        )
        self._first = 0

    def items(self) -> int:
        return len(self.table.topics)

    def heading(self) -> Line:
        return (Run(" coverage ", "bar.strong"), Run(f" rows by topic and {self.view.comparison.by}", "bar"))

    def build(self, width: int) -> Content:
        fitting = columns_in_view(width)
        self._first = min(max(self._first, self.account - fitting + 1), self.account)
        here = (self.cursor, self.account)
        lines = coverage_lines(self.table, width, self._first, here, self.wireside.marks)
        return Content(lines, (self.cursor + 1, self.cursor + 1), range(1, len(lines)))

    def do_pane_left(self, times: int) -> None:
        self._to_account(self.account - times)

    def do_pane_right(self, times: int) -> None:
        self._to_account(self.account + times)

    def _to_account(self, account: int) -> None:
        self.account = max(0, min(account, len(self.table.accounts) - 1))
        self.show()

    def do_open(self, times: int) -> None:
        """The first row that the account has on the topic."""
        key = self.view.comparison.accounts[self.account].key
        topic = self.view.topics[self.cursor].topic
        for number, entry in enumerate(self.view.entries):
            if entry.topic is topic and entry.row.cell(key):
                self.wireside.go_to(self.view.at(number).in_pane(self.account))
                return
        self.wireside.say(f"{self.table.accounts[self.account]} has nothing on {self.table.topics[self.cursor]}")
