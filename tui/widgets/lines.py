"""The base of everything Wireside draws: lines of runs, repainted only where they changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.drawing.text import Line, Run, drawn, fit
from tui.drawing.theme import Theme

if TYPE_CHECKING:
    from tui.app import WiresideApp


def strip(runs: Iterable[Run], theme: Theme, width: int) -> Strip:
    """``runs`` in the theme's styles; neighbours that look the same become one segment."""
    styled = ((run.text, theme.styles[run.role]) for run in runs)
    return Strip(
        [
            Segment(drawn("".join(text for text, _ in group)), style)
            for style, group in groupby(styled, key=lambda run: run[1])
        ],
        width,
    )


class Lines(Widget):
    """A widget made of lines. Subclasses say in ``lines`` what it shows; ``redraw`` brings the screen up to date."""

    background = "text"  # the role that fills what the lines leave empty

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._shown: list[Strip] = []

    @property
    def wireside(self) -> WiresideApp:
        return cast("WiresideApp", self.app)

    def lines(self, width: int, height: int) -> Sequence[Line]:
        """What to show, from the top; missing lines are empty, further ones are not shown."""
        raise NotImplementedError

    def strips(self, width: int, height: int) -> list[Strip]:
        """The lines as they are painted."""
        theme = self.wireside.colours
        drawn = list(self.lines(width, height))[:height]
        drawn += [()] * (height - len(drawn))
        return [strip(fit(line, width, self.wireside.marks.ellipsis, self.background), theme, width) for line in drawn]

    def redraw(self) -> None:
        """Work out what should be shown and repaint the lines that differ from what is."""
        width, height = self.size
        if not width or not height:
            return
        old, self._shown = self._shown, self.strips(width, height)
        if len(old) != height:
            self.refresh()
            return
        changed = [y for y in range(height) if old[y] is not self._shown[y] and old[y] != self._shown[y]]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def on_resize(self) -> None:
        self._shown = []
        self.redraw()

    def render_line(self, y: int) -> Strip:
        if y < len(self._shown):
            return self._shown[y]
        return Strip.blank(self.size.width, self.wireside.colours.style(self.background))

    def restyle(self) -> None:
        """Draw everything again, in the theme as it is now."""
        self._shown = []
        self.redraw()
