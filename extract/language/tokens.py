"""Tokens of copy in which the spaces are missing.

spaCy's tokenizer looks for prefixes and suffixes with the square of a word's length: a line of 20,000 quotation marks
would hold it for minutes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

# Longer than any word or web address in real copy.
_LONG = re.compile(r"\S{400,}")
_PIECE = 100


class PiecewiseTokenizer:
    """A tokenizer that gets very long words in pieces."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        cuts = [cut for word in _LONG.finditer(text) for cut in range(word.start(), word.end(), _PIECE)]
        if not cuts:
            return self._tokenizer(text)
        from spacy.tokens import Doc

        bounds = [0, *cuts, len(text)]
        pieces = [self._tokenizer(text[a:b]) for a, b in pairwise(bounds) if a < b]
        return Doc.from_docs(pieces, ensure_whitespace=False)
