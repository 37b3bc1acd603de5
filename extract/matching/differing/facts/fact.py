"""One fact of a text that can differ between accounts, and how facts of two texts are paired.

Two facts are in the same slot when the words around them are shared. Precision decides: a fact that has an equal on
the other side, or whose slot the other side does not have, is no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.matching.words.stems import stem
from extract.matching.words.synonyms import synonym
from extract.matching.words.tokens import STOP_WORDS, Token

# Words before a name that some desks write and others do not.
_HONORIFICS = frozenset("mr mrs ms miss dr sir".split())
# How far, in words, a shared word still says that two facts stand in the same slot.
REACH = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, date or name: its words, their place, and the value that is compared.

    ``first`` and ``last`` are the indexes of its tokens. ``sort`` says which facts can stand for one another at all
    (money is never compared with a year).
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    sort: str
    value: float | str | tuple[int, ...]
    bound: str = ""  # of a number: "least", "most", "about", "nearly", "range" or "vague"
    unit: str = ""  # of a measure, as a stem; its value is in the base unit of its sort
    figure: float = 0.0  # of a number, as written, whatever its unit
    top: float = 0.0  # of a range, its upper end
    step: float = 1.0  # of a number, what its last written digit counts

    @property
    def number(self) -> float:
        """The value of a number."""
        return self.value if isinstance(self.value, float) else 0.0

    @property
    def parts(self) -> tuple[int, ...]:
        """The value of a date or a time."""
        return self.value if isinstance(self.value, tuple) else ()


def scan(words: Sequence[Token], beginnings: frozenset[str], read: Callable[[int], Fact | None]) -> list[Fact]:
    """What ``read`` finds from each word on that opens with a figure or is one of ``beginnings``; no two overlap."""
    found: list[Fact] = []
    end = -1
    for at in [at for at, (_, _, _, norm) in enumerate(words) if norm in beginnings or norm[0].isdecimal()]:
        if at > end and (fact := read(at)):
            found.append(fact)
            end = fact.last
    return found


def flank(left: Sequence[Token], a: Fact, right: Sequence[Token], b: Fact) -> float:
    """How much of the words around the two facts is shared, 0 to about 4; a neighbour counts more than a far word.

    At least 1 where a content word next to the facts, on the same side of them, is the same.
    """
    total = 0.0
    for step_a, edge_a, edge_b in ((-1, a.first, b.first), (1, a.last, b.last)):
        near_a, near_b = _around(left, edge_a, step_a), _around(right, edge_b, step_a)
        for norm, place in near_a.items():
            if norm in near_b:
                weight = 0.3 if norm in STOP_WORDS else 1.0
                total += weight * 2 / (1 + max(place, near_b[norm]))
    return total


def _around(words: Sequence[Token], edge: int, step: int) -> dict[str, int]:
    """Stems within reach of ``edge`` on one side, with their distance; stop words only right beside it."""
    found: dict[str, int] = {}
    distance, at = 0, edge + step
    while 0 <= at < len(words) and distance < REACH:
        norm = words[at].norm
        if norm in _HONORIFICS:
            edge += step
        elif norm not in STOP_WORDS:
            distance += 1
            found.setdefault(synonym(stem(norm)), distance)
        elif abs(at - edge) == 1:
            found.setdefault(norm, 1)
        at += step
    return found


def pair_up(
    left: Sequence[Fact], right: Sequence[Fact], score: Callable[[Fact, Fact], float], least: float
) -> list[tuple[Fact, Fact, float]]:
    """The best pairs of a left and a right fact with at least ``least``, each fact in one pair at most."""
    scored = sorted(
        ((score(a, b), a, b) for a in left for b in right),
        key=lambda row: (-row[0], row[1].start, row[2].start),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for value, a, b in scored:
        if value >= least and a.start not in used_left and b.start not in used_right:
            used_left.add(a.start)
            used_right.add(b.start)
            pairs.append((a, b, value))
    return pairs
