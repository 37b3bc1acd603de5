"""What a sentence says, as a bag of terms: stems, one spelling of names, one word for ordinary synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from extract.data.aliases import aliases
from extract.matching.differing.facts.numerals import NUMBER_WORDS
from extract.matching.differing.facts.quotes import ANY_MARK, quoted
from extract.matching.words.stems import stem
from extract.matching.words.synonyms import synonym
from extract.matching.words.tokens import STOP_WORDS, WORD, fold

T = TypeVar("T", str, tuple[str, str])
# Terms are cut to so many letters, which joins what the stemmer leaves apart ("accuse", "accusation").
LETTERS = 6
# How many words behind a number can say what it counts: "150 unarmed observers".
COUNTED = 3
_CLAUSE_END = re.compile(r"[.;:,()\"“”—]")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What is measured is not counted: "10 kilometres" and "320 kilometres" are rarely of one thing.
_UNITS = """percent percentage % pct km kilometre kilometer metre meter mile foot feet yard inch cm mm kg kilogram kilo
    gram pound lb ounce tonne ton acre hectare litre liter gallon barrel second minute hour day week month year decade
    century degree magnitude point dollar euro yen rouble ruble yuan cent pence million billion trillion
    """.split()


class Terms(NamedTuple):
    """The different terms of one text, and which of them are names, numbers, or stand in quotation marks.

    Each in order and once: sets would take ten times the memory.
    """

    all: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    quoted: tuple[str, ...]
    counted: tuple[tuple[str, str], ...]  # (what is counted, the figure): ("observ", "150")


@cache
def _spellings() -> dict[str, str]:
    """The spellings of one word in the alias table, as they are and folded, with the name they stand for."""
    return {spelling: name.casefold() for spelling, name in aliases().items() if " " not in spelling}


class _Word(NamedTuple):
    term: str  # empty for a word that carries nothing
    number: str  # the figure that it stands for, or empty
    capital: bool


@lru_cache(maxsize=131072)
def _word(word: str) -> _Word:
    norm = fold(word)
    if norm in STOP_WORDS and not (word.isupper() and len(word) > 1):
        return _Word("", "", False)
    if norm[0].isdigit():
        return _Word(norm, norm, False)
    known = _spellings()
    name = known.get(word) or known.get(word.replace(".", "")) or (known.get(norm) if word[0].isupper() else None)
    return _Word(name or synonym(stem(norm))[:LETTERS], NUMBER_WORDS.get(norm, ""), word[0].isupper())


@cache
def _measures() -> frozenset[str]:
    return frozenset(_word(unit).term for unit in _UNITS)


def terms(text: str) -> Terms:
    """The terms of ``text``."""
    words = [_word(word) for word in WORD.findall(text)]
    marks = quoted(text) if ANY_MARK.search(text) else []
    return Terms(
        _ordered({word.term for word in words if word.term}),
        _ordered({word.term for word in words[1:] if word.capital}),
        _ordered({word.number for word in words if word.number}),
        _ordered(
            {term for start, end in marks for word in WORD.findall(text, start, end) if (term := _word(word).term)}
        ),
        _ordered(set(_counted(text))) if any(word.number for word in words) else (),
    )


def _ordered(things: set[T]) -> tuple[T, ...]:
    return tuple(sorted(things))


def _counted(text: str) -> Iterator[tuple[str, str]]:
    """The content words that follow a number, as far as the same part of the sentence goes, with the figure."""
    found = list(WORD.finditer(text))
    words = [_word(one.group()) for one in found]
    for at, word in enumerate(words):
        if not word.number.isdigit() or _YEAR.fullmatch(word.number):
            continue
        begun = False
        for behind in range(at + 1, min(at + 1 + COUNTED, len(words))):
            other = words[behind]
            if other.number or _CLAUSE_END.search(text, found[behind - 1].end(), found[behind].start()):
                break
            if other.term:
                begun = True
                if other.term not in _measures():
                    yield other.term, word.number
            elif begun:
                break
