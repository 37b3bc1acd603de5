"""The store: decisions appended, never changed, and read again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Protocol, Self, TypeVar

from sqlalchemy import Connection, Engine, func, or_, select
from sqlalchemy.exc import SQLAlchemyError

from extract.review.model import Action, Decision, Reference
from extract.review.store import schema

T = TypeVar("T")
_CHUNK = 400  # values in one condition


class StoreError(Exception):
    """Decisions could not be kept or read; the message says why, and never holds a password."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A place that was opened, as far as it could be."""

    engine: Engine | None  # None where not even reading is possible
    problem: str = ""  # why decisions are not kept; empty where they are
    messages: tuple[str, ...] = field(default=())  # what an editor should know of


class Place(Protocol):
    """Where a store lies; ``name`` is what to call it in a message."""

    name: str

    def open(self) -> Opened:
        """Open it; what goes wrong is in the answer, nothing is raised."""

    def same(self) -> bool:
        """Whether it is still the one that was opened."""

    def lock(self, connection: Connection) -> None:
        """Let no other writer in until the transaction ends."""

    def explain(self, error: Exception) -> str:
        """What ``error`` means for an editor."""


class Store:
    """Decisions in the order in which they were kept. It may be used from several threads at once.

    Where ``problem`` is not empty decisions are not kept, for the reason that it gives, and ``append`` tries again
    before it raises.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = threading.RLock()
        self._opened = place.open()
        self._highest = 0  # the highest number that was seen
        self._told: list[str] = list(self._opened.messages)
        self._doubtful = False  # the last append failed: the place is looked at anew before the next

    @property
    def name(self) -> str:
        """The path or the address, without a password."""
        return self._place.name

    @property
    def problem(self) -> str:
        return self._opened.problem

    @property
    def messages(self) -> tuple[str, ...]:
        """What an editor should know of, as it came up: a damaged file that was put aside."""
        return tuple(self._told)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._opened.engine is not None:
            self._opened.engine.dispose()

    def append(self, drafts: Sequence[Decision]) -> tuple[Decision, ...]:
        """Keep ``drafts``, all or none, and give them with their numbers; they are on disk when this returns.

        One that is there already, by its id, keeps the number that it has. Raises StoreError.
        """
        if not drafts:
            return ()
        with self._lock:
            for _ in range(2):
                if self._doubtful or self._opened.problem or not self._place.same():
                    self._reopen()
                self._doubtful = True
                kept = self._asking(lambda connection: self._append(connection, drafts), writing=True)
                self._doubtful = False
                if self._place.same():  # else the file was put aside while this was written to it
                    return self._seen(kept)
            raise StoreError(f"{self.name}: the file is being replaced; the decision is not kept")

    def _append(self, connection: Connection, drafts: Sequence[Decision]) -> tuple[Decision, ...]:
        self._place.lock(connection)
        ids = [one.id for one in drafts]
        known: dict[str, int] = {}
        for some in _chunks(ids):
            query = select(schema.decision.c.id, schema.decision.c.number).where(schema.decision.c.id.in_(some))
            known |= {row.id: row.number for row in connection.execute(query)}
        kept = []
        for one in drafts:
            if one.id not in known:
                known[one.id] = schema.add(connection, one, self._next(connection))
            kept.append(replace(one, number=known[one.id]))
        return tuple(kept)

    def _next(self, connection: Connection) -> int | None:
        """The number to give where a file was begun anew with lower ones than were seen; else None."""
        if connection.dialect.name != "sqlite":  # a server would later give the same number again
            return None
        highest = connection.execute(select(func.max(schema.decision.c.number))).scalar() or 0
        return self._highest + 1 if highest < self._highest else None

    def since(self, number: int) -> tuple[Decision, ...]:
        """Every decision after ``number``, of all editors; asked for again and again, none is missed."""
        self._look()
        self._highest = max(self._highest, number)
        query = select(schema.decision).where(schema.decision.c.number > number).order_by(schema.decision.c.number)
        return self._seen(self._asking(lambda connection: schema.decisions(connection.execute(query))))

    def last(self) -> int:
        """The number of the newest decision; 0 where there is none."""
        self._look()
        query = select(schema.decision.c.number).order_by(schema.decision.c.number.desc()).limit(1)
        return self._asking(lambda connection: connection.execute(query).scalar() or 0)

    def about(self, references: Iterable[Reference]) -> tuple[Decision, ...]:
        """Every decision on the stories of ``references`` or on statements with their words, in order.

        A story that has no name is known by its headline.
        """
        stories, prints, headlines = set(), set(), set()
        for reference in references:
            stories.add(reference.story)
            prints.add(reference.print)
            if not reference.story:
                headlines.add(reference.headline)
        columns = schema.about.c

        def read(connection: Connection) -> tuple[Decision, ...]:
            numbers: set[int] = set()
            for column, wanted in ((columns.story, stories), (columns.print, prints), (columns.headline, headlines)):
                for some in _chunks(sorted(wanted - {""})):
                    numbers |= set(connection.execute(select(columns.number).where(column.in_(some))).scalars())
            found: list[Decision] = []
            for own in _chunks(sorted(numbers)):
                query = select(schema.decision).where(schema.decision.c.number.in_(own))
                found += schema.decisions(connection.execute(query.order_by(schema.decision.c.number)))
            return tuple(found)

        return self._seen(self._asking(read))

    def history(
        self,
        story: str = "",
        editor: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
        actions: Collection[Action] = (),
    ) -> tuple[Decision, ...]:
        """The decisions that all of the filters let through, in order.

        ``story`` is part of a story's name or headline, ``editor`` a whole name, both in any case. ``since`` and
        ``until`` (not included) have a zone and go by the clock of the editor who decided.
        """
        columns = schema.decision.c
        query = select(schema.decision).order_by(columns.number)
        if actions:
            query = query.where(columns.action.in_([str(action) for action in actions]))
        if editor:
            query = query.where(func.lower(columns.editor) == editor.lower())
        if story:
            wanted = f"%{_escaped(story.lower())}%"
            named = or_(
                *(
                    func.lower(column).like(wanted, escape="\\")
                    for column in (schema.about.c.story, schema.about.c.headline)
                )
            )
            query = query.where(columns.number.in_(select(schema.about.c.number).where(named)))
        if since:
            query = query.where(columns.at >= _stamp(since))
        if until:
            query = query.where(columns.at < _stamp(until))
        return self._seen(self._asking(lambda connection: schema.decisions(connection.execute(query))))

    def _seen(self, found: tuple[Decision, ...]) -> tuple[Decision, ...]:
        self._highest = max((self._highest, *(one.number for one in found)))
        return found

    def _look(self) -> None:
        """Go over to the new file where the one that was opened has been put aside."""
        with self._lock:
            if not self._opened.problem and not self._place.same():
                self._reopen()

    def _reopen(self) -> None:
        with self._lock:
            before = self._opened.engine
            self._opened = self._place.open()
            self._told += [message for message in self._opened.messages if message not in self._told]
            if before is not None:
                before.dispose()

    def _asking(self, ask: Callable[[Connection], T], writing: bool = False) -> T:
        """What ``ask`` gives, in one transaction. Raises StoreError."""
        engine = self._opened.engine
        if engine is None or (writing and self._opened.problem):
            raise StoreError(self._opened.problem)
        try:
            with engine.connect().execution_options(writing=writing) as connection, connection.begin():
                return ask(connection)
        except (SQLAlchemyError, OSError) as error:
            not_kept = "; the decision is not kept" if writing else ""
            raise StoreError(f"{self.name}: {self._place.explain(error)}{not_kept}") from None


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def _escaped(text: str) -> str:
    """``text`` as a pattern that means nothing but itself."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _chunks(values: Collection[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while some := list(islice(rest, _CHUNK)):
        yield some
