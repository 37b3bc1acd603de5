"""What a document shows of a statement: all of its words, marked where they differ, and nothing but them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.export.documents.report import Words, _words, report
from extract.model import Comparison, Row, Span
from extract.review.model import Reviewed
from tests.extract.export.conftest import NOON

_TEXT = "Twelve ships left the port on Friday"
_PLACES = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(_PLACES, st.lists(st.tuples(_PLACES, st.sampled_from(["number", "date", "name?"]))))
def test_however_the_marks_lie_no_word_is_lost_or_told_twice(
    place: list[int], marks: list[tuple[list[int], str]]
) -> None:
    start, end = (min(one, len(_TEXT)) for one in place)
    part = Span(start, end, _TEXT[start:end])
    pieces = _words([part], [(Span(*span, _TEXT[slice(*span)]), kind) for span, kind in marks])
    assert "".join(piece.text for piece in pieces) == part.text
    at = start
    for piece in pieces:
        inside = {kind for (first, last), kind in marks if first <= at and at + len(piece.text) <= last}
        assert set(piece.differs) == inside
        at += len(piece.text)


def test_words_that_differ_in_two_ways_are_marked_once_with_both() -> None:
    part = Span(0, 12, "Twelve ships")
    marks = [(Span(0, 6, "Twelve"), "number"), (Span(0, 12, "Twelve ships"), "quote")]
    assert _words([part], marks) == (Words("Twelve", ("number", "quote")), Words(" ships", ("quote",)))


def test_parts_of_a_statement_are_joined_by_an_ellipsis_and_breaks_between_lines_are_spaces() -> None:
    pieces = _words([Span(0, 7, "one\ntwo"), Span(20, 25, "three")], [])
    assert "".join(piece.text for piece in pieces) == "one two … three"


def test_source_and_cue_that_stand_apart_are_shown_apart(comparison: Comparison) -> None:
    row = next(row for row in comparison.rows if row.id == "r1")
    statement = row.cells[0].statements[0]
    assert statement.cue
    far = replace(statement.cue, span=Span(0, 3, "The"))
    moved = replace(row.cells[0], statements=(replace(statement, cue=far),))
    topics = (replace(comparison.topics[1], rows=(replace(row, cells=(moved, *row.cells[1:])),)),)
    told = report(Reviewed(replace(comparison, topics=topics)), NOON).topics[0].rows[0].cells[0].tellings[0]
    assert "".join(piece.text for piece in told.attribution) == "The … Lena Ostrow"


@pytest.mark.parametrize(("pairs", "words"), [
    ((("t", "n"),), ("same words in Norpress, Tavpress",)),
    ((("t", "n"), ("v", "t")), ("same words in Norpress, Tavpress, Varnews",)),
    ((), ()),
])  # fmt: skip
def test_accounts_with_the_same_words_are_told_as_one_group(
    comparison: Comparison, pairs: tuple[tuple[str, str], ...], words: tuple[str, ...]
) -> None:
    def with_pairs(row: Row) -> Row:
        return replace(row, reprints=pairs)

    topics = (replace(comparison.topics[0], rows=tuple(map(with_pairs, comparison.topics[0].rows))),)
    assert report(Reviewed(replace(comparison, topics=topics)), NOON).topics[0].rows[0].reprints == words


def test_a_title_names_a_few_accounts_and_counts_the_others(comparison: Comparison) -> None:
    accounts = tuple(replace(comparison.accounts[0], key=f"k{n}", name=f"Agency {n}") for n in range(9))
    many = replace(comparison, accounts=accounts, topics=())
    assert report(Reviewed(many), NOON).title.endswith("Agency 5 and 3 more")
    assert report(Reviewed(replace(many, accounts=())), NOON).title == "Nothing to compare"


def test_the_zone_of_a_time_is_named_or_said_to_be_unknown(comparison: Comparison) -> None:
    shown = report(Reviewed(comparison), NOON)
    assert [dict(article.facts)["Sent"] for article in shown.articles] == [
        "2026-05-03 11:30 +02:00",
        "2026-05-03 09:45, zone unknown",
        "time unknown",
    ]
    assert shown.made == "2026-05-03 12:00 UTC"
