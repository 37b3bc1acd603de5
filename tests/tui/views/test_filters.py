from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extract.review.model import Action, Decision, RowReview, RowStatus
from tests.tui.story import ROWS
from tui.views.filters import EVERYTHING, FilterError, parse_filter

ALL = [row for rows in ROWS.values() for row in rows]


def passing(text: str) -> list[str]:
    return [row.id for row in ALL if parse_filter(text).passes(row)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("agency:kyodo", ["both", "thanks"]),
        ("agency:lna", ["soldiers"]),
        ('speaker:"juno tavi"', ["money", "both"]),
        ("kind:direct", ["talks", "both"]),
        ("kind:dir agency:reuters", []),
        ("differs:number", ["talks", "soldiers"]),
        ("differing crossings", ["open"]),
        ("exclusive", ["both", "thanks"]),
        ("speaker:orel differing", ["talks"]),
        ("", [row.id for row in ALL]),
    ],
)
def test_a_filter_keeps_the_rows_that_have_all_of_it(text: str, rows: list[str]) -> None:
    assert passing(text) == rows


@pytest.mark.parametrize(
    "text", ['speaker:"Juno Tavi" kind:direct exclusive', "agency:AFP differs:stance water money", "o'hara \\ #1"]
)
def test_a_filter_is_shown_as_it_is_typed(text: str) -> None:
    assert parse_filter(str(parse_filter(text))) == parse_filter(text)


@pytest.mark.parametrize(("text", "reason"), [("kind:loud", "kind is one of direct"), ('"open', "quotation mark")])
def test_what_a_filter_cannot_mean_is_said(text: str, reason: str) -> None:
    with pytest.raises(FilterError, match=reason):
        parse_filter(text)


def test_a_filter_asks_what_was_decided_too() -> None:
    row = ALL[0]
    note = Decision("1", 1, datetime(2031, 6, 3, tzinfo=UTC), "ana", Action.NOTE, ((),), "call the desk")
    decided = RowReview(status=RowStatus.ACCEPTED, decided=note, flagged=note, notes=(note,))
    assert [parse_filter(word).passes(row, decided) for word in ("undecided", "accepted", "flagged", "noted")] == [
        False, True, True, True,
    ]  # fmt: skip
    assert [parse_filter(word).passes(row) for word in ("undecided", "accepted", "flagged", "noted")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_only_the_empty_filter_is_false() -> None:
    assert not EVERYTHING
    assert parse_filter("unsure")
