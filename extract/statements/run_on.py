"""Quotations that outlast their sentence: what belongs to an attribution made before or after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.statements.finding import Bounds, Finding
from extract.statements.marks import Quote
from extract.statements.view import View


def run_on(views: Sequence[View], findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with every quotation that they begin taken in whole, over sentences and paragraphs."""
    claimed = {key for finding in findings for key in _touched(views, finding)}
    return [_complete(views, finding, claimed) for finding in findings]


def _complete(views: Sequence[View], finding: Finding, claimed: set[tuple[int, int]]) -> Finding:
    touched = _touched(views, finding)
    parts = list(finding.content)
    for number, position in sorted(touched):
        bounds = _bounds(views[number], views[number].quotes.quotes[position])
        if finding.cue[0] < bounds[1] and finding.cue[1] > bounds[0]:
            continue  # the cue stands inside: "the quotation" is a title or badly marked
        parts = [_widened(part, bounds) for part in parts]
    last = max(touched, default=None)
    while last is not None and (following := _following(views, last, claimed)) is not None:
        parts.append(_bounds(views[following[0]], views[following[0]].quotes.quotes[following[1]]))
        claimed.add(following)
        last = following
    first = min(touched, default=None)
    while first is not None and (previous := _previous(views, first, claimed)) is not None:
        parts.append(_bounds(views[previous[0]], views[previous[0]].quotes.quotes[previous[1]]))
        claimed.add(previous)
        first = previous
    return replace(finding, content=_joined(parts))


def _touched(views: Sequence[View], finding: Finding) -> set[tuple[int, int]]:
    """The quotations, by view and number, that the content has words of."""
    view = views[finding.paragraph]
    return {
        (finding.paragraph, number)
        for number, quote in enumerate(view.quotes.quotes)
        for start, end in finding.content
        if start < view.offset + quote.end and end > view.offset + quote.start
    }


def _bounds(view: View, quote: Quote) -> Bounds:
    return view.offset + quote.start, view.offset + quote.end


def _widened(part: Bounds, quote: Bounds) -> Bounds:
    """``part`` with all of the quotation that it has some words of."""
    if part[0] < quote[1] and part[1] > quote[0]:
        return min(part[0], quote[0]), max(part[1], quote[1])
    return part


def _following(views: Sequence[View], key: tuple[int, int], claimed: set[tuple[int, int]]) -> tuple[int, int] | None:
    """The quotation that the next paragraph re-opens, where nobody else has claimed it."""
    number, position = key
    quotes = views[number].quotes.quotes
    if not quotes[position].open or position + 1 < len(quotes) or number + 1 >= len(views):
        return None
    after = views[number + 1].quotes.quotes
    return (number + 1, 0) if after and after[0].continues and (number + 1, 0) not in claimed else None


def _previous(views: Sequence[View], key: tuple[int, int], claimed: set[tuple[int, int]]) -> tuple[int, int] | None:
    """The quotation of the paragraph before that this one goes on from, where nobody else has claimed it."""
    number, position = key
    if not views[number].quotes.quotes[position].continues or number == 0:
        return None
    before = views[number - 1].quotes.quotes
    found = (number - 1, len(before) - 1)
    return found if before and before[-1].open and found not in claimed else None


def _joined(parts: list[Bounds]) -> tuple[Bounds, ...]:
    """The parts in order, overlapping ones made one."""
    joined: list[Bounds] = []
    for start, end in sorted(parts):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
