"""Which accounts are in view, and how wide their panes are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, Self

GUTTER = 4  # the cursor's bar, the row's mark, how sure the row is, and a space
NARROW = 60  # below this width there is one pane
WIDE = 120  # from this width on the topics stand in a side bar
PANE = 38  # the least width of a pane where there are more than two


class Part(StrEnum):
    """A part of the main screen to which the keys for moving can go."""

    TOPICS = "topics"
    PANES = "panes"
    DETAIL = "detail"


class Pane(NamedTuple):
    """A pane in view: its account by number, where it starts and how wide it is, both in cells."""

    account: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The panes' arrangement: the first account in view, and whether only one pane is shown.

    ``weights`` are the widths of single accounts, by number, as multiples of the usual one.
    """

    first: int = 0
    zoomed: bool = False
    before: int = 0  # the first account in view once the zoom ends
    weights: tuple[tuple[int, float], ...] = ()

    def count(self, width: int, accounts: int) -> int:
        """How many panes fit into ``width`` cells."""
        if self.zoomed or width < NARROW:
            return 1 if accounts else 0
        return min(accounts, max(2, (width - GUTTER + 1) // (PANE + 1)))

    def showing(self, account: int, width: int, accounts: int) -> Self:
        """The arrangement with ``account`` in view, moved as little as that takes."""
        count = self.count(width, accounts)
        first = min(max(self.first, account - count + 1), account)
        return replace(self, first=max(0, min(first, accounts - count)))

    def zoom(self) -> Self:
        """Only one pane, or all again as they were."""
        return replace(self, zoomed=not self.zoomed, first=self.before, before=self.first)

    def resized(self, account: int, steps: int) -> Self:
        """The pane of ``account`` wider by a quarter for each step, or narrower for a negative number of them."""
        weights = dict(self.weights)
        weights[account] = min(4.0, max(0.25, weights.get(account, 1.0) * 1.25**steps))
        return replace(self, weights=tuple(sorted(weights.items())))

    def panes(self, width: int, accounts: int) -> list[Pane]:
        """The panes in view from the left, separated by one cell each."""
        count = self.count(width, accounts)
        shown = range(self.first, min(self.first + count, accounts))
        if not shown:
            return []
        room = width - GUTTER - (len(shown) - 1)
        weights = [dict(self.weights).get(account, 1.0) for account in shown]
        panes: list[Pane] = []
        x, left, weight_left = GUTTER, room, sum(weights)
        for account, weight in zip(shown, weights, strict=True):
            size = round(left * weight / weight_left)
            panes.append(Pane(account, x, size))
            x, left, weight_left = x + size + 1, left - size, weight_left - weight
        return panes
