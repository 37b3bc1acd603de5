"""Countries by what copy calls them: a capital, a people or a seat of power stands for the country."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract import yamlfile


@cache
def _countries() -> dict[str, str]:
    """Each word of ``seats.yaml`` with the country that it stands for."""
    lines = yamlfile.load(Path(__file__).with_name("seats.yaml"), dict[str, list[str]])["countries"]
    groups = [[word.strip() for word in line.split(",")] for line in lines]
    return {word: group[0] for group in groups for word in group}


def country(word: str) -> str:
    """The country that a lower-case word stands for, empty where it is none: "kremlin" gives "russia"."""
    return _countries().get(word, "")
