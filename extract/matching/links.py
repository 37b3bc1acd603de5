"""From links between passages to units of rows that say the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.matching.passages import Unit
from extract.matching.similarity import PassageLink
from extract.model import Sign

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
