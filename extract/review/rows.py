"""What was decided on each row of a comparison that the decisions have been laid over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.model import Article, Comparison, Row
from extract.readers.versions import Change, Story, story_name, versions
from extract.review.model import Action, Decision, Reference, RowReview, RowStatus
from extract.review.references import Place, article_reference
from extract.review.standing import ordered


class Placed(NamedTuple):
    """A decision and where the statements of its sides are now; one that stands is not undone."""

    decision: Decision
    sides: tuple[frozenset[str], ...]  # ids of statements
    stands: bool

    @property
    def statements(self) -> frozenset[str]:
        return frozenset().union(*self.sides)


def review_rows(
    comparison: Comparison,
    placed: Sequence[Placed],
    places: Mapping[Reference, Place],
    conflicts: Mapping[str, Sequence[Decision]],
) -> dict[str, RowReview]:
    """The review of every row of ``comparison``, by its id. ``conflicts`` has those on pairs, by statement."""
    on: dict[str, list[int]] = {}
    for number, one in enumerate(placed):
        for statement in one.statements:
            on.setdefault(statement, []).append(number)
    copy = _Copy(comparison.articles)
    found = {}
    for row in comparison.rows:
        names = {statement.id for statement in row.statements}
        numbers = sorted({number for name in names for number in on.get(name, ())})
        if numbers:
            disputed = {one.id: one for name in names for one in conflicts.get(name, ())}
            found[row.id] = _review(row, [placed[number] for number in numbers], places, disputed, copy)
        else:
            found[row.id] = RowReview()
    return found


def _review(
    row: Row,
    placed: Sequence[Placed],
    places: Mapping[Reference, Place],
    disputed: Mapping[str, Decision],
    copy: _Copy,
) -> RowReview:
    names = frozenset(statement.id for statement in row.statements)
    standing = [one for one in placed if one.stands]
    accepted = [one for one in standing if one.decision.action is Action.ACCEPT and _holds(one, names)]
    flags = [one.decision for one in standing if one.decision.action in (Action.FLAG, Action.UNFLAG)]
    moves = [one.decision for one in standing if one.decision.action is Action.MOVE]
    leads = [one.decision for one in standing if one.decision.action is Action.LEAD and one.sides[0] & names]
    known = frozenset().union(*(one.statements for one in accepted))
    conflict = {**disputed, **_at_odds({one: one.value for one in moves})}
    conflict |= _at_odds({one: "\n".join(side.print for side in one.sides[0]) for one in leads})
    # Who accepts a row again has seen what has become of it.
    last = [one.decision for one in accepted[-1:] or standing]
    changed = [decision for decision in last if _changed(decision, places, names)]
    return RowReview(
        status=RowStatus.ACCEPTED if accepted else RowStatus.UNDECIDED,
        decided=accepted[-1].decision if accepted else None,
        flagged=flags[-1] if flags and flags[-1].action is Action.FLAG else None,
        notes=tuple(one.decision for one in standing if one.decision.action is Action.NOTE),
        moved=moves[-1] if moves else None,
        lead=leads[-1] if leads else None,
        conflict=ordered(conflict.values()),
        decided_on=_changed(changed[-1], places, names) if changed else "",
        alerts=tuple(dict.fromkeys(alert for decision in last for alert in copy.alerts(decision))),
        new=tuple(statement.id for statement in row.statements if statement.id not in known) if accepted else (),
        history=tuple(one.decision for one in placed),
    )


def _holds(accepted: Placed, names: frozenset[str]) -> bool:
    """Whether the row of ``names`` is the one that was accepted: two of its sides stand in it, or the only one left."""
    left = [side for side in accepted.sides if side]
    return sum(not side.isdisjoint(names) for side in left) >= min(2, len(left))


def _at_odds(values: Mapping[Decision, str]) -> dict[str, Decision]:
    """The last decision of each editor, by id, where they do not agree on the value."""
    last = {decision.editor: decision for decision in values}
    return {one.id: one for one in last.values()} if len({values[one] for one in last.values()}) > 1 else {}


def _changed(decision: Decision, places: Mapping[Reference, Place], names: frozenset[str]) -> str:
    """The version that ``decision`` was made on, where words of the row have changed since; else empty."""
    for reference in decision.statements:
        place = places.get(reference)
        if place and place.changed and not names.isdisjoint(place.statements):
            return reference.version_name or "an earlier version"
    return ""


class _Copy:
    """The versions that are open, asked what has become of the copy that a decision was made on."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._stories: dict[str, list[Story]] = {}
        for story in versions(articles):
            name = story_name(story.versions[0].article)
            if name:
                self._stories.setdefault(name, []).append(story)

    def alerts(self, decision: Decision) -> list[str]:
        """Which of the copy under ``decision`` was killed, and which corrected after the version decided on."""
        found = []
        for reference in decision.statements:
            for story in self._stories.get(reference.story, ()) if reference.story else ():
                name = reference.agency or story.versions[-1].article.name
                on = f" since version {reference.version_name}" if reference.version_name else ""
                if story.killed:
                    found.append(f"{name}: the copy was killed{on}")
                elif _corrected_after(reference, story):
                    found.append(f"{name}: the copy was corrected{on}")
        return found


def _corrected_after(reference: Reference, story: Story) -> bool:
    """Whether a version that came after the one of ``reference`` corrects it; where that is not open, any other."""
    own = (reference.version, reference.created)
    at = -1
    for number, version in enumerate(story.versions):
        other = article_reference(version.article)
        if (other.version, other.created) == own:
            at = number
    return any(version.change is Change.CORRECTION for version in story.versions[at + 1 :])
