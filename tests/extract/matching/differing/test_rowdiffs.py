"""The differences of a row, account by account."""

from extract.model import DifferenceKind


def _row(desk):
    return next(row for row in desk.rows() if not row.exclusive)


def _values(row, kind):
    return [dict(difference.values) for difference in row.differences if difference.kind is kind]


def test_three_accounts_with_two_tolls_are_one_difference(desk):
    desk.story("AFP", "The blast at the port of Basra killed 12 people on Sunday.")
    desk.story("Reuters", "The blast at the port of Basra killed 15 people on Sunday.")
    desk.story("TASS", "The blast at the port of Basra killed 12 people on Sunday.")
    assert _values(_row(desk), DifferenceKind.NUMBER) == [{"AFP": "12", "Reuters": "15", "TASS": "12"}]


def test_a_difference_says_where_its_words_stand(desk):
    article = desk.story("AFP", "The blast at the port of Basra killed 12 people on Sunday.")
    desk.story("Reuters", "The blast at the port of Basra killed 15 people on Sunday.")
    mark = _row(desk).differences[0].marks[0]
    assert (mark.account, mark.statement) == ("AFP", "AFP-0")
    assert article.text[mark.span.start : mark.span.end] == mark.span.text == "12"


def test_a_toll_that_the_account_gives_in_its_next_sentence_is_no_difference(desk):
    desk.story("AFP", "The blast at the port of Basra killed 12 people and hurt 30 people on Sunday.")
    desk.story(
        "Reuters",
        "The blast at the port of Basra killed 12 people on Sunday.",
        "The blast at the port of Basra hurt 30 people on Sunday.",
    )
    assert _values(_row(desk), DifferenceKind.NUMBER) == []


def test_a_flat_claim_beside_an_attributed_one_has_an_empty_value(desk):
    desk.story(
        "AFP", ("The mine at Arequipa will reopen in June, the ministry said.", "the ministry", "said", ("AFP",))
    )
    desk.story("Reuters", "The mine at Arequipa will reopen in June.")
    assert _values(_row(desk), DifferenceKind.ATTRIBUTION) == [{"AFP": "the ministry said", "Reuters": ""}]


def test_the_same_source_in_other_words_is_no_difference(desk):
    desk.story("AFP", ("The mine at Arequipa will reopen, officials said.", "officials", "said", ("AFP",)))
    desk.story(
        "Reuters",
        ("The mine at Arequipa will reopen, local authorities said.", "local authorities", "said", ("Reuters",)),
    )
    assert _values(_row(desk), DifferenceKind.ATTRIBUTION) == []


def test_another_source_for_the_same_claim_is_a_difference(desk):
    desk.story("AFP", ("The mine at Arequipa will reopen, the union said.", "the union", "said", ("AFP",)))
    desk.story("Reuters", ("The mine at Arequipa will reopen, the owner said.", "the owner", "said", ("Reuters",)))
    assert _values(_row(desk), DifferenceKind.ATTRIBUTION) == [{"AFP": "the union said", "Reuters": "the owner said"}]


def test_a_quotation_whose_speaker_another_sentence_names_is_not_flat(desk):
    desk.story("AFP", ("I heard the mine collapse behind us, a driver said.", "a driver", "said", ("AFP",)))
    desk.story("Reuters", "I heard the mine collapse behind us.")
    assert _values(_row(desk), DifferenceKind.ATTRIBUTION) == []


def test_a_statement_read_out_leaves_open_whose_it_is(desk):
    desk.story("AFP", ("The mine at Arequipa will reopen, the statement said.", "the statement", "said", ("AFP",)))
    desk.story("Reuters", ("The mine at Arequipa will reopen, the owner said.", "the owner", "said", ("Reuters",)))
    assert _values(_row(desk), DifferenceKind.ATTRIBUTION) == []


def test_half_a_quotation_is_not_flat(desk):
    desk.story("AFP", ('"The mine at Arequipa will reopen," the owner said.', "the owner", "said", ("AFP",)))
    desk.story("Reuters", 'The mine at Arequipa will reopen."')
    assert _values(_row(desk), DifferenceKind.ATTRIBUTION) == []


def test_an_exclusive_has_no_differences(desk):
    desk.story("AFP", "The mine at Arequipa will reopen in June.")
    assert desk.rows()[0].differences == ()


def test_a_quotation_that_lost_its_marks_is_not_flat(desk):
    words = "The harvest failed in every valley and the mills are empty"
    desk.story("AFP", (f'"{words}," the farmer said.', "the farmer", "said", ("AFP",)))
    desk.story("Reuters", f"{words}.")
    assert _values(_row(desk), DifferenceKind.ATTRIBUTION) == []


def test_a_denial_that_the_account_makes_in_only_one_of_its_sentences_is_no_negation(desk):
    desk.story("AFP", "The port of Basra will reopen to ships on Sunday.")
    desk.story(
        "Reuters",
        "The port of Basra will reopen to ships on Sunday.",
        "The port of Basra will not reopen to tankers on Sunday.",
    )
    assert _values(_row(desk), DifferenceKind.NEGATION) == []
