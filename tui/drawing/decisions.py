"""What was decided, as the screen says it: signs beside a row, words in the detail panel and the status line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from tui.drawing.marks import Marks
from tui.drawing.text import Line, Run, plain

if TYPE_CHECKING:
    from extract.review.model import Decision, RowReview

_WORDS = {
    "accept": "accepted",
    "reject": "rejected",
    "merge": "merged",
    "split": "split off",
    "move": "moved",
    "lead": "chosen to lead",
    "flag": "flagged",
    "unflag": "flag taken off",
    "note": "noted",
    "undo": "undone",
    "redo": "done again",
}
_QUOTED = 60  # letters of a statement in the status line


def row_signs(review: RowReview | None, pending: bool, marks: Marks) -> list[Run]:
    """The signs of a row, the status first, as a space where there is none; a line of the row has room for two."""
    accepted = review is not None and review.status == "accepted"
    status = Run(marks.pending, "dim") if pending else Run(marks.accepted if accepted else " ", "accepted")
    if review is None:
        return [status]
    signs = [
        Run(marks.correction, "error") if review.alerts or review.decided_on else None,
        Run(marks.conflict, "differs") if review.conflict else None,
        Run(marks.flag, "flag") if review.flagged else None,
        Run(marks.joined, "differs") if review.new else None,
        Run(marks.note, "dim") if review.notes else None,
    ]
    return [status, *(sign for sign in signs if sign)]


def when(decision: Decision, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """The time of ``decision`` on the clock of this machine, with as much of the date as is not today's."""
    at, now = decision.at.astimezone(zone), (now or datetime.now(UTC)).astimezone(zone)
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at.day} {at:%b %H:%M}" if at.year == now.year else f"{at.day} {at:%b %Y %H:%M}"


def what(decision: Decision, titles: Mapping[str, str]) -> str:
    """What was decided: "moved to Elections"."""
    words = _WORDS[decision.action]
    return f"{words} to {plain(titles.get(decision.value, decision.value))}" if decision.action == "move" else words


def signed(decision: Decision, titles: Mapping[str, str]) -> str:
    """What was decided, by whom and when: "accepted by ana 14:02"."""
    return f"{what(decision, titles)} by {plain(decision.editor)} {when(decision)}"


def review_lines(review: RowReview, titles: Mapping[str, str], names: Mapping[str, str], marks: Marks) -> list[Line]:
    """What was decided on a row and what speaks against it, a line for each, the gravest first.

    ``titles`` are the topics' by key, ``names`` the accounts' by the id of each statement in the row.
    """
    said: list[Line] = [(Run(f"{marks.correction} {plain(alert)}", "error"),) for alert in review.alerts]
    if review.conflict:
        against = ", ".join(signed(one, titles) for one in review.conflict)
        said.append((Run(f"{marks.conflict} {against}: the later one stands", "differs"),))
    elif review.decided:
        said.append((Run(f"{marks.accepted} {signed(review.decided, titles)}", "accepted"),))
    if review.decided_on:
        version = plain(review.decided_on)
        on = f"version {version}" if version[:1].isdigit() else version
        said.append((Run(f"{marks.correction} decided on {on}", "error"),))
    if review.new:
        later = ", ".join(dict.fromkeys(names[one] for one in review.new if one in names))
        said.append((Run(f"{marks.joined} new since: {plain(later)}", "differs"),))
    if review.flagged:
        said.append((Run(f"{marks.flag} {signed(review.flagged, titles)}", "flag"),))
    if review.notes:
        last = review.notes[-1]
        count = f"{len(review.notes)} notes, the last" if len(review.notes) > 1 else "noted"
        head = f"{marks.note} {count} by {plain(last.editor)} {when(last)}: "
        said.append((Run(head, "dim"), Run(first_line(last.value))))
    said += [(Run(signed(one, titles), "dim"),) for one in (review.moved, review.lead) if one]
    return said


def told(decisions: Sequence[Decision], titles: Mapping[str, str], known: Mapping[str, Decision], editor: str) -> str:
    """``decisions``, made by one key or found in the store, in one line; the name is left out where it is ``editor``.

    ``known`` has by id what they may take back.
    """
    last = decisions[-1]
    mine = [one for one in decisions if one.editor == last.editor and one.batch == last.batch]
    words = what(last, titles)
    target = known.get(last.target)
    if target is not None:
        words += f": {what(target, titles)}"
    who = "" if last.editor == editor else f"{plain(last.editor)}: "
    rows = f"{len(mine)} rows" if len(mine) > 1 else quoted(last)
    more = len(decisions) - len(mine)
    if last.action == "note" and len(mine) == 1:
        rows = first_line(last.value)
    return f"{who}{words}: {rows}" + (f"  and {more} more decision{'s' * (more != 1)}" if more else "")


def quoted(decision: Decision) -> str:
    """The beginning of the first statement that ``decision`` is on."""
    return _cut(next((plain(one.words) for one in decision.statements), ""))


def first_line(note: str) -> str:
    """The beginning of a note, with a sign where there is more of it."""
    first, more, _ = note.strip().partition("\n")
    return _cut(plain(first)) if not more else f"{_cut(plain(first)).removesuffix(' ...')} ..."


def _cut(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rpartition(' ')[0] or words[:_QUOTED]} ..."
