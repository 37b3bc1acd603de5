"""What leaves the desk: what is held back until its time, what was accepted, and what to ask before it goes."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from extract.readers.border.clean import line
from extract.readers.versions import Story, without_copy
from extract.review.model import Reviewed, RowReview, RowStatus


def without_words(story: Story, keys: Container[str]) -> Story:
    """``story`` with those of its versions whose article is among ``keys`` without headline and text."""
    return replace(
        story,
        versions=tuple(
            replace(one, article=without_copy(one.article)) if one.article.key in keys else one
            for one in story.versions
        ),
    )


def only_accepted(reviewed: Reviewed) -> Reviewed:
    """The accepted rows alone, under their topics; ``rows`` still has what was decided on the others."""
    reviews = {row.id: reviewed.rows.get(row.id, RowReview()) for row in reviewed.comparison.rows}
    accepted = {name for name, review in reviews.items() if review.status is RowStatus.ACCEPTED}
    topics = (
        replace(topic, rows=tuple(row for row in topic.rows if row.id in accepted))
        for topic in reviewed.comparison.topics
    )
    chosen = replace(reviewed.comparison, topics=tuple(topic for topic in topics if topic.rows))
    return replace(reviewed, comparison=chosen, rows=reviews)


def asks(reviewed: Reviewed) -> tuple[str, ...]:
    """What must be asked before ``reviewed`` is exported: a line for each accepted row with killed or corrected copy.

    The rows are those in ``reviewed.comparison``; nothing is asked about one that is not exported.
    """
    found = []
    for row in reviewed.comparison.rows:
        review = reviewed.rows.get(row.id)
        if review and review.status is RowStatus.ACCEPTED and review.alerts:
            lead = next(statement for statement in row.statements if statement.id == row.lead)
            found.append(f"accepted: {_short(line(lead.words))}: {'; '.join(map(line, review.alerts))}")
    return tuple(found)


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"
