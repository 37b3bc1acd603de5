"""The typed differences of one row: every two accounts against each other, then joined where they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.data.aliases import canonical
from extract.matching.differences import text_differences
from extract.matching.facts.names import same_name
from extract.matching.facts.quotes import quote_differences
from extract.matching.passages import Passage, Unit
from extract.model import Difference, DifferenceKind, Kind, Mark, Source, Span, Statement


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands in one account: its words, and their place (none for a flat claim)."""

    account: str
    statement: str
    value: str
    span: Span | None


def unit_differences(a: Unit, b: Unit, passages: Sequence[Passage]) -> list[Difference]:
    """In what two linked units differ."""
    found = [
        _difference(kind, a, x, b, y, certain)
        for kind, x, y, certain in text_differences(
            a.text, b.text, passages[a.passages[0]].written, passages[b.passages[0]].written
        )
    ]
    if _one_speaker(a, b):
        found += [
            _difference(DifferenceKind.QUOTE, a, x, b, y, certain)
            for x, y, certain in quote_differences(a.text, b.text)
        ]
    attribution = _attribution(a, b)
    return [*found, attribution] if attribution else found


def _difference(
    kind: DifferenceKind, a: Unit, x: tuple[int, int], b: Unit, y: tuple[int, int], certain: bool
) -> Difference:
    sides = [
        _Side(unit.account, unit.id, unit.text[start:end], _span(unit, start, end))
        for unit, (start, end) in ((a, x), (b, y))
    ]
    return _join(kind, sides, certain)


def _span(unit: Unit, start: int, end: int) -> Span | None:
    return Span(unit.start + start, unit.start + end, unit.text[start:end]) if start < end else None


def _join(kind: DifferenceKind, sides: Sequence[_Side], certain: bool) -> Difference:
    ordered = sorted(sides, key=lambda side: side.account)
    return Difference(
        kind=kind,
        values=tuple((side.account, side.value) for side in ordered),
        certain=certain,
        marks=tuple(Mark(side.account, side.statement, side.span) for side in ordered if side.span),
    )


def _attributed(unit: Unit) -> Statement | None:
    """The statement of the unit that names who said it; the outer one where they are nested."""
    sourced = [statement for statement in unit.statements if statement.source]
    return next((statement for statement in sourced if not statement.parent), sourced[0] if sourced else None)


def _attribution(a: Unit, b: Unit) -> Difference | None:
    """One attributed and one flat, or the same claim from different sources."""
    one, other = _attributed(a), _attributed(b)
    if one is None and other is None:
        return None
    if one and other and one.source and other.source:
        if _same_speaker(one.source, other.source):
            return None
        sides = [_attribution_side(a, one), _attribution_side(b, other)]
        return _join(DifferenceKind.ATTRIBUTION, sides, False)
    sides = [
        _attribution_side(unit, statement) if statement else _Side(unit.account, unit.id, "", None)
        for unit, statement in ((a, one), (b, other))
    ]
    flat = b if one else a
    certain = all(statement.kind is Kind.REPORTED for statement in flat.statements)
    return _join(DifferenceKind.ATTRIBUTION, sides, certain)


def _attribution_side(unit: Unit, statement: Statement) -> _Side:
    """The source, with the cue where it stands right beside it."""
    assert statement.source is not None
    spans = [statement.source.span]
    if statement.cue:
        spans.append(statement.cue.span)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    if end - start > sum(len(span.text) for span in spans) + 3 or start < unit.start or end > unit.end:
        start, end = statement.source.span.start, statement.source.span.end
    if start < unit.start or end > unit.end:
        return _Side(unit.account, statement.id, statement.source.span.text, statement.source.span)
    text = unit.text[start - unit.start : end - unit.start]
    return _Side(unit.account, statement.id, text, Span(start, end, text))


def _same_speaker(a: Source, b: Source) -> bool:
    if a.speaker.key == b.speaker.key:
        return True
    return same_name(canonical(a.speaker.name).casefold(), canonical(b.speaker.name).casefold())


def _one_speaker(a: Unit, b: Unit) -> bool:
    """Whether the two may quote the same person: neither names another."""
    one, other = _attributed(a), _attributed(b)
    if one is None or other is None or one.source is None or other.source is None:
        return True
    return _same_speaker(one.source, other.source)


def row_differences(pairs: Sequence[tuple[Unit, Unit]], passages: Sequence[Passage]) -> tuple[Difference, ...]:
    """The differences of a row whose linked units are ``pairs``.

    Differences of one kind that have a value in common become one with a value for each account, as long as every two
    unlike values of it were found to differ.
    """
    single: list[Difference] = []
    for a, b in pairs:
        for difference in unit_differences(a, b, passages):
            if difference not in single:
                single.append(difference)
    single.sort(key=lambda d: (not d.certain, d.kind, d.values))
    differing = {(d.kind, frozenset(d.values)) for d in single}
    joined: list[Difference] = []
    for difference in single:
        for place, other in enumerate(joined):
            merged = _merge(other, difference, differing)
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
