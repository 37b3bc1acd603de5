from __future__ import annotations

from tests.tui import story
from tui.drawing.cells import Look, cell_lines
from tui.drawing.marks import Marks


def _header(width: int) -> str:
    """The first line of a statement that only one account has."""
    row = story.ROWS["other"][1]
    assert row.exclusive
    return "".join(run.text for run in cell_lines(row, row.cells[0], width, Look(Marks()))[0])


def test_a_narrow_pane_has_the_mark_of_what_only_one_account_has_and_no_word_of_it_cut() -> None:
    assert _header(40).endswith("⊘ only here")
    assert "only" not in _header(24)
    assert _header(24).endswith("⊘")
