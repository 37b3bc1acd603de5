"""One spelling for names that agencies transliterate or shorten differently."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from extract import yamlfile


@lru_cache(maxsize=1)
def aliases() -> dict[str, str]:
    """Every spelling in ``aliases.yaml`` with the form that Wireside compares by.

    Spellings are lower-case, but for those in capitals only ("US", "IS"), which would be other words otherwise.
    """
    groups = yamlfile.load(Path(__file__).with_name("aliases.yaml"), dict[str, dict[str, list[str]]])
    return {
        (spelling if spelling.isupper() else fold(spelling).lower()): name
        for group in groups.values()
        for name, spellings in group.items()
        for spelling in spellings
    }


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    alternatives = []
    for spelling in sorted(aliases(), key=len, reverse=True):
        escaped = re.escape(spelling)
        alternatives.append(escaped if spelling.isupper() else f"(?i:{escaped})")
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)")


@lru_cache(maxsize=20_000)
def canonical(name: str) -> str:
    """``name`` without accents and with every known other spelling in it replaced: "Zelenskiy" gives "Zelensky"."""
    known = aliases()

    def replacement(match: re.Match[str]) -> str:
        found = match.group()
        return known.get(found) or known.get(found.lower(), found)

    return _pattern().sub(replacement, fold(name))


def fold(text: str) -> str:
    """``text`` with plain apostrophes and without accents, in the same case."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʼ", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def short_forms(name: str) -> frozenset[str]:
    """The first names that may stand for ``name``, in lower case: "joe" for "joseph", and the other way round."""
    return _short_forms().get(name, frozenset())


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    names = yamlfile.load(Path(__file__).with_name("short_names.yaml"), dict[str, list[str]])
    found: dict[str, set[str]] = {}
    for name, forms in names.items():
        for short in forms:
            found.setdefault(name, set()).add(short)
            found.setdefault(short, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}
