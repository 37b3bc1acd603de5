from __future__ import annotations

from tui.drawing.passages import first_in_view
from tui.drawing.text import Line, Run


def _lines(count: int, *own: int) -> list[Line]:
    return [(Run(f"line {n}", "content.here" if n in own else "text"),) for n in range(count)]


def test_a_passage_begins_with_its_first_line_where_the_statement_is_in_view() -> None:
    assert first_in_view(_lines(9, 1, 2), 3) == 0
    assert first_in_view(_lines(3), 1) == 0


def test_a_statement_deep_in_its_paragraph_is_in_view() -> None:
    assert first_in_view(_lines(9, 5), 3) == 4
    assert first_in_view(_lines(9, 8), 3) == 6


def test_of_a_statement_longer_than_the_room_the_beginning_is_in_view() -> None:
    assert first_in_view(_lines(12, 3, 4, 5, 6, 7), 3) == 3
