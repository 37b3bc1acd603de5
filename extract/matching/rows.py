"""From links to rows: which statements stand side by side.

The graph of links is the truth. A row is a part of it whose mean link stays above the threshold, with at most two
passages an account, so that one statement can face several but no row swallows the event. Rows are joined from the
best link down, the mean of all their links deciding; then each unit moves to where its own links speak for it most.
A unit that stands alone then follows a sure link: a sentence that makes two claims has partners that share nothing.
A headline sums up its story: it joins the row that it fits best when the rows of sentences stand.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from extract.matching.links import UnitLink
from extract.matching.passages import Unit
from extract.matching.similarity import FLOOR

# Three would let one more in here and there, and whole paragraphs run together elsewhere: on events left out of the fit
# precision falls from 84 to 79.
MOST_PER_ACCOUNT = 2
# Moves settle within a few rounds; the bound keeps a tie from going on for ever.
ROUNDS = 10
# What two units without a link count for: half the score from which there are links.
UNLINKED = FLOOR / 2
TINY = 1e-6
# From this score a link brings a unit into a row by itself, where the unit would stand alone otherwise, and a second
# passage of an account beside the first.
SURE = 70.0


def group(units: Sequence[Unit], found: Iterable[UnitLink], least: float) -> list[list[int]]:
    """The units of each row by their index: all of them, each once, in order. ``least`` is the mean link of a row."""
    grouping = _Grouping(units, found, least)
    grouping.join()
    grouping.settle()
    grouping.attach_lone()
    grouping.attach_headlines()
    return sorted(sorted(row) for row in grouping.rows.values() if row)


class _Grouping:
    """Rows in the making: which row each unit is in, and what each row holds."""

    def __init__(self, units: Sequence[Unit], found: Iterable[UnitLink], least: float) -> None:
        self.units, self.least = units, least
        self.near: list[dict[int, float]] = [{} for _ in units]
        for link in found:
            score = max(link.score, self.near[link.i].get(link.j, 0.0))
            self.near[link.i][link.j] = self.near[link.j][link.i] = score
        # Only a strong link can bring a unit into a row; headlines come last.
        body = [number for number, unit in enumerate(units) if not unit.headline]
        self.strong: list[list[int]] = [[] for _ in units]
        for number in body:
            near = self.near[number].items()
            self.strong[number] = [other for other, score in near if score >= least and not units[other].headline]
        self.home = list(range(len(units)))
        self.rows: dict[int, set[int]] = {number: {number} for number in self.home}
        self.next_row = len(self.home)

    def join(self) -> None:
        """Join the two rows with the strongest mean link, again and again, while it is strong enough."""
        queue: list[tuple[float, int, int, int, int]] = []
        for i, others in enumerate(self.strong):
            queue += [(-self.near[i][j], i, j, 1, 1) for j in others if i < j]
        heapq.heapify(queue)
        while queue:
            _, one, other, size, other_size = heapq.heappop(queue)
            if len(self.rows.get(one, ())) != size or len(self.rows.get(other, ())) != other_size:
                continue  # one of them has grown or gone since; a newer entry speaks for it
            for number in self.rows.pop(other):
                self.home[number] = one
                self.rows[one].add(number)
            for neighbour in sorted(self._neighbours(self.rows[one]) - {one}):
                mean = self._mean(self.rows[one], self.rows[neighbour])
                if mean >= self._enough(one, neighbour) and self._fits(self.rows[one] | self.rows[neighbour]):
                    a, b = min(one, neighbour), max(one, neighbour)
                    heapq.heappush(queue, (-mean, a, b, len(self.rows[a]), len(self.rows[b])))

    def _enough(self, one: int, other: int) -> float:
        """The mean link from which two rows are joined: an account that stands in both tells two things, until sure."""
        accounts = [{self.units[number].account for number in self.rows[row]} for row in (one, other)]
        return self.least if accounts[0].isdisjoint(accounts[1]) else max(self.least, SURE)

    def settle(self) -> None:
        """Move single units while that raises the sum of links above the threshold, over all rows."""
        linked = [number for number, others in enumerate(self.strong) if others]
        waiting = set(linked)  # a unit is looked at again only where something changed beside it
        for _ in range(ROUNDS):
            for number in linked:
                if number not in waiting:
                    continue
                waiting.discard(number)
                old = self.home[number]
                if self._move(number):
                    changed = self.rows[old] | self.rows[self.home[number]]
                    waiting |= changed
                    waiting.update(other for member in changed for other in self.strong[member])
            if not waiting:
                return

    def attach_lone(self) -> None:
        """Put each unit that stands alone beside its surest partner, where the mean link of the whole row allows it."""
        lone = [
            number for number, others in enumerate(self.strong) if others and len(self.rows[self.home[number]]) == 1
        ]
        sure = sorted((-self.near[i][j], i, j) for i in lone for j in self.strong[i] if self.near[i][j] >= SURE)
        for _, number, other in sure:
            row = self.rows[self.home[other]] | {number}
            if len(self.rows[self.home[number]]) == 1 and self._fits(row) and self._mean_inside(row) >= self.least:
                self._put(number, self.home[other])

    def attach_headlines(self) -> None:
        """Put each headline where the mean of its links is best; with other headlines where no row is good enough."""
        for number, unit in enumerate(self.units):
            if not unit.headline:
                continue
            near = {self.home[j] for j in self.near[number]} - {number}
            mean, row = max(((self._mean([number], self.rows[row]), -row) for row in near), default=(0.0, 0))
            if mean >= self.least and self.home[number] == number:
                for member in self.rows.pop(number):
                    self.rows[-row].add(member)
                    self.home[member] = -row

    def _neighbours(self, numbers: Iterable[int]) -> set[int]:
        """The rows of sentences that the units have strong links with."""
        return {self.home[j] for i in numbers for j in self.strong[i]}

    def _move(self, number: int) -> bool:
        """Move a unit to the row that pulls it most, or to one of its own; False where it stands best."""
        old = self.home[number]
        stay = self._pull(number, self.rows[old] - {number})
        pulls = sorted((-self._pull(number, self.rows[row]), row) for row in self._neighbours([number]) - {old})
        for pull, row in pulls:
            if -pull <= max(stay, 0.0) + TINY:
                break
            if self._fits(self.rows[row] | {number}):
                self._put(number, row)
                return True
        if stay < -TINY:
            self._put(number, self._empty(number))
            return True
        return False

    def _put(self, number: int, row: int) -> None:
        self.rows[self.home[number]].discard(number)
        self.rows[row].add(number)
        self.home[number] = row

    def _empty(self, number: int) -> int:
        """A row that holds nothing: the unit's own, or a new one where others have moved in there."""
        row = number
        if self.rows.get(number):
            row, self.next_row = self.next_row, self.next_row + 1
        self.rows[row] = set()
        return row

    def _pull(self, number: int, row: Collection[int]) -> float:
        """How far the unit's links with the row, all together, stand above the threshold."""
        account, near = self.units[number].account, self.near[number]
        return sum(near.get(other, UNLINKED) - self.least for other in row if self.units[other].account != account)

    def _mean(self, one: Collection[int], other: Collection[int]) -> float:
        across = [
            self.near[i].get(j, UNLINKED) for i in one for j in other if self.units[i].account != self.units[j].account
        ]
        return sum(across) / len(across) if across else 0.0

    def _mean_inside(self, row: Collection[int]) -> float:
        """The mean link as the row will show it, where no link counts for nothing."""
        across = [
            self.near[i].get(j, 0.0)
            for i, j in combinations(sorted(row), 2)
            if self.units[i].account != self.units[j].account
        ]
        return sum(across) / len(across)

    def _fits(self, numbers: Iterable[int]) -> bool:
        """Whether no account would have too many passages in a row of these units."""
        count = Counter(account for account, _ in {(self.units[n].account, self.units[n].passages) for n in numbers})
        return max(count.values()) <= MOST_PER_ACCOUNT
