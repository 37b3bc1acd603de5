"""The values of a review: what an editor decided, on which statements, and what that makes of a comparison.

A decision is an event: it is appended to a store and never changed there. What stands at present is derived from all of
them, in the order of their numbers, by :func:`extract.review.lay_over`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from extract.model import Comparison


class Action(StrEnum):
    """What an editor can decide. ``sides`` of a Decision says on what."""

    ACCEPT = "accept"  # the row is right; a side for each of its accounts
    REJECT = "reject"  # its accounts do not say the same thing; a side for each of them
    MERGE = "merge"  # the rows say the same thing; a side for each of them
    SPLIT = "split"  # the first side does not belong with the second
    MOVE = "move"  # the row belongs under the topic ``value``
    LEAD = "lead"  # the first side leads the row
    FLAG = "flag"
    UNFLAG = "unflag"
    NOTE = "note"  # ``value`` is its text, of any number of lines
    UNDO = "undo"  # the decision ``target`` is taken back
    REDO = "redo"  # and made again


@dataclass(frozen=True, slots=True)
class Reference:
    """A statement by its content, so that it is found again from another path and in a new version of its story.

    Empty strings stand for what the copy does not say. No part of it tells where the file lay.
    """

    story: str  # what the versions of the story share: the sender's id, else agency and slug
    headline: str
    version: str
    created: str  # ISO 8601, without a zone where the copy names none
    agency: str  # who sent the article, else who published it
    print: str  # a hash of the normalised words of the content and its sentence
    words: str  # the content as it stood

    @property
    def version_name(self) -> str:
        """What to call the version on screen: its number, else its time, else nothing."""
        return self.version or self.created


@dataclass(frozen=True, slots=True)
class Decision:
    """One event. Order comes from ``number`` alone; ``at`` is for people to read, since clocks jump.

    ``number`` is 0 until a store has kept the decision, and negative for one from a desk file that is open but not
    taken over: such ones come before those of the store.
    """

    id: str  # a UUID
    number: int
    at: datetime  # UTC
    editor: str
    action: Action
    sides: tuple[tuple[Reference, ...], ...]  # what they are differs by Action
    value: str = ""
    target: str = ""  # the id of the decision that is undone or redone
    batch: str = ""  # shared by decisions made by one key on several rows; they are undone together

    @property
    def statements(self) -> tuple[Reference, ...]:
        """Every statement that it is on, of all sides."""
        return tuple(reference for side in self.sides for reference in side)


class RowStatus(StrEnum):
    UNDECIDED = "undecided"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class RowReview:
    """What was decided on one row of a laid-over comparison. A row without any decision has the defaults."""

    status: RowStatus = RowStatus.UNDECIDED
    decided: Decision | None = None  # the one that the status comes from
    flagged: Decision | None = None
    notes: tuple[Decision, ...] = ()
    moved: Decision | None = None
    lead: Decision | None = None
    conflict: tuple[Decision, ...] = ()  # of several editors, contradicting each other; the last one stands
    decided_on: str = ""  # the version that was decided on, where the words have changed since
    alerts: tuple[str, ...] = ()  # decided on copy that was killed or corrected since
    new: tuple[str, ...] = ()  # ids of statements that joined the row after it was accepted
    history: tuple[Decision, ...] = ()  # every decision on any of its statements, undone ones too, oldest first


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A comparison with the decisions laid over it.

    In ``comparison`` rejected pairs are apart, merged rows are one, moved rows stand under their topic, and chosen
    statements lead. ``references`` has every statement in it by its id.
    """

    comparison: Comparison
    rows: Mapping[str, RowReview] = field(default_factory=lambda: MappingProxyType({}))  # by Row.id, every row
    decisions: tuple[Decision, ...] = ()  # those that were given, in order
    standing: frozenset[str] = frozenset()  # the ids of those that are not undone
    unplaced: tuple[Decision, ...] = ()  # standing ones on these stories whose statements are nowhere in them now
    references: Mapping[str, Reference] = field(default_factory=lambda: MappingProxyType({}))
