"""What can still be read of a damaged SQLite file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from extract.review.model import Decision
from extract.review.store import schema

_COLUMNS = "number, id, at, editor, action, sides, value, target, batch"
_FEWEST_BYTES = 64  # that a decision takes in the file, which bounds the numbers that there can be


def decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in the damaged file at ``path``, as far as SQLite gives them out; the rest are left in it."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.row_factory = _named
            highest = _highest(connection, path)
            return tuple(_range(connection, 1, highest))
    except sqlite3.Error:
        return ()


def _named(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> SimpleNamespace:
    return SimpleNamespace(**{column[0]: value for column, value in zip(cursor.description, values, strict=True)})


def _highest(connection: sqlite3.Connection, path: Path) -> int:
    for query in ("SELECT max(number) AS n FROM decision", "SELECT max(seq) AS n FROM sqlite_sequence"):
        try:
            found = connection.execute(query).fetchone()
        except sqlite3.Error:
            continue
        if found and isinstance(found.n, int):
            return found.n
    return path.stat().st_size // _FEWEST_BYTES


def _range(connection: sqlite3.Connection, low: int, high: int) -> list[Decision]:
    """The decisions with numbers from ``low`` to ``high``: where not all can be read, by halves."""
    if low > high:
        return []
    try:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM decision WHERE number BETWEEN ? AND ? ORDER BY number", (low, high)
        ).fetchall()
        return list(schema.decisions(rows))
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        if low == high:
            return []
    middle = (low + high) // 2
    return _range(connection, low, middle) + _range(connection, middle + 1, high)
