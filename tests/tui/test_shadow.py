"""The shadow sends less, and the terminal shows the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.terminal.shadow import Shadow

STYLES = ["", "1", "38;2;1;2;3;48;2;4;5;6", "1;38;2;1;2;3;48;2;4;5;6", "31", "7", "4;32;48;5;7", "2;3;39;49"]
PIECES = st.tuples(
    st.integers(1, 5), st.integers(1, 6), st.sampled_from(STYLES), st.text(alphabet="ab ≠─水", min_size=1, max_size=4)
)
FRAMES = st.lists(st.lists(PIECES, min_size=1, max_size=6), min_size=1, max_size=5)


def frame(pieces: list[tuple[int, int, str, str]]) -> str:
    """What Textual would write for ``pieces`` of text at some row and column."""
    return "".join(
        f"\x1b[{y};{x}H" + (f"\x1b[{style}m{text}\x1b[0m" if style else text) for y, x, style, text in pieces
    )


class Terminal:
    """A terminal that knows positions and styles: what a person would see."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, frozenset[tuple[str, str]]]] = {}

    def show(self, data: str) -> None:
        x = y = 0
        style: dict[str, str] = {}
        for place, codes, text in re.findall(r"\x1b\[([\d;]+)H|\x1b\[([\d;]*m)|([^\x1b])", data):
            if place:
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


@given(FRAMES)
def test_the_terminal_ends_up_showing_the_same(frames: list[list[tuple[int, int, str, str]]]) -> None:
    shadow, thrifty, plain = Shadow(14, 5), Terminal(), Terminal()
    for pieces in frames:
        sent = shadow.frame(frame(pieces))
        assert sent is not None
        thrifty.show(sent)
        plain.show(frame(pieces))
        assert thrifty.cells.items() >= plain.cells.items()


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
    assert sent == "\x1b[1H\x1b[1;31mone two\x1b[22m three\x1b[m"


def test_colours_are_left_out_where_they_are_not_wanted() -> None:
    shadow = Shadow(20, 3, colours=False)
    assert (
        shadow.frame("\x1b[1;1H\x1b[1;31;48;2;1;2;3mone\x1b[0m\x1b[38;5;9m two\x1b[0m") == "\x1b[1H\x1b[1mone\x1b[m two"
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
