"""The characters that mark things on the screen, with a twin in ASCII for each."""

from __future__ import annotations

import locale
import os
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
    marked: str = "*"
    pending: str = "…"  # decided, and not kept yet
    accepted: str = "✓"
    undecided: str = "○"
    conflict: str = "⇄"
    flag: str = "⚑"
    note: str = "✎"
    joined: str = "+"  # a statement that came later


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
    pending=".",
    accepted="v",
    undecided="u",
    conflict="x",
    flag="F",
    note="n",
)


def shows_unicode(encoding: str = "") -> bool:
    """Whether a terminal in this encoding shows more than ASCII: the locale's where none is given.

    In the C locale Python writes UTF-8 all the same, which says nothing of the terminal.
    """
    if not encoding and sys.flags.utf8_mode and os.environ.get("PYTHONUTF8") != "1":
        return False
    name = encoding or getattr(sys.__stderr__, "encoding", None) or locale.getpreferredencoding(False)
    return name.casefold().replace("-", "") == "utf8"


def marks_for(encoding: str = "") -> Marks:
    """The marks that a terminal in this encoding can show."""
    return UNICODE if shows_unicode(encoding) else ASCII
