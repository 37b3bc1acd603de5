"""Numbers with their units and bounds, and when two of them can be one: "a dozen" and 12, "more than 100" and 126."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.matching.differing.facts.aligned import Aligned
from extract.matching.differing.facts.fact import Fact, flank, pair_up, scan
from extract.matching.differing.facts.numerals import BEGINNINGS, Numeral, gap, norm_at, numeral, share
from extract.matching.words.stems import stem
from extract.matching.words.synonyms import synonym
from extract.matching.words.tokens import STOP_WORDS, Token

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_CURRENCIES = {"dollar": "dollar", "euro": "euro", "pound": "pound", "sterling": "pound", "yen": "yen",
               "rouble": "rouble", "ruble": "rouble", "yuan": "yuan", "franc": "franc", "rupee": "rupee",
               "peso": "peso", "lira": "lira", "hryvnia": "hryvnia", "rand": "rand"}  # fmt: skip
_HUNDREDTHS = {"cent": "dollar", "cents": "dollar", "pence": "pound"}
_ISSUERS = frozenset({"us", "a", "c", "nz", "hk", "s"})  # "$US13", "$A5"
# Measures in a base unit, so that kilometres and miles can be compared.
_MEASURES = {
    "length": {"metre": 1, "meter": 1, "km": 1000, "kilometre": 1000, "kilometer": 1000, "mile": 1609, "feet": 0.305,
               "foot": 0.305, "yard": 0.914, "inch": 0.0254, "cm": 0.01, "centimetre": 0.01, "centimeter": 0.01,
               "mm": 0.001, "mph": 1609, "kph": 1000},
    "weight": {"kg": 1, "kilo": 1, "kilogram": 1, "kilogramme": 1, "lb": 0.4536, "ounce": 0.02835, "tonne": 1000,
               "ton": 907, "gram": 0.001, "gramme": 0.001},
    "area": {"acre": 0.4047, "hectare": 1},
    "volume": {"litre": 1, "liter": 1, "gallon": 3.785, "barrel": 159},
    "time": {"seconds": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14,
             "month": 30.4, "year": 365, "decade": 3652, "century": 36525, "centuries": 36525},
}  # fmt: skip
_MEASURE = {
    form: (sort, size, stem(word))
    for sort, units in _MEASURES.items()
    for word, size in units.items()
    for form in (word, stem(word))
}
_POUND = 0.4536
_TIMES = {"twice": 2.0, "double": 2.0, "doubled": 2.0, "doubling": 2.0, "thrice": 3.0, "triple": 3.0, "tripled": 3.0,
          "tripling": 3.0, "quadruple": 4.0, "quadrupled": 4.0}  # fmt: skip
# How much of the words around two numbers must be shared, and from where the slot is sure.
SLOT, SURE = 0.9, 1.9
# What it counts that two numbers are the only ones of their sort that do not agree, in texts of which other numbers
# do, and in texts that share most of their words.
ALONE, LIKE = 0.5, 0.5
# The same where they count the same things, an adjective apart: "120 observers" and "150 unarmed observers".
COUNTED = 0.3
# Numbers of two sentences that are compared one with another.
MOST_PAIRS = 2_500
# The share of common words from which two texts tell one thing.
ONE_THING = 0.5
# How far two measures in different units may lie apart and still be one: both are rounded.
CONVERTED = 0.08
# How far above "more than 100" a figure may lie and still be what is meant, and how far below "nearly 200" and off
# "about 50".
ABOVE, BELOW, AROUND = 1.3, 0.88, 0.1
# "Dozens" and "scores" can be one; "hundreds" and "thousands" are not.
FAR_APART = 5
_LEAST, _MOST, _ABOUT, _NEARLY = "least", "most", "about", "nearly"
# From one number to another: two that are written, or what "dozens" may be.
_RANGE, _VAGUE = "range", "vague"
_BOUNDS = {
    ("at", "least"): _LEAST, ("more", "than"): _LEAST, ("no", "fewer", "than"): _LEAST, ("over",): _LEAST,
    ("no", "less", "than"): _LEAST, ("above",): _LEAST, ("exceeding",): _LEAST, ("upwards", "of"): _LEAST,
    ("just", "over"): _LEAST, ("well", "over"): _LEAST,
    ("up", "to"): _MOST, ("at", "most"): _MOST, ("as", "many", "as"): _MOST, ("less", "than"): _MOST,
    ("fewer", "than"): _MOST, ("under",): _MOST, ("almost",): _NEARLY, ("nearly",): _NEARLY,
    ("just", "under"): _NEARLY, ("close", "to"): _ABOUT, ("about",): _ABOUT,
    ("around",): _ABOUT, ("some",): _ABOUT, ("roughly",): _ABOUT, ("approximately",): _ABOUT,
    ("an", "estimated"): _ABOUT, ("estimated",): _ABOUT,
}  # fmt: skip
_BOUND_ENDS = frozenset(phrase[-1] for phrase in _BOUNDS)
_BEHIND = {("or", "more"): _LEAST, ("or", "so"): _ABOUT, ("or", "less"): _MOST, ("or", "fewer"): _MOST}
_BEGINNINGS = frozenset({*BEGINNINGS, *_SIGNS, *_TIMES})
# A range goes up, and not by much: "fell 27 to 1,626" is none.
_WIDEST = 5
_DAY = re.compile(r"[12]?\d|3[01]")


def numbers(words: Sequence[Token], text: str, days: Mapping[int, str] | None = None) -> list[Fact]:
    """The numbers among ``words``. ``days`` has the indexes of the words of dates with the sort of each date.

    The year and the day in a date are figures of the sort "calendar", for comparison with what is no date.
    """
    days = days or {}

    def read(at: int) -> Fact | None:
        if at in days:
            return _calendar(words, at, text) if days[at] == "date" else None
        return _number_at(words, at, text, days)

    return scan(words, _BEGINNINGS, read)


def _calendar(words: Sequence[Token], at: int, text: str) -> Fact | None:
    if not words[at].text.isdecimal():
        return None
    value = float(words[at].text)
    return replace(_fact(words, at, at, text, "calendar", value), figure=value, top=value)


def _number_at(words: Sequence[Token], at: int, text: str, days: Mapping[int, str]) -> Fact | None:
    first, word = at, words[at]
    if word.norm in _TIMES:
        return _fact(words, first, at, text, "times", _TIMES[word.norm])
    currency = _SIGNS.get(word.text, "")
    if currency:
        at += 1
        if norm_at(words, at) in _ISSUERS:
            at += 1
        if not norm_at(words, at)[:1].isdecimal():
            return None
    part = None if currency else share(words, at)
    found = part or numeral(words, at, text)
    if found is None or any(n in days for n in range(at, found.last + 1)):
        return None
    if word.norm == "one" and found.last == at and not part and _pronoun_one(words, at):
        return None
    if word.norm.isdecimal() and _decade(words, at, text):
        return None
    fact = _with_unit(words, first, found, text, currency, part is not None)
    return _bounded(words, _ranged(words, fact, found, text, currency, days), text)


def _decade(words: Sequence[Token], at: int, text: str) -> bool:
    """Whether a figure is that of a decade or of a group's age: "the 1960s", "in his 30s"."""
    return norm_at(words, at + 1) == "s" and gap(words, text, at) in ("", "'", "’")


def _fact(words: Sequence[Token], first: int, last: int, text: str, sort: str, value: float) -> Fact:
    start, end = words[first].start, words[last].end
    return Fact(text[start:end], start, end, first, last, sort, value)


def _with_unit(words: Sequence[Token], first: int, found: Numeral, text: str, currency: str, part: bool) -> Fact:
    """The number with what it counts, told by the words behind it or by a sign before it."""
    last = found.last
    after, second = norm_at(words, last + 1), norm_at(words, last + 2)
    root = stem(after)
    sort, unit, size = "count", "", 1.0
    if currency:
        sort = f"money {currency}"
    elif found.ordinal:
        sort = "ordinal"
    elif part or after in ("percent", "%", "pct", "percentage") or (after == "per" and second == "cent"):
        sort = "percent"
    elif after == "basis" and second == "points":
        sort, size = "percent", 0.01
    elif after in _HUNDREDTHS:
        sort, size = f"money {_HUNDREDTHS[after]}", 0.01
    elif _is_age(words, first, last, text):
        sort = "age"
    elif root in _CURRENCIES or (after == "us" and stem(second) == "dollar"):
        sort = f"money {_CURRENCIES.get(root, 'dollar')}"
    elif after == "times" or (after == "fold" and not gap(words, text, last)):
        sort = "times"
    elif after in _MEASURE or root in _MEASURE:
        sort, size, unit = _MEASURE.get(after) or _MEASURE[root]
    fact = _fact(words, first, last, text, sort, found.value * size)
    bound = _ABOUT if part else _VAGUE if found.top > found.value else ""
    return replace(fact, figure=found.value, top=found.top * size, step=found.step * size, unit=unit, bound=bound)


def _is_age(words: Sequence[Token], first: int, last: int, text: str) -> bool:
    """ "27-year-old", "aged 27", "at age 27", and the apposition: "Ann Lee, 27, said"."""
    before, after = norm_at(words, first - 1), norm_at(words, last + 1)
    if before in ("aged", "age", "ages"):
        return True
    if after in ("year", "years") and norm_at(words, last + 2) in ("old", "olds"):
        return True
    if first != last or not words[first].text.isdecimal() or first == 0:
        return False
    behind = text[words[last].end : words[last].end + 1]
    named = words[first - 1].text[0].isupper() and not words[first - 1].text.isupper()
    return named and gap(words, text, first - 1).strip() == "," and behind in (",", ".", ";", "") and len(after) != 3


def _ranged(
    words: Sequence[Token], low: Fact, found: Numeral, text: str, currency: str, days: Mapping[int, str]
) -> Fact:
    """The number with a second one that makes a range of it: "30 to 80 pounds", "between $4 and $11", "5 or 6"."""
    at = low.last + 1
    between = norm_at(words, low.first - 1) == "between"
    joint = norm_at(words, at)
    if low.bound or low.sort in ("ordinal", "times", "age"):
        return low
    if joint in ("to", "or") or (joint == "and" and between):
        at += 1
    elif gap(words, text, low.last).strip() not in ("-", "–"):
        return low
    sign = _SIGNS.get(words[at].text, "") if at < len(words) else ""
    at += bool(sign)
    other = numeral(words, at, text)
    if other is None or other.ordinal or other.top > other.value or any(n in days for n in range(at, other.last + 1)):
        return low
    high = _with_unit(words, at, other, text, sign or currency, False)
    value = low.number
    if low.sort == "count":
        value *= high.number / max(other.value, 1e-9)
    elif low.sort != high.sort:
        return low
    if found.value < 1000 <= other.value and other.last > at:
        value *= _scale_of(other)
    low = replace(low, sort=high.sort, value=value, top=value, unit=high.unit)
    if not value < high.number <= _WIDEST * value or norm_at(words, low.first - 1) in ("from", "by"):
        return low
    whole = _fact(words, low.first, other.last, text, high.sort, value)
    return replace(whole, top=high.number, step=high.step, unit=high.unit, bound=_RANGE)


def _scale_of(found: Numeral) -> float:
    """What multiplies a number whose digits before it are few: 1,000,000 for "8 million"."""
    return next((scale for scale in (1e12, 1e9, 1e6, 1000.0, 100.0) if found.value >= scale), 1.0)


def _pronoun_one(words: Sequence[Token], at: int) -> bool:
    """Whether "one" stands for somebody rather than for a number: "one of", "no one", "the one who"."""
    after = norm_at(words, at + 1)
    return after in STOP_WORDS or after == "" or norm_at(words, at - 1) in ("no", "the", "this", "that")


def _bounded(words: Sequence[Token], fact: Fact, text: str) -> Fact:
    """The number with the words before or behind it that leave room: "at least", "or more"."""
    first, last, bound = fact.first, fact.last, fact.bound
    if bound not in (_RANGE, _VAGUE):
        behind = (norm_at(words, last + 1), norm_at(words, last + 2))
        if behind in _BEHIND:
            last, bound = last + 2, _BEHIND[behind]
    if norm_at(words, first - 1) in _BOUND_ENDS:
        for length in (3, 2, 1):
            phrase = tuple(norm_at(words, n) for n in range(first - length, first))
            if phrase in _BOUNDS:
                first, bound = first - length, bound if bound in (_RANGE, _VAGUE) else _BOUNDS[phrase]
                break
    if (first, last) == (fact.first, fact.last):
        return fact
    start, end = words[first].start, words[last].end
    return replace(fact, text=text[start:end], start=start, end=end, first=first, last=last, bound=bound)


def agree(a: Fact, b: Fact) -> bool:
    """Whether two numbers can be one: equal, one the other rounded or converted, or within what "about" allows."""
    if a.sort != b.sort:
        same = "count" in (a.sort, b.sort) and a.figure == b.figure
        return same or _one_weight(a, b) or _one_weight(b, a)
    x, y = a.number, b.number
    apart, more = abs(x - y), max(abs(x), abs(y))
    if a.top > x or b.top > y:
        return _one_range(a, b)
    if apart <= 1e-9 * more:
        return True
    if a.unit != b.unit and a.sort == b.sort:
        return apart <= CONVERTED * more
    if _ABOUT in (a.bound, b.bound) and apart <= AROUND * more:
        return True
    if a.bound != b.bound and (_beyond(a, y) or _beyond(b, x)):
        return True
    return _rounded(a, b) or _rounded(b, a)


def _one_weight(a: Fact, b: Fact) -> bool:
    """Whether pounds that look like money are the weight of ``b``."""
    return a.sort == "money pound" and b.sort == "weight" and abs(a.number * _POUND - b.number) <= CONVERTED * b.number


def _one_range(a: Fact, b: Fact) -> bool:
    """Whether two can be one of which at least one is a range: a number within it, or the same ends."""
    if a.bound == b.bound == _VAGUE:
        return max(a.number, b.number) < FAR_APART * min(a.number, b.number)
    if a.bound == b.bound == _RANGE:
        return abs(a.number - b.number) <= 1e-9 * a.number and abs(a.top - b.top) <= 1e-9 * a.top
    return a.number <= max(b.top, b.number) * 1.001 and b.number <= max(a.top, a.number) * 1.001


def _beyond(bounded: Fact, exact: float) -> bool:
    """Whether a figure is what "more than" or "nearly" another one leaves room for."""
    value = bounded.number
    if bounded.bound == _LEAST:
        return value <= exact <= ABOVE * value
    return bounded.bound == _NEARLY and BELOW * value <= exact <= value


def _rounded(rough: Fact, exact: Fact) -> bool:
    """Whether the one is the other with fewer digits: 17 percent for 17.3, $6.3 billion for $6.32 billion."""
    apart = abs(rough.number - exact.number)
    digits = rough.step > exact.step and (exact.step < 1 or rough.step > 1)
    return digits and apart <= 0.5 * rough.step and apart <= AROUND * rough.number


def number_differences(pair: Aligned, a: Sequence[Fact], b: Sequence[Fact]) -> list[tuple[Fact, Fact, bool]]:
    """Numbers of one slot that do not agree, and whether that is certain.

    A figure in a date is compared with a plain one only; two dates are compared as dates.
    """
    if len(a) * len(b) > MOST_PAIRS:
        return []  # lists of results: every figure has the same words around it
    free_a = [fact for fact in a if not any(agree(fact, other) for other in b)]
    free_b = [fact for fact in b if not any(agree(fact, other) for other in a)]
    if not free_a or not free_b:
        return []
    like = LIKE if pair.alike >= ONE_THING else 0.0

    def score(x: Fact, y: Fact) -> float:
        if not _comparable(x, y):
            return 0.0
        alone = sum(_comparable(f, y) for f in free_a) == 1 and sum(_comparable(x, f) for f in free_b) == 1
        others_agree = len(free_a) < len(a) and len(free_b) < len(b)
        counted = (
            COUNTED if x.sort == y.sort == "count" and _counted_by(pair.left, x) & _counted_by(pair.right, y) else 0.0
        )
        bonus = (ALONE * others_agree + like + counted) if alone else 0.0
        return flank(pair.left, x, pair.right, y) + bonus

    pairs = pair_up(free_a, free_b, score, SLOT)
    return [(x, y, value >= SURE) for x, y, value in pairs]


def _counted_by(words: Sequence[Token], number: Fact) -> set[str]:
    """The two content words behind a number, one of which names what it counts."""
    behind = [word.norm for word in words[number.last + 1 : number.last + 5] if word.norm not in STOP_WORDS]
    return {synonym(stem(norm)) for norm in behind[:2]}


def _comparable(x: Fact, y: Fact) -> bool:
    """Whether two numbers can stand for one another: of one sort, or a bare figure and an age or a figure of a date."""
    if x.sort == y.sort:
        return x.sort != "calendar"
    one, other = (y, x) if x.sort == "count" else (x, y)
    bare = other.text.replace(",", "")
    if other.sort != "count" or not bare.isdecimal():
        return False
    if one.sort == "calendar":
        return len(bare) in (3, 4) if len(one.text) == 4 else len(bare) <= 2
    return one.sort == "age" and len(bare) <= 3
