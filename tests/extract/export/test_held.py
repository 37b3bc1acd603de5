"""What leaves the desk: only what was accepted where that is wanted, and killed copy not without asking."""

from __future__ import annotations

from dataclasses import replace

from extract.export.documents.report import report
from extract.export.held import asks, only_accepted
from extract.review.model import Reviewed
from tests.extract.export.conftest import NOON


def test_only_accepted_rows_are_left_and_topics_without_one_are_gone(reviewed: Reviewed) -> None:
    rows = {**reviewed.rows, "r1": replace(reviewed.rows["r1"], status=reviewed.rows["r2"].status)}
    left = only_accepted(replace(reviewed, rows=rows))
    assert [(topic.key, [row.id for row in topic.rows]) for topic in left.comparison.topics] == [("port", ["r3"])]


def test_a_document_of_accepted_rows_says_that_it_has_not_all(reviewed: Reviewed) -> None:
    assert report(only_accepted(reviewed), NOON).scope == "Only accepted rows: 2 of 3."
    assert report(reviewed, NOON).scope == ""


def test_where_nothing_was_decided_nothing_was_accepted(reviewed: Reviewed) -> None:
    left = only_accepted(Reviewed(reviewed.comparison))
    assert left.comparison.rows == ()
    assert report(left, NOON).scope == "Only accepted rows: 0 of 3."


def test_an_accepted_row_on_corrected_copy_is_asked_about_once(reviewed: Reviewed) -> None:
    assert asks(reviewed) == ("accepted: 12 ships had left the port: decided on copy that was corrected since",)


def test_a_row_that_was_not_accepted_or_is_not_exported_is_not_asked_about(reviewed: Reviewed) -> None:
    undecided = {**reviewed.rows, "r1": replace(reviewed.rows["r1"], status=reviewed.rows["r2"].status)}
    assert asks(replace(reviewed, rows=undecided)) == ()
    empty = replace(reviewed.comparison, topics=())
    assert asks(replace(reviewed, comparison=empty)) == ()
