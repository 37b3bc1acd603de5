"""The panes unlocked, as they are drawn: columns of lines that scroll each by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.drawing.text import Line, Run, fit
from tui.views.layout import GUTTER, Pane
from tui.views.unlocked import Unlocked

Block = Callable[[Pane, int], list[Line]]  # the lines of one row in one pane; the first run of each is a cell wide


class Scrolled:
    """How far each unlocked pane is scrolled: the row at its top, by its place in the account's order."""

    def __init__(self) -> None:
        self._tops: dict[int, int] = {}

    def lines(
        self, panes: Sequence[Pane], unlocked: Unlocked, here: int, room: int, signs: str, block: Block
    ) -> list[Line]:
        """``room`` lines across ``panes``; a bar, the first of ``signs``, is beside the row of the pane ``here``.

        The second of ``signs`` separates the panes.
        """
        columns = [self._column(pane, unlocked, pane.account == here, room, signs[0], block) for pane in panes]
        drawn: list[Line] = []
        for at in range(room):
            runs: list[Run] = []
            for number, (pane, column) in enumerate(zip(panes, columns, strict=True)):
                if number:
                    runs.append(Run(signs[1], "rule"))
                runs += fit(column[at] if at < len(column) else (), pane.width + (0 if number else GUTTER))
            drawn.append(tuple(runs))
        return drawn

    def _column(self, pane: Pane, unlocked: Unlocked, active: bool, room: int, bar: str, block: Block) -> list[Line]:
        order, place = unlocked.orders[pane.account], unlocked.places[pane.account]
        if not order:  # none of the account's rows passes the filter
            return []
        self._tops[pane.account] = top = self._top(pane, order, place, room, block)
        lines: list[Line] = []
        for number in range(top, len(order)):
            drawn = block(pane, order[number])
            sign = Run(bar, "cursor" if active else "dim")
            lines += [(sign, *one[1:]) for one in drawn] if number == place else drawn
            lines.append(())
            if len(lines) >= room:
                break
        return lines

    def _top(self, pane: Pane, order: Sequence[int], place: int, room: int, block: Block) -> int:
        """The top that has the row at ``place`` in view, moved as little as that takes."""
        top = min(self._tops.get(pane.account, place), place)
        above = 0
        for number in range(place, top - 1, -1):
            above += len(block(pane, order[number])) + 1
            if above > room + 1:
                return min(number + 1, place)
        left = room - above - sum(len(block(pane, number)) + 1 for number in order[place + 1 : place + 1 + room])
        while top > 0 and left >= (height := len(block(pane, order[top - 1])) + 1):  # no empty lines at the end
            top, left = top - 1, left - height
        return top
