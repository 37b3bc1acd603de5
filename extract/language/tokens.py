"""Tokens of copy in which the spaces are missing.

spaCy's tokenizer looks for prefixes and suffixes with the square of a word's length: a line of 20,000 quotation marks
would hold it for minutes. And it makes a token of every mark, each of which the parser then reads as if it were a word:
a line of 100,000 apostrophes would hold that as long as five long stories do.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Longer than any word or web address in real copy.
_LONG = re.compile(r"\S{400,}")
_PIECE = 100


class PiecewiseTokenizer:
    """A tokenizer that gets very long words in pieces; a piece that holds marks only is one token."""

    def __init__(self, tokenizer: Callable[[str], Doc], vocab: Vocab) -> None:
        self._tokenizer = tokenizer
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        cuts = [cut for word in _LONG.finditer(text) for cut in range(word.start(), word.end(), _PIECE)]
        if not cuts:
            return self._tokenizer(text)
        from spacy.tokens import Doc

        bounds = [0, *cuts, len(text)]
        pieces = [
            Doc(self._vocab, words=[text[a:b]], spaces=[False])
            if _marks_only(text[a:b])
            else self._tokenizer(text[a:b])
            for a, b in pairwise(bounds)
            if a < b
        ]
        return Doc.from_docs(pieces, ensure_whitespace=False)


def _marks_only(piece: str) -> bool:
    """Whether a piece of a long word has neither letters nor figures; shorter ones are the ends of other words."""
    return len(piece) == _PIECE and not any(letter.isalnum() or letter.isspace() for letter in piece)
