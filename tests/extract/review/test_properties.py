"""What must hold whatever is decided, in whatever order."""

from collections import Counter
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.model import By
from extract.review import deciding
from extract.review.model import Action
from extract.review.overlay import lay_over
from extract.review.references import find, refer
from extract.review.standing import standing
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
)


def _desk():
    desk = ReviewDesk()
    desk.story("AFP", FERRY, OWNER, STRIKE)
    desk.story("Reuters", FERRY_TOO, OWNER_TOO, PRICES)
    desk.story("AP", FERRY_THREE, OWNER)
    return desk


BASE = {by: _desk().comparison(by) for by in (By.AGENCY, By.SPEAKER)}
EDITORS = st.sampled_from(["Eva", "Bob"])
STEPS = st.lists(st.tuples(st.sampled_from(list(Action)), st.integers(0, 7), st.integers(0, 7), EDITORS), max_size=12)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _take(steps):
    """What the keys ``steps`` come to: each meets the rows that those before it left."""
    desk, laid = ReviewDesk(), lay_over(BASE[By.AGENCY], (), TOPICS)
    for action, first, second, editor in steps:
        desk.keep(_drafts(action, laid, first, second, desk.log, editor))
        laid = lay_over(BASE[By.AGENCY], desk.log, TOPICS, laid)
    return desk.log, laid


def _drafts(action, laid, first, second, log, editor):
    rows = laid.comparison.rows
    one, other = rows[first % len(rows)], rows[second % len(rows)]
    chosen = one.statements[second % len(one.statements)].id
    made = {
        Action.ACCEPT: lambda: deciding.accept(laid, [one, other], editor),
        Action.REJECT: lambda: deciding.reject(laid, [one], editor),
        Action.MERGE: lambda: deciding.merge(laid, [one, other] if one != other else [], editor),
        Action.SPLIT: lambda: deciding.split(laid, one, [chosen], editor),
        Action.MOVE: lambda: deciding.move(laid, [one], ["elections", "sea"][second % 2], editor),
        Action.LEAD: lambda: deciding.lead(laid, one, chosen, editor),
        Action.FLAG: lambda: deciding.flag(laid, [one], editor),
        Action.UNFLAG: lambda: deciding.unflag(laid, [one], editor),
        Action.NOTE: lambda: deciding.note(laid, [one], "A note.", editor),
        Action.UNDO: lambda: deciding.undo(log, editor),
        Action.REDO: lambda: deciding.redo(log, editor),
    }
    return made[action]()


@given(STEPS)
@QUICK
def test_no_statement_is_lost_or_doubled_and_every_row_has_a_review(steps):
    log, laid = _take(steps)
    for by, base in BASE.items():
        over = laid if by is By.AGENCY else lay_over(base, log, TOPICS)
        found = Counter(one.id for row in over.comparison.rows for one in row.statements)
        assert found == Counter(one.id for row in base.rows for one in row.statements)
        assert set(over.rows) == {row.id for row in over.comparison.rows}
        assert all(row.lead in {one.id for one in row.statements} for row in over.comparison.rows)


@given(STEPS, st.randoms(use_true_random=False))
@QUICK
def test_the_order_in_which_events_arrive_makes_no_difference(steps, random):
    log, laid = _take(steps)
    shuffled = log[:]
    random.shuffle(shuffled)
    assert lay_over(BASE[By.AGENCY], shuffled, TOPICS) == laid


@given(STEPS, EDITORS)
@QUICK
def test_undo_and_then_redo_changes_nothing(steps, editor):
    log, laid = _take(steps)
    desk = ReviewDesk()
    desk.log = log[:]
    if desk.keep(deciding.undo(desk.log, editor)):
        desk.keep(deciding.redo(desk.log, editor))
    again = lay_over(BASE[By.AGENCY], desk.log, TOPICS)
    assert again.comparison == laid.comparison
    assert standing(desk.log) == standing(log)


@given(STEPS)
@QUICK
def test_a_pair_that_was_rejected_last_is_in_no_row(steps):
    log, laid = _take(steps)
    stand = standing(log)
    references = refer(BASE[By.AGENCY])
    places = find([one for event in log for one in event.statements], references, BASE[By.AGENCY].articles)
    last = {}
    for event in log:
        if event.id in stand and event.action in (Action.ACCEPT, Action.REJECT, Action.MERGE, Action.SPLIT):
            sides = [{name for one in side for name in places[one].statements} for side in event.sides]
            for side, other in combinations(sides, 2):
                last |= {frozenset((a, b)): event.action for a in side for b in other}
    for row in laid.comparison.rows:
        for a, b in combinations([one.id for one in row.statements], 2):
            assert last.get(frozenset((a, b))) not in (Action.REJECT, Action.SPLIT)
