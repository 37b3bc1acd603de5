from __future__ import annotations

from tests.tui.story import comparison
from tui.views.filters import parse_filter
from tui.views.unlocked import Unlocked
from tui.views.view import View, differs

AFP, REUTERS, AP, KYODO, LNA = range(5)


def rows(view: View, unlocked: Unlocked, account: int) -> list[str]:
    return [view.entries[number].row.id for number in unlocked.orders[account]]


def test_each_account_s_rows_stand_in_the_order_of_its_copy() -> None:
    view = View(comparison())
    unlocked = Unlocked.of(view)
    assert rows(view, unlocked, AFP) == ["deal", "talks", "money", "soldiers", "open"]
    assert rows(view, unlocked, REUTERS) == ["talks", "money", "deal", "soldiers"]


def test_an_account_that_lacks_the_row_stands_at_the_nearest_one_above() -> None:
    view = View(comparison()).at(2)
    unlocked = Unlocked.of(view)
    assert unlocked.entry(AFP) == 2
    assert unlocked.entry(AP) == 1
    assert unlocked.entry(LNA) == 4


def test_one_account_moves_and_the_others_stay() -> None:
    view = View(comparison()).at(1)
    moved = Unlocked.of(view).moved(REUTERS, 2)
    assert moved.entry(REUTERS) == 0
    assert moved.entry(AFP) == 1
    assert moved.moved(REUTERS, 99).entry(REUTERS) == 4


def test_an_account_cannot_stand_at_a_row_that_it_lacks() -> None:
    assert Unlocked.of(View(comparison())).at(LNA, 0) is None


def test_the_next_difference_is_looked_for_in_the_account_s_own_copy() -> None:
    view = View(comparison()).at(0).in_pane(REUTERS)
    unlocked = Unlocked.of(view)
    assert unlocked.to_row(view, differs, 1) == 4
    assert unlocked.to_row(view, differs, -1) == 2


def test_where_the_filter_leaves_an_account_nothing_it_stands_nowhere() -> None:
    view = View(comparison()).filtered(parse_filter("agency:kyodo"))
    unlocked = Unlocked.of(view)
    assert unlocked.entry(AFP) is None
    assert unlocked.moved(AFP, 1).entry(AFP) is None
