"""Cells and their styles as bytes, with as few as that takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_ERASE = 8  # spaces from which erasing is shorter than writing

# Characters of which every terminal knows how many cells they take. After any other one the next is put in its place
# by column, so that what follows stands where it should on each of them.
_SURE = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u21ff"
    "\u2260\u2298\u2500-\u25ff\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]"
)

# The code that ends an attribute, or gives back the terminal's own colour.
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29", "foreground": "39", "background": "49"}


class Abilities(NamedTuple):
    """What a terminal can do that saves bytes, in the words of terminfo."""

    bce: bool = False  # it erases with the background that is set, not with its own
    ech: bool = False  # it can erase some cells at once


NOTHING = Abilities()


class Pen:
    """Writes cells, and moves and changes style in between with as little as that takes."""

    def __init__(self, can: Abilities) -> None:
        self._can = can
        self._out: list[str] = []
        self._style = ""
        self._at = (-1, -1)  # where the terminal's cursor is, as far as that is known
        self._line = -2  # the line that it is on, which is known at a line's end too

    def scroll(self, top: int, bottom: int, step: int, background: str) -> None:
        """Move the lines from ``top`` to ``bottom`` up by ``step``, or down; what comes in has ``background``."""
        self._restyle(background)
        self._out.append(f"\x1b[{top + 1};{bottom + 1}r\x1b[{abs(step)}{'S' if step > 0 else 'T'}\x1b[r")

    def move(self, x: int, y: int) -> None:
        at_x, at_y = self._at
        if (x, y) == self._at:
            return
        if x == 0 and y == self._line + 1:
            self._out.append("\r\n")
        elif y == at_y and x > at_x:
            self._out.append(f"\x1b[{x - at_x}C" if x - at_x > 1 else "\x1b[C")
        else:
            self._out.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")
        self._at, self._line = (x, y), y

    def write(self, text: Sequence[str], styles: Sequence[str], width: int) -> None:
        """Write the cells; ``width`` is where lines end, and with them what is known of the cursor's place."""
        x, y = self._at
        at = 0
        while at < len(text):
            spaces = self._spaces(text, styles, at)
            if spaces >= _ERASE:
                self.move(x + at, y)
                self._restyle(_empty(self._style, styles[at]))
                self._out.append(f"\x1b[{spaces}X")
                at += spaces
                continue
            self.move(x + at, y)
            self._restyle(_empty(self._style, styles[at]) if text[at] == " " else styles[at])
            size = 2 if text[at + 1 : at + 2] == [""] else 1
            sure = _SURE.fullmatch(text[at])
            if size == 2 and not sure:  # nothing old shows beside it where the terminal gives it one cell only
                self._out.append("  ")
                self._at = (-1, -1)
                self.move(x + at, y)
            self._out.append(text[at])
            at += size
            self._at = (x + at, y) if x + at < width and sure else (-1, -1)

    def _spaces(self, text: Sequence[str], styles: Sequence[str], start: int) -> int:
        """How many cells from ``start`` on can be erased instead of written."""
        if text[start] != " " or not self._can.ech:
            return 0
        seen = blank(styles[start])
        if seen and (_lined(seen) or not self._can.bce):
            return 0
        end = start
        while end < len(text) and text[end] == " " and blank(styles[end]) == seen:
            end += 1
        return end - start

    def _restyle(self, style: str) -> None:
        if style != self._style:
            self._out.append(_change(self._style, style))
            self._style = style

    def finished(self) -> str:
        """Everything that was written, with no style left on."""
        if self._style:
            self._out.append("\x1b[m")
        return "".join(self._out)


@lru_cache(maxsize=4096)
def blank(style: str) -> str:
    """What of a style can be seen on a space: its background, and lines through or under it."""
    return style if _lined(style) else parts(style).get("background", "")


@lru_cache(maxsize=4096)
def _empty(old: str, style: str) -> str:
    """The style nearest to ``old`` in which a space looks as it does in ``style``: its letters' colour is not seen."""
    if _lined(style) or blank(old) == blank(style):
        return style if _lined(style) else old
    kept = {} if _lined(old) else {kind: value for kind, value in parts(old).items() if kind != "background"}
    return ";".join([*kept.values(), *([blank(style)] if blank(style) else [])])


@lru_cache(maxsize=4096)
def _lined(style: str) -> bool:
    """Whether a space in this style is more than its background: underlined, reversed, struck out."""
    return bool({"4", "7", "9", "21", "53"} & parts(style).keys())


@lru_cache(maxsize=4096)
def plain_style(codes: str, colours: bool) -> str:
    """``codes`` without those that say nothing after a reset, and without colours where they are not wanted."""
    kept = {kind: value for kind, value in parts(codes).items() if value not in ("", "0", "39", "49")}
    if not colours:
        kept = {kind: value for kind, value in kept.items() if kind not in ("foreground", "background")}
    return ";".join(kept.values())


@lru_cache(maxsize=4096)
def _change(old: str, new: str) -> str:
    """The shortest way from one style to another: only what is added, where nothing has to be taken away."""
    if not new:
        return "\x1b[m"
    old_parts, new_parts = parts(old), parts(new)
    gone = [_OFF.get(kind, "0") for kind in old_parts if kind not in new_parts]
    added = [value for kind, value in new_parts.items() if old_parts.get(kind) != value]
    if "0" in gone or "2" in {*old_parts, *new_parts}:  # one code ends both bold and dim
        return f"\x1b[0;{new}m"
    step, whole = ";".join([*gone, *added]), f"0;{new}"
    return f"\x1b[{min(step, whole, key=len)}m" if step else ""


def parts(style: str) -> dict[str, str]:
    """A style's codes by what they set: foreground, background, or an attribute each."""
    found: dict[str, str] = {}
    codes = style.split(";") if style else []
    at = 0
    while at < len(codes):
        code = codes[at]
        size = {"5": 3, "2": 5}.get(codes[at + 1], 1) if code in ("38", "48") and at + 1 < len(codes) else 1
        value = ";".join(codes[at : at + size])
        number = int(code or 0)
        if 30 <= number <= 39 or 90 <= number <= 97:
            found["foreground"] = value
        elif 40 <= number <= 49 or 100 <= number <= 107:
            found["background"] = value
        else:
            found[value] = value
        at += size
    return found
