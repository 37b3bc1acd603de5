"""Which statements stand side by side."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.matching import match
from extract.model import By, Confidence, Span
from extract.settings import Settings

FERRY = "The ferry Aurora sank off Varna in heavy seas late on Sunday, killing 14 people."
FERRY_TOO = "Fourteen people died when the ferry Aurora sank in heavy seas off Varna on Sunday night."
OWNER = "The Aurora's owner, Blackline Shipping, said the vessel had passed an inspection in March."
OWNER_TOO = "Blackline Shipping, which owns the Aurora, said that the vessel passed its inspection in March."
STRIKE = "Bus drivers in the capital will walk out on Thursday over pay."
PRICES = "Wheat futures rose in Chicago on fears of a dry spring."


@pytest.fixture
def ferry(desk):
    desk.story("AFP", FERRY, OWNER, STRIKE)
    desk.story("Reuters", FERRY_TOO, OWNER_TOO, PRICES)
    return desk


def _texts(row):
    return {cell.account: [one.sentence.text for one in cell.statements] for cell in row.cells}


def test_two_reports_of_one_thing_in_other_words_share_a_row(ferry):
    assert {"AFP": [FERRY], "Reuters": [FERRY_TOO]} in map(_texts, ferry.rows())


def test_what_only_one_account_has_is_a_row_of_one_cell(ferry):
    exclusive = [_texts(row) for row in ferry.rows() if row.exclusive]
    assert {"AFP": [STRIKE]} in exclusive
    assert {"Reuters": [PRICES]} in exclusive


def test_every_statement_is_in_exactly_one_row(ferry):
    count = Counter(one.id for row in ferry.rows() for one in row.statements)
    assert count == {statement.id: 1 for statement in ferry.statements}


def test_no_statements_give_no_rows(desk):
    assert desk.rows() == ()


def test_a_single_statement_is_an_exclusive(desk):
    desk.story("AFP", FERRY)
    assert [row.exclusive for row in desk.rows()] == [True]


def test_one_sentence_can_face_two_of_another_account(desk):
    desk.story("AFP", "The ferry Aurora sank off Varna on Sunday, killing 14 people and injuring 30 passengers.")
    desk.story(
        "Reuters",
        "The ferry Aurora sank off Varna on Sunday, killing 14 people.",
        "The sinking of the ferry Aurora off Varna on Sunday injured 30 passengers.",
    )
    shared = [row for row in desk.rows() if not row.exclusive]
    assert [len(row.cell("Reuters").statements) for row in shared] == [2]


def test_statements_of_one_account_never_make_a_shared_row(desk):
    desk.story("AFP", FERRY, FERRY)
    assert all(row.exclusive for row in desk.rows())


def test_no_account_has_more_than_two_sentences_in_a_row(desk):
    desk.story("AFP", FERRY)
    desk.story("Reuters", *[FERRY] * 6)
    assert max(len(cell.statements) for row in desk.rows() for cell in row.cells) == 2


def test_a_headline_joins_the_row_of_its_story_and_does_not_lead_it(desk):
    desk.story("AFP", FERRY, STRIKE, headline="Ferry Aurora sinks off Varna, killing 14")
    desk.story("Reuters", FERRY_TOO, PRICES, headline="Fourteen die as ferry Aurora sinks off Varna")
    row = next(row for row in desk.rows() if FERRY in _texts(row).get("AFP", ()))
    assert row.lead in {"AFP-1", "Reuters-1"}
    assert {"AFP-0", "Reuters-0"} <= {one.id for one in row.statements}


def test_a_statement_reported_inside_another_stands_with_it(desk):
    desk.story("AFP", FERRY)
    desk.story("Reuters", FERRY_TOO)
    outer = desk.statements[0]
    desk.statements.append(replace(outer, id="AFP-inner", parent=outer.id))
    row = next(row for row in desk.rows() if not row.exclusive)
    assert {"AFP-0", "AFP-inner"} <= {one.id for one in row.statements}


def test_a_statement_in_two_paragraphs_is_compared_by_its_parts(desk):
    article = desk.story("AFP", FERRY, OWNER)
    first, second = desk.statements
    whole = replace(
        first,
        content=(*first.content, *second.content),
        sentence=Span.of(article.text, first.sentence.start, second.sentence.end),
    )
    desk.statements[:] = [whole]
    desk.story("Reuters", FERRY_TOO, OWNER_TOO)
    row = next(row for row in desk.rows() if not row.exclusive)
    assert {one.id for one in row.statements} == {"AFP-0", "Reuters-0", "Reuters-1"}


def test_a_row_says_why(ferry):
    row = next(row for row in ferry.rows() if not row.exclusive)
    signs = {sign.name: sign for sign in row.links[0].signs}
    assert signs["overlap"].value > 0.3
    assert row.links[0].score == row.score


def test_equal_words_are_the_same_and_loose_ones_only_possible(desk):
    desk.story("AFP", FERRY, STRIKE)
    desk.story("Reuters", FERRY, PRICES)
    row = next(row for row in desk.rows() if not row.exclusive)
    assert row.confidence is Confidence.SAME


def test_a_threshold_of_a_hundred_parts_what_is_not_the_same(ferry):
    assert all(row.exclusive for row in ferry.rows(threshold=100))


def test_a_member_that_is_linked_through_another_is_marked_so(desk):
    desk.story("AFP", FERRY, STRIKE)
    desk.story("Reuters", FERRY_TOO, PRICES)
    row = next(row for row in desk.rows() if not row.exclusive)
    linked = {link.one for link in row.links} | {link.other for link in row.links}
    assert {member for member, _ in row.through} <= linked - {row.lead}


def test_a_pair_is_found_among_hundreds_of_other_sentences(desk):
    desk.story("AFP", FERRY, *[f"Town {n} votes on road {n * 7} in ward {n * 13}." for n in range(400)])
    desk.story("Reuters", FERRY_TOO, *[f"Shop {n} sells lamp {n * 11} to clerk {n * 17}." for n in range(400)])
    assert {"AFP": [FERRY], "Reuters": [FERRY_TOO]} in map(_texts, desk.rows())


STORIES = {
    "AFP": [FERRY, OWNER, STRIKE],
    "Reuters": [FERRY_TOO, OWNER_TOO, PRICES],
    "TASS": ["The Aurora, a ferry, sank near Varna on Sunday; 12 people were killed.", STRIKE, OWNER],
}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(9)), stories=st.permutations(sorted(STORIES)))
def test_the_order_of_the_inputs_makes_no_difference(order, stories, request):
    desk = request.getfixturevalue("desk")
    desk.articles.clear()
    desk.statements.clear()
    for agency in sorted(STORIES):
        desk.story(agency, *STORIES[agency])
    expected = desk.rows()
    articles = [next(one for one in desk.articles if one.key == agency) for agency in stories]
    statements = [desk.statements[place] for place in order]
    accounts = {statement.id: statement.article for statement in statements}
    assert match(articles, statements, accounts, Settings(by=By.ARTICLE)) == expected


def test_accounts_can_be_speakers_of_one_article(desk):
    desk.story("AFP", FERRY, FERRY_TOO)
    accounts = {"AFP-0": "coast guard", "AFP-1": "mayor"}
    rows = match(desk.articles, desk.statements, accounts, Settings())
    assert [sorted(cell.account for cell in row.cells) for row in rows] == [["coast guard", "mayor"]]


def test_sentences_without_a_word_are_rows_of_their_own(desk):
    desk.story("AFP", "...!")
    desk.story("Reuters", "?")
    assert [len(row.cells) for row in desk.rows()] == [1, 1]
