"""In what two texts that say the same thing differ: numbers, dates, names, negation and stance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from extract.matching.differing.facts.aligned import align
from extract.matching.differing.facts.dates import date_differences, dates, dates_agree
from extract.matching.differing.facts.fact import Fact
from extract.matching.differing.facts.names import name_differences, names, place_differences, same_name
from extract.matching.differing.facts.numbers import agree, number_differences, numbers
from extract.matching.differing.facts.polarity import negations, stances
from extract.matching.words.tokens import Token, tokens
from extract.model import DifferenceKind

# Words of a text up to which it is compared: ten times a long sentence.
LONGEST = 500


class TextDifference(NamedTuple):
    """One difference between two texts, with the place of the differing words in each.

    A place of no length means that the text says nothing of the kind there.
    """

    kind: DifferenceKind
    a: tuple[int, int]
    b: tuple[int, int]
    certain: bool


class Pair(NamedTuple):
    """Two texts that are compared, and the dates of their articles, where known."""

    a: str
    b: str
    written_a: date | None = None
    written_b: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What one text says that can differ."""

    words: Sequence[Token]
    numbers: Sequence[Fact]
    dates: Sequence[Fact]
    names: Sequence[Fact]


# A dateline and the agency's initials at the head of a story are no part of what is said: "KIEV, Ukraine (AP) - ",
# "MINSK, May 3. /TASS/. ".
_DATELINE = re.compile(r"\s*[A-Z][A-Z.' -]+(?:,[\w .]{1,30}?)?\s*(?:/[\w ]+/\.?|(?:\([\w ]+\))?\s*[-—–―]+)\s")


# The texts of a row are compared one with another, and then not again.
@lru_cache(maxsize=2048)
def facts(text: str, written: date | None = None) -> Facts:
    """The facts of ``text``; ``written`` is the date of its article, where known."""
    head = _DATELINE.match(text)
    words = tokens(" " * head.end() + text[head.end() :] if head else text)
    days = dates(words, text, written)
    taken = {at: day.sort for day in days for at in range(day.first, day.last + 1)}
    return Facts(words, numbers(words, text, taken), days, names(words, text, taken))


def text_differences(
    a: str, b: str, written_a: date | None = None, written_b: date | None = None
) -> tuple[TextDifference, ...]:
    """The typed differences between two texts, in the order of ``a``. Equal facts in other words are none.

    Texts of more than LONGEST words are lists and tables, in which nothing has a place among words.
    """
    left, right = facts(a, written_a), facts(b, written_b)
    if (a == b and written_a == written_b) or len(left.words) * len(right.words) > LONGEST**2:
        return ()
    pair = align(left.words, right.words)
    found: list[TextDifference] = []
    for kind, pairs in (
        (DifferenceKind.NUMBER, number_differences(pair, left.numbers, right.numbers)),
        (DifferenceKind.DATE, date_differences(left.words, left.dates, right.words, right.dates)),
        (DifferenceKind.NAME, name_differences(pair, left.names, right.names)),
        (DifferenceKind.PLACE, place_differences(left.words, left.names, right.words, right.names)),
    ):
        found += [TextDifference(kind, (x.start, x.end), (y.start, y.end), certain) for x, y, certain in pairs]
    found += [TextDifference(DifferenceKind.NEGATION, *clash) for clash in negations(pair)]
    found += [TextDifference(DifferenceKind.STANCE, *clash) for clash in stances(pair)]
    return tuple(sorted(found))


def states(kind: DifferenceKind, text: str, place: tuple[int, int], other: str) -> bool:
    """Whether ``other`` has the number, date or name that stands at ``place`` of ``text``, in whatever words."""
    start, _ = place
    left, right = facts(text), facts(other)
    if kind is DifferenceKind.NUMBER:
        return any(fact.start == start and any(agree(fact, x) for x in right.numbers) for fact in left.numbers)
    if kind is DifferenceKind.DATE:
        return any(fact.start == start and any(dates_agree(fact, x) for x in right.dates) for fact in left.dates)
    if kind is DifferenceKind.NAME:
        return any(
            fact.start == start and any(same_name(str(fact.value), str(x.value)) for x in right.names)
            for fact in left.names
        )
    return False
