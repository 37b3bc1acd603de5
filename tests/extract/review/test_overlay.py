"""What decisions make of the rows."""

from dataclasses import replace

from extract.model import By, DifferenceKind, Kind, Statement
from extract.review import deciding
from extract.review.model import RowReview, RowStatus
from extract.review.overlay import lay_over
from tests.extract.review.conftest import (
    FERRY,
    FERRY_THREE,
    FERRY_TOO,
    OWNER,
    OWNER_TOO,
    PRICES,
    STRIKE,
    TOPICS,
    ReviewDesk,
    row_of,
    texts,
)


def _decide(desk, make, *words, editor="Eva", **more):
    laid = desk.laid()
    return desk.keep(make(laid, [row_of(laid, one) for one in words], **more, editor=editor))


def test_without_decisions_the_comparison_is_as_it_was(desk):
    assert desk.laid().comparison == desk.comparison()
    assert set(desk.laid().rows.values()) == {RowReview()}


def test_an_accepted_row_says_who_accepted_it(desk):
    (accepted,) = _decide(desk, deciding.accept, FERRY)
    review = desk.laid().rows[desk.row(FERRY).id]
    assert (review.status, review.decided) == (RowStatus.ACCEPTED, accepted)
    assert desk.laid().rows[desk.row(OWNER).id].status is RowStatus.UNDECIDED


def test_a_rejected_row_dissolves_into_its_accounts(desk):
    _decide(desk, deciding.reject, OWNER)
    assert texts(desk.row(OWNER)) == {OWNER}
    assert texts(desk.row(OWNER_TOO)) == {OWNER_TOO}


def test_a_rejected_pair_stays_apart_when_a_third_account_joins(desk):
    _decide(desk, deciding.reject, OWNER)
    desk.story("TASS", "The Aurora's owner, Blackline Shipping, said the vessel passed an inspection in March.")
    assert OWNER_TOO not in texts(desk.row(OWNER))
    assert max(len(row.cells) for row in desk.laid().comparison.rows if texts(row) & {OWNER, OWNER_TOO}) == 2


def test_a_rejected_pair_stays_apart_in_another_order_and_by_another_pivot(desk):
    _decide(desk, deciding.reject, OWNER)
    desk.copy.articles.reverse()
    desk.copy.statements.reverse()
    assert all(OWNER_TOO not in texts(desk.row(OWNER, by)) for by in (By.AGENCY, By.ARTICLE, By.SPEAKER))


def test_a_row_of_one_account_has_nothing_to_reject(desk):
    laid = desk.laid()
    assert deciding.reject(laid, [row_of(laid, STRIKE)], "Eva") == ()


def test_merged_rows_are_one_with_differences_of_its_own(desk):
    desk.story("dpa", "The blaze in Bonn left 300 people homeless.")
    desk.story("EFE", "Some 500 people lost their homes.")
    assert texts(desk.row("The blaze in Bonn left 300 people homeless.")) == {
        "The blaze in Bonn left 300 people homeless."
    }
    _decide(desk, deciding.merge, "The blaze in Bonn left 300 people homeless.", "Some 500 people lost their homes.")
    row = desk.row("The blaze in Bonn left 300 people homeless.")
    assert [cell.account for cell in row.cells] == ["dpa", "efe"]
    assert DifferenceKind.NUMBER in {one.kind for one in row.differences}


def test_rows_of_one_account_can_be_merged(desk):
    _decide(desk, deciding.merge, STRIKE, OWNER)
    assert {STRIKE, OWNER, OWNER_TOO} == texts(desk.row(STRIKE))
    desk.story("dpa", "A lighthouse keeper retired.", "A lighthouse was sold.")
    _decide(desk, deciding.merge, "A lighthouse keeper retired.", "A lighthouse was sold.")
    assert len(texts(desk.row("A lighthouse was sold."))) == 2


def test_what_is_split_off_leaves_the_rest_together(desk):
    laid = desk.laid()
    row = row_of(laid, FERRY)
    assert texts(row) == {FERRY, FERRY_TOO, FERRY_THREE}
    own = [one.id for one in row.statements if one.words == FERRY_TOO]
    desk.keep(deciding.split(laid, row, own, "Eva"))
    assert texts(desk.row(FERRY)) == {FERRY, FERRY_THREE}
    assert texts(desk.row(FERRY_TOO)) == {FERRY_TOO}


def test_a_row_split_in_two_has_the_links_it_had(desk):
    before = {frozenset((link.one, link.other)): link for link in desk.row(FERRY).links}
    laid = desk.laid()
    row = row_of(laid, FERRY)
    desk.keep(deciding.split(laid, row, [row.cell("reuters").statements[0].id], "Eva"))
    (link,) = desk.row(FERRY).links
    assert before[frozenset((link.one, link.other))] == link


def test_a_later_decision_on_the_same_pair_stands(desk):
    _decide(desk, deciding.reject, OWNER)
    _decide(desk, deciding.merge, OWNER, OWNER_TOO)
    assert texts(desk.row(OWNER)) == {OWNER, OWNER_TOO}
    _decide(desk, deciding.reject, OWNER)
    assert texts(desk.row(OWNER)) == {OWNER}


def test_a_merge_does_not_bring_a_rejected_pair_back_through_a_third(desk):
    first, second = ReviewDesk(), ReviewDesk()
    for one in (first, second):
        one.story("AFP", STRIKE)
        one.story("Reuters", PRICES)
        one.story("AP", "A lighthouse was sold.")
    strike, prices, light = STRIKE, PRICES, "A lighthouse was sold."
    _decide(first, deciding.merge, strike, prices)
    _decide(first, deciding.reject, strike)
    _decide(first, deciding.merge, strike, light, editor="Bob")
    _decide(second, deciding.merge, prices, light, editor="Ada")  # by somebody who had not seen the others
    first.keep(second.log)
    together = [texts(row) for row in first.laid().comparison.rows]
    assert not any({strike, prices} <= words for words in together)
    assert {prices, light} in together  # the later of the two merges


def test_a_moved_row_stands_under_its_topic_alone(desk):
    _decide(desk, deciding.move, STRIKE, topic="elections")
    under = {topic.key: [texts(row) for row in topic.rows] for topic in desk.laid().comparison.topics}
    assert under["elections"] == [{STRIKE}]
    assert {STRIKE} not in under["other"]
    assert list(under) == ["elections", "other"]


def test_the_chosen_statement_leads(desk):
    laid = desk.laid()
    row = row_of(laid, FERRY)
    other = next(one for one in row.statements if one.id != row.lead)
    (chosen,) = desk.keep(deciding.lead(laid, row, other.id, "Eva"))
    again = desk.row(FERRY)
    assert (again.id, again.lead) == (row.id, other.id)
    assert desk.laid().rows[row.id].lead == chosen


def test_a_flag_is_gone_when_somebody_has_seen_to_it(desk):
    (raised,) = _decide(desk, deciding.flag, OWNER)
    assert desk.laid().rows[desk.row(OWNER).id].flagged == raised
    _decide(desk, deciding.unflag, OWNER, editor="Bob")
    assert desk.laid().rows[desk.row(OWNER).id].flagged is None


def test_notes_stay_with_both_halves_of_a_row_that_dissolved(desk):
    (noted,) = _decide(desk, deciding.note, OWNER, text="Call the desk.\nToday.")
    _decide(desk, deciding.reject, OWNER)
    laid = desk.laid()
    assert laid.rows[row_of(laid, OWNER).id].notes == laid.rows[row_of(laid, OWNER_TOO).id].notes == (noted,)


def test_one_key_decides_on_several_rows_and_is_undone_at_once(desk):
    made = _decide(desk, deciding.accept, FERRY, OWNER)
    assert len(made) == 2
    desk.keep(deciding.undo(desk.log, "Eva"))
    assert {review.status for review in desk.laid().rows.values()} == {RowStatus.UNDECIDED}


def test_what_joins_an_accepted_row_later_is_named(desk):
    _decide(desk, deciding.accept, OWNER)
    desk.story("TASS", "The Aurora's owner, Blackline Shipping, said the vessel had passed an inspection in March.")
    row = desk.row(OWNER)
    review = desk.laid().rows[row.id]
    assert review.status is RowStatus.ACCEPTED
    assert review.new == tuple(one.id for one in row.cell("tass").statements)


def test_an_accepted_row_stays_together_whatever_matching_makes_of_it(desk):
    _decide(desk, deciding.merge, STRIKE, PRICES)
    merged = desk.keep(deciding.accept(desk.laid(), [desk.row(STRIKE)], "Eva"))
    desk.log[:] = merged
    assert texts(desk.row(STRIKE)) == {STRIKE, PRICES}
    assert desk.laid().rows[desk.row(STRIKE).id].status is RowStatus.ACCEPTED


def test_two_editors_who_contradict_each_other_are_both_shown_and_the_later_stands(desk):
    (accepted,) = _decide(desk, deciding.accept, OWNER, editor="Eva")
    (rejected,) = _decide(desk, deciding.reject, OWNER, editor="Bob")
    laid = desk.laid()
    for words in (OWNER, OWNER_TOO):
        review = laid.rows[row_of(laid, words).id]
        assert (review.conflict, review.status) == ((accepted, rejected), RowStatus.UNDECIDED)
    desk.keep(deciding.undo(desk.log, "Bob"))
    review = desk.laid().rows[desk.row(OWNER).id]
    assert (review.conflict, review.status) == ((), RowStatus.ACCEPTED)


def test_an_editor_who_comes_round_is_no_conflict(desk):
    _decide(desk, deciding.accept, OWNER, editor="Eva")
    _decide(desk, deciding.reject, OWNER, editor="Bob")
    _decide(desk, deciding.merge, OWNER, OWNER_TOO, editor="Bob")
    assert desk.laid().rows[desk.row(OWNER).id].conflict == ()


def test_different_topics_by_two_editors_are_a_conflict(desk):
    (one,) = _decide(desk, deciding.move, STRIKE, topic="elections", editor="Eva")
    (other,) = _decide(desk, deciding.move, STRIKE, topic="sea", editor="Bob")
    review = desk.laid().rows[desk.row(STRIKE).id]
    assert (review.conflict, review.moved) == ((one, other), other)


def test_different_leads_by_two_editors_are_a_conflict(desk):
    laid = desk.laid()
    row = row_of(laid, OWNER)
    made = [
        desk.keep(deciding.lead(laid, row, one.id, editor))[0]
        for one, editor in zip(row.statements, ("Eva", "Bob"), strict=True)
    ]
    assert list(desk.laid().rows[row.id].conflict) == made


def test_the_same_decision_by_two_editors_is_no_conflict(desk):
    _decide(desk, deciding.accept, OWNER, editor="Eva")
    _decide(desk, deciding.accept, OWNER, editor="Bob")
    assert desk.laid().rows[desk.row(OWNER).id].conflict == ()


def test_decisions_hold_when_a_story_is_opened_from_another_path(desk):
    _decide(desk, deciding.reject, OWNER)
    _decide(desk, deciding.accept, FERRY)
    moved = ReviewDesk()
    moved.copy.articles = [
        replace(one, key=f"/other/{one.key}", path=f"/other/{one.path}") for one in desk.copy.articles
    ]
    moved.copy.statements = [
        replace(one, id=f"x{one.id}", article=f"/other/{one.article}") for one in desk.copy.statements
    ]
    moved.log = desk.log
    assert texts(moved.row(OWNER)) == {OWNER}
    assert moved.laid().rows[moved.row(FERRY).id].status is RowStatus.ACCEPTED


def test_what_was_laid_over_before_is_used_and_changes_nothing(desk):
    _decide(desk, deciding.merge, STRIKE, PRICES)
    before = desk.laid()
    row = row_of(before, STRIKE)
    other = next(one.id for one in row.statements if one.id != row.lead)
    desk.keep(deciding.lead(before, row, other, "Eva"))
    led = lay_over(desk.comparison(), desk.log, TOPICS, before)
    assert led == desk.laid()
    assert row_of(led, STRIKE).lead == other
    desk.keep(deciding.undo(desk.log, "Eva"))
    assert lay_over(desk.comparison(), desk.log, TOPICS, led) == desk.laid()


def test_what_was_laid_over_other_columns_is_not_used(desk):
    _decide(desk, deciding.merge, STRIKE, PRICES)
    before = desk.laid(By.AGENCY)
    assert lay_over(desk.comparison(By.ARTICLE), desk.log, TOPICS, before) == desk.laid(By.ARTICLE)


def test_statements_of_one_sentence_stay_together(desk):
    first = desk.copy.statements[0]
    inner = Statement("inner", first.article, Kind.REPORTED, None, None, first.content, first.sentence, "AFP")
    desk.copy.statements.insert(1, inner)
    _decide(desk, deciding.reject, FERRY)
    assert {one.id for one in desk.row(FERRY).statements} == {first.id, "inner"}
