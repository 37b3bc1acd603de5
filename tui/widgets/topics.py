"""The side bar: the topics one below the other, with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from extract.model import TopicRows
from tui.drawing.text import Line, Run, between, fit, plain
from tui.views.view import TopicCount, View
from tui.widgets.lines import Lines


class TopicList(Lines):
    """Each topic with its rows, how many differ, and how many are left to decide once something is decided."""

    DEFAULT_CSS = "TopicList { width: 34; height: 1fr; display: none; }"

    def __init__(self) -> None:
        super().__init__("side")
        self.view: View | None = None
        self.active = False  # the keys go here
        self._top = 0

    def show(self, view: View) -> None:
        self.view = view
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Line]:
        if self.view is None:
            return []
        marks = self.wireside.marks
        here = self.view.entry.topic.key if self.view.entry else ""
        counts = self.view.topics
        current = next((number for number, count in enumerate(counts) if count.topic.key == here), 0)
        self._top = min(max(self._top, current - height + 2), current)
        begun = any(count.undecided < count.rows for count in counts)
        names = f" rows {marks.differs:>3}{' left' * begun} "
        name = Run(" topics ", "pane.here" if self.active else "pane")
        right = (Run(names, "dim"), Run(marks.horizontal, "rule"))
        head = between((name,), right, width - 1, marks.ellipsis, marks.horizontal, "rule")
        drawn = [(*head, Run(marks.joint, "rule"))]
        for count in counts[self._top :]:
            at_this = count.topic.key == here
            line = self._line(count, at_this, width - 1, begun)
            drawn.append((*line, Run(marks.vertical, "rule")))
        return [*drawn, *[(Run(" " * (width - 1)), Run(marks.vertical, "rule"))] * (height - len(drawn))]

    def _line(self, count: TopicCount, here: bool, width: int, begun: bool) -> Line:
        marks, role = self.wireside.marks, "topic.here" if here else "text"
        sign = Run(marks.cursor if here else " ", "cursor" if self.active else "dim")
        figures = f"{count.rows:>5}{count.differing or '':>4}{f'{count.undecided:>5}' * begun} "
        left = (Run(f"{count.key or ' '} {plain(count.topic.title)} ", role),)
        return (sign, *fit(between(left, (Run(f"{figures} ", role),), width - 1, marks.ellipsis, role=role), width - 1))

    @dataclass
    class Clicked(Message):
        """A topic was clicked."""

        topic: TopicRows

    def on_click(self, event: events.Click) -> None:
        event.stop()
        number = self._top + event.y - 1
        if self.view and event.y and number < len(self.view.topics):
            self.post_message(self.Clicked(self.view.topics[number].topic))
