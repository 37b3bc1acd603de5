"""What was decided on a row, in words: who, when, on which version, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extract.export.times import moment
from extract.model import Created
from extract.readers.border.clean import clean, line
from extract.review.model import Action, Decision, RowReview, RowStatus

_DONE = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.MERGE: "merged",
    Action.SPLIT: "split",
    Action.MOVE: "moved",
    Action.LEAD: "told to lead",
    Action.FLAG: "flagged",
    Action.UNFLAG: "flag taken off",
    Action.NOTE: "noted",
    Action.UNDO: "undone",
    Action.REDO: "done again",
}


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note: its text of one or more lines, and whose it is."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The decisions on one row as a reader sees them; everything is empty where there are none."""

    status: str = ""  # "accepted" or empty
    flagged: bool = False
    facts: tuple[str, ...] = ()  # "accepted by Ana, 2026-05-03 12:00 UTC"
    warnings: tuple[str, ...] = ()  # killed copy, changed words, contradicting decisions
    notes: tuple[Note, ...] = ()

    @property
    def told(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.facts or self.warnings or self.notes)


def read_review(review: RowReview, topics: Mapping[str, str]) -> Reading:
    """``review`` in words; ``topics`` has the title of each topic by its key."""
    facts = [done(one, topics) for one in (review.decided, review.moved, review.lead, review.flagged) if one]
    warnings = [line(alert) for alert in review.alerts]
    if review.decided_on:
        warnings.append(f"decided on version {line(review.decided_on)}; its words have changed since")
    if review.new:
        warnings.append(f"{len(review.new)} more statement{'s' * (len(review.new) != 1)} since it was accepted")
    if review.conflict:
        against = "; ".join(done(one, topics) for one in review.conflict)
        warnings.append(f"editors disagree, the last decision stands: {against}")
    return Reading(
        status=str(review.status) if review.status is not RowStatus.UNDECIDED else "",
        flagged=review.flagged is not None,
        facts=tuple(facts),
        warnings=tuple(warnings),
        notes=tuple(Note(clean(one.value).strip(), signed(one)) for one in review.notes),
    )


def done(decision: Decision, topics: Mapping[str, str]) -> str:
    """What was decided, by whom and when: "moved to Elections by Ana, 2026-05-03 12:00 UTC"."""
    where = f" to {line(topics.get(decision.value, decision.value))}" if decision.action is Action.MOVE else ""
    return f"{_DONE[decision.action]}{where} by {signed(decision)}"


def signed(decision: Decision) -> str:
    """The editor and the time of a decision."""
    return f"{line(decision.editor) or 'an editor without a name'}, {moment(Created(decision.at))}"


def review_record(review: RowReview) -> dict[str, Any]:
    """The decisions on one row as plain values; times are ISO 8601."""
    return {
        "status": str(review.status),
        "decided": review.decided and event_record(review.decided),
        "flagged": review.flagged and event_record(review.flagged),
        "notes": [event_record(note) for note in review.notes],
        "moved": review.moved and event_record(review.moved),
        "lead": review.lead and event_record(review.lead),
        "conflict": [event_record(one) for one in review.conflict],
        "decided_on": review.decided_on or None,
        "alerts": list(review.alerts),
        "new": list(review.new),
    }


def event_record(decision: Decision) -> dict[str, Any]:
    """One decision as plain values, with the words that it is on."""
    return {
        "action": str(decision.action),
        "by": decision.editor,
        "at": decision.at.isoformat(),
        "value": decision.value or None,
        "words": [reference.words for reference in decision.statements],
    }
