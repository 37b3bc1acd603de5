"""Lines that scroll, with an item here and there to stand on: the full text, the lists, the help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.geometry import Offset
from textual.message import Message

from tui.drawing.text import Line, Run
from tui.widgets.lines import Lines


class Content(NamedTuple):
    """What a document shows at some width: its lines, and the first and last line of the item under the cursor.

    ``items`` are the lines on which the items start, where a click can go to them.
    """

    lines: Sequence[Line]
    here: tuple[int, int] | None = None
    items: Sequence[int] = ()


class Document(Lines):
    """Shows what ``build`` makes for its width, with a bar beside the item under the cursor."""

    DEFAULT_CSS = "Document { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__("document")
        self.build: Callable[[int], Content] | None = None
        self.top = 0
        self._content = Content(())

    def show(self, build: Callable[[int], Content], follow: bool = True) -> None:
        """Show what ``build`` makes of a width; ``follow`` brings the item under the cursor into view."""
        self.build = build
        self._rebuild(follow)
        self.redraw()

    def on_resize(self) -> None:
        self._rebuild(True)
        super().on_resize()

    def _rebuild(self, follow: bool) -> None:
        if self.build is None or not self.size.width:
            return
        self._content = self.build(self.size.width - 2)
        if follow and self._content.here is not None:
            first, last = self._content.here
            height = self.size.height
            if first < self.top or (last >= self.top + height and first > self.top):
                self.top = max(0, first - height // 3)
        self._clamp()

    def _clamp(self) -> None:
        self.top = max(0, min(self.top, len(self._content.lines) - self.size.height))

    @dataclass
    class Clicked(Message):
        """An item was clicked, and whether it was the second time."""

        item: int
        again: bool

    def on_click(self, event: events.Click) -> None:
        event.stop()
        item = self.item_at(event.y)
        if item is not None:
            self.post_message(self.Clicked(item, event.chain > 1))

    def item_at(self, y: int) -> int | None:
        """The item that is drawn on line ``y`` of the widget."""
        line = self.top + y
        if line >= len(self._content.lines):
            return None
        return max((number for number, start in enumerate(self._content.items) if start <= line), default=None)

    def scroll(self, lines: int) -> None:
        """Move the text by ``lines`` without moving the cursor."""
        self.top += lines
        self._clamp()
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Line]:
        first, last = self._content.here or (-1, -1)
        if self.wireside.settings.screen_reader and self.top <= first < self.top + height:
            self.wireside.cursor_position = Offset(0, self.region.y + first - self.top)
        bar = Run(f"{self.wireside.marks.cursor} ", "cursor")
        return [
            (bar if first <= number <= last else Run("  "), *text)
            for number, text in enumerate(self._content.lines[self.top : self.top + height], self.top)
        ]
