"""What a sentence says, as a bag of terms: stems, one spelling of names, one word for ordinary synonyms."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from extract.data.aliases import aliases
from extract.matching.facts.numbers import NUMBER_WORDS
from extract.matching.facts.quotes import quoted
from extract.matching.stems import stem
from extract.matching.synonyms import synonym
from extract.matching.tokens import STOP_WORDS, tokens

# Terms are cut to so many letters, which joins what the stemmer leaves apart ("accuse", "accusation").
LETTERS = 6


class Terms(NamedTuple):
    """The different terms of one text, and which of them are names, numbers, or stand in quotation marks."""

    all: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    quoted: frozenset[str]


@cache
def _spellings() -> dict[str, str]:
    """The spellings of one word in the alias table, as they are and folded, with the name they stand for."""
    return {spelling: name.casefold() for spelling, name in aliases().items() if " " not in spelling}


@lru_cache(maxsize=131072)
def _term(word: str, norm: str) -> str:
    """The term of one word, or an empty string for a word that carries nothing."""
    if norm in STOP_WORDS and not (word.isupper() and len(word) > 1):
        return ""
    if norm[0].isdigit():
        return norm
    known = _spellings()
    name = known.get(word) or known.get(word.replace(".", "")) or (known.get(norm) if word[0].isupper() else None)
    return name or synonym(stem(norm))[:LETTERS]


def terms(text: str) -> Terms:
    """The terms of ``text``."""
    words = tokens(text)
    marks = quoted(text)
    found: set[str] = set()
    names: set[str] = set()
    numbers: set[str] = set()
    inside: set[str] = set()
    for place, token in enumerate(words):
        term = _term(token.text, token.norm)
        if not term:
            continue
        found.add(term)
        if token.norm[0].isdigit() or token.norm in NUMBER_WORDS:
            numbers.add(NUMBER_WORDS.get(token.norm, term))
        elif place and token.text[0].isupper():
            names.add(term)
        if any(start <= token.start < end for start, end in marks):
            inside.add(term)
    return Terms(frozenset(found), frozenset(names), frozenset(numbers), frozenset(inside))
