"""How alike two passages are, 0 to 100, and by which signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extract.matching.passages import Passage
from extract.matching.stems import stem
from extract.matching.tokens import content_words
from extract.model import Sign


class PassageLink(NamedTuple):
    """Two passages, by their index, that may say the same thing."""

    i: int
    j: int
    score: float
    signs: tuple[Sign, ...]


def links(passages: Sequence[Passage], apart: Sequence[frozenset[str]], least: float) -> list[PassageLink]:
    """The pairs of passages with at least ``least``; ``apart`` has the accounts of each, not the same one for both."""
    bags = [" ".join(stem(word) for word in content_words(passage.text)) for passage in passages]
    found = []
    for i, bag in enumerate(bags):
        scores = process.cdist([bag], bags[i + 1 :], scorer=fuzz.token_set_ratio, score_cutoff=least)[0]
        for step in scores.nonzero()[0].tolist():
            j, score = i + 1 + step, float(scores[step])
            if len(apart[i] | apart[j]) > 1:
                found.append(PassageLink(i, j, score, (Sign("shared words", score / 100, score),)))
    return found
