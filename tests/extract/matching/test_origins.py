"""Whether accounts are independent."""

from extract.matching.origins import first, origins, reprint
from extract.model import Kind, Source, Span, Speaker, Statement

LONG = "The commission will publish its findings on the collapse of the Lido bridge before the end of next month"


def _row(desk, *chains):
    for chain in chains:
        desk.story(chain[0], ("The president has agreed to meet the envoy in Geneva.", "", "", chain))
    return next(row for row in desk.rows() if not row.exclusive)


def test_two_agencies_that_cite_one_agency_are_one_origin(desk):
    row = _row(desk, ("AFP", "RIA Novosti"), ("Reuters", "RIA Novosti"))
    assert row.origins == ("RIA Novosti",)


def test_an_agency_quoting_a_man_and_one_quoting_that_agency_are_one_origin(desk):
    row = _row(desk, ("AFP", "RIA Novosti", "Ivan Petrov"), ("Reuters", "RIA Novosti"))
    assert row.origins == ("Ivan Petrov",)


def test_two_agencies_of_their_own_are_two_origins(desk):
    assert _row(desk, ("AFP",), ("Reuters",)).origins == ("AFP", "Reuters")


def test_one_agency_with_two_sources_has_two_origins(desk):
    desk.story("AFP", ("The bridge is closed.", "", "", ("AFP", "the police")))
    desk.story("AFP 2", ("The bridge is closed.", "", "", ("AFP", "a witness")))
    assert len(origins(desk.statements)) == 2


def test_two_unnamed_officials_are_never_one_origin():
    span = Span(0, 11, "an official")
    statements = []
    for agency in ("AFP", "Reuters"):
        source = Source(span, Speaker(f"{agency}#1", "an official", named=False))
        chain = (agency, "an official")
        statements.append(Statement(agency, agency, Kind.INDIRECT, source, None, (), span, agency, chain))
    assert origins(statements) == ("an official", "an official")


def test_a_long_run_of_the_same_words_is_a_reprint():
    assert reprint(LONG, f"{LONG}, the ministry said")


def test_a_short_quotation_that_both_have_is_no_reprint():
    assert not reprint(
        '"We will not go back," he told the crowd in Lima', 'She quoted him: "We will not go back," in Oslo'
    )


def test_a_pair_of_reprints_is_named_by_accounts(desk):
    desk.story("AFP", LONG)
    desk.story("Reuters", LONG)
    assert desk.rows()[0].reprints == (("AFP", "Reuters"),)


def test_the_account_with_the_older_story_had_it_first(desk):
    desk.story("AFP", LONG, created="2024-05-02T09:30:00+00:00")
    desk.story("Reuters", LONG, created="2024-05-02T11:00:00+02:00")
    assert desk.rows()[0].first == "Reuters"


def test_nobody_had_it_first_where_a_zone_is_unknown(desk):
    desk.story("AFP", LONG, created="2024-05-02T09:30:00+00:00")
    desk.story("Reuters", LONG, created="2024-05-02T09:00:00")
    assert desk.rows()[0].first == ""


def test_nobody_had_it_first_at_the_same_minute(desk):
    one = desk.story("AFP", LONG, created="2024-05-02T09:30:00+00:00")
    other = desk.story("Reuters", LONG, created="2024-05-02T09:30:00+00:00")
    assert first([("AFP", one), ("Reuters", other)]) == ""
