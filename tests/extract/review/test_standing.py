"""What undo and redo leave standing."""

from dataclasses import replace
from datetime import UTC, datetime

from extract.review import deciding
from extract.review.model import Action, Decision
from extract.review.standing import next_redo, next_undo, ordered, standing


def _decision(name, number, editor="Eva", batch=""):
    return Decision(name, number, datetime(2026, 11, 20, tzinfo=UTC), editor, Action.FLAG, (), batch=batch or name)


def _keep(log, drafts):
    return [*log, *(replace(one, number=len(log) + place) for place, one in enumerate(drafts, 1))]


LOG = [_decision("a", 1), _decision("b", 2), _decision("c", 3, "Bob"), _decision("d", 4)]


def test_undo_takes_back_the_last_of_ones_own():
    log = _keep(LOG, deciding.undo(LOG, "Bob"))
    assert standing(log) == {"a", "b", "d"}
    assert deciding.undo(log, "Bob") == ()


def test_undo_goes_back_without_limit_and_redo_forward_again():
    log = LOG
    for left in ({"a", "b", "c"}, {"a", "c"}, {"c"}):
        log = _keep(log, deciding.undo(log, "Eva"))
        assert standing(log) == left
    for left in ({"a", "c"}, {"a", "b", "c"}, {"a", "b", "c", "d"}):
        log = _keep(log, deciding.redo(log, "Eva"))
        assert standing(log) == left
    assert next_redo(log, "Eva") == ()


def test_a_new_decision_leaves_nothing_to_make_again():
    log = _keep(LOG, deciding.undo(LOG, "Eva"))
    log = [*log, _decision("e", len(log) + 1)]
    assert next_redo(log, "Eva") == ()
    assert [one.id for one in next_undo(log, "Eva")] == ["e"]


def test_nobody_undoes_what_another_decided():
    forged = Decision("x", 5, datetime(2026, 11, 20, tzinfo=UTC), "Bob", Action.UNDO, (), target="a")
    assert "a" in standing([*LOG, forged])


def test_decisions_of_one_key_are_undone_together():
    log = [_decision("a", 1, batch="one"), _decision("b", 2, batch="one")]
    assert standing(_keep(log, deciding.undo(log, "Eva"))) == frozenset()


def test_the_clock_orders_nothing():
    late = replace(_decision("late", 1), at=datetime(2030, 1, 1, tzinfo=UTC))
    assert [one.id for one in ordered([_decision("next", 2), late])] == ["late", "next"]


def test_those_of_a_desk_file_come_first_and_those_not_kept_last():
    assert [one.number for one in ordered([_decision("a", 0), _decision("b", 3), _decision("c", -1)])] == [-1, 3, 0]


def test_a_decision_that_a_desk_file_has_too_stands_where_the_store_has_it():
    log = [_decision("a", -1), _decision("first", 1), _decision("a", 2)]
    assert [(one.id, one.number) for one in ordered(log)] == [("first", 1), ("a", 2)]
