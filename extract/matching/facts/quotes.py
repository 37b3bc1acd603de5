"""What stands between quotation marks, and where two versions of one quotation part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from extract.matching.tokens import STOP_WORDS, Token, tokens

_OPEN_CLOSE = re.compile(r"“([^“”]*)(?:”|$)|\"([^\"]*)(?:\"|$)|(?<!\w)‘([^‘]*?)’(?!\w)|''([^']*)''|«([^«»]*)»")
# Shared words, of the shorter quotation, from which two quotations are of one occasion.
SAME_OCCASION = 0.5
# Content words that must be shared: two short quotations can agree by chance.
LEAST_SHARED = 2


def quoted(text: str) -> list[tuple[int, int]]:
    """The runs between quotation marks, as offsets without the marks."""
    found = []
    for match in _OPEN_CLOSE.finditer(text):
        group = match.lastindex
        if group and match.group(group).strip():
            found.append((match.start(group), match.end(group)))
    return found


def quote_differences(a: str, b: str) -> list[tuple[tuple[int, int], tuple[int, int], bool]]:
    """Quotations of one occasion with other words inside: the differing words, with what stands between, in each.

    A quotation that only begins later or ends sooner than the other is the same quotation, cut.
    """
    found = []
    for a_start, a_end in quoted(a):
        for b_start, b_end in quoted(b):
            inner = _inner_difference(a[a_start:a_end], b[b_start:b_end])
            if inner is not None:
                (x, x_end), (y, y_end) = inner
                found.append(((a_start + x, a_start + x_end), (b_start + y, b_start + y_end), True))
    return found


def _inner_difference(a: str, b: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    left, right = tokens(a), tokens(b)
    if not left or not right:
        return None
    blocks = [
        block
        for block in Indel.opcodes([t.norm for t in left], [t.norm for t in right]).as_matching_blocks()
        if block.size
    ]
    shared = [left[block.a + step].norm for block in blocks for step in range(block.size)]
    content = [norm for norm in shared if norm not in STOP_WORDS]
    if len(content) < LEAST_SHARED or len(shared) < SAME_OCCASION * min(len(left), len(right)):
        return None
    gaps = [
        (one.a + one.size, two.a, one.b + one.size, two.b)
        for one, two in pairwise(blocks)
        if one.a + one.size < two.a or one.b + one.size < two.b
    ]
    if not gaps:
        return None
    i, i_end, j, j_end = gaps[0][0], gaps[-1][1], gaps[0][2], gaps[-1][3]
    return _chars(left, i, i_end), _chars(right, j, j_end)


def _chars(words: Sequence[Token], i: int, end: int) -> tuple[int, int]:
    if i >= end:
        return (words[i - 1].end, words[i - 1].end)
    return (words[i].start, words[end - 1].end)
