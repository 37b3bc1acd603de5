"""The characters that mark things on the screen, with a twin in ASCII for each."""

from __future__ import annotations

import locale
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """One set of characters; every one of them is a single cell wide."""

    cursor: str = "▌"
    differs: str = "≠"
    reworded: str = "·"
    correction: str = "!"
    exclusive: str = "⊘"
    same: str = "="
    vertical: str = "│"
    horizontal: str = "─"
    joint: str = "┬"
    dot: str = "·"
    back: str = "←"
    left: str = "◂"
    right: str = "▸"
    ellipsis: str = "…"
    none: str = "—"
    paragraph: str = "¶"
    times: str = "×"
    shades: str = " ░▒▓█"


UNICODE = Marks()
ASCII = Marks(
    cursor="|",
    differs="#",
    reworded="~",
    correction="!",
    exclusive="o",
    same="=",
    vertical="|",
    horizontal="-",
    joint="+",
    dot="-",
    back="<",
    left="<",
    right=">",
    ellipsis="~",
    none="-",
    paragraph="p",
    times="x",
    shades=" .:*#",
)


def marks_for(encoding: str | None = None) -> Marks:
    """The marks that a terminal in this encoding can show: the locale's where none is given."""
    name = encoding or getattr(sys.__stdout__, "encoding", None) or locale.getpreferredencoding(False)
    return UNICODE if name.casefold().replace("-", "") == "utf8" else ASCII
