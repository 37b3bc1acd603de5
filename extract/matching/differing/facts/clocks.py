"""Times of the day and their zones: "6:30 pm", "0900 GMT", "noon", "1 p.m. Moscow time"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.matching.words.tokens import Token

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)$")
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d$")
_WORDS = {"noon": 720, "midday": 720, "midnight": 0}
BEGINNINGS = frozenset(_WORDS)
_HALVES = frozenset({"am", "pm"})
# Minutes before or after UTC. A place whose clocks change, or have changed their zone, has all that it may be.
_ZONES = {
    "gmt": (0,), "utc": (0,), "bst": (60,), "wet": (0,), "cet": (60,), "cest": (120,), "eet": (120,), "eest": (180,),
    "msk": (180, 240), "ist": (330,), "jst": (540,), "kst": (540,), "hkt": (480,), "sgt": (480,), "aest": (600,),
    "aedt": (660,), "est": (-300,), "edt": (-240,), "cst": (-360,), "cdt": (-300,), "mst": (-420,), "mdt": (-360,),
    "pst": (-480,), "pdt": (-420,), "et": (-300, -240), "ct": (-360, -300), "mt": (-420, -360), "pt": (-480, -420),
    "eastern": (-300, -240), "central": (-360, -300), "pacific": (-480, -420), "mountain": (-420, -360),
    "moscow": (180, 240), "kiev": (120, 180), "kyiv": (120, 180), "london": (0, 60), "paris": (60, 120),
    "berlin": (60, 120), "brussels": (60, 120), "damascus": (120, 180), "beirut": (120, 180), "jerusalem": (120, 180),
    "baghdad": (180, 240), "tehran": (210, 270), "beijing": (480,), "tokyo": (540,), "delhi": (330,), "kabul": (270,),
    "washington": (-300, -240),
}  # fmt: skip
# A name of a place is a zone only before this word.
_PLACES = frozenset(zone for zone in _ZONES if len(zone) > 4)
UNNAMED = 10_000
_DAY = 1440


class Clock(NamedTuple):
    """A time of the day: ``minutes`` after midnight, the zones it may be in, and the index of its last word.

    ``half`` is False where it may be morning or evening; no ``zones`` where the copy names none.
    """

    minutes: int
    half: bool
    zones: tuple[int, ...]
    last: int


def clock(words: Sequence[Token], at: int) -> Clock | None:
    """The time of the day that begins with word ``at``."""
    norm, after = words[at].norm, _norm(words, at + 1)
    half = after if after in _HALVES else ""
    last = at + bool(half)
    found = _CLOCK.match(norm)
    if norm in _WORDS:
        minutes, certain, last = _WORDS[norm], True, at
    elif found and (":" in norm or half or _zone(words, at + 1)):
        minutes, certain = 60 * int(found[1]) + int(found[2]), bool(half) or int(found[1]) > 12 or norm[0] == "0"
    elif half and len(norm) < 3 and norm.isdecimal() and 0 < int(norm) <= 12:
        minutes, certain = 60 * int(norm), True
    elif after == "o'clock" and len(norm) < 3 and norm.isdecimal() and int(norm) <= 12:
        minutes, certain, last = 60 * int(norm), False, at + 1
    elif _MILITARY.match(norm) and _zone(words, at + 1):
        minutes, certain = 60 * int(norm[:2]) + int(norm[2:]), True
    else:
        return None
    if half:
        minutes = minutes % 720 + (720 if half == "pm" else 0)
    zones = _zone(words, last + 1)
    if zones:
        last += 2 if _norm(words, last + 2) == "time" else 1
        certain = certain or zones == (0,)
    elif _norm(words, last + 1) == "local" and _norm(words, last + 2) == "time":
        last += 2
    return Clock(minutes, certain, zones, last)


def _norm(words: Sequence[Token], at: int) -> str:
    return words[at].norm if 0 <= at < len(words) else ""


def _zone(words: Sequence[Token], at: int) -> tuple[int, ...]:
    """The zone that the copy names at word ``at``, as minutes from UTC; empty where it names none."""
    if at >= len(words) or not words[at].text[0].isupper():
        return ()
    norm = words[at].norm
    if norm in _PLACES or not words[at].text.isupper():
        return _ZONES.get(norm, ()) if _norm(words, at + 1) == "time" else ()
    return _ZONES.get(norm, ())


def comparable(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether the values of two times can be compared: the zones of both are named, or of neither."""
    return (len(a) > 2) == (len(b) > 2)


def same_time(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether the values of two times can be one moment of some day."""
    day = _DAY if a[1] and b[1] else _DAY // 2
    zones = [(x, y) for x in a[2:] or (0,) for y in b[2:] or (0,)]
    return any((a[0] - x - b[0] + y) % day == 0 for x, y in zones)
