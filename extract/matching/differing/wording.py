"""Where two texts differ word by word, for the screen and the reports to mark."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel

from extract.matching.words.tokens import STOP_WORDS, Token, tokens


class RunKind(StrEnum):
    """How a run of words stands to the other text."""

    CHANGED = "changed"  # other words stand in its place
    ONLY = "only"  # nothing stands in its place
    MOVED = "moved"  # the same words stand elsewhere in the other text


class WordRun(NamedTuple):
    """A run of words that is not the same on both sides: ``text[start:end]`` of the text it belongs to."""

    kind: RunKind
    start: int
    end: int


class WordDifferences(NamedTuple):
    """The runs of each text, in its own offsets and in order; what no run covers is the same in both."""

    lead: tuple[WordRun, ...]
    other: tuple[WordRun, ...]


def word_differences(lead: str, other: str) -> WordDifferences:
    """Compare the words of ``other`` with those of ``lead``. Case, commas, quotation marks and spacing never differ."""
    left, right = tokens(lead), tokens(other)
    left_norms, right_norms = [token.norm for token in left], [token.norm for token in right]
    left_kinds: list[RunKind | None] = [None] * len(left)
    right_kinds: list[RunKind | None] = [None] * len(right)
    for i, i_end, j, j_end in _unequal(left_norms, right_norms):
        kind = RunKind.CHANGED if i < i_end and j < j_end else RunKind.ONLY
        left_kinds[i:i_end] = [kind] * (i_end - i)
        right_kinds[j:j_end] = [kind] * (j_end - j)
    _mark_moved(left_norms, left_kinds, right_norms, right_kinds)
    return WordDifferences(_runs(left, left_kinds), _runs(right, right_kinds))


def changed_words(lead: str, other: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where other words stand in the place of some, as the offsets in ``lead`` and in ``other``; small words alone and
    words that only moved are left out."""
    left, right = tokens(lead), tokens(other)
    found = []
    for i, i_end, j, j_end in _unequal([token.norm for token in left], [token.norm for token in right]):
        one = [token for token in left[i:i_end] if not _stands(token, right)]
        two = [token for token in right[j:j_end] if not _stands(token, left)]
        if one and two:
            found.append(((one[0].start, one[-1].end), (two[0].start, two[-1].end)))
    return found


def _stands(token: Token, words: Sequence[Token]) -> bool:
    """Whether a word is a small one, or stands somewhere among ``words``."""
    return token.norm in STOP_WORDS or any(other.norm == token.norm for other in words)


def _unequal(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The blocks in which the two do not agree: (from, to) on the left, (from, to) on the right."""
    blocks, i, j = [], 0, 0
    for block in Indel.opcodes(left, right).as_matching_blocks():
        if i < block.a or j < block.b:
            blocks.append((i, block.a, j, block.b))
        i, j = block.a + block.size, block.b + block.size
    return blocks


def _mark_moved(
    left: Sequence[str], left_kinds: list[RunKind | None], right: Sequence[str], right_kinds: list[RunKind | None]
) -> None:
    """A content word that differs on both sides is the same word in another place."""
    free_left = {norm for norm, kind in zip(left, left_kinds, strict=True) if kind and norm not in STOP_WORDS}
    free_right = {norm for norm, kind in zip(right, right_kinds, strict=True) if kind}
    moved = free_left & free_right
    for norms, kinds in ((left, left_kinds), (right, right_kinds)):
        for at, (norm, kind) in enumerate(zip(norms, kinds, strict=True)):
            if kind and norm in moved:
                kinds[at] = RunKind.MOVED


def _runs(words: Sequence[Token], kinds: Sequence[RunKind | None]) -> tuple[WordRun, ...]:
    runs: list[WordRun] = []
    last: RunKind | None = None
    for token, kind in zip(words, kinds, strict=True):
        if kind and kind == last:
            runs[-1] = runs[-1]._replace(end=token.end)
        elif kind:
            runs.append(WordRun(kind, token.start, token.end))
        last = kind
    return tuple(runs)
