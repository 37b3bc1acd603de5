"""From links between passages to units of rows that say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.matching.passages import Unit
from extract.matching.similarity import PassageLink

# Beside the best pair of two passages, other statements of theirs face one another from this token set ratio.
SIBLING = 70.0


@dataclass(frozen=True, slots=True)
class UnitLink:
    """Two units, by their index, that say the same thing."""

    i: int
    j: int
    score: float
    values: Sequence[float]  # of the signs of its best passages


def unit_links(units: Sequence[Unit], found: Sequence[PassageLink]) -> list[UnitLink]:
    """The links between units of different accounts that the links between their passages stand for.

    A unit of several passages has the mean of their links, since all of it will stand in the row.
    """
    of_passage: dict[int, list[int]] = {}
    for number, unit in enumerate(units):
        for passage in unit.passages:
            of_passage.setdefault(passage, []).append(number)
    gathered: dict[tuple[int, int], list[PassageLink]] = {}
    for link in found:
        for pair in _facing(units, of_passage[link.i], of_passage[link.j]):
            gathered.setdefault(pair, []).append(link)
    links = []
    for (i, j), own in gathered.items():
        best = max(own, key=lambda link: link.score)
        mean = sum(link.score for link in own) / (len(units[i].passages) * len(units[j].passages))
        links.append(UnitLink(i, j, mean, best.values))
    return links


def _facing(units: Sequence[Unit], one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """Which units of two passages face one another: those whose own words are closest, and all that are close."""
    pairs = [(i, j) for i in one for j in other if units[i].account != units[j].account]
    if len(pairs) < 2:
        return pairs
    ranked = sorted((-fuzz.token_set_ratio(units[i].text, units[j].text), i, j) for i, j in pairs)
    return [(i, j) for place, (away, i, j) in enumerate(ranked) if place == 0 or -away >= SIBLING]
