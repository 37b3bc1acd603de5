"""What becomes of decisions when a story has a new version."""

from dataclasses import replace

import pytest

from extract.model import Created
from extract.review import deciding
from extract.review.model import RowStatus
from tests.extract.review.conftest import OWNER, OWNER_TOO, ReviewDesk, row_of, texts

GUID = "tag:example.org,2026:ferry"
CHANGED = "Blackline Shipping, which owns the Aurora, said that the vessel passed its inspection in February."


def _desk(*reuters, guid=GUID, version="2", headline="Ferry sinks", **fields):
    desk = ReviewDesk()
    desk.story("AFP", OWNER)
    for sentences in reuters:
        desk.story("Reuters", *sentences, story=guid, version=version, headline=headline, **fields)
    return desk


def _accepted_on_version_2(**fields):
    desk = _desk([OWNER_TOO], **fields)
    laid = desk.laid()
    return desk.keep(deciding.accept(laid, [row_of(laid, OWNER)], "Eva"))


def test_a_decision_stands_where_the_words_do():
    desk = _desk(["A new sentence at the top.", OWNER_TOO], version="3")
    desk.log += _accepted_on_version_2()
    review = desk.laid().rows[desk.row(OWNER).id]
    assert (review.status, review.decided_on, review.new) == (RowStatus.ACCEPTED, "", ())


def test_marks_and_capitals_are_not_the_words():
    desk = _desk([OWNER_TOO.replace("Blackline", "BLACKLINE").replace(",", " –")], version="3")
    desk.log += _accepted_on_version_2()
    assert desk.laid().rows[desk.row(OWNER).id].decided_on == ""


def test_where_the_words_changed_it_says_on_which_version_it_was_decided():
    desk = _desk([CHANGED], version="3")
    desk.log += _accepted_on_version_2()
    review = desk.laid().rows[desk.row(OWNER).id]
    assert (review.status, review.decided_on, review.new) == (RowStatus.ACCEPTED, "2", ())


def test_a_rejected_pair_stays_apart_when_the_words_change():
    before = _desk([OWNER_TOO])
    laid = before.laid()
    before.keep(deciding.reject(laid, [row_of(laid, OWNER)], "Eva"))
    desk = _desk([CHANGED], version="3")
    desk.log = before.log
    assert texts(desk.row(OWNER)) == {OWNER}


def test_two_statements_do_not_become_one():
    desk = _desk([OWNER_TOO, CHANGED])
    laid = desk.laid()
    row = [row for row in laid.comparison.rows if texts(row) & {OWNER_TOO, CHANGED}]
    noted = [desk.keep(deciding.note(laid, [one], "A note.", "Eva")) for one in row]
    after = _desk([CHANGED.replace("February", "late February")], version="3")
    after.log = desk.log
    placed = [one for review in after.laid().rows.values() for one in review.notes]
    assert len(placed) + len(after.laid().unplaced) >= len(noted)
    assert len(after.laid().rows[after.row(CHANGED.replace("February", "late February")).id].notes) >= 1


def test_what_stood_beside_it_before_does_not_take_its_place():
    other = OWNER_TOO.replace("March", "April")
    desk = _desk([OWNER_TOO, other])
    laid = desk.laid()
    owner = next(one for row in laid.comparison.rows for one in row.statements if one.words == OWNER_TOO)
    row = next(row for row in laid.comparison.rows if owner in row.statements)
    desk.keep(deciding.lead(laid, row, owner.id, "Eva"))
    after = _desk([other], version="3")
    after.copy.articles.append(replace(desk.copy.articles[1], key="old", version="2"))
    after.log = desk.log
    laid = after.laid()
    assert laid.rows[row_of(laid, other).id].lead is None


def test_a_statement_that_is_gone_leaves_its_decision_without_a_place():
    before = _desk([OWNER_TOO, "A lighthouse was sold."])
    laid = before.laid()
    kept = before.keep(deciding.flag(laid, [row_of(laid, "A lighthouse was sold.")], "Eva"))
    desk = _desk([OWNER_TOO], version="3")
    desk.log = before.log
    assert desk.laid().unplaced == kept


def test_decisions_on_stories_that_are_not_open_are_no_matter():
    desk = _desk([OWNER_TOO])
    other = ReviewDesk()
    other.story("EFE", "A lighthouse was sold.", story="another")
    laid = other.laid()
    desk.keep(deciding.flag(laid, laid.comparison.rows, "Eva"))
    assert desk.laid().unplaced == ()
    assert desk.laid().comparison == desk.comparison()


@pytest.mark.parametrize(
    ("fields", "alert"),
    [
        ({"status": "canceled"}, "Reuters: the copy was killed since version 2"),
        ({"status": "corrected"}, "Reuters: the copy was corrected since version 2"),
        ({"status": "usable"}, None),
    ],
)
def test_a_row_that_rests_on_killed_or_corrected_copy_says_so(fields, alert):
    desk = _desk([OWNER_TOO], version="3", **fields)
    desk.log += _accepted_on_version_2()
    review = desk.laid().rows[desk.row(OWNER).id]
    assert review.alerts == ((alert,) if alert else ())
    assert review.status is RowStatus.ACCEPTED


def test_a_decision_on_the_corrected_version_itself_needs_no_alert():
    desk = _desk([OWNER_TOO], status="corrected")
    laid = desk.laid()
    desk.keep(deciding.accept(laid, [row_of(laid, OWNER)], "Eva"))
    assert desk.laid().rows[desk.row(OWNER).id].alerts == ()


def test_who_accepts_a_corrected_row_again_is_asked_no_more():
    desk = _desk([OWNER_TOO], version="3", status="corrected")
    desk.log += _accepted_on_version_2()
    laid = desk.laid()
    assert laid.rows[row_of(laid, OWNER).id].alerts
    desk.keep(deciding.accept(laid, [row_of(laid, OWNER)], "Eva"))
    assert desk.laid().rows[desk.row(OWNER).id].alerts == ()


def test_copy_without_a_story_is_one_under_its_headline():
    desk = _desk([CHANGED], guid="", version="")
    desk.log += _accepted_on_version_2(guid="")
    assert desk.laid().rows[desk.row(OWNER).id].decided_on == "2"


def test_like_words_under_another_headline_are_another_story():
    desk = _desk([CHANGED], guid="", version="", headline="Shares fall")
    desk.log += _accepted_on_version_2(guid="")
    assert desk.laid().rows[desk.row(OWNER).id].decided_on == ""
    assert len(desk.laid().rows[desk.row(OWNER).id].new) == 1


@pytest.mark.parametrize(("day", "found"), [("2026-11-20T20:00:00+00:00", "2"), ("2026-11-24T10:00:00+00:00", "")])
def test_a_slug_that_comes_back_after_days_is_another_story(day, found):
    from datetime import datetime

    def made(time):
        return {"guid": "", "slug": "FERRY", "created": Created(datetime.fromisoformat(time))}

    desk = _desk([CHANGED], version="3", **made(day))
    desk.log += _accepted_on_version_2(**made("2026-11-20T10:00:00+00:00"))
    assert desk.laid().rows[desk.row(OWNER).id].decided_on == found


def test_when_the_program_cuts_a_statement_otherwise_the_decision_goes_with_it():
    before = _desk([OWNER_TOO])
    laid = before.laid()
    before.keep(deciding.accept(laid, [row_of(laid, OWNER)], "Eva"))
    desk = _desk([OWNER_TOO])
    cut = desk.copy.statements[1].content[0]
    shorter = cut._replace(end=cut.end - 10, text=cut.text[:-10])
    desk.copy.statements[1] = replace(desk.copy.statements[1], content=(shorter,))
    desk.log = before.log
    review = desk.laid().rows[desk.row(OWNER).id]
    assert (review.status, review.decided_on, review.new) == (RowStatus.ACCEPTED, "", ())


def test_a_row_that_is_accepted_again_on_the_corrected_copy_needs_no_alert():
    desk = _desk([CHANGED], version="3", status="corrected")
    desk.log += _accepted_on_version_2()
    before = desk.laid().rows[desk.row(OWNER).id]
    assert before.alerts
    assert before.decided_on
    desk.keep(deciding.accept(desk.laid(), [desk.row(OWNER)], "Bob"))
    after = desk.laid().rows[desk.row(OWNER).id]
    assert (after.alerts, after.decided_on, after.conflict) == ((), "", ())
