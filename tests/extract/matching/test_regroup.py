"""Rows of statements that an editor put together."""

from dataclasses import replace

import pytest

from extract.matching import regroup
from extract.model import DifferenceKind

FERRY = "The ferry Aurora sank off Varna in heavy seas late on Sunday, killing 14 people."
FERRY_TOO = "Fifteen people died when the ferry Aurora sank in heavy seas off Varna on Sunday night."
FERRY_THREE = "At least 14 people were killed when the ferry Aurora sank off Varna in heavy seas on Sunday."
PRICES = "Wheat futures rose in Chicago on fears of a dry spring."


@pytest.fixture
def ferry(desk):
    desk.story("AFP", FERRY)
    desk.story("Reuters", FERRY_TOO, PRICES)
    desk.story("AP", FERRY_THREE)
    return desk


def _regroup(desk, *groups, known=(), leads=()):
    accounts = {one.id: one.article for one in desk.statements}
    return regroup(desk.articles, desk.statements, accounts, groups, known, leads)


def test_the_rows_of_matching_come_out_as_they_went_in(ferry):
    rows = ferry.rows()
    links = [link for row in rows for link in row.links]
    assert _regroup(ferry, *({one.id for one in row.statements} for row in rows), known=links) == rows


def test_what_no_link_joins_is_compared_all_the_same(ferry):
    ferry.story("dpa", "The blaze in Bonn left 300 people homeless.")
    ferry.story("EFE", "Some 500 people lost their homes.")
    (row,) = _regroup(ferry, ["dpa-0", "EFE-0"])
    assert [one.kind for one in row.differences] == [DifferenceKind.NUMBER]
    assert (row.links, row.score) == ((), 0.0)


def test_links_that_are_known_are_not_measured_again(ferry):
    link = next(link for row in ferry.rows() for link in row.links)
    known = replace(link, score=99.0)
    (row,) = _regroup(ferry, [link.one, link.other], known=[known])
    assert row.links == (known,)


def test_the_chosen_statement_leads_and_the_others_are_compared_with_it(ferry):
    (row,) = _regroup(ferry, ["AFP-0", "Reuters-0", "AP-0"], leads=["Reuters-0"])
    assert row.lead == "Reuters-0"


def test_a_row_of_one_account_needs_no_links(ferry):
    (row,) = _regroup(ferry, ["Reuters-0", "Reuters-1"])
    assert row.exclusive
    assert len(row.statements) == 2
