"""What the terminal already shows, so that only what changes is sent to it.

Textual repaints whole regions, and every segment with its full style. Over a slow line each byte is felt: the shadow
reads each frame into a grid of cells, compares it with the grid before, and writes the cells that changed, with the
fewest changes of style in between.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import get_character_cell_size

# What a frame consists of: cursor positions, styles, line feeds and text. Anything else is not a frame.
_TOKEN = re.compile(r"\x1b\[(?:(\d+)(?:;(\d+))?H|([\d;]*)m)|(\n)|([^\x00-\x1f\x7f]+)")

# Lines that must have moved by the same step for the terminal to be told to scroll.
_SCROLL = 4

Lines = dict[int, tuple[list[str], list[str]]]  # the characters and the styles of some lines, by number

# Cells that are sent again although they did not change, because moving over them would cost as much.
_GAP = 4

# The code that ends an attribute, or gives back the terminal's own colour.
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29", "foreground": "39", "background": "49"}

_UNKNOWN = "\0"  # a cell of which nobody knows what the terminal shows there


class Shadow:
    """The terminal's grid of ``width`` by ``height`` cells, all unknown at first.

    Without ``colours`` no code for a colour is ever written; weight, underline and reverse stay.
    """

    def __init__(self, width: int, height: int, colours: bool = True) -> None:
        self.width, self.height, self._colours = width, height, colours
        self.forget()

    def forget(self) -> None:
        """Take nothing for granted: the next frame is written whole."""
        self._text = [[_UNKNOWN] * self.width for _ in range(self.height)]
        self._styles = [[""] * self.width for _ in range(self.height)]

    def frame(self, data: str) -> str | None:
        """The bytes that bring the terminal to where ``data`` would; None when ``data`` is not a frame."""
        before = self._read(data)
        if before is None:
            return None
        pen = _Pen()
        pen.out.append(self._scrolled(before))
        for y in sorted(before):
            for start, end in self._changes(y, *before[y]):
                pen.move(start, y)
                pen.write(self._text[y][start:end], self._styles[y][start:end], self.width)
        return pen.finished()

    def _scrolled(self, before: Lines) -> str:
        """What makes the terminal move lines up or down itself, where that saves most of a frame.

        ``before`` is brought to what the terminal shows after that.
        """
        places: dict[str, list[int]] = {}
        for y in range(self.height):
            places.setdefault("".join(before.get(y, (self._text[y],))[0]), []).append(y)
        moves: list[tuple[int, int]] = []  # from, to
        for y in before:
            found = places.get("".join(self._text[y]), ())
            if len(found) == 1 and found[0] != y:
                moves.append((found[0], y))
        step, count = Counter(start - end for start, end in moves).most_common(1)[0] if moves else (0, 0)
        if count < _SCROLL:
            return ""
        lines = [y for start, end in moves if start - end == step for y in (start, end)]
        top, bottom = min(lines), max(lines)
        old = {y: before.get(y) or (self._text[y][:], self._styles[y][:]) for y in range(top, bottom + 1)}
        unknown = ([_UNKNOWN] * self.width, [""] * self.width)
        before.update({y: old.get(y + step, unknown) for y in range(top, bottom + 1)})
        return f"\x1b[{top + 1};{bottom + 1}r\x1b[{abs(step)}{'S' if step > 0 else 'T'}\x1b[r"

    def _read(self, data: str) -> Lines | None:
        """Put the frame into the grid; returns the touched lines as they were before."""
        before: Lines = {}
        x = y = position = 0
        style = ""
        for token in _TOKEN.finditer(data):
            if token.start() != position:
                self._undo(before)
                return None
            position = token.end()
            row, column, sgr, feed, text = token.groups()
            if row:
                y, x = int(row) - 1, int(column or 1) - 1
            elif feed:
                y += 1
            elif text is None:
                style = _plain_style(sgr, self._colours)
            elif 0 <= y < self.height:
                if y not in before:
                    before[y] = (self._text[y][:], self._styles[y][:])
                x = self._put(x, y, text, style)
        if position != len(data):
            self._undo(before)
            return None
        return before

    def _undo(self, before: Lines) -> None:
        for y, (text, styles) in before.items():
            self._text[y], self._styles[y] = text, styles

    def _put(self, x: int, y: int, text: str, style: str) -> int:
        """Write ``text`` into the grid at ``x``; returns the column after it."""
        cells = list(text)
        if not text.isascii():
            cells = []
            for character in text:
                size = get_character_cell_size(character)
                if size == 0 and cells:
                    cells[-1 if cells[-1] else -2] += character
                else:
                    cells += [character, *[""] * (size - 1)]
        cells = cells[: max(0, self.width - x)]
        end = x + len(cells)
        line = self._text[y]
        if cells and x < self.width and line[x] == "":  # half of a wide character is overwritten: the other half goes
            line[x - 1] = " "
        if cells and end < self.width and line[end] == "":
            line[end] = " "
        line[x:end] = cells
        self._styles[y][x:end] = [style] * len(cells)
        return end

    def _changes(self, y: int, text: list[str], styles: list[str]) -> list[tuple[int, int]]:
        """The runs of line ``y`` that differ from what it was, near ones joined."""
        new_text, new_styles = self._text[y], self._styles[y]
        if new_text == text and new_styles == styles:
            return []
        columns = [
            x
            for x, (new, old, style, was) in enumerate(zip(new_text, text, new_styles, styles, strict=True))
            if new != old or (style != was and (new != " " or _blank(style) != _blank(was)))
        ]
        if columns and any(len(cell) != 1 or cell > "\u2fff" for cell in (*new_text, *text)):
            # Terminals disagree on the width of some of these: never write only a part of what follows one.
            columns = [x for x in range(self.width) if new_text[x] != _UNKNOWN]
        runs: list[tuple[int, int]] = []
        for x in columns:
            last = runs[-1][1] if runs else 0
            if (
                runs
                and x - last <= _GAP
                and _UNKNOWN not in new_text[last:x]
                and len({*new_styles[last - 1 : x + 1]}) == 1
            ):
                runs[-1] = (runs[-1][0], x + 1)
            else:
                runs.append((x, x + 1))
        return runs


class _Pen:
    """Writes cells, and moves and changes style in between with as little as that takes."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._style = ""
        self._at = (-1, -1)

    def move(self, x: int, y: int) -> None:
        at_x, at_y = self._at
        if (x, y) == self._at:
            return
        if y == at_y and x > at_x:
            self.out.append(f"\x1b[{x - at_x}C" if x - at_x > 1 else "\x1b[C")
        else:
            self.out.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")
        self._at = (x, y)

    def write(self, text: Sequence[str], styles: Sequence[str], width: int) -> None:
        """Write the cells; ``width`` is where lines end, and with them what is known of the cursor's place."""
        for cell, style in zip(text, styles, strict=True):
            if style != self._style and (cell != " " or _blank(style) != _blank(self._style)):
                self.out.append(_change(self._style, style))
                self._style = style
            self.out.append(cell)
        x, y = self._at
        self._at = (x + len(text), y) if x + len(text) < width else (-1, -1)

    def finished(self) -> str:
        """Everything that was written, with no style left on."""
        if self._style:
            self.out.append("\x1b[m")
        return "".join(self.out)


@lru_cache(maxsize=4096)
def _blank(style: str) -> str:
    """What of a style can be seen on a space: its background, and lines through or under it."""
    parts = _parts(style)
    if {"4", "7", "9", "21", "53"} & parts.keys():
        return style
    return parts.get("background", "")


@lru_cache(maxsize=4096)
def _plain_style(codes: str, colours: bool) -> str:
    """``codes`` without those that say nothing after a reset, and without colours where they are not wanted."""
    parts = {kind: value for kind, value in _parts(codes).items() if value not in ("", "0", "39", "49")}
    if not colours:
        parts = {kind: value for kind, value in parts.items() if kind not in ("foreground", "background")}
    return ";".join(parts.values())


@lru_cache(maxsize=4096)
def _change(old: str, new: str) -> str:
    """The shortest way from one style to another: only what is added, where nothing has to be taken away."""
    if not new:
        return "\x1b[m"
    old_parts, new_parts = _parts(old), _parts(new)
    gone = [_OFF.get(kind, "0") for kind in old_parts if kind not in new_parts]
    added = [value for kind, value in new_parts.items() if old_parts.get(kind) != value]
    if "0" in gone or "2" in {*old_parts, *new_parts}:  # one code ends both bold and dim
        return f"\x1b[0;{new}m"
    step, whole = ";".join([*gone, *added]), f"0;{new}"
    return f"\x1b[{min(step, whole, key=len)}m" if step else ""


def _parts(style: str) -> dict[str, str]:
    """A style's codes by what they set: foreground, background, or an attribute each."""
    parts: dict[str, str] = {}
    codes = style.split(";") if style else []
    at = 0
    while at < len(codes):
        code = codes[at]
        size = {"5": 3, "2": 5}.get(codes[at + 1], 1) if code in ("38", "48") and at + 1 < len(codes) else 1
        value = ";".join(codes[at : at + size])
        number = int(code or 0)
        if 30 <= number <= 39 or 90 <= number <= 97:
            parts["foreground"] = value
        elif 40 <= number <= 49 or 100 <= number <= 107:
            parts["background"] = value
        else:
            parts[value] = value
        at += size
    return parts
