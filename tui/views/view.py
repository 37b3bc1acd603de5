"""Where the user is in a comparison: pure values, moved by the actions and drawn by the widgets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Self

from extract.model import Comparison, Confidence, DifferenceKind, Row, Statement, TopicRows
from tui.views.filters import EVERYTHING, Filter, search_text, undecided
from tui.views.headings import headings

if TYPE_CHECKING:  # at run time it would bring the matching along, before the first paint
    from extract.review.model import RowReview

OTHER = "other"


class Entry(NamedTuple):
    """One row under one topic; a row about two topics has two."""

    topic: TopicRows
    row: Row
    first: bool  # the first of its topic


class TopicCount(NamedTuple):
    """A topic in the topic bar: the key that goes to it, its rows, how many of those differ and are undecided."""

    key: str  # a digit, empty beyond the ninth topic
    topic: TopicRows
    rows: int
    differing: int
    undecided: int


class Totals(NamedTuple):
    """The rows that are shown, each counted once; how many of them differ, stand in one account, are undecided."""

    rows: int
    differing: int
    exclusive: int
    undecided: int


Reviews = Mapping[str, "RowReview"]  # what was decided on each row, by Row.id
NO_REVIEWS: Reviews = MappingProxyType({})


def differs(row: Row) -> bool:
    """Whether the accounts of ``row`` disagree on something other than wording."""
    return any(difference.kind is not DifferenceKind.WORDING for difference in row.differences)


def reworded(row: Row) -> bool:
    """Whether the accounts of ``row`` say the same thing in other words."""
    return not row.exclusive and not differs(row) and len({s.words.casefold() for s in row.statements}) > 1


def agreement(row: Row) -> str:
    """How a row in which no fact differs says the same thing, no surer than the row itself is."""
    if not reworded(row):
        return "the same words"
    if row.confidence is Confidence.SAME:
        return "the same in other words"
    if row.confidence is Confidence.LIKELY:
        return "likely the same, in other words"
    return "perhaps the same: read both"


@dataclass(frozen=True)
class View:
    """A comparison with what was decided on its rows, those that are shown, and the row and pane of the user."""

    comparison: Comparison
    cursor: int = 0  # into ``entries``
    pane: int = 0  # into ``comparison.accounts``
    filter: Filter = EVERYTHING
    reviews: Reviews = field(default_factory=lambda: NO_REVIEWS)
    marked: frozenset[str] = frozenset()  # the ids of rows that the next decision goes to
    pending: frozenset[str] = frozenset()  # ... of those on which something is decided that is not kept yet
    left: str = ""  # the id of the statement under the cursor before the last row went; empty while there are rows

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The rows as they stand on the screen, topic after topic."""
        return tuple(
            Entry(topic, row, number == 0)
            for topic in self.comparison.topics
            for number, row in enumerate(self._shown(topic))
        )

    def _shown(self, topic: TopicRows) -> tuple[Row, ...]:
        if not self.filter:
            return topic.rows
        return tuple(row for row in topic.rows if self.filter.passes(row, self.reviews.get(row.id)))

    def undecided(self, row: Row) -> bool:
        """Whether nobody has accepted ``row`` yet."""
        return undecided(self.reviews.get(row.id))

    @cached_property
    def topics(self) -> tuple[TopicCount, ...]:
        """The topics in the order of the screen. Other has the key 0, wherever it stands."""
        counts = []
        number = 0
        for topic in self.comparison.topics:
            number += topic.key != OTHER
            key = "0" if topic.key == OTHER else str(number) if number < 10 else ""
            rows = self._shown(topic)
            counts.append(TopicCount(key, topic, len(rows), sum(map(differs, rows)), sum(map(self.undecided, rows))))
        return tuple(counts)

    @cached_property
    def totals(self) -> Totals:
        """The counts for the title bar."""
        rows = {entry.row.id: entry.row for entry in self.entries}.values()
        alone, left = sum(map(self.exclusive, rows)), sum(map(self.undecided, rows))
        return Totals(len(rows), sum(map(differs, rows)), alone, left)

    @cached_property
    def headings(self) -> frozenset[str]:
        """The rows that are only a heading in one account's copy."""
        return headings(self.comparison)

    def exclusive(self, row: Row) -> bool:
        """Whether only one account has what ``row`` says; a heading says nothing."""
        return row.exclusive and row.id not in self.headings

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(search_text(entry.row) for entry in self.entries)

    @property
    def entry(self) -> Entry | None:
        return self.entries[self.cursor] if self.entries else None

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor: the one in the pane, else the first of the row."""
        if self.entry is None:
            return None
        row = self.entry.row
        cell = row.cell(self.comparison.accounts[self.pane].key) or row.cells[0]
        return cell.statements[0]

    def _with(self, cursor: int, pane: int | None = None) -> Self:
        """The same comparison with everything already worked out about it, at another place."""
        return self._known(replace(self, cursor=cursor, pane=self.pane if pane is None else pane))

    def _known(self, moved: Self) -> Self:
        """``moved`` with what was worked out about its rows here."""
        for name in ("entries", "topics", "totals", "headings", "_texts"):
            if name in self.__dict__:
                moved.__dict__[name] = self.__dict__[name]
        return moved

    def at(self, cursor: int) -> Self:
        """At the row ``cursor``, or at the nearest one that there is."""
        return self._with(max(0, min(cursor, len(self.entries) - 1)))

    def marking(self, rows: frozenset[str]) -> Self:
        """With these rows marked and no others."""
        return self if rows == self.marked else self._known(replace(self, marked=rows))

    def waiting(self, rows: frozenset[str]) -> Self:
        """With these rows pending and no others."""
        return self if rows == self.pending else self._known(replace(self, pending=rows))

    def beyond(self, rows: Collection[str]) -> Self:
        """At the next row that is none of these, where the cursor is on one of them; else here."""
        if self.entry is None or self.entry.row.id not in rows:
            return self
        following = range(self.cursor, len(self.entries))
        return self.at(next((n for n in following if self.entries[n].row.id not in rows), self.cursor))

    def in_pane(self, pane: int) -> Self:
        """In the account ``pane``, or the nearest one that there is."""
        return self._with(self.cursor, max(0, min(pane, len(self.comparison.accounts) - 1)))

    def to_topic(self, step: int) -> Self:
        """At the first row of the next topic, or of the one before."""
        starts = [number for number, entry in enumerate(self.entries) if entry.first]
        if step > 0:
            return self.at(next((n for n in starts if n > self.cursor), self.cursor))
        return self.at(next((n for n in reversed(starts) if n < self.cursor), self.cursor))

    def to_topic_key(self, digit: str) -> Self | None:
        """At the first row of the topic that ``digit`` stands for; None where there is no such topic."""
        wanted = next((count.topic.key for count in self.topics if count.key == digit), None)
        places = (n for n, entry in enumerate(self.entries) if entry.first and entry.topic.key == wanted)
        found = next(places, None)
        return None if found is None else self.at(found)

    def to_row(self, wanted: Callable[[Row], bool], step: int) -> Self | None:
        """At the next (or, with -1, the last) row before or after this one that is ``wanted``; None without any."""
        places = range(self.cursor + 1, len(self.entries)) if step > 0 else range(self.cursor - 1, -1, -1)
        found = next((n for n in places if wanted(self.entries[n].row)), None)
        return None if found is None else self.at(found)

    def find(self, words: str, step: int = 1, here: bool = False) -> Self | None:
        """At the next row that has ``words`` in any case, going round at the ends; None where no row has them.

        ``here`` lets this row itself count.
        """
        size, wanted = len(self.entries), words.casefold()
        offsets = range(0 if here else 1, size + 1)
        places = ((self.cursor + step * offset) % size for offset in offsets) if size else ()
        found = next((n for n in places if wanted in self._texts[n]), None)
        return None if found is None else self.at(found)

    def found(self, words: str) -> Sequence[int]:
        """The rows that have ``words``."""
        return [n for n, text in enumerate(self._texts) if words.casefold() in text]

    def statement_row(self, statement: str) -> Self | None:
        """At the row and in the pane that hold the statement with this id; None where none does."""
        panes = {account.key: number for number, account in enumerate(self.comparison.accounts)}
        for number, entry in enumerate(self.entries):
            for cell in entry.row.cells:
                if any(one.id == statement for one in cell.statements):
                    return self._with(number, panes[cell.account])
        return None

    def filtered(self, wanted: Filter) -> Self:
        """Only the rows that pass ``wanted``, at the same row or the next one that is left."""
        new = replace(self, filter=wanted, cursor=0)
        if not (self.entries and new.entries):
            return self._through_nothing(new)
        left = {(entry.topic.key, entry.row.id): number for number, entry in enumerate(new.entries)}
        following = (left.get((entry.topic.key, entry.row.id)) for entry in self.entries[self.cursor :])
        found = next((number for number in following if number is not None), len(new.entries) - 1)
        return new.at(found)

    def _through_nothing(self, new: Self) -> Self:
        """``new``, where it or this has no row: what was under the cursor is found again once there are rows."""
        if not new.entries:
            return replace(new, left=self.statement.id if self.statement else self.left)
        new = replace(new, left="")
        return new.statement_row(self.left) or new

    def over(self, comparison: Comparison, reviews: Reviews = NO_REVIEWS) -> Self:
        """The same place in a newer or differently cut comparison, or in one on which more was decided.

        That is the same row, the one that has its lead now, the one that has the statement under the cursor; where
        all of these are gone, the next row from there on that is left.
        """
        left = self.marked & {row.id for row in comparison.rows} if self.marked else self.marked
        new = replace(self, comparison=comparison, reviews=reviews, marked=left, cursor=0, pane=0)
        here = self.statement
        if here is None or not new.entries:
            return self._through_nothing(new)
        if comparison.accounts != self.comparison.accounts:
            return new.statement_row(here.id) or new.at(self.cursor)
        return new._with(self._place_in(new, here), self.pane)

    def _place_in(self, new: View, here: Statement) -> int:
        """Which entry of ``new`` takes the place of the one under the cursor."""
        rows = {(entry.topic.key, entry.row.id): n for n, entry in reversed(list(enumerate(new.entries)))}
        holders: dict[str, dict[str, int]] = {}  # the entries that have a statement, by their topics
        for number, entry in enumerate(new.entries):
            for statement in entry.row.statements:
                holders.setdefault(statement.id, {}).setdefault(entry.topic.key, number)
        for entry in chain(self.entries[self.cursor :], reversed(self.entries[: self.cursor])):
            topic, lead = entry.topic.key, entry.row.lead
            if (found := rows.get((topic, entry.row.id))) is not None:
                return found
            if (found := holders.get(lead, {}).get(topic)) is not None:
                return found
            if entry is self.entry:
                anywhere: Iterable[int] = chain(holders.get(lead, {}).values(), holders.get(here.id, {}).values())
                if (found := next(iter(anywhere), None)) is not None:
                    return found
        return 0
