"""One difference from what stands on its sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.model import Difference, DifferenceKind, Mark, Span


class Side(NamedTuple):
    """What stands in one account: its words, and their place (none for a flat claim)."""

    account: str
    statement: str
    value: str
    span: Span | None


def join(kind: DifferenceKind, sides: Sequence[Side], certain: bool) -> Difference:
    """The difference with these sides, in the order of their accounts."""
    ordered = sorted(sides, key=lambda side: side.account)
    return Difference(
        kind=kind,
        values=tuple((side.account, side.value) for side in ordered),
        certain=certain,
        marks=tuple(Mark(side.account, side.statement, side.span) for side in ordered if side.span),
    )
