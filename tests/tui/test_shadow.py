"""The shadow sends less, and the terminal shows the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.terminal.pen import Abilities
from tui.terminal.shadow import Shadow

STYLES = ["", "1", "38;2;1;2;3;48;2;4;5;6", "1;38;2;1;2;3;48;2;4;5;6", "31", "7", "4;32;48;5;7", "2;3;39;49"]
PIECES = st.tuples(
    st.integers(1, 5),
    st.integers(1, 6),
    st.sampled_from(STYLES),
    st.text(alphabet="ab ≠─水", min_size=1, max_size=4) | st.just(" " * 20),
)
FRAMES = st.lists(st.lists(PIECES, min_size=1, max_size=6), min_size=1, max_size=5)


def frame(pieces: list[tuple[int, int, str, str]]) -> str:
    """What Textual would write for ``pieces`` of text at some row and column."""
    return "".join(
        f"\x1b[{y};{x}H" + (f"\x1b[{style}m{text}\x1b[0m" if style else text) for y, x, style, text in pieces
    )


_SEQUENCES = (
    r"\x1b\[([\d;]+)H|\x1b\[([\d;]*m)|\x1b\[(\d*C)|\x1b\[([\d;]*r)|\x1b\[(\d+[ST])|\x1b\[(\d+X)|(\r\n)|([^\x1b])"
)


def _only(style: frozenset[tuple[str, str]], names: set[str]) -> frozenset[tuple[str, str]]:
    return frozenset((name, value) for name, value in style if name in names)


class Terminal:
    """A terminal that knows positions and styles: what a person would see."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, frozenset[tuple[str, str]]]] = {}
        self.region = (1, 99)

    def _scroll(self, step: int, background: frozenset[tuple[str, str]]) -> None:
        top, bottom = self.region
        moved = {(x, y - step): cell for (x, y), cell in self.cells.items() if top <= y <= bottom}
        kept = {(x, y): cell for (x, y), cell in moved.items() if top <= y <= bottom}
        blank = range(bottom - step + 1, bottom + 1) if step > 0 else range(top, top - step)
        kept |= {(x, y): (" ", background) for y in blank for x in range(1, 21)}
        self.cells = {(x, y): cell for (x, y), cell in self.cells.items() if not top <= y <= bottom} | kept

    def seen(self) -> dict[tuple[int, int], tuple[str, frozenset[tuple[str, str]]]]:
        """The cells as a person sees them: of a space only the background and lines."""
        shown = {"48", "4", "7"}
        return {
            place: (text, style if text != " " or {"4", "7"} & dict(style).keys() else _only(style, shown))
            for place, (text, style) in self.cells.items()
        }

    def show(self, data: str) -> None:
        x = y = 0
        style: dict[str, str] = {}
        for place, codes, right, region, scroll, erased, feed, text in re.findall(_SEQUENCES, data):
            if feed:
                x, y = 1, y + 1
            elif region:
                top, _, bottom = region[:-1].partition(";")
                self.region = (int(top or 1), int(bottom or 99))
            elif scroll:
                background = _only(frozenset(style.items()), {"48"})
                self._scroll(int(scroll[:-1]) * (1 if scroll[-1] == "S" else -1), background)
            elif right:
                x += int(right[:-1] or 1)
            elif erased:
                for column in range(x, x + int(erased[:-1])):
                    self._break(column, y)
                    self._break(column + 1, y)
                    self.cells[column, y] = (" ", _only(frozenset(style.items()), {"48"}))
            elif place:
                row, _, column = place.partition(";")
                y, x = int(row), int(column or 1)
            elif codes:
                style = self._restyled(style, codes[:-1])
            else:
                self._break(x, y)
                self._break(x + cell_len(text), y)
                self.cells[x, y] = (text, frozenset(style.items()))
                for hidden in range(1, cell_len(text)):
                    self.cells[x + hidden, y] = ("", frozenset(style.items()))
                x += cell_len(text)

    def _break(self, x: int, y: int) -> None:
        """A wide character whose second half is at ``x`` leaves spaces."""
        text, style = self.cells.get((x, y), ("?", frozenset()))
        if text == "":
            self.cells[x, y] = (" ", style)
            self.cells[x - 1, y] = (" ", self.cells[x - 1, y][1])

    @staticmethod
    def _restyled(style: dict[str, str], codes: str) -> dict[str, str]:
        style, parts = dict(style), (codes or "0").split(";")
        while parts:
            code = parts.pop(0)
            if code == "0":
                style = {}
            elif code in ("38", "48"):
                size = 2 if parts[0] == "5" else 4
                style[code], parts = ";".join(parts[:size]), parts[size:]
            elif code in ("39", "49"):
                style.pop(str(int(code) - 1), None)
            elif 30 <= int(code) <= 47:
                style[{"3": "38", "4": "48"}[code[0]]] = code
            elif code in ("22", "23", "24", "27"):
                for ended in {"22": "12", "23": "3", "24": "4", "27": "7"}[code]:
                    style.pop(ended, None)
            else:
                style[code] = code
        return style


CAN = st.builds(Abilities, st.booleans(), st.booleans())


@given(FRAMES, CAN)
def test_the_terminal_ends_up_showing_the_same(frames: list[list[tuple[int, int, str, str]]], can: Abilities) -> None:
    shadow, thrifty, plain = Shadow(30, 5, can=can), Terminal(), Terminal()
    for pieces in frames:
        sent = shadow.frame(frame(pieces))
        assert sent is not None
        thrifty.show(sent)
        plain.show(frame(pieces))
        assert thrifty.seen().items() >= plain.seen().items()


LINES = st.lists(st.sampled_from([f"{n} line of copy {n}" for n in range(30)]), min_size=30, max_size=30, unique=True)


@given(LINES, st.integers(-12, 12), st.integers(0, 5), st.sampled_from(STYLES), CAN)
def test_lines_that_move_are_moved_by_the_terminal(
    lines: list[str], step: int, mark: int, style: str, can: Abilities
) -> None:
    shadow, thrifty, plain = Shadow(20, 16, can=can), Terminal(), Terminal()
    for start in (13, 13 + step):
        shown = [line.ljust(20) for line in lines[start : start + 16][:16]]
        shown = [("|" + line[1:]) if y == mark else line for y, line in enumerate(shown)]
        pieces = [(y, 1, style, line) for y, line in enumerate(shown, 1)]
        sent = shadow.frame(frame(pieces))
        assert sent is not None
        thrifty.show(sent)
        plain.show(frame(pieces))
        assert thrifty.seen().items() >= plain.seen().items()
    if 1 <= abs(step) <= 5 and not style:
        assert f"\x1b[{abs(step)}{'S' if step > 0 else 'T'}" in sent
        assert len(sent) < 20 * (abs(step) + 6)


def test_a_frame_that_changes_nothing_sends_nothing() -> None:
    shadow = Shadow(20, 3)
    assert shadow.frame("\x1b[1;1H\x1b[31mone\x1b[0m")
    assert shadow.frame("\x1b[1;1H\x1b[31mone\x1b[0m\x1b[2;2H") == ""


def test_only_the_cells_that_change_are_sent() -> None:
    shadow = Shadow(20, 3)
    shadow.frame("\x1b[1;1Hone two three")
    assert shadow.frame("\x1b[1;1Hone TWO three") == "\x1b[1;5HTWO"


def test_a_style_that_stays_is_not_sent_again() -> None:
    shadow = Shadow(20, 3)
    sent = shadow.frame("\x1b[1;1H\x1b[1;31mone\x1b[0m\x1b[1;31m two\x1b[0m\x1b[31m three\x1b[0m")
    assert sent == "\x1b[1H\x1b[1;31mone two \x1b[22mthree\x1b[m"


def test_colours_are_left_out_where_they_are_not_wanted() -> None:
    shadow = Shadow(20, 3, colours=False)
    assert (
        shadow.frame("\x1b[1;1H\x1b[1;31;48;2;1;2;3mone\x1b[0m\x1b[38;5;9m two\x1b[0m") == "\x1b[1H\x1b[1mone \x1b[mtwo"
    )


def test_what_is_no_frame_is_left_alone_and_forgotten() -> None:
    shadow = Shadow(20, 3)
    assert shadow.frame("\x1b[?2004h") is None
    assert shadow.frame("\x1b[1;1Hone\x1b]0;title\x07") is None
    assert shadow.frame("\x1b[1;1Hone") == "\x1b[1Hone"


def test_a_line_with_wide_characters_is_sent_whole() -> None:
    shadow = Shadow(8, 2)
    shadow.frame("\x1b[1;1H水 a b c")
    assert shadow.frame("\x1b[1;1H水 a B c") == "\x1b[1H水 a B c"


def test_what_follows_a_character_of_disputed_width_is_placed_by_its_column() -> None:
    shadow = Shadow(12, 2)
    assert shadow.frame("\x1b[1;1Ha👍│e\u0301│水x") == "\x1b[1Ha  \x1b[1;2H👍\x1b[1;4H│e\u0301\x1b[1;6H│水x"


def test_a_space_takes_the_background_only() -> None:
    shadow = Shadow(10, 2)
    shadow.frame("\x1b[1;1H\x1b[38;2;9;9;9;48;2;4;5;6mabcd\x1b[0m")
    assert shadow.frame("\x1b[1;2H\x1b[38;2;9;9;9;48;2;4;5;6m \x1b[0m") == "\x1b[1;2H\x1b[48;2;4;5;6m \x1b[m"


def test_over_a_space_that_stays_two_changes_are_one() -> None:
    shadow = Shadow(10, 2)
    shadow.frame("\x1b[1;1H\x1b[31mab\x1b[0m \x1b[32mcd\x1b[0m")
    assert shadow.frame("\x1b[1;1H\x1b[31max\x1b[0m \x1b[32myd\x1b[0m") == "\x1b[1;2H\x1b[31mx \x1b[32my\x1b[m"
