"""What a key makes of the rows under it: decisions that a store has yet to keep.

Each function gives the events of one key, in one batch; none where there is nothing to decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from uuid import uuid4

from extract.model import Row
from extract.readers.border.clean import clean, line
from extract.review.model import Action, Decision, Reference, Reviewed
from extract.review.standing import next_redo, next_undo

Sides = tuple[tuple[Reference, ...], ...]
_NAME = 80  # letters of an editor's name


def accept(reviewed: Reviewed, rows: Iterable[Row], editor: str) -> tuple[Decision, ...]:
    """The ``rows`` are right as they stand."""
    return _each(Action.ACCEPT, [_by_cell(reviewed, row) for row in rows], editor)


def reject(reviewed: Reviewed, rows: Iterable[Row], editor: str) -> tuple[Decision, ...]:
    """The accounts of each row do not say the same thing; a row of one account has nothing to reject."""
    return _each(Action.REJECT, [_by_cell(reviewed, row) for row in rows if not row.exclusive], editor)


def merge(reviewed: Reviewed, rows: Sequence[Row], editor: str) -> tuple[Decision, ...]:
    """All ``rows`` say the same thing; it takes two."""
    sides = tuple(_refer(reviewed, [one.id for one in row.statements]) for row in rows)
    return _each(Action.MERGE, [sides] if len(sides) > 1 else [], editor)


def split(reviewed: Reviewed, row: Row, statements: Collection[str], editor: str) -> tuple[Decision, ...]:
    """The ``statements`` of ``row``, by their ids, do not belong with the rest of it; both must be some."""
    off = _refer(reviewed, [one.id for one in row.statements if one.id in statements])
    rest = _refer(reviewed, [one.id for one in row.statements if one.id not in statements])
    return _each(Action.SPLIT, [(off, rest)] if off and rest else [], editor)


def move(reviewed: Reviewed, rows: Iterable[Row], topic: str, editor: str) -> tuple[Decision, ...]:
    """The ``rows`` belong under ``topic``, by its key, and under no other."""
    return _each(Action.MOVE, [_by_cell(reviewed, row) for row in rows], editor, topic)


def lead(reviewed: Reviewed, row: Row, statement: str, editor: str) -> tuple[Decision, ...]:
    """The ``statement`` of ``row``, by its id, is the one that the others are compared with."""
    first = _refer(reviewed, [one.id for one in row.statements if one.id == statement])
    rest = _refer(reviewed, [one.id for one in row.statements if one.id != statement])
    return _each(Action.LEAD, [(first, rest) if rest else (first,)] if first else [], editor)


def flag(reviewed: Reviewed, rows: Iterable[Row], editor: str) -> tuple[Decision, ...]:
    """Somebody should look at the ``rows`` again."""
    return _each(Action.FLAG, [_by_cell(reviewed, row) for row in rows], editor)


def unflag(reviewed: Reviewed, rows: Iterable[Row], editor: str) -> tuple[Decision, ...]:
    """That was done."""
    return _each(Action.UNFLAG, [_by_cell(reviewed, row) for row in rows], editor)


def note(reviewed: Reviewed, rows: Iterable[Row], text: str, editor: str) -> tuple[Decision, ...]:
    """``text``, of any number of lines, stands beside the ``rows``; it has a letter at least."""
    words = clean(text).strip()
    return _each(Action.NOTE, [_by_cell(reviewed, row) for row in rows] if words else [], editor, words)


def undo(decisions: Iterable[Decision], editor: str) -> tuple[Decision, ...]:
    """Take back what ``editor`` decided last among ``decisions``."""
    return _turn(Action.UNDO, next_undo(decisions, editor_name(editor)), editor)


def redo(decisions: Iterable[Decision], editor: str) -> tuple[Decision, ...]:
    """Make again what ``editor`` took back last."""
    return _turn(Action.REDO, next_redo(decisions, editor_name(editor)), editor)


def editor_name(name: str) -> str:
    """``name`` as it is kept: on one line, without what a terminal would act on, and not too long."""
    return line(name)[:_NAME]


def _turn(action: Action, targets: Sequence[Decision], editor: str) -> tuple[Decision, ...]:
    batch = str(uuid4())
    return tuple(_decision(action, one.sides, editor, batch, target=one.id) for one in targets)


def _each(action: Action, all_sides: Iterable[Sides], editor: str, value: str = "") -> tuple[Decision, ...]:
    batch = str(uuid4())
    return tuple(_decision(action, sides, editor, batch, value) for sides in all_sides if sides)


def _decision(action: Action, sides: Sides, editor: str, batch: str, value: str = "", target: str = "") -> Decision:
    now = datetime.now(UTC)
    return Decision(str(uuid4()), 0, now, editor_name(editor), action, sides, value, target, batch)


def _by_cell(reviewed: Reviewed, row: Row) -> Sides:
    return tuple(_refer(reviewed, [one.id for one in cell.statements]) for cell in row.cells)


def _refer(reviewed: Reviewed, statements: Iterable[str]) -> tuple[Reference, ...]:
    return tuple(reviewed.references[one] for one in statements)
