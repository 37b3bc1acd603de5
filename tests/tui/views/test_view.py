"""What a row says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.model import Comparison, Confidence, Row
from extract.review.model import RowReview, RowStatus
from tests.tui import story
from tui.views.filters import parse_filter
from tui.views.view import View, agreement, differs


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (Confidence.SAME, "the same in other words"),
        (Confidence.LIKELY, "likely the same, in other words"),
        (Confidence.POSSIBLE, "perhaps the same: read both"),
    ],
)
def test_a_row_promises_no_more_than_it_is_sure_of(confidence: Confidence, words: str) -> None:
    row = next(row for row in story.comparison().rows if not row.exclusive and not differs(row))
    assert agreement(replace(row, confidence=confidence)) == words


def _with(made: Comparison, topic: str, *rows: Row) -> Comparison:
    """``made`` with other rows under one topic."""
    return replace(made, topics=tuple(replace(one, rows=rows) if one.key == topic else one for one in made.topics))


def _row(view: View) -> str:
    return view.entry.row.id if view.entry else ""


def test_in_a_newer_comparison_the_cursor_stays_on_its_row() -> None:
    made = story.comparison()
    deal, talks, money, both = story.ROWS["water"]
    assert _row(View(made).at(2).in_pane(1).over(_with(made, "water", money, talks, deal, both))) == "money"


def test_where_a_row_was_taken_apart_the_cursor_goes_with_its_lead() -> None:
    made = story.comparison()
    deal, _, money, both = story.ROWS["water"]
    apart = (story.row("talks-reuters", story.TALKS_REUTERS, story.TALKS_AP), story.row("talks-afp", story.TALKS_AFP))
    view = View(made).at(1).in_pane(2).over(_with(made, "water", deal, *apart, money, both))
    assert _row(view) == "talks-afp"
    assert view.pane == 2


def test_a_row_that_moved_to_another_topic_is_followed_there() -> None:
    made = story.comparison()
    deal, talks, money, both = story.ROWS["water"]
    moved = _with(_with(made, "water", deal, money, both), "dam", *story.ROWS["dam"], talks)
    view = View(made).at(1).over(moved)
    assert _row(view) == "talks"
    assert view.entry is not None
    assert view.entry.topic.key == "dam"


def test_where_a_filter_hides_the_row_that_was_decided_the_next_one_takes_its_place() -> None:
    made = story.comparison()
    view = View(made).filtered(parse_filter("undecided")).at(1)
    after = view.over(made, {"talks": RowReview(status=RowStatus.ACCEPTED)})
    assert _row(after) == "money"
    assert after.totals.undecided == 6
    assert [count.undecided for count in after.topics] == [3, 1, 2]


def test_where_nothing_is_left_the_view_is_empty() -> None:
    made = story.comparison()
    view = View(made).filtered(parse_filter("undecided"))
    after = view.over(made, {row.id: RowReview(status=RowStatus.ACCEPTED) for row in made.rows})
    assert after.entry is None


def test_after_a_filter_that_no_row_passed_the_cursor_is_where_it_was() -> None:
    view = View(story.comparison()).at(2).in_pane(1)
    nothing = view.filtered(parse_filter("nobody-has-this"))
    assert (nothing.entries, nothing.entry) == ((), None)
    assert _row(nothing.filtered(parse_filter(""))) == _row(view)
    assert _row(nothing.filtered(parse_filter("or-this")).filtered(parse_filter(""))) == _row(view)


def test_after_a_comparison_without_rows_the_cursor_is_where_it_was() -> None:
    made = story.comparison()
    view = View(made).at(2)
    assert _row(view.over(replace(made, topics=(), accounts=())).over(made)) == _row(view)
