"""Days, months, years and clock times, as far as the words say: a weekday alone, a day without a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extract.matching.differing.facts import clocks
from extract.matching.differing.facts.fact import Fact, flank, pair_up, scan
from extract.matching.words.tokens import Token

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = {day: at for at, day in enumerate(_WEEKDAYS)} | {
    short: at
    for at, shorts in enumerate(
        (("mon",), ("tue", "tues"), ("wed",), ("thu", "thur", "thurs"), ("fri",), ("sat",), ("sun",))
    )
    for short in shorts
}
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = {month: at for at, month in enumerate(_MONTHS, 1)} | {
    month[:3]: at for at, month in enumerate(_MONTHS, 1)
} | {"sept": 9}  # fmt: skip
_AMBIGUOUS = {"may", "march", "mar", "mon", "wed", "sat", "sun", "dec", "jan"}
_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_BEGINNINGS = frozenset({*_WEEKDAY, *_MONTH, *_RELATIVE, *clocks.BEGINNINGS})
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_DAY = re.compile(r"(?:[12]?\d|3[01])$")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")

# The parts of a date value; UNKNOWN where the words do not say.
YEAR, MONTH, DAY, WEEKDAY = range(4)
UNKNOWN = -1


def dates(words: Sequence[Token], text: str, written: date | None = None) -> list[Fact]:
    """The dates among ``words``. ``written`` is the article's own date, by which "Friday" and "today" become days."""
    return scan(words, _BEGINNINGS, lambda at: _date_at(words, at, text, written))


def _norm(words: Sequence[Token], at: int) -> str:
    return words[at].norm if 0 <= at < len(words) else ""


def _date_at(words: Sequence[Token], at: int, text: str, written: date | None) -> Fact | None:
    word = words[at]
    value = [UNKNOWN] * 4
    last = at
    if word.norm in _WEEKDAY and word.text[0].isupper() and word.norm not in ("sun", "sat", "mon", "wed"):
        value[WEEKDAY] = _WEEKDAY[word.norm]
        following = _month_day(words, at + 1, value)
        last = following if following is not None else at
    elif word.norm in _RELATIVE:
        if written is None:
            return _fact(words, at, at, text, "relative", (_RELATIVE[word.norm],))
        return _fact(words, at, at, text, "date", _resolved(written + timedelta(days=_RELATIVE[word.norm])))
    elif (end := _month_day(words, at, value)) is not None:
        last = end
    elif time := clocks.clock(words, at):
        return _fact(words, at, time.last, text, "clock", (time.minutes, time.half, *time.zones))
    elif _YEAR.match(word.text) and _norm(words, at + 1) == "s":
        return _fact(words, at, at + 1, text, "decade", (int(word.norm),))
    elif _YEAR.match(word.text) and _is_year(words, at):
        value[YEAR] = int(word.norm)
    else:
        return None
    if written is not None:
        value = _complete(value, written, _norm(words, at - 1))
    return _fact(words, at, last, text, "date", tuple(value))


def _fact(words: Sequence[Token], first: int, last: int, text: str, sort: str, value: tuple[int, ...]) -> Fact:
    start, end = words[first].start, words[last].end
    return Fact(text[start:end], start, end, first, last, sort, value)


def _month_day(words: Sequence[Token], at: int, value: list[int]) -> int | None:
    """Read "Nov. 10, 2002", "10 November", "November 2002" or "November" into ``value``; the last token's index."""
    if at >= len(words):
        return None
    norm = words[at].norm
    if _DAY.match(norm) and _is_month(words, at + 1):
        value[DAY], value[MONTH] = int(norm), _MONTH[words[at + 1].norm]
        last = at + 1
    elif _is_month(words, at):
        value[MONTH] = _MONTH[norm]
        last = at
        day = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", _norm(words, at + 1))
        if _DAY.match(day):
            value[DAY], last = int(day), at + 1
            if _norm(words, last + 1) in ("st", "nd", "rd", "th"):
                last += 1
    else:
        return None
    if last + 1 < len(words) and _YEAR.match(words[last + 1].text):
        value[YEAR], last = int(words[last + 1].norm), last + 1
    return last


def _is_month(words: Sequence[Token], at: int) -> bool:
    if not 0 <= at < len(words) or words[at].norm not in _MONTH or not words[at].text[0].isupper():
        return False
    if words[at].norm not in _AMBIGUOUS:
        return True
    near = (_norm(words, at - 1), _norm(words, at + 1))
    return any(_DAY.match(norm) or _YEAR.match(norm) for norm in near) or near[0] in (
        "in", "since", "until", "by", "last", "next", "early", "late", "mid", "from", "of", "this",
    )  # fmt: skip


def _is_year(words: Sequence[Token], at: int) -> bool:
    """Whether a number of four digits is a year: not "2000 people"."""
    after = words[at + 1].text if at + 1 < len(words) else ""
    before = _norm(words, at - 1)
    if before in ("in", "since", "until", "by", "of", "late", "early", "mid", "from", "through", "and", "fiscal"):
        return True
    return not after or not after.islower() or after in (
        "and", "or", "to", "the", "that", "when", "but", "for", "after", "with", "as", "election", "elections",
        "budget", "season", "census", "tax", "presidential", "from", "through", "compared", "was", "is", "were",
        "had", "has",
    )  # fmt: skip


def _resolved(day: date) -> tuple[int, ...]:
    return (day.year, day.month, day.day, day.weekday())


def _complete(value: list[int], written: date, before: str) -> list[int]:
    """Fill in what the article's date settles: a bare weekday is the last one up to the day of writing."""
    if value[WEEKDAY] != UNKNOWN and value[MONTH] == UNKNOWN and before != "next":
        back = (written.weekday() - value[WEEKDAY]) % 7
        return list(_resolved(written - timedelta(days=back)))
    return value


def dates_agree(a: Fact, b: Fact) -> bool:
    """Whether two dates can be the same: no part that both name differs."""
    if a.sort != b.sort:
        return True
    x, y = a.parts, b.parts
    if a.sort == "clock":
        return clocks.same_time(x, y) or not clocks.comparable(x, y)
    if a.sort != "date":
        return x == y
    return all(UNKNOWN in (one, other) or one == other for one, other in zip(x, y, strict=True))


def _comparable(a: Fact, b: Fact) -> bool:
    """Whether the two name a part in common; a weekday and a year say nothing about one another.

    Neither does "today" in two stories of which nobody knows the days.
    """
    if a.sort != b.sort or a.sort == "relative":
        return False
    if a.sort == "clock":
        return clocks.comparable(a.parts, b.parts)
    return a.sort != "date" or any(UNKNOWN not in (x, y) for x, y in zip(a.parts, b.parts, strict=True))


def date_differences(
    left: Sequence[Token], a: Sequence[Fact], right: Sequence[Token], b: Sequence[Fact]
) -> list[tuple[Fact, Fact, bool]]:
    """Dates of one slot that do not agree, and whether that is certain."""
    free_a = [x for x in a if not any(_comparable(x, y) and dates_agree(x, y) for y in b)]
    free_b = [y for y in b if not any(_comparable(x, y) and dates_agree(x, y) for x in a)]

    def score(x: Fact, y: Fact) -> float:
        if not _comparable(x, y):
            return 0.0
        alone = sum(_comparable(f, y) for f in free_a) == 1 and sum(_comparable(x, f) for f in free_b) == 1
        return flank(left, x, right, y) + (0.6 if alone else 0.0)

    return [(x, y, value >= 1.9) for x, y, value in pair_up(free_a, free_b, score, 0.6)]
