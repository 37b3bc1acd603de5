"""What the terminal already shows, so that only what changes is sent to it.

Textual repaints whole regions, and every segment with its full style. Over a slow line each byte is felt: the shadow
reads each frame into a grid of cells, compares it with the grid before, and writes the cells that changed, with the
fewest changes of style in between.
"""

from __future__ import annotations

import re
from collections import Counter

from rich.cells import get_character_cell_size

from tui.terminal.pen import NOTHING, Abilities, Pen, blank, parts, plain_style

# What a frame consists of: cursor positions, styles, line feeds and text. Anything else is not a frame.
_TOKEN = re.compile(r"\x1b\[(?:(\d+)(?:;(\d+))?H|([\d;]*)m)|(\n)|([^\x00-\x1f\x7f]+)")

# Lines that must have moved by the same step for the terminal to be told to scroll.
_SCROLL = 4
_EDGE = 2  # columns at the left that do not count in this: a cursor's bar stays behind when its line moves

Lines = dict[int, tuple[list[str], list[str]]]  # the characters and the styles of some lines, by number

# Cells that are sent again although they did not change, because moving over them would cost as much.
_GAP = 4

_UNKNOWN = "\0"  # a cell of which nobody knows what the terminal shows there


class Shadow:
    """The terminal's grid of ``width`` by ``height`` cells, all unknown at first.

    Without ``colours`` no code for a colour is ever written; weight, underline and reverse stay.
    """

    def __init__(self, width: int, height: int, colours: bool = True, can: Abilities = NOTHING) -> None:
        self.width, self.height, self._colours, self._can = width, height, colours, can
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
        pen = Pen(self._can)
        self._scroll(before, pen)
        for y in sorted(before):
            for start, end in self._changes(y, *before[y]):
                pen.move(start, y)
                pen.write(self._text[y][start:end], self._styles[y][start:end], self.width)
        return pen.finished()

    def _scroll(self, before: Lines, pen: Pen) -> None:
        """Have the terminal move lines up or down itself, where that saves most of a frame.

        ``before`` is brought to what the terminal shows after that.
        """
        places: dict[str, list[int]] = {}
        for y in range(self.height):
            places.setdefault("".join(before.get(y, (self._text[y],))[0][_EDGE:]), []).append(y)
        moves: list[tuple[int, int]] = []  # from, to
        for y in before:
            found = places.get("".join(self._text[y][_EDGE:]), ())
            if len(found) == 1 and found[0] != y:
                moves.append((found[0], y))
        step, count = Counter(start - end for start, end in moves).most_common(1)[0] if moves else (0, 0)
        if count < _SCROLL:
            return
        lines = [y for start, end in moves if start - end == step for y in (start, end)]
        top, bottom = min(lines), max(lines)
        old = {y: before.get(y) or (self._text[y][:], self._styles[y][:]) for y in range(top, bottom + 1)}
        background = parts(self._styles[bottom if step > 0 else top][-1]).get("background", "")
        new = " " if self._can.bce or not background else _UNKNOWN
        fill = ([new] * self.width, [background] * self.width)
        before.update({y: old.get(y + step, fill) for y in range(top, bottom + 1)})
        pen.scroll(top, bottom, step, background)

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
                style = plain_style(sgr, self._colours)
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
            if new != old or (style != was and (new != " " or blank(style) != blank(was)))
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
                and all(
                    new_styles[at] == new_styles[last - 1]
                    or (new_text[at] == " " and blank(new_styles[at]) == blank(new_styles[last - 1]))
                    for at in range(last, x)
                )
            ):
                runs[-1] = (runs[-1][0], x + 1)
            else:
                runs.append((x, x + 1))
        return runs
