"""The timeline: who had what first."""

from __future__ import annotations

from tui.actions import Where
from tui.drawing.text import Line, Run
from tui.screens.document import DocumentScreen
from tui.views.timeline import moment_lines, moments
from tui.views.view import View
from tui.widgets.document import Content


class TimelineScreen(DocumentScreen):
    """The rows in the order of time; opening one leads to it."""

    where = Where.LIST
    opens = "row"

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self.moments = moments(view)
        here = view.entry.row.id if view.entry else ""
        self.cursor = next((n for n, moment in enumerate(self.moments) if moment.row.id == here), 0)

    def items(self) -> int:
        return len(self.moments)

    def heading(self) -> Line:
        return (Run(" timeline ", "bar.strong"), Run(" who had it first, by the times that the copy gives", "bar"))

    def place(self) -> Line:
        return (Run(f"{self.cursor + 1}/{len(self.moments)} ", "bar"),)

    def build(self, width: int) -> Content:
        lines: list[Line] = []
        here, starts = None, []
        for number, moment in enumerate(self.moments):
            drawn = moment_lines(moment, width, self.wireside.marks)
            if number == self.cursor:
                here = (len(lines), len(lines) + len(drawn) - 1)
            starts.append(len(lines))
            lines += drawn
        return Content(lines, here, starts)

    def do_open(self, times: int) -> None:
        if self.moments:
            self.wireside.go_to_row(self.moments[self.cursor].row.lead)
