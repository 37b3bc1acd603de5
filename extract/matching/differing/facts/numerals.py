"""Numbers as they are written: "12", "a dozen", "1.2 billion", "two and a half", "tens of thousands", "80 937"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.matching.words.tokens import Token

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mln": 1e6,
    "m": 1e6, "b": 1e9, "k": 1000, "thousands": 1000, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_SINGLE = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})
# One letter is a scale only right behind its figure: "26m", never "26 m".
_ATTACHED = frozenset({"m", "b", "k"})
_ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        1,
    )
}
# A number word and the figure it stands for, for those of one word.
NUMBER_WORDS = {word: str(value) for word, value in _UNITS.items() if value > 1} | {"dozen": "12"}
# From and to how many a desk means by these.
_VAGUE = {
    "dozens": (24.0, 150.0), "scores": (30.0, 150.0), "hundreds": (150.0, 2000.0), "thousands": (1500.0, 20_000.0),
    "tens": (20.0, 100.0), "millions": (1.5e6, 2e7), "billions": (1.5e9, 2e10),
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
_FIGURE = re.compile(r"\d+(?:\.(\d+))?$")
_FRACTION = re.compile(r"([1-9])/([2-9]|1[06])$")
BEGINNINGS = frozenset({*_UNITS, *_ORDINALS, *_VAGUE, "a", "an", "half", "couple"})


class Numeral(NamedTuple):
    """A number read from words: from ``value`` to ``top`` (the same for a plain one) and the index of its last word.

    ``step`` is what its last written digit counts, which says how it may have been rounded.
    """

    value: float
    top: float
    step: float
    last: int
    ordinal: bool = False


def norm_at(words: Sequence[Token], at: int) -> str:
    """The compared form of word ``at``, empty where there is none."""
    return words[at].norm if 0 <= at < len(words) else ""


def gap(words: Sequence[Token], text: str, at: int) -> str:
    """What stands between word ``at`` and the next one; a space past the ends."""
    return text[words[at].end : words[at + 1].start] if 0 <= at < len(words) - 1 else " "


def numeral(words: Sequence[Token], at: int, text: str) -> Numeral | None:
    """The number that begins with word ``at``."""
    norm = norm_at(words, at)
    if norm[:1].isdecimal():
        return _figure(words, at, text)
    if norm in ("a", "an", "half", "couple"):
        return _idiom(words, at, text)
    if norm in _VAGUE:
        return _vague(words, at)
    if norm in _ORDINALS:
        return Numeral(_ORDINALS[norm], _ORDINALS[norm], 1, at, True)
    return _spelled(words, at, text) if norm in _UNITS else None


def share(words: Sequence[Token], at: int) -> Numeral | None:
    """A part of a whole in hundredths: "half of", "a third of", "two-thirds", "one in five", "by a quarter"."""
    norm, after = norm_at(words, at), norm_at(words, at + 1)
    by = norm_at(words, at - 1) == "by" and not norm_at(words, at + 2)
    if norm == "half" and after in ("of", "the", "its", "their", "his", "her", "those", "all"):
        return Numeral(50, 50, 1, at)
    count = 1 if norm in ("a", "an") else _UNITS.get(norm, int(norm) if norm.isdecimal() and len(norm) < 3 else 0)
    if not count:
        return None
    parted = by or after.endswith("s") or norm_at(words, at + 2) in ("of", "the")
    if after in _PARTS and parted and count < _PARTS[after]:
        return _hundredths(count, _PARTS[after], at + 1)
    behind = at + 3 if after == "out" and norm_at(words, at + 2) == "of" else at + 2 if after == "in" else 0
    whole = norm_at(words, behind) if behind else ""
    of = _UNITS.get(whole, int(whole) if whole.isdecimal() and len(whole) < 4 else 0)
    if norm not in ("a", "an") and of > count and (of <= 10 or of in (20, 50, 100)):
        return _hundredths(count, of, behind)
    return None


def _hundredths(count: float, of: float, last: int) -> Numeral:
    return Numeral(100 * count / of, 100 * count / of, 1, last)


def _figure(words: Sequence[Token], at: int, text: str) -> Numeral | None:
    norm, last = words[at].norm, at
    if fraction := _FRACTION.match(norm):
        value = int(fraction[1]) / int(fraction[2])
        return Numeral(value, value, 0.01, at) if value < 1 else None
    found = _FIGURE.match(norm)
    if not found:
        return None
    value, step = float(norm), 10.0 ** -len(found[1] or "")
    after = norm_at(words, at + 1)
    if after in ("th", "st", "nd", "rd") and not gap(words, text, at):
        return Numeral(value, value, 1, at + 1, True)
    if len(norm) <= 3 and "." not in norm:
        # Thousands with a space between: "80 937".
        while re.match(r"\d{3}$", norm_at(words, last + 1)) and gap(words, text, last) in (" ", "\u00a0", "\u202f"):
            value, last = value * 1000 + int(words[last + 1].norm), last + 1
        if (fraction := _FRACTION.match(after)) and int(fraction[1]) < int(fraction[2]):
            value, step, last = value + int(fraction[1]) / int(fraction[2]), 0.1, at + 1
    return _scaled(words, text, value, step, last)


def _spelled(words: Sequence[Token], at: int, text: str) -> Numeral | None:
    value, last = float(_UNITS[words[at].norm]), at
    follower = norm_at(words, at + 1)
    if value >= 20 and 0 < _UNITS.get(follower, 0) < 10:
        value, last = value + _UNITS[follower], at + 1
    elif value >= 20 and 0 < _ORDINALS.get(follower, 0) < 10:
        return Numeral(value + _ORDINALS[follower], value + _ORDINALS[follower], 1, at + 1, True)
    return _scaled(words, text, value, 1.0, last)


def _idiom(words: Sequence[Token], at: int, text: str) -> Numeral | None:
    """ "a dozen", "a million", "a couple of", "half a million", "half-a-dozen"."""
    norm, after = words[at].norm, norm_at(words, at + 1)
    if norm == "half":
        last = at + 1 if after in ("a", "an") else at
        return _scaled(words, text, 0.5, 1.0, last) if _scale(words, text, last + 1) else None
    if norm == "couple" or after == "couple":
        last = at if norm == "couple" else at + 1
        return Numeral(2, 3, 1, last) if norm_at(words, last + 1) == "of" else None
    return _scaled(words, text, 1.0, 1.0, at) if after in _SINGLE else None


def _vague(words: Sequence[Token], at: int) -> Numeral:
    low, high = _VAGUE[words[at].norm]
    other = norm_at(words, at + 2)
    if norm_at(words, at + 1) == "of" and other in ("thousands", "millions", "billions"):
        return Numeral(low * _SCALES[other], high * _SCALES[other], 1, at + 2)
    return Numeral(low, high, 1, at)


def _scale(words: Sequence[Token], text: str, at: int) -> float:
    """What word ``at`` multiplies the number before it by; 0 where it is none of these words."""
    norm = norm_at(words, at)
    if norm in _ATTACHED:
        return 0.0 if gap(words, text, at - 1) else _SCALES[norm]
    return 12.0 if norm == "dozen" else _SCALES.get(norm, 0.0)


def _scaled(words: Sequence[Token], text: str, value: float, step: float, last: int) -> Numeral:
    """The number with what multiplies it: "two hundred and six", "1.2 billion", "two and a half million"."""
    half = [norm_at(words, last + 1 + n) for n in range(3)]
    if half == ["and", "a", "half"]:
        value, step, last = value + 0.5, 0.1, last + 3
    while scale := _scale(words, text, last + 1):
        value, step, last = value * scale, step * scale, last + 1
        skip = 1 if norm_at(words, last + 1) == "and" and norm_at(words, last + 2) in _UNITS else 0
        follower = norm_at(words, last + 1 + skip)
        if follower in _UNITS and 100 <= scale < 1e6:
            more, last = float(_UNITS[follower]), last + 1 + skip
            if more >= 20 and 0 < _UNITS.get(norm_at(words, last + 1), 0) < 10:
                more, last = more + _UNITS[norm_at(words, last + 1)], last + 1
            if scale == 1000 and norm_at(words, last + 1) == "hundred":
                more, last = more * 100, last + 1
            value, step = value + more, 1.0
    return Numeral(value, value, step, last)
