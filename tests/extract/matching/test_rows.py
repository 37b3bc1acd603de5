"""How statements are grouped into rows."""

PLAN = "The strike at the Gdansk yard will begin at dawn on May 3 and 120 pickets will guard the gates, the union said."
START = "The strike at the Gdansk yard will begin at dawn on May 3."
PICKETS = "About 150 pickets will guard the gates, said the union."
# What the two stories say besides, so that there is something for a word to be rare in.
OTHERS = [f"{who} will meet {whom} in the {place}." for who, whom, place in zip(
    ("Farmers", "Bakers", "Teachers", "Monks", "Divers", "Clerks", "Judges", "Poets"),
    ("millers", "grocers", "parents", "pilgrims", "sailors", "lawyers", "jurors", "readers"),
    ("hall", "market", "school", "abbey", "harbour", "office", "court", "library"), strict=True)]  # fmt: skip
OTHERS_TOO = [f"{what} fell by {share} percent in {month}." for what, share, month in zip(
    ("Rents", "Wages", "Sales", "Exports", "Births", "Thefts", "Debts", "Fares"),
    (3, 4, 5, 6, 7, 8, 9, 11),
    ("March", "April", "June", "July", "August", "October", "winter", "spring"), strict=True)]  # fmt: skip


def _ids(rows):
    return [{one.id for one in row.statements} for row in rows]


def test_a_sentence_with_two_claims_has_the_partners_of_both_in_its_row(desk):
    desk.story("AFP", PLAN, *OTHERS)
    desk.story("Reuters", PICKETS, *OTHERS_TOO)
    for agency in ("DPA", "EFE", "TASS"):
        desk.story(agency, START, f"{agency} has a line of its own.")
    row = next(row for row in desk.rows() if "AFP-0" in {one.id for one in row.statements})
    assert {one.id for one in row.statements} == {"AFP-0", "Reuters-0", "DPA-0", "EFE-0", "TASS-0"}
    assert row.lead == "AFP-0"


def test_reports_that_count_the_same_thing_otherwise_share_a_row(desk):
    desk.story("AFP", "The first convoy, 14 lorries, will leave for Kosice at noon.", *OTHERS)
    desk.story("Reuters", "Twelve lorries with flour were to go in on the first day.", *OTHERS_TOO)
    assert {"AFP-0", "Reuters-0"} in _ids(desk.rows())


def test_reports_that_count_different_things_do_not(desk):
    desk.story("AFP", "The first convoy, 14 lorries, will leave for Kosice at noon.", *OTHERS)
    desk.story("Reuters", "Twelve nurses with flour were to go in on the first day.", *OTHERS_TOO)
    assert {"AFP-0", "Reuters-0"} not in _ids(desk.rows())


def test_two_things_that_both_accounts_tell_are_two_rows(desk):
    desk.story(
        "AFP",
        "Engineers lowered the water behind the Tarn dam in spring after cracks were seen in the wall.",
        "The cracks in the northern wall of the Tarn dam were filled with concrete.",
        *OTHERS,
    )
    desk.story(
        "Reuters",
        "The water behind the Tarn dam was lowered by engineers in spring after cracks were seen in the wall.",
        "Concrete filled the cracks in the northern wall of the Tarn dam.",
        *OTHERS_TOO,
    )
    assert [ids for ids in _ids(desk.rows()) if len(ids) > 1] == [{"AFP-0", "Reuters-0"}, {"AFP-1", "Reuters-1"}]
