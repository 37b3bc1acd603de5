"""What stands between quotation marks, and where two versions of one quotation part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from extract.data.aliases import canonical
from extract.matching.words.tokens import STOP_WORDS, Token, tokens

_OPEN_CLOSE = re.compile(r"“([^“”]*)(?:”|$)|\"([^\"]*)(?:\"|$)|(?<!\w)‘([^‘]*?)’(?!\w)|''([^']*)''|«([^«»]*)»")
ANY_MARK = re.compile(r"[“”\"«»‘]|''")
# A desk's own words inside a quotation: "(Libyan leader)", "[the treaty]".
_INSERTED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Speech without marks: where a desk left them out, or they stand around an earlier sentence.
_FIRST_PERSON = re.compile(r"(?<![\w.])(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)(?![\w.])")
_CLOSES_BEFORE = re.compile(r"\s*(?:[\"”’]|'')\s+")
_OPENS_AFTER = re.compile(r"(?<=[.!?,])\s+[\"“‘']\s*$")
_NAME_PARTICLES = frozenset({"al", "el"})
# Shared words, of the shorter quotation, from which two quotations are of one occasion.
SAME_OCCASION = 0.6
# Content words that must be shared: two short quotations can agree by chance.
LEAST_SHARED = 2
# The last words of two quotations are a difference up to so many; more is another cut.
LEAST_TAIL = 3
# How alike two spellings are from which they count as one word, 0 to 100.
SPELLING = 78


class Stretch(NamedTuple):
    """Where two quotations part: the words in the first, the words in the second, as character offsets."""

    a: tuple[int, int]
    b: tuple[int, int]


def quoted(text: str) -> list[tuple[int, int]]:
    """The runs between quotation marks, as offsets without the marks."""
    found = []
    for match in _OPEN_CLOSE.finditer(text):
        group = match.lastindex
        if group and match.group(group).strip():
            found.append((match.start(group), match.end(group)))
    return found


def quote_differences(a: str, b: str) -> list[Stretch]:
    """Quotations of one occasion with other words inside: the differing words, with what stands between, in each.

    A quotation that only begins later or ends sooner than the other is the same quotation, cut.
    """
    found: list[Stretch] = []
    if not ANY_MARK.search(a) and not ANY_MARK.search(b):
        return found
    for a_start, a_end in _spoken(a, b):
        for b_start, b_end in _spoken(b, a):
            stretch = _parting(_words(a, a_start, a_end), _words(b, b_start, b_end))
            if stretch is not None:
                found.append(stretch)
    return found


def _spoken(text: str, other: str) -> list[tuple[int, int]]:
    """The quotations in ``text``; all of it where it is speech without marks and the other text has them.

    A mark that stands alone at the head or the end of a text belongs to words before or after it.
    """
    start, end = 0, len(text)
    if head := _CLOSES_BEFORE.match(text):
        start = head.end()
    if tail := _OPENS_AFTER.search(text, start):
        end = tail.start()
    marked = [(start + low, start + high) for low, high in quoted(text[start:end])]
    if marked or not quoted(other) or ANY_MARK.search(text[start:end]):
        return marked
    return [(start, end)] if tail or _FIRST_PERSON.search(text, start, end) else []


def _words(text: str, start: int, end: int) -> list[Token]:
    """The words of a quotation in the offsets of the whole text, without what the desk put in."""
    inner = _INSERTED.sub(lambda match: " " * len(match.group()), text[start:end])
    return [word._replace(start=word.start + start, end=word.end + start) for word in tokens(inner)]


def _parting(left: Sequence[Token], right: Sequence[Token]) -> Stretch | None:
    if not left or not right:
        return None
    opcodes = Indel.opcodes([word.norm for word in left], [word.norm for word in right])
    blocks = [block for block in opcodes.as_matching_blocks() if block.size]
    shared = [left[block.a + step].norm for block in blocks for step in range(block.size)]
    content = [norm for norm in shared if norm not in STOP_WORDS]
    if len(content) < LEAST_SHARED or len(shared) < SAME_OCCASION * min(len(left), len(right)):
        return None
    gaps = [
        (one.a + one.size, two.a, one.b + one.size, two.b)
        for one, two in pairwise(blocks)
        if one.a + one.size < two.a or one.b + one.size < two.b
    ]
    end, other_end = blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size
    if 0 < len(left) - end <= LEAST_TAIL and 0 < len(right) - other_end <= LEAST_TAIL:
        gaps.append((end, len(left), other_end, len(right)))
    gaps = [gap for gap in gaps if not _one_word(left[gap[0] : gap[1]], right[gap[2] : gap[3]])]
    if not gaps:
        return None
    return Stretch(_chars(left, gaps[0][0], gaps[-1][1]), _chars(right, gaps[0][2], gaps[-1][3]))


def _one_word(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two stretches are the same words in another spelling."""
    a = "".join(canonical(word.text).casefold() for word in one if word.norm not in _NAME_PARTICLES)
    b = "".join(canonical(word.text).casefold() for word in other if word.norm not in _NAME_PARTICLES)
    return a == b or (bool(a and b) and len(one) == len(other) and fuzz.ratio(a, b) >= SPELLING)


def _chars(words: Sequence[Token], i: int, end: int) -> tuple[int, int]:
    if i >= end:
        return (words[i - 1].end, words[i - 1].end)
    return (words[i].start, words[end - 1].end)
