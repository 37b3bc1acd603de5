"""Which statements share a row, once editors have said which belong together and which do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from extract.matching.passages import Unit
from extract.model import Row
from extract.review.model import Action, Decision

Pair = tuple[int, int]


class Verdict(NamedTuple):
    """What was decided last on a pair of units, and by which decision."""

    apart: bool
    order: int  # the place of the decision among all
    by_hand: bool  # rows were merged, which holds where both are one account's too


class Pairs:
    """What editors decided on pairs of units; ``verdicts`` has what stands, ``conflicts`` who contradict each other."""

    def __init__(self) -> None:
        self.verdicts: dict[Pair, Verdict] = {}
        self._by_editor: dict[Pair, dict[str, tuple[bool, Decision]]] = {}

    def decide(self, order: int, decision: Decision, sides: Sequence[frozenset[int]]) -> None:
        """Take in a decision; ``sides`` are the units that its sides are now. A later one stands."""
        apart = decision.action in (Action.REJECT, Action.SPLIT)
        verdict = Verdict(apart, order, decision.action is Action.MERGE)
        for one, other in combinations(sides, 2):
            for pair in {(min(a, b), max(a, b)) for a in one for b in other if a != b}:
                self.verdicts[pair] = verdict
                self._by_editor.setdefault(pair, {})[decision.editor] = (apart, decision)

    def conflicts(self) -> dict[int, list[Decision]]:
        """For each unit the last decisions of the editors who do not agree on a pair that it is in."""
        found: dict[int, list[Decision]] = {}
        for pair, by_editor in self._by_editor.items():
            if len({apart for apart, _ in by_editor.values()}) > 1:
                for unit in pair:
                    found.setdefault(unit, []).extend(decision for _, decision in by_editor.values())
        return found


def group(units: Sequence[Unit], rows: Sequence[Row], pairs: Mapping[Pair, Verdict]) -> list[list[int]]:
    """The units of each row, ``rows`` being those before any decision; every unit is in one.

    Pairs that are apart are never in one row, not through a third either. As little else as possible is changed: what
    a row loses it loses to the row it is linked with most, and what joins brings its row along.
    """
    home = {statement.id: number for number, row in enumerate(rows) for statement in row.statements}
    before: dict[int, list[int]] = {}
    for number, unit in enumerate(units):
        before.setdefault(home[unit.id], []).append(number)
    grouping = _Grouping(pairs)
    together = sorted(
        (pair for pair, verdict in pairs.items() if not verdict.apart), key=lambda p: (-pairs[p].order, p)
    )
    for pair in together:  # the latest first: it stands where not all of them can
        grouping.join(*pair)
    decided = {unit for pair in pairs for unit in pair}
    for number in sorted(before):
        if decided.isdisjoint(before[number]):
            grouping.join_all(before[number])
        else:
            grouping.rejoin(before[number], _scores(rows[number], [units[at].id for at in before[number]]))
    found: list[list[int]] = []
    as_before = {tuple(numbers) for numbers in before.values()}
    for members in grouping.groups(range(len(units))):
        if tuple(members) in as_before or len({units[at].account for at in members}) > 1:
            found.append(members)
        else:
            found += _merged(members, pairs)
    return found


def _scores(row: Row, names: Sequence[str]) -> dict[frozenset[int], float]:
    """The links of ``row`` by the places of their units in ``names``."""
    place = {name: at for at, name in enumerate(names)}
    return {
        frozenset((place[link.one], place[link.other])): link.score
        for link in row.links
        if link.one in place and link.other in place
    }


def _merged(members: Sequence[int], pairs: Mapping[Pair, Verdict]) -> list[list[int]]:
    """Units of one account: nothing but an editor's hand makes a row of them."""
    by_hand = {pair: verdict for pair, verdict in pairs.items() if verdict.by_hand}
    alone = _Grouping(by_hand)
    for pair in combinations(members, 2):
        if pair in by_hand:
            alone.join(*pair)
    return alone.groups(members)


class _Grouping:
    """Units being joined, as far as no pair that is apart comes together."""

    def __init__(self, pairs: Mapping[Pair, Verdict]) -> None:
        self._home: dict[int, int] = {}
        self._members: dict[int, set[int]] = {}
        self._apart: dict[int, set[int]] = {}
        for (one, other), verdict in pairs.items():
            if verdict.apart:
                self._apart.setdefault(one, set()).add(other)
                self._apart.setdefault(other, set()).add(one)

    def join(self, one: int, other: int) -> bool:
        """Put the groups of two units together; False where a pair in them is apart."""
        a, b = self._find(one), self._find(other)
        if a == b:
            return True
        if not self._may(a, b):
            return False
        for unit in self._members.pop(b):
            self._home[unit] = a
            self._members[a].add(unit)
        return True

    def join_all(self, units: Sequence[int]) -> None:
        for unit in units:
            self.join(units[0], unit)

    def rejoin(self, units: Sequence[int], scores: Mapping[frozenset[int], float]) -> None:
        """Put the ``units`` of one row together again as far as they may be, by the strongest mean link first.

        ``scores`` has the links by the places of two units in ``units``.
        """
        while True:
            homes: dict[int, list[int]] = {}
            for at, unit in enumerate(units):
                homes.setdefault(self._find(unit), []).append(at)
            best: tuple[float, int, int] | None = None
            for one, other in combinations(sorted(homes, key=lambda home: homes[home][0]), 2):
                if self._may(one, other):
                    across = [scores.get(frozenset((i, j)), 0.0) for i in homes[one] for j in homes[other]]
                    candidate = (-sum(across) / len(across), homes[one][0], homes[other][0])
                    best = min(best, candidate) if best else candidate
            if best is None:
                return
            self.join(units[best[1]], units[best[2]])

    def groups(self, units: Iterable[int]) -> list[list[int]]:
        """The groups that ``units`` are in."""
        found: dict[int, list[int]] = {}
        for unit in units:
            found.setdefault(self._find(unit), []).append(unit)
        return [sorted(members) for members in found.values()]

    def _find(self, unit: int) -> int:
        if unit not in self._home:
            self._home[unit] = unit
            self._members[unit] = {unit}
        return self._home[unit]

    def _may(self, one: int, other: int) -> bool:
        small, large = sorted((self._members[one], self._members[other]), key=len)
        return not any(self._apart[unit] & large for unit in small if unit in self._apart)
