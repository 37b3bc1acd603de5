"""Two texts laid along one another, word by word: what stands in both, and what stands in its place where not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from extract.matching.words.stems import stem
from extract.matching.words.tokens import STOP_WORDS, Token

NOT = "<not>"
_NEGATORS = frozenset({"not", "no", "never", "none", "neither", "nor", "without", "nobody", "nothing", "cannot"})
# The same with the apostrophe lost on the way.
_BARE = frozenset("""isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt couldnt wouldnt shouldnt""".split())
# What follows a word that negates where nothing is denied ("not only", "nothing but", "no doubt"), and what does so
# before "than": "no fewer than 12".
_DENIES_NOTHING = frozenset(
    "only just merely simply surprisingly unexpectedly least but doubt matter alone wonder".split()
)
_COMPARES = frozenset("fewer less more later sooner earlier".split())


class Block(NamedTuple):
    """A stretch in which the texts do not agree: token indexes, the end not included; one side can be empty."""

    left: int
    left_end: int
    right: int
    right_end: int


@lru_cache(maxsize=65536)
def form(norm: str) -> str:
    """The form in which a word is compared here: its stem; every word that negates is the same."""
    return NOT if norm in _NEGATORS or norm in _BARE or norm.endswith("n't") else stem(norm)


@dataclass(frozen=True, slots=True)
class Aligned:
    """The words of two texts, the forms that are compared, and the blocks in which they differ."""

    left: Sequence[Token]
    right: Sequence[Token]
    left_forms: Sequence[str]
    right_forms: Sequence[str]
    blocks: Sequence[Block]

    @property
    def alike(self) -> float:
        """How much of the shorter text's content words the other one has, 0 to 1; one of several is none."""
        left = {form for form, word in zip(self.left_forms, self.left, strict=True) if word.norm not in STOP_WORDS}
        right = {form for form, word in zip(self.right_forms, self.right, strict=True) if word.norm not in STOP_WORDS}
        shared, least = len(left & right), min(len(left), len(right))
        return shared / least if shared > 1 or shared == least > 0 else 0.0

    @property
    def free_left(self) -> list[int]:
        """The words of the left text that the right one does not have in the same order."""
        return [at for block in self.blocks for at in range(block.left, block.left_end)]

    @property
    def free_right(self) -> list[int]:
        return [at for block in self.blocks for at in range(block.right, block.right_end)]

    def turned(self) -> Aligned:
        """The same with the sides exchanged."""
        blocks = [Block(b.right, b.right_end, b.left, b.left_end) for b in self.blocks]
        return Aligned(self.right, self.left, self.right_forms, self.left_forms, blocks)


def align(left: Sequence[Token], right: Sequence[Token]) -> Aligned:
    """Lay two texts along one another by their longest common run of forms, in order."""
    left_forms, right_forms = _forms(left, right), _forms(right, left)
    blocks, i, j = [], 0, 0
    for match in Indel.opcodes(left_forms, right_forms).as_matching_blocks():
        if i < match.a or j < match.b:
            blocks.append(Block(i, match.a, j, match.b))
        i, j = match.a + match.size, match.b + match.size
    return Aligned(left, right, left_forms, right_forms, blocks)


def _forms(words: Sequence[Token], others: Sequence[Token]) -> list[str]:
    forms = [form(token.norm) for token in words]
    if NOT in forms:
        said = {token.norm for token in others}
        for at, (one, after) in enumerate(pairwise(words)):
            bound = after.norm in _COMPARES and at + 2 < len(words) and words[at + 2].norm == "than"
            # "Not just" is as good as silence, but not beside a text that says "just".
            if forms[at] == NOT and (bound or (after.norm in _DENIES_NOTHING and after.norm not in said)):
                forms[at] = one.norm
    return forms
