"""Numbers in words and figures, with their units: "a dozen", "12", "at least 12", "$1.2 billion", "40 percent"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.matching.differing.facts.fact import Fact, flank, pair_up
from extract.matching.words.stems import stem
from extract.matching.words.tokens import STOP_WORDS, Token

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mln": 1e6}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
# A number word and the figure it stands for, for those of one word.
NUMBER_WORDS = {word: str(value) for word, value in _UNITS.items() if value > 1} | {"dozen": "12"}
_MONEY = {"$": "money", "€": "money", "£": "money", "¥": "money"}
_MONEY_WORDS = {"dollar", "euro", "pound", "yen", "rouble", "ruble", "yuan"}
# Measures in a base unit, so that kilometres and miles can be compared.
_MEASURES = {
    "length": {"metre": 1, "meter": 1, "km": 1000, "kilometre": 1000, "kilometer": 1000, "mile": 1609, "feet": 0.305,
               "foot": 0.305, "yard": 0.914, "inch": 0.0254, "cm": 0.01, "centimetre": 0.01, "centimeter": 0.01},
    "weight": {"kg": 1, "kilo": 1, "kilogram": 1, "kilogramme": 1, "lb": 0.4536, "ounce": 0.02835, "tonne": 1000,
               "ton": 907, "gram": 0.001, "gramme": 0.001},
    "area": {"acre": 0.4047, "hectare": 1},
}  # fmt: skip
_MEASURE = {stem(word): (sort, size) for sort, units in _MEASURES.items() for word, size in units.items()}
# How much of the words around two numbers must be shared, from where the slot is sure, and what it counts that two
# numbers are the only ones of their sort that do not agree, in texts of which other numbers do.
SLOT, SURE, ALONE = 0.9, 1.9, 0.5
# How far two measures in different units may lie apart and still be one: both are rounded.
CONVERTED = 0.08
# How far above "more than 100" a figure may lie and still be what is meant.
ABOVE = 1.3
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6, "billions": 2e9}
_BEGINNINGS = frozenset({*_UNITS, *_ORDINALS, *_MONEY, *_VAGUE, "a", "an"})
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?$|\d+(?:\.\d+)?$")
_LEAST, _MOST, _ABOUT = "least", "most", "about"
_BOUNDS = {
    ("at", "least"): _LEAST, ("more", "than"): _LEAST, ("no", "fewer", "than"): _LEAST, ("over",): _LEAST,
    ("no", "less", "than"): _LEAST, ("above",): _LEAST, ("exceeding",): _LEAST, ("upwards", "of"): _LEAST,
    ("up", "to"): _MOST, ("at", "most"): _MOST, ("as", "many", "as"): _MOST, ("less", "than"): _MOST,
    ("fewer", "than"): _MOST, ("under",): _MOST, ("almost",): _ABOUT, ("nearly",): _ABOUT, ("about",): _ABOUT,
    ("around",): _ABOUT, ("some",): _ABOUT, ("roughly",): _ABOUT, ("approximately",): _ABOUT,
    ("an", "estimated"): _ABOUT, ("estimated",): _ABOUT,
}  # fmt: skip


def numbers(words: Sequence[Token], text: str, taken: frozenset[int] = frozenset()) -> list[Fact]:
    """The numbers among ``words``, except at the token indexes in ``taken`` (those of dates)."""
    found: list[Fact] = []
    at = 0
    while at < len(words):
        norm = words[at].norm
        begins = norm in _BEGINNINGS or norm[0].isdigit()
        fact = _number_at(words, at, text, taken) if begins and at not in taken else None
        if fact is None:
            at += 1
        else:
            found.append(fact)
            at = fact.last + 1
    return found


def _number_at(words: Sequence[Token], at: int, text: str, taken: frozenset[int]) -> Fact | None:
    first, sort = at, "count"
    if words[at].text in _MONEY and at + 1 < len(words):
        sort, at = "money", at + 1
    value, last = _value(words, at, text, taken)
    if value is None:
        return None
    after = words[last + 1].norm if last + 1 < len(words) else ""
    if after in ("percent", "%", "pct") or (after == "per" and _norm(words, last + 2) == "cent"):
        sort = "percent"
    elif stem(after) in _MONEY_WORDS or after in _MONEY_WORDS:
        sort = "money"
    elif stem(after) == stem("cents") and sort == "count":
        sort, value = "money", value / 100
    elif words[at].norm in _ORDINALS:
        sort = "ordinal"
    unit = ""
    if sort == "count" and stem(after) in _MEASURE:
        unit = stem(after)
        sort, value = _MEASURE[unit][0], value * _MEASURE[unit][1]
    bound, first = _bound(words, first)
    start, end = words[first].start, words[last].end
    return Fact(text[start:end], start, end, first, last, sort, float(value), bound, unit)


def _norm(words: Sequence[Token], at: int) -> str:
    return words[at].norm if 0 <= at < len(words) else ""


def _value(words: Sequence[Token], at: int, text: str, taken: frozenset[int]) -> tuple[float | None, int]:
    """The number that begins at token ``at`` and the index of its last token."""
    norm = words[at].norm
    value: float
    if norm in ("a", "an") and _norm(words, at + 1) in ("dozen", "hundred", "thousand", "million", "billion"):
        word = words[at + 1].norm
        value, last = (12 if word == "dozen" else _SCALES[word]), at + 1
    elif norm in _VAGUE:
        return _VAGUE[norm], at
    elif norm in _UNITS:
        value, last = _UNITS[norm], at
        follower = _norm(words, last + 1)
        if value >= 20 and value % 10 == 0 and 0 < _UNITS.get(follower, 0) < 10:
            value, last = value + _UNITS[follower], last + 1
        if value == 1 and follower not in _SCALES:
            return (None, at) if _pronoun_one(words, at) else (1, at)
    elif norm in _ORDINALS:
        return _ORDINALS[norm], at
    elif _FIGURE.match(norm):
        value, last = float(norm), at
    else:
        return None, at
    if _norm(words, last + 1) == "dozen":
        return value * 12, last + 1
    while _norm(words, last + 1) in _SCALES and last + 1 not in taken:
        last += 1
        value *= _SCALES[words[last].norm]
        follower = _norm(words, last + 1)
        skip = 1 if follower == "and" and _norm(words, last + 2) in _UNITS else 0
        if _norm(words, last + 1 + skip) in _UNITS and value < 1e6:
            value += _UNITS[_norm(words, last + 1 + skip)]
            last += 1 + skip
    return value, last


def _pronoun_one(words: Sequence[Token], at: int) -> bool:
    """Whether "one" stands for somebody rather than for a number: "one of", "no one", "the one who"."""
    return (
        _norm(words, at + 1) in STOP_WORDS
        or _norm(words, at + 1) == ""
        or _norm(words, at - 1) in ("no", "the", "this", "that")
    )


def _bound(words: Sequence[Token], first: int) -> tuple[str, int]:
    """The bound that stands before a number ("at least") and where it begins."""
    for length in (3, 2, 1):
        if first >= length:
            phrase = tuple(words[at].norm for at in range(first - length, first))
            if phrase in _BOUNDS:
                return _BOUNDS[phrase], first - length
    return "", first


def agree(a: Fact, b: Fact) -> bool:
    """Whether two numbers can be one: equal, one the other rounded or converted, or within what "about" allows."""
    x, y = a.value, b.value
    if not isinstance(x, float) or not isinstance(y, float):
        return False
    apart, more = abs(x - y), max(abs(x), abs(y))
    if apart <= 1e-9 * more:
        return True
    if a.unit != b.unit and a.sort == b.sort:
        return apart <= CONVERTED * more
    if _ABOUT in (a.bound, b.bound) and apart <= 0.1 * more:
        return True
    if (a.bound == _LEAST and x <= y <= ABOVE * x) or (b.bound == _LEAST and y <= x <= ABOVE * y):
        return a.bound != b.bound
    return _rounded(x, y) or _rounded(y, x)


def _rounded(whole: float, exact: float) -> bool:
    """Whether the one is the other without its decimals: 17 percent for 17.3."""
    return whole == round(exact) and exact != round(exact) and whole >= 10


def number_differences(
    left: Sequence[Token], a: Sequence[Fact], right: Sequence[Token], b: Sequence[Fact]
) -> list[tuple[Fact, Fact, bool]]:
    """Numbers of one slot that do not agree, and whether that is certain."""
    free_a = [fact for fact in a if not any(agree(fact, other) for other in b)]
    free_b = [fact for fact in b if not any(agree(fact, other) for other in a)]

    def score(x: Fact, y: Fact) -> float:
        alone = sum(f.sort == x.sort for f in free_a) == 1 and sum(f.sort == x.sort for f in free_b) == 1
        others_agree = len(free_a) < len(a) and len(free_b) < len(b)
        return flank(left, x, right, y) + (ALONE if alone and others_agree else 0.0)

    pairs = pair_up(free_a, free_b, score, SLOT)
    return [(x, y, value >= SURE) for x, y, value in pairs]
