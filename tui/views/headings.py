"""Rows that are no claim of anybody: a heading between the paragraphs of one account's copy."""

from __future__ import annotations

from extract.model import Comparison, ParagraphKind, Row


def headings(comparison: Comparison) -> frozenset[str]:
    """The ids of the rows that hold headings of a single account and nothing else."""
    places = {
        article.key: [one.span for one in article.paragraphs if one.kind is ParagraphKind.HEADING]
        for article in comparison.articles
    }

    def is_heading(row: Row) -> bool:
        return row.exclusive and all(
            one.source is None and any(place.start <= one.sentence.start < place.end for place in places[one.article])
            for one in row.statements
        )

    return frozenset(row.id for topic in comparison.topics for row in topic.rows if is_heading(row))
