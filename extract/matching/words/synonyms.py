"""Ordinary words that desks use for one another, from ``extract/data/synonyms.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract import yamlfile
from extract.matching.words.stems import stem


def synonym(root: str) -> str:
    """The stem that stands for the group of ``root``, itself a stem; ``root`` where it is in no group."""
    return _table().get(root, root)


@cache
def _table() -> dict[str, str]:
    path = Path(__file__).parents[2] / "data" / "synonyms.yaml"
    table: dict[str, str] = {}
    for line in yamlfile.load(path, dict[str, list[str]])["groups"]:
        stems = [stem(word.strip()) for word in line.split(",")]
        for one in stems:
            table.setdefault(one, stems[0])
    return table
