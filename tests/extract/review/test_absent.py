"""Decisions on copy that takes no part: nothing of it is told where it is held back."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from extract.comparison import compare
from extract.export.write import comparison_bytes
from extract.model import By
from extract.review import deciding
from extract.review.overlay import lay_over
from extract.settings import Settings
from tests.extract.review.conftest import OWNER, OWNER_TOO, STRIKE, TOPICS, ReviewDesk, row_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def _desk(guid="guid", **reuters):
    desk = ReviewDesk()
    desk.story("AFP", OWNER, STRIKE)
    desk.story("Reuters", OWNER_TOO, "A lighthouse was sold.", story=guid, headline="Ferry sinks", **reuters)
    return desk


def _decided(**fields):
    """A row of both agencies that was accepted, and a flag on what only Reuters has, before the copy was held back."""
    desk = _desk(**fields)
    laid = desk.laid()
    desk.keep(deciding.accept(laid, [row_of(laid, OWNER)], "Eva"))
    desk.keep(deciding.flag(desk.laid(), [desk.row("A lighthouse was sold.")], "Eva"))
    return desk.log


def _exported(desk):
    comparison = compare(desk.copy.articles, desk.copy.statements, TOPICS, Settings(), By.AGENCY, (), NOW)
    return lay_over(comparison, desk.log, TOPICS)


@pytest.mark.parametrize("guid", ["guid", ""])
@pytest.mark.parametrize(
    "fields", [{"embargo": "2030-01-01T00:00:00Z"}, {"status": "withheld"}, {"status": "canceled"}]
)
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md", "html", "ninjs"])
def test_no_export_has_the_words_of_copy_that_is_held_back(guid, fields, form):
    desk = _desk(guid, **fields)
    desk.log = _decided(guid=guid)
    told = comparison_bytes(_exported(desk), form, NOW).decode()
    assert OWNER in told.replace("&#39;", "'")
    assert "Blackline Shipping, which owns" not in told
    assert "lighthouse" not in told


def test_what_was_decided_stays_without_the_words(desk):
    held = _desk(embargo="2030-01-01T00:00:00Z")
    held.log = _decided()
    laid = _exported(held)
    review = laid.rows[row_of(laid, OWNER).id]
    assert review.decided.id == held.log[0].id
    assert [one.words for one in review.decided.statements] == [OWNER, ""]
    assert laid.unplaced == ()


def test_on_the_screen_killed_copy_keeps_its_words():
    desk = _desk(status="canceled")
    desk.log = _decided()
    laid = desk.laid()
    assert [one.words for one in laid.unplaced[0].statements] == ["A lighthouse was sold."]


def test_a_statement_that_is_only_left_out_by_the_columns_is_not_without_a_place():
    desk = _desk()
    desk.log = _decided()
    assert desk.laid(By.VERSION).unplaced == ()
    assert not desk.laid(By.VERSION).comparison.rows


def test_a_statement_that_is_in_no_version_any_more_is(desk):
    desk = _desk()
    desk.log = _decided()
    desk.copy.articles[1] = replace(desk.copy.articles[1], key="new", text=OWNER_TOO)
    desk.copy.statements = [
        replace(one, article="new") if one.article == "Reuters" else one
        for one in desk.copy.statements
        if one.words != "A lighthouse was sold."
    ]
    assert desk.laid().unplaced == (desk.log[1],)
    assert json.loads(comparison_bytes(_exported(desk), "json", NOW))["unplaced"]
