"""From links between passages to rows: which statements stand side by side.

The graph of links is the truth. A row is a part of it whose mean link stays above the threshold, with at most three
passages an account, so that one statement can face several but no row swallows the event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.matching.passages import Passage, Unit
from extract.matching.similarity import PassageLink
from extract.model import Sign

MOST_PER_ACCOUNT = 3
# Beside the best pair of two passages, other statements of theirs face one another from this token set ratio.
SIBLING = 70.0


@dataclass(frozen=True, slots=True)
class UnitLink:
    """Two units, by their index, that say the same thing."""

    i: int
    j: int
    score: float
    signs: tuple[Sign, ...]


def unit_links(units: Sequence[Unit], found: Sequence[PassageLink]) -> list[UnitLink]:
    """The links between units of different accounts that the links between their passages stand for."""
    of_passage: dict[int, list[int]] = {}
    for number, unit in enumerate(units):
        of_passage.setdefault(unit.passage, []).append(number)
    links = []
    for link in found:
        pairs = [(i, j) for i in of_passage[link.i] for j in of_passage[link.j] if units[i].account != units[j].account]
        if len(pairs) == 1:
            links.append(UnitLink(*pairs[0], link.score, link.signs))
            continue
        ranked = sorted((-fuzz.token_set_ratio(units[i].text, units[j].text), i, j) for i, j in pairs)
        for place, (closeness, i, j) in enumerate(ranked):
            if place == 0 or -closeness >= SIBLING:
                links.append(UnitLink(i, j, link.score, link.signs))
    return links


def group(
    units: Sequence[Unit], passages: Sequence[Passage], found: Sequence[UnitLink], least: float
) -> list[list[int]]:
    """The units of each row: all of them, each once, in order."""
    strength: dict[tuple[int, int], float] = {}
    for link in found:
        pair = (min(link.i, link.j), max(link.i, link.j))
        strength[pair] = max(link.score, strength.get(pair, 0.0))
    home = list(range(len(units)))
    members: dict[int, list[int]] = {number: [number] for number in home}
    for (i, j), score in sorted(strength.items(), key=lambda item: (-item[1], item[0])):
        one, other = home[i], home[j]
        if score < least or one == other:
            continue
        if _fits(members[one], members[other], units, strength, least):
            for number in members[other]:
                home[number] = one
            members[one] = sorted(members[one] + members.pop(other))
    return sorted(members.values())


def _fits(
    one: Sequence[int],
    other: Sequence[int],
    units: Sequence[Unit],
    strength: dict[tuple[int, int], float],
    least: float,
) -> bool:
    """Whether two groups may become one row: the mean of their links stands and no account has too many passages."""
    count = Counter(account for account, _ in {(units[n].account, units[n].passage) for n in (*one, *other)})
    if max(count.values()) > MOST_PER_ACCOUNT:
        return False
    across = [
        strength.get((min(i, j), max(i, j)), 0.0) for i in one for j in other if units[i].account != units[j].account
    ]
    return bool(across) and sum(across) / len(across) >= least
