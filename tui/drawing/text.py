"""Text in runs of one role each, wrapped and cut by the cells that it takes on a terminal.

A role is the name of a style in the theme ("speaker", "fact"); nothing here knows colours, and nothing in a run is
ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import get_character_cell_size

_WORDS = re.compile(r"\S+")
# Control characters, bidirectional overrides and their kin: never sent to a terminal.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
# What joins or varies the characters around it. Terminals disagree on how many cells the outcome takes, so none is
# sent; what was to be joined stands side by side. Nor are accents beyond the fourth.
_JOINS = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_ACCENTS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILES = re.compile(f"({_ACCENTS}{{4}}){_ACCENTS}+")


class Run(NamedTuple):
    """Words that are shown in one role."""

    text: str
    role: str = "text"


Line = tuple[Run, ...]


def plain(text: str) -> str:
    """``text`` as it may go to a terminal: file names, titles and errors of others, on one line.

    White space becomes a space; what could act on the terminal becomes a question mark.
    """
    return _UNSAFE.sub("?", re.sub(r"\s", " ", text))


def drawn(text: str) -> str:
    """``text`` as it goes to the terminal: nothing that acts on it, nothing on whose width terminals disagree.

    It takes as many cells as before.
    """
    if text.isascii() and text.isprintable():
        return text
    return _PILES.sub(r"\1", _JOINS.sub("", _UNSAFE.sub(lambda found: "?" * cell_len(found[0]), text)))


def cell_len(text: str) -> int:
    """How many cells ``text`` takes: its characters', each by itself."""
    return len(text) if text.isascii() and text.isprintable() else _cell_len(text)


@lru_cache(maxsize=4096)
def _cell_len(text: str) -> int:
    return sum(map(_cells, text))


@lru_cache(maxsize=8192)
def _cells(character: str) -> int:
    return 0 if _JOINS.match(character) else get_character_cell_size(character)


def line(*parts: str | Run) -> Line:
    """A line of ``parts``; a bare string is in the role "text"."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts if part)


def width(runs: Iterable[Run]) -> int:
    """How many cells the runs take."""
    return sum(cell_len(run.text) for run in runs)


def wrap(runs: Sequence[Run], cells: int) -> list[Line]:
    """Break ``runs`` between words into lines of at most ``cells`` cells; longer words break where the line is full."""
    text = "".join(run.text for run in runs)
    places = _places(text, max(1, cells))
    return _slices(runs, places)


def _places(text: str, cells: int) -> list[tuple[int, int]]:
    """Where each line starts and ends in ``text``."""
    places: list[tuple[int, int]] = []
    start = end = 0
    used = 0
    for first, last in (match.span() for match in _WORDS.finditer(text)):
        size = cell_len(text[first:last])
        gap = first - end if end > start else 0
        if end > start and used + gap + size > cells:
            places.append((start, end))
            start, used, gap = first, 0, 0
        elif end == start:
            start, used = first, 0
        while size > cells:  # a word longer than the line
            taken = _fitting(text, first, last, cells)
            places.append((first, taken))
            first = start = taken
            size, used, gap = cell_len(text[first:last]), 0, 0
        end = last
        used += gap + size
    if end > start:
        places.append((start, end))
    return places


def _fitting(text: str, start: int, end: int, cells: int) -> int:
    """The offset up to which ``text[start:end]`` fits into ``cells``; at least one character further."""
    used = 0
    for offset in range(start, end):
        used += _cells(text[offset])
        if used > cells:
            return max(offset, start + 1)
    return end


def _slices(runs: Sequence[Run], places: Sequence[tuple[int, int]]) -> list[Line]:
    lines: list[Line] = []
    number, offset = 0, 0  # the run that holds the next character, and where that run starts
    for start, end in places:
        parts: list[Run] = []
        while number < len(runs):
            text, role = runs[number]
            stop = offset + len(text)
            if stop > start:
                piece = text[max(0, start - offset) : end - offset]
                if piece:
                    parts.append(Run(piece, role))
            if stop > end:
                break
            offset, number = stop, number + 1
        lines.append(tuple(parts))
    return lines


def clip(runs: Iterable[Run], cells: int, ellipsis: str = "") -> Line:
    """The first ``cells`` cells of ``runs``; where something is left out, it ends in ``ellipsis``."""
    runs = tuple(runs)
    if width(runs) <= cells:
        return runs
    room = cells - cell_len(ellipsis)
    if room < 0:
        return ()
    kept: list[Run] = []
    for text, role in runs:
        size = cell_len(text)
        if size > room:
            text = _first_cells(text, room)
            kept.append(Run(text + ellipsis, role))
            break
        kept.append(Run(text, role))
        room -= size
    return tuple(kept)


def shortened(runs: Sequence[Run], cells: int, role: str, ellipsis: str, least: int = 12) -> Line:
    """``runs`` in at most ``cells`` cells, by cutting the longest of those in ``role``, none below ``least`` cells.

    Where that is not enough, the end is cut too.
    """
    sizes = [cell_len(run.text) if run.role == role else 0 for run in runs]
    room = cells - width(runs) + sum(sizes)
    longest = max(sizes, default=0)
    while longest > least and sum(min(size, longest) for size in sizes) > room:
        longest -= 1
    cut = (run if size <= longest else clip([run], longest, ellipsis)[0] for run, size in zip(runs, sizes, strict=True))
    return clip(cut, cells, ellipsis)


def excerpt(runs: Sequence[Run], cells: int, roles: Collection[str], ellipsis: str) -> Line:
    """One line of ``runs``, from further in where the first run in one of ``roles`` would not be seen otherwise."""
    runs, before = tuple(runs), 0
    for number, run in enumerate(runs):
        if run.role in roles:
            if before + cell_len(run.text) > cells - 1:
                runs = (Run(ellipsis, "dim"), *runs[number:])
            break
        before += cell_len(run.text)
    return clip(runs, cells, ellipsis)


def _first_cells(text: str, cells: int) -> str:
    used = 0
    for offset, character in enumerate(text):
        used += _cells(character)
        if used > cells:
            return text[:offset]
    return text


def fit(runs: Iterable[Run], cells: int, ellipsis: str = "", role: str = "text") -> Line:
    """``runs`` in exactly ``cells`` cells, cut with ``ellipsis`` or filled with spaces."""
    kept = clip(runs, cells, ellipsis)
    missing = cells - width(kept)
    return (*kept, Run(" " * missing, role)) if missing > 0 else kept


def between(
    left: Sequence[Run], right: Sequence[Run], cells: int, ellipsis: str = "", fill: str = " ", role: str = "text"
) -> Line:
    """``left`` and ``right`` at the two ends of ``cells`` cells; ``left`` is cut first where both do not fit."""
    right = clip(right, cells, ellipsis)
    room = cells - width(right)
    left = clip(left, max(0, room - 1), ellipsis)
    return (*left, Run(fill * (room - width(left)), role), *right)
