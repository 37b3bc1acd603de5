"""The panes unlocked: each account by itself, in the order of its copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from extract.model import Row
from tui.views.view import View


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What each account has, and where its pane stands; accounts and rows are by their numbers in the view."""

    orders: tuple[tuple[int, ...], ...]  # for each account, its rows in the order in which its copy tells them
    places: tuple[int, ...]  # for each account, which of these it stands at

    @classmethod
    def of(cls, view: View) -> Self:
        """Every account at the row under the cursor, or at the nearest one above that it has."""
        articles = {article.key: number for number, article in enumerate(view.comparison.articles)}
        orders, places = [], []
        for account in view.comparison.accounts:
            starts: dict[str, tuple[tuple[int, int], int]] = {}  # by row: its place in the copy, and the row's number
            for number, entry in enumerate(view.entries):
                if cell := entry.row.cell(account.key):
                    first = cell.statements[0]
                    place = (articles[first.article], first.sentence.start)
                    if entry.row.id not in starts or number == view.cursor:
                        starts[entry.row.id] = place, number
            order = tuple(number for _, number in sorted(starts.values()))
            above = [number for number in order if number <= view.cursor]
            orders.append(order)
            places.append(order.index(max(above)) if above else 0)
        return cls(tuple(orders), tuple(places))

    def entry(self, account: int) -> int | None:
        """The row at which ``account`` stands; None where it has none."""
        order = self.orders[account]
        return order[self.places[account]] if order else None

    def moved(self, account: int, step: int) -> Self:
        """``account`` further by ``step`` of its rows, or at its end."""
        place = max(0, min(self.places[account] + step, len(self.orders[account]) - 1))
        return replace(self, places=(*self.places[:account], place, *self.places[account + 1 :]))

    def at(self, account: int, entry: int) -> Self | None:
        """``account`` at the row ``entry``; None where it does not have that row."""
        order = self.orders[account]
        return self.moved(account, order.index(entry) - self.places[account]) if entry in order else None

    def to_row(self, view: View, wanted: Callable[[Row], bool], step: int) -> int | None:
        """The next (or, with -1, the last) row of the pane in which the user is that is ``wanted``."""
        order, place = self.orders[view.pane], self.places[view.pane]
        following = order[place + 1 :] if step > 0 else order[:place][::-1]
        return next((number for number in following if wanted(view.entries[number].row)), None)
