"""The word lists of the language rules, from ``extract/data``.

They ship with the program and are checked by the tests, so they are loaded plainly and fast.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _load(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files("extract.data").joinpath(f"{name}.yaml").read_bytes(), loader)


@cache
def irregular_forms() -> dict[str, dict[str, str]]:
    """``irregular.yaml`` turned round: under each heading, form to base form."""
    raw: dict[str, dict[str, str]] = _load("irregular")
    return {part: {form: base for base, forms in rows.items() for form in forms.split()} for part, rows in raw.items()}


@cache
def words(name: str, heading: str = "") -> frozenset[str]:
    """The words of a list whose lines hold several, such as ``given_names.yaml``."""
    lines: list[str] = _load(name)[heading] if heading else _load(name)
    return frozenset(word for line in lines for word in str(line).split())


@cache
def phrases(name: str, heading: str = "") -> frozenset[tuple[str, ...]]:
    """The entries of a list that has one to a line, such as ``places.yaml``, each as its words."""
    lines: list[str] = _load(name)[heading] if heading else _load(name)
    return frozenset(tuple(str(line).split()) for line in lines)


@cache
def common_words() -> dict[str, frozenset[str]]:
    """``common_words.yaml``: the commonest small words of each language, by its code."""
    return {language: frozenset(line.split()) for language, line in _load("common_words").items()}
