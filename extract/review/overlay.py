"""Decisions laid over a comparison: the one function that derives what stands at present."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extract.comparison import row_topics
from extract.matching import regroup
from extract.matching.passages import Unit, divide
from extract.model import Comparison, Row, Statement, TopicRows
from extract.review.absent import has_no_place, without_held_words
from extract.review.grouping import Pairs, group
from extract.review.model import Action, Decision, Reference, Reviewed, RowReview
from extract.review.references import Place, find, in_order, refer
from extract.review.rows import Placed, review_rows
from extract.review.standing import ordered, standing
from extract.topics import OTHER, Topics

_ON_PAIRS = (Action.ACCEPT, Action.REJECT, Action.MERGE, Action.SPLIT)


def lay_over(
    comparison: Comparison, decisions: Iterable[Decision], topics: Topics, earlier: Reviewed | None = None
) -> Reviewed:
    """What the ``decisions`` make of a ``comparison`` as it comes from matching.

    The order in which they are given makes no difference, their numbers do. Decisions on stories that are not open have
    no effect. ``earlier`` is what this gave before for the same articles; rows that it has are not built again.
    """
    if earlier and earlier.comparison.articles != comparison.articles:
        earlier = None
    references = _references(comparison, earlier)
    events = ordered(decisions)
    places = find([reference for one in events for reference in one.statements], references, comparison.articles)
    stand = standing(events)
    sides = [_sides(one, places) for one in events]
    events = without_held_words(comparison, events, places)
    placed = [Placed(one, names, one.id in stand) for one, names in zip(events, sides, strict=True)]
    lost = [one.decision for one in placed if one.stands and not one.statements]
    unplaced = tuple(one for one in lost if has_no_place(one, comparison))
    placed = [one for one in placed if one.statements]
    laid, conflicts = comparison, dict[str, list[Decision]]()
    if any(one.stands for one in placed):
        laid, conflicts = _rearranged(comparison, placed, topics, earlier)
    rows = review_rows(laid, placed, places, conflicts) if placed else {row.id: RowReview() for row in laid.rows}
    return Reviewed(laid, rows, events, stand, unplaced, references)


def _references(comparison: Comparison, earlier: Reviewed | None) -> Mapping[str, Reference]:
    names = {statement.id for row in comparison.rows for statement in row.statements}
    return earlier.references if earlier and earlier.references.keys() == names else refer(comparison)


def _sides(decision: Decision, places: Mapping[Reference, Place]) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(name for reference in side if reference in places for name in places[reference].statements)
        for side in decision.sides
    )


def _rearranged(
    comparison: Comparison, placed: Sequence[Placed], topics: Topics, earlier: Reviewed | None
) -> tuple[Comparison, dict[str, list[Decision]]]:
    """The comparison with its rows as decided, and the conflicts over pairs by statement."""
    statements = in_order(comparison)
    accounts = {one.id: cell.account for row in comparison.rows for cell in row.cells for one in cell.statements}
    units = _units(comparison, statements, accounts)
    unit_of = {statement.id: number for number, unit in enumerate(units) for statement in unit.statements}
    pairs = Pairs()
    for order, one in enumerate(placed):
        if one.stands and one.decision.action in _ON_PAIRS:
            pairs.decide(order, one.decision, [frozenset(unit_of[name] for name in side) for side in one.sides])
    groups = [
        frozenset(statement.id for number in numbers for statement in units[number].statements)
        for numbers in group(units, comparison.rows, pairs.verdicts)
    ]
    leads = _leads(placed, groups)
    ready = _ready(comparison, earlier, leads, accounts)
    missing = [names for names in groups if names not in ready]
    known = [link for row in comparison.rows for link in row.links]
    built = regroup(comparison.articles, statements, accounts, missing, known, frozenset(leads.values()))
    ready |= dict(zip(missing, built, strict=True))
    place = {statement.id: number for number, statement in enumerate(statements)}
    rows = sorted((ready[names] for names in groups), key=lambda row: min(place[one.id] for one in row.statements))
    conflicts = {
        statement.id: found for number, found in pairs.conflicts().items() for statement in units[number].statements
    }
    return replace(comparison, topics=_under_topics(comparison, rows, _moves(placed), topics)), conflicts


def _units(comparison: Comparison, statements: Sequence[Statement], accounts: Mapping[str, str]) -> list[Unit]:
    """What goes into a row together, each in one row of ``comparison``."""
    home = {one.id: row.id for row in comparison.rows for one in row.statements}
    return [
        replace(unit, statements=tuple(one for one in unit.statements if home[one.id] == row))
        for unit in divide(comparison.articles, statements, accounts)[1]
        for row in dict.fromkeys(home[one.id] for one in unit.statements)
    ]


def _leads(placed: Sequence[Placed], groups: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    """The statement that was chosen last to lead each group, where one was."""
    chosen = {
        name: order
        for order, one in enumerate(placed)
        if one.stands and one.decision.action is Action.LEAD
        for name in sorted(one.sides[0])
    }
    return {
        names: max(names & chosen.keys(), key=lambda name: (chosen[name], name))
        for names in groups
        if names & chosen.keys()
    }


def _ready(
    comparison: Comparison,
    earlier: Reviewed | None,
    leads: Mapping[frozenset[str], str],
    accounts: Mapping[str, str],
) -> dict[frozenset[str], Row]:
    """The rows that are there already, with the lead that they should have, by their statements."""
    found = {}
    if earlier:
        for row in earlier.comparison.rows:
            names = frozenset(one.id for one in row.statements)
            if any(accounts.get(one.id) != cell.account for cell in row.cells for one in cell.statements):
                continue  # it was made for other columns
            was_chosen = earlier.rows[row.id].lead is not None
            if (leads.get(names) == row.lead) if was_chosen else names not in leads:
                found[names] = row
    for row in comparison.rows:
        names = frozenset(one.id for one in row.statements)
        if leads.get(names, row.lead) == row.lead:
            found[names] = row
    return found


def _moves(placed: Sequence[Placed]) -> dict[str, tuple[int, str]]:
    """The topic that each statement was moved to last, with the place of the decision among all."""
    return {
        name: (order, one.decision.value)
        for order, one in enumerate(placed)
        if one.stands and one.decision.action is Action.MOVE
        for name in one.statements
    }


def _under_topics(
    comparison: Comparison, rows: Iterable[Row], moves: Mapping[str, tuple[int, str]], topics: Topics
) -> tuple[TopicRows, ...]:
    """``rows`` under their topics: where they were moved to, else where they stood, else by their statements."""
    before: dict[str, list[str]] = {}
    statement_topics: dict[str, list[str]] = {}
    for topic in comparison.topics:
        for row in topic.rows:
            before.setdefault(row.id, []).append(topic.key)
            for one in row.statements:
                statement_topics.setdefault(one.id, []).append(topic.key)
    found: dict[str, list[Row]] = {}
    for row in rows:
        moved = max((moves[one.id] for one in row.statements if one.id in moves), default=None)
        if moved:
            keys = [moved[1]]
        elif row.id in before:
            keys = before[row.id]
        elif any(one.topics for one in row.statements):
            keys = row_topics(row)
        else:
            keys = list(dict.fromkeys(key for one in row.statements for key in statement_topics[one.id]))
        for key in keys:
            found.setdefault(key, []).append(row)
    titles = {topic.key: topic.title for topic in comparison.topics}
    return tuple(
        TopicRows(key, titles.get(key) or topics.title(key), tuple(found[key]))
        for key in _topic_order(list(titles), list(found), topics)
        if key in found
    )


def _topic_order(shown: Sequence[str], wanted: Iterable[str], topics: Topics) -> list[str]:
    """The topics ``shown``, with those that are ``wanted`` too where the definitions have them; Other is the last."""
    defined = [*topics.topics, OTHER]
    order = list(shown)
    for key in wanted:
        if key not in order:
            later = set(defined[defined.index(key) :]) if key in defined else {OTHER}
            order.insert(next((at for at, one in enumerate(order) if one in later), len(order)), key)
    return order
