from __future__ import annotations

from itertools import pairwise

import pytest

from tui.views.layout import GUTTER, Columns


@pytest.mark.parametrize(("width", "panes"), [(40, 1), (59, 1), (60, 2), (80, 2), (120, 3), (200, 5)])
def test_as_many_panes_as_fit(width: int, panes: int) -> None:
    assert len(Columns().panes(width, 9)) == panes


@pytest.mark.parametrize("width", [40, 80, 121, 200])
def test_panes_fill_the_width(width: int) -> None:
    panes = Columns().panes(width, 9)
    assert panes[0].x == GUTTER
    assert panes[-1].x + panes[-1].width == width
    assert all(right.x == left.x + left.width + 1 for left, right in pairwise(panes))


def test_going_to_an_account_beyond_the_edge_moves_the_panes_by_one() -> None:
    assert Columns().showing(2, 80, 5).first == 1
    assert Columns(first=3).showing(2, 80, 5).first == 2


def test_a_heavier_pane_is_wider() -> None:
    left, right = Columns(weights=((0, 2.0),)).panes(80, 2)
    assert left.width > 1.9 * right.width
