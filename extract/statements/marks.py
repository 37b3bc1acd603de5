"""Quotation marks: which words of a paragraph stand inside them, however badly the marks are set.

Typewriter, curly, low, double single and single marks and guillemets are read. A mark on the wrong side of a space, a
missing opening or closing mark and a quotation that runs on over paragraphs are repaired by what stands around them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

_DOUBLE = re.compile(r"``|''|‘‘|’’|,,(?=\w)|[\"“”„‟«»″]")
_SINGLE_OPENING = re.compile(r"(?<![\w'’])[‘'](?=[\w…\[(])(?!(?:tis|twas|em|cause|til|\d\ds)\b)")
_SINGLE_CLOSING = re.compile(r"(?:(?<=[,.?!…])['’](?!\w)|(?<=\w)['’](?=[\s,.;:?!)—–-]|$))")
_OPENING = frozenset("“„«") | {"``", "‘‘", ",,"}
_CLOSING = frozenset("»") | {"’’"}
# “ closes in copy set the German way, ” opens in Swedish and Finnish copy; the space beside them tells.
_SAYS = (
    r"(?:said|says?|told|tells|added|adds|wrote|writes|asked|asks|replied|concluded|continued|stressed|noted|explained|"
    r"announced|recalled|responded|insisted|warned|argued|stated|declared|commented|remarked)\b"
)
_WHO = (
    r"\s*(?:(?:he|she|they|it|the\s+\w+|[A-Z][\w’'.-]*|[a-z]+\s+minister|president|of)\s+){1,6}"
    r"(?:(?:also|then|has|had)\s+)?"
)
_ATTRIBUTION = re.compile(_WHO + _SAYS)
_CLAUSE = re.compile(_ATTRIBUTION.pattern + r"[^\"“”]{0,50}[.,:]?\s*$")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|we|we['’]\w+|you|my|our|me|us|your|mine|ours|myself|ourselves)\b")
_SENTENCE_END = re.compile(r"[.?!…][\"”»’']*\s+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks: ``start`` to ``end`` with the marks, ``inner`` to ``inner_end`` without them."""

    start: int
    inner: int
    inner_end: int
    end: int
    continues: bool = False  # goes on from the paragraph before
    open: bool = False  # goes on in the next paragraph, or was never closed


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: float  # above 0 where it looks like an opening mark, below 0 where like a closing one
    leaning: bool  # whether the mark itself has a direction


def find_quotes(text: str, carried: bool = False) -> list[Quote]:
    """The quotations of one paragraph, in order; none overlap, and marks inside a quotation belong to it.

    ``carried`` says that the paragraph before ended inside a quotation.
    """
    marks = [_mark(text, match) for match in _DOUBLE.finditer(text)]
    marks = [mark for mark in marks if not _measures(text, mark)]
    if not marks:
        return _single_quotes(text)
    quotes = _pair(text, marks, carried)
    if not carried and _inside_out(text, quotes):
        quotes = _pair(text, marks, carried, flipped=True)
    covered = [(quote.start, quote.end) for quote in quotes]
    singles = [q for q in _single_quotes(text) if not any(q.start < end and start < q.end for start, end in covered)]
    return sorted([*quotes, *singles], key=lambda quote: quote.start)


def left_open(quotes: list[Quote]) -> bool:
    """Whether the paragraph with these quotations ends inside one."""
    return bool(quotes) and quotes[-1].open


class Quoted:
    """Which characters of a text stand in quotation marks."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self.quotes = list(quotes)
        self._starts = [quote.start for quote in self.quotes]

    def at(self, offset: int) -> int:
        """The number of the quotation around ``offset``, or -1."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.quotes[number].end else -1


def _mark(text: str, match: re.Match[str]) -> _Mark:
    start, end = match.span()
    kind = match.group()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = 0.0
    if before.isspace() or before in "([—–-":
        opens += 1
    if after.isspace() or after in ",.;:?!)]—–":
        opens -= 1
    if before in ",.?!…":
        opens -= 0.6
    if kind in _OPENING:
        opens += 1.5
    elif kind in _CLOSING:
        opens -= 1.5
    elif kind == "”":
        opens -= 1.2
    return _Mark(start, end, opens, kind in _OPENING or kind in _CLOSING or kind == "”")


def _strayed(text: str, mark: _Mark) -> bool:
    """Whether a mark at the head of a paragraph closes the one before: a mark without direction, then a space."""
    return not mark.leaning and text[mark.end : mark.end + 1].isspace()


def _measures(text: str, mark: _Mark) -> bool:
    """Inches and seconds: 5'10", 30"."""
    return text[mark.start : mark.end] in {'"', "″"} and bool(re.search(r"\d['’]\d+$", text[: mark.start]))


def _pair(text: str, marks: list[_Mark], carried: bool, flipped: bool = False) -> list[Quote]:
    quotes: list[Quote] = []
    floor = 0  # nothing before belongs to a quotation that is still to be found
    opened: _Mark | None = None
    inside, continues, depth = carried, carried, 0
    if carried and not text[: marks[0].start].strip() and marks[0].opens > -1 and not _strayed(text, marks[0]):
        opened, marks = marks[0], marks[1:]  # re-opened at the head of the paragraph
    elif carried and marks[0].opens > 0.5:
        inside = continues = False  # the one before was never closed
    for number, mark in enumerate(marks):
        if not inside:
            closes = mark.opens <= -1 if not flipped else number % 2 == 0
            if closes and not quotes and number == 0 and not mark.leaning and not flipped and len(marks) % 2 == 0:
                closes = False
            if closes:
                start = _missing_opening(text, floor, mark.start)
                if start < mark.start:
                    quotes.append(Quote(start, start, mark.start, mark.end))
                floor = mark.end
            else:
                opened, inside, continues = mark, True, False
            continue
        start = opened.start if opened else 0
        inner = opened.end if opened else 0
        if opened and mark.opens >= 1 and not flipped and not _ATTRIBUTION.match(text, mark.end):
            if mark.leaning and marks[number + 1 :] and not _SENTENCE_END.search(text, inner, mark.start):
                depth += 1  # a quotation inside the quotation
                continue
            end = _missing_closing(text, inner, mark.start)
            quotes.append(Quote(start, inner, end, end, continues))
            opened, continues, floor = mark, False, end
            continue
        if depth:
            depth -= 1
            if number + 1 < len(marks) and marks[number + 1].opens < 0:
                continue
        if text[inner : mark.start].strip():
            quotes.append(Quote(start, inner, mark.start, mark.end, continues))
        floor, opened, inside, continues = mark.end, None, False, False
    if inside:
        start = opened.start if opened else 0
        inner = opened.end if opened else 0
        if text[inner:].strip():
            quotes.append(Quote(start, inner, len(text), len(text), continues, open=True))
    return quotes


def _inside_out(text: str, quotes: list[Quote]) -> bool:
    """Whether what was taken for a quotation is the attribution between two: "Putin told Trump."."""
    inner = [text[quote.inner : quote.inner_end] for quote in quotes]
    return any(_CLAUSE.match(words) and not _FIRST_PERSON.search(words) for words in inner)


def _missing_opening(text: str, floor: int, end: int) -> int:
    """Where a quotation without an opening mark begins: at its last sentence, or earlier while they say "I"."""
    starts = [floor, *(match.end() for match in _SENTENCE_END.finditer(text, floor, end))]
    starts = [start for start in starts if text[start:end].strip()] or [end]
    chosen = starts[-1]
    for start, following in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        if not _FIRST_PERSON.search(text, start, following):
            break
        chosen = start
    return chosen


def _missing_closing(text: str, inner: int, limit: int) -> int:
    """Where a quotation without a closing mark ends: with its first sentence, for want of anything better."""
    match = _SENTENCE_END.search(text, inner, limit)
    end = match.end() if match else limit
    return inner + len(text[inner:end].rstrip())


def _single_quotes(text: str) -> list[Quote]:
    quotes = []
    position = 0
    while opening := _SINGLE_OPENING.search(text, position):
        closing = next(
            (
                match
                for match in _SINGLE_CLOSING.finditer(text, opening.end())
                if not _possessive(text, match.start(), opening.end())
            ),
            None,
        )
        if closing is None:
            break
        quotes.append(Quote(opening.start(), opening.end(), closing.start(), closing.end()))
        position = closing.end()
    return quotes


def _possessive(text: str, mark: int, inner: int) -> bool:
    """Whether the mark after an s is more likely the owner's than the end of the quotation ("the leaders' talks")."""
    if text[mark - 1] not in "sS" or not re.match(r"['’]\s+\w", text[mark : mark + 20]):
        return False
    return bool(re.search(r"(?<=[,.?!…\w])['’](?!\w)", text[mark + 1 : mark + 600])) and " " in text[inner:mark]
