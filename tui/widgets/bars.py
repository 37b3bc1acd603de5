"""The single lines at the top and the bottom: title, topics, status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from extract.model import TopicRows
from tui.drawing.text import Line, Run, between, plain, width
from tui.views.view import TopicCount, View
from tui.widgets.lines import Lines


class Bar(Lines):
    """One line: something at the left, something at the right, the left cut first where both do not fit."""

    DEFAULT_CSS = "Bar { height: 1; }"
    background = "bar"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.left: Line = ()
        self.right: Line = ()

    def show(self, left: Line, right: Line) -> None:
        self.left, self.right = left, right
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Line]:
        return [between(self.left, self.right, width, self.wireside.marks.ellipsis, role="bar")]


class Banner(Lines):
    """Kills, corrections and embargoes, which no one must miss; without any it takes no line."""

    DEFAULT_CSS = "Banner { height: 0; }"
    background = "alert"

    def __init__(self) -> None:
        super().__init__("banner")
        self.alerts: Sequence[str] = ()

    def show(self, alerts: Sequence[str]) -> None:
        if tuple(alerts) != tuple(self.alerts):
            self.alerts = tuple(alerts)
            self.styles.height = min(1, len(self.alerts))
            self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Line]:
        marks = self.wireside.marks
        more = f"+{len(self.alerts) - 1} more: {self.wireside.key_for('files')} " if len(self.alerts) > 1 else ""
        first = [Run(f" {marks.correction} {plain(alert)}", "alert") for alert in self.alerts[:1]]
        return [between(first, (Run(more, "alert"),), width, marks.ellipsis, role="alert")]


class TopicBar(Lines):
    """The topics by number, with their rows, how many of them differ and how many are left to decide once some are.

    The one in which the user is stands out.
    """

    DEFAULT_CSS = "TopicBar { height: 1; }"
    background = "topic"

    def __init__(self) -> None:
        super().__init__("topics")
        self.view: View | None = None
        self.active = False  # the keys go here

    def show(self, view: View) -> None:
        self.view = view
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Line]:
        if self.view is None:
            return []
        here = self.view.entry.topic.key if self.view.entry else ""
        items = [self._item(count, count.topic.key == here) for count in self.view.topics]
        current = next((n for n, count in enumerate(self.view.topics) if count.topic.key == here), 0)
        marks = self.wireside.marks
        sign = (Run(marks.cursor, "cursor"),) if self.active else ()
        return [(*sign, *_window(items, current, width - len(sign), marks.left, marks.right))]

    @dataclass
    class Clicked(Message):
        """A topic was clicked."""

        topic: TopicRows

    def on_click(self, event: events.Click) -> None:
        event.stop()
        topic = self.topic_at(event.x)
        if topic is not None:
            self.post_message(self.Clicked(topic))

    def topic_at(self, x: int) -> TopicRows | None:
        """The topic whose words are at column ``x``."""
        end = 0
        for drawn in self.lines(self.size.width, 1):
            for run in drawn:
                end += width((run,))
                if x < end and self.view:
                    named = (count.topic for count in self.view.topics if self._item(count, False).text == run.text)
                    return next(named, None)
        return None

    def _item(self, count: TopicCount, here: bool) -> Run:
        marks = self.wireside.marks
        unlike = f" {marks.differs}{count.differing}" if count.differing else ""
        if count.undecided < count.rows:  # somebody has begun on it
            unlike += f" {marks.undecided}{count.undecided}" if count.undecided else f" {marks.accepted}"
        words = f"{count.key} {plain(count.topic.title)}".strip()
        return Run(f" {words} {count.rows}{unlike} ", "topic.here" if here else "topic")


def _window(items: Sequence[Run], current: int, cells: int, left: str, right: str) -> Line:
    """As many of ``items`` as fit around the current one, with a sign where some are left out."""
    first = 0
    while first < current and width(items[first : current + 1]) > cells - 4:
        first += 1
    shown: list[Run] = [Run(left, "topic")] if first else []
    for number in range(first, len(items)):
        spare = 1 if number + 1 < len(items) else 0
        if width([*shown, items[number]]) > cells - spare and number > current:
            return (*shown, Run(right, "topic"))
        shown.append(items[number])
    return tuple(shown)
