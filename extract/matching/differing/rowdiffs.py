"""The typed differences of one row: every two accounts against each other, then joined where they agree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from extract.matching.differing.ahead import Ahead
from extract.matching.differing.attribution import any_flat, attribution_difference, one_source
from extract.matching.differing.differences import Pair, facts, states, text_differences
from extract.matching.differing.facts.aligned import align
from extract.matching.differing.facts.polarity import negations
from extract.matching.differing.facts.quotes import quote_differences
from extract.matching.differing.sides import Side, join
from extract.matching.passages import Passage, Unit
from extract.model import Difference, DifferenceKind, Span


def unit_pair(a: Unit, b: Unit, passages: Sequence[Passage]) -> Pair:
    """The texts of two units as they are compared."""
    return Pair(a.text, b.text, passages[a.passages[0]].written, passages[b.passages[0]].written)


def account_differences(
    one: Sequence[Unit],
    other: Sequence[Unit],
    linked: Sequence[tuple[Unit, Unit]],
    passages: Sequence[Passage],
    ahead: Ahead | None,
) -> list[Difference]:
    """In what two accounts of one row differ; ``linked`` are those of their units that face one another.

    What an account says anywhere in the row counts as said: a toll that only the second of its statements gives is no
    difference.
    """
    found = []
    agreed = one_source(one, other) and any_flat(one) and any_flat(other)
    for a, b in linked:
        pair = unit_pair(a, b, passages)
        known = ahead.get(pair) if ahead else None
        for kind, x, y, certain in text_differences(*pair) if known is None else known:
            if kind is DifferenceKind.NAME and (_in_source(a, x) or _in_source(b, y)):
                continue
            if kind is DifferenceKind.NEGATION and not certain:
                continue  # in sentences that share a part only, a "not" beside other words is mostly of another claim
            if kind is DifferenceKind.NEGATION and (_alike_unit(a, b, other) or _alike_unit(b, a, one)):
                continue
            if not (_said(kind, a.text, x, other, b) or _said(kind, b.text, y, one, a)):
                found.append(_difference(kind, a, x, b, y, certain))
        found += [_difference(DifferenceKind.QUOTE, a, x, b, y, True) for x, y in quote_differences(a.text, b.text)]
        attribution = None if agreed else attribution_difference(a, b)
        if attribution:
            found.append(attribution)
    return found


def _said(kind: DifferenceKind, text: str, place: tuple[int, int], units: Sequence[Unit], but: Unit) -> bool:
    """Whether one of the ``units``, other than the one compared, has the fact that stands at ``place`` of ``text``."""
    return any(unit is not but and states(kind, text, place, unit.text) for unit in units)


def _alike_unit(unit: Unit, but: Unit, units: Sequence[Unit]) -> bool:
    """Whether another one of ``units`` than the one compared says what ``unit`` says, and that without a "not" more."""
    own, least = facts(unit.text).words, align(facts(unit.text).words, facts(but.text).words).alike
    pairs = [align(own, facts(other.text).words) for other in units if other is not but]
    return any(pair.alike >= least and not negations(pair) for pair in pairs)


def _in_source(unit: Unit, place: tuple[int, int]) -> bool:
    """Whether the words belong to those that say who said it, or name an agency that it came through."""
    start, end = unit.start + place[0], unit.start + place[1]
    name = unit.text[place[0] : place[1]].casefold()
    if any(name == step.casefold() for statement in unit.statements for step in statement.chain[:-1]):
        return True
    return any(
        span.start < end and start < span.end
        for statement in unit.statements
        for span in ((statement.source.span,) if statement.source else ())
    )


def _difference(
    kind: DifferenceKind, a: Unit, x: tuple[int, int], b: Unit, y: tuple[int, int], certain: bool
) -> Difference:
    sides = [
        Side(unit.account, unit.id, unit.text[start:end], _span(unit, start, end))
        for unit, (start, end) in ((a, x), (b, y))
    ]
    return join(kind, sides, certain)


def _span(unit: Unit, start: int, end: int) -> Span | None:
    return Span(unit.start + start, unit.start + end, unit.text[start:end]) if start < end else None


def row_differences(
    members: Sequence[Unit],
    linked: Sequence[tuple[Unit, Unit]],
    passages: Sequence[Passage],
    ahead: Ahead | None = None,
) -> tuple[Difference, ...]:
    """The differences of a row with the units ``members``, of which those that are ``linked`` face one another.

    ``ahead`` has what was found between their texts before, the text of the account that sorts first first.

    Differences of one kind that have a value in common become one with a value for each account, as long as every two
    unlike values of it were found to differ.
    """
    single: list[Difference] = []
    cells: dict[str, list[Unit]] = {}
    for unit in members:
        cells.setdefault(unit.account, []).append(unit)
    for one, other in combinations(sorted(cells), 2):
        facing = [(a, b) if a.account == one else (b, a) for a, b in linked if {a.account, b.account} == {one, other}]
        if facing:
            new = account_differences(cells[one], cells[other], facing, passages, ahead)
            single += [difference for place, difference in enumerate(new) if difference not in new[:place]]
    single.sort(key=lambda d: (not d.certain, d.kind, d.values))
    differing = {(d.kind, frozenset(d.values)) for d in single}
    joined: list[Difference] = []
    for difference in single:
        for place, earlier in enumerate(joined):
            merged = _merge(earlier, difference, differing)
            if merged:
                joined[place] = merged
                break
        else:
            joined.append(difference)
    return tuple(joined)


def _merge(
    a: Difference, b: Difference, differing: set[tuple[DifferenceKind, frozenset[tuple[str, str]]]]
) -> Difference | None:
    if a.kind is not b.kind or not set(a.values) & set(b.values):
        return None
    values = dict(a.values)
    for account, value in b.values:
        if values.setdefault(account, value) != value:
            return None
    items = sorted(values.items())
    for at, one in enumerate(items):
        for other in items[at + 1 :]:
            if one[1] != other[1] and (a.kind, frozenset({one, other})) not in differing:
                return None
    marks = tuple(sorted({*a.marks, *b.marks}))
    return Difference(a.kind, tuple(items), a.certain and b.certain, marks)
