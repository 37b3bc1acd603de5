"""The tables, and the steps that bring those of an older version forward.

A decision is one row with all that it says, so that nothing of it is lost apart from the rest; ``about`` is an index to
the stories and statements that decisions are on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
)

from extract.review.model import Action, Decision, Reference

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()

version = Table("wireside_schema", metadata, Column("version", Integer, primary_key=True))

decision = Table(
    "decision",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC with microseconds, so that it sorts
    Column("editor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("sides", Text, nullable=False),  # JSON: a list of lists of references
    Column("value", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("batch", Text, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice
)

about = Table(
    "about",
    metadata,
    Column("number", _NUMBER, ForeignKey("decision.number"), nullable=False, index=True),
    Column("story", Text, nullable=False),
    Column("print", Text, nullable=False),
    Index("about_story", "story"),
    Index("about_print", "print"),
)


def _create(connection: Connection) -> None:
    metadata.create_all(connection)


# The step at place n makes version n + 1 of what was version n; nothing is version 0.
STEPS: Sequence[Callable[[Connection], None]] = (_create,)
CURRENT = len(STEPS)


def version_of(connection: Connection) -> int:
    """The version of the tables that ``connection`` has; 0 where there are none."""
    if not inspect(connection).has_table(version.name):
        return 0
    return connection.execute(select(version.c.version)).scalar() or 0


def migrate(connection: Connection, to: int = CURRENT) -> None:
    """Bring the tables forward to version ``to``, in the transaction of ``connection``."""
    for step in range(version_of(connection), to):
        STEPS[step](connection)
        connection.execute(version.delete())
        connection.execute(insert(version).values(version=step + 1))


def add(connection: Connection, one: Decision, number: int | None = None) -> int:
    """Write one decision, and give the number that it has now."""
    values: dict[str, Any] = {
        "id": one.id,
        "at": one.at.isoformat(timespec="microseconds"),
        "editor": one.editor,
        "action": str(one.action),
        "sides": json.dumps([[asdict(reference) for reference in side] for side in one.sides], ensure_ascii=False),
        "value": one.value,
        "target": one.target,
        "batch": one.batch,
    }
    if number is not None:
        values["number"] = number
    made: int = connection.execute(insert(decision).values(values).returning(decision.c.number)).scalar_one()
    found = {(reference.story, reference.print) for reference in one.statements}
    if found:
        rows = [{"number": made, "story": story, "print": print_} for story, print_ in sorted(found)]
        connection.execute(insert(about), rows)
    return made


def decisions(rows: Iterable[Any]) -> tuple[Decision, ...]:
    """The decisions that stand in ``rows`` of the table ``decision``, which have its columns by name."""
    return tuple(map(_decision, rows))


def _decision(row: Any) -> Decision:
    return Decision(
        id=row.id,
        number=row.number,
        at=datetime.fromisoformat(row.at),
        editor=row.editor,
        action=Action(row.action),
        sides=tuple(tuple(Reference(**reference) for reference in side) for side in json.loads(row.sides)),
        value=row.value,
        target=row.target,
        batch=row.batch,
    )
