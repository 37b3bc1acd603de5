"""Words of a text with their places: the light tokenizer that everything in this stage reads with.

Commas, quotation marks, brackets and spacing are not words, so they can never be a difference.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A number with its separators, a word with inner apostrophes and dots ("don't", "U.S."), or a sign that counts as one.
WORD = re.compile(r"\d+(?:[.,:/]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[%$€£¥]")

_FOLD = str.maketrans({"’": "'", "‘": "'", "`": "'"})

# Words that carry no fact of their own; a match of these alone is no match.
STOP_WORDS = frozenset(
    """a about above after again against all also although am among an and any are as at be because been before being
    below between both but by can could did do does doing down during each either else ever every few for from further
    had has have having he her here hers him his how however i if in into is it its itself just like may me meanwhile
    might mine more most much must my neither no nor not now of off on once one only or other our ours out over own per
    said say saying says shall she should since so some such than that the their theirs them then there these they this
    those though through to told too under until up upon us very was we were what when where whether which while who
    whom whose why will with within without would yet you your yours 's 't""".split()
)


class Token(NamedTuple):
    """One word: its place in the text that was given, the word as written and the form that is compared."""

    start: int
    end: int
    text: str
    norm: str


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The form in which words are compared: no case, no dots of an abbreviation, no possessive, straight marks."""
    word = word.translate(_FOLD).casefold()
    if word.endswith("'s"):
        word = word[:-2]
    return word.replace(".", "") if not word[0].isdigit() else word.replace(",", "")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order."""
    return tuple([Token(*found.span(), word := found.group(), fold(word)) for found in WORD.finditer(text)])


def content_words(text: str) -> list[str]:
    """The compared forms of the words that carry facts, in order."""
    return [token.norm for token in tokens(text) if token.norm not in STOP_WORDS]
