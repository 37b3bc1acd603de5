"""Statements, rows and comparisons as plain values, in the one form that every data format is written from.

The form is documented in ``docs/output.md``; it changes only by additions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.export.articles import article_record
from extract.export.decisions import event_record, review_record
from extract.model import Difference, Problem, Row, Span, Statement, TopicRows
from extract.readers.versions import Story
from extract.review.model import Reviewed, RowReview

Record = dict[str, Any]


def statement_record(statement: Statement) -> Record:
    """One statement; offsets are characters into its article's text."""
    source, cue = statement.source, statement.cue
    return {
        "article": statement.article,
        "id": statement.id,
        "kind": str(statement.kind),
        "source": source
        and {**_span(source.span), "speaker": source.speaker.name, "role": source.speaker.role or None},
        "cue": cue and {**_span(cue.span), "stance": str(cue.stance), "negated": cue.negated},
        "content": [_span(part) for part in statement.content],
        "sentence": {"start": statement.sentence.start, "end": statement.sentence.end},
        "agency": statement.agency or None,
        "chain": list(statement.chain),
        "hedges": [_span(hedge) for hedge in statement.hedges],
        "parent": statement.parent or None,
        "topics": [{"name": topic.name, "score": topic.score} for topic in statement.topics],
    }


def row_record(row: Row, review: RowReview | None = None) -> Record:
    """One row, with what each account says in it and, where there is a review, what was decided on it."""
    return {
        "id": row.id,
        "cells": {cell.account: [statement_record(statement) for statement in cell.statements] for cell in row.cells},
        "lead": row.lead,
        "differences": [difference_record(difference) for difference in row.differences],
        "origins": list(row.origins),
        "exclusive": row.exclusive,
        "confidence": str(row.confidence),
        "score": round(row.score, 1),
        "links": [
            {
                "one": link.one,
                "other": link.other,
                "score": round(link.score, 1),
                "signs": {
                    sign.name: {"value": round(sign.value, 3), "share": round(sign.share, 3)} for sign in link.signs
                },
            }
            for link in row.links
        ],
        "through": [{"statement": statement, "linked_to": other} for statement, other in row.through],
        "reprints": [{"account": account, "of": other} for account, other in row.reprints],
        "first": row.first or None,
        **({"review": review_record(review)} if review else {}),
    }


def difference_record(difference: Difference) -> Record:
    """One difference, with the words of each account that it is between."""
    return {
        "kind": str(difference.kind),
        "values": dict(difference.values),
        "certain": difference.certain,
        "marks": [
            {"account": mark.account, "statement": mark.statement, **_span(mark.span)} for mark in difference.marks
        ],
    }


def comparison_record(reviewed: Reviewed) -> Record:
    """The whole comparison, with the decisions on it where there are any."""
    comparison = reviewed.comparison
    return {
        "by": str(comparison.by),
        "articles": [article_record(article) for article in comparison.articles],
        "accounts": [{"key": account.key, "name": account.name} for account in comparison.accounts],
        "topics": [
            {"key": topic.key, "title": topic.title, "rows": list(row_records(topic, reviewed))}
            for topic in comparison.topics
        ],
        "alerts": list(comparison.alerts),
        "left_out": [{"article": article, "reason": reason} for article, reason in comparison.left_out],
        "problems": [problem_record(problem) for problem in comparison.problems],
        **({"unplaced": [event_record(one) for one in reviewed.unplaced]} if reviewed.decisions else {}),
    }


def row_records(topic: TopicRows, reviewed: Reviewed) -> Iterator[Record]:
    """The rows of ``topic``."""
    for row in topic.rows:
        yield row_record(row, reviewed.rows.get(row.id, RowReview()) if reviewed.decisions else None)


def story_record(story: Story) -> Record:
    """One story with its versions, the oldest first; ``stands`` is the version that is valid now."""
    return {
        "story": story.id,
        "stands": story.stands.key if story.stands else None,
        "killed": story.killed,
        "corrected": story.corrected,
        "parts": [part.key for part in story.parts],
        "versions": [
            {
                "article": version.article.key,
                "version": version.article.version or None,
                "created": str(version.article.created) if version.article.created else None,
                "zone_known": version.article.created.zone_known if version.article.created else None,
                "change": str(version.change),
                "replaces": version.replaces or None,
                "headline": version.article.headline,
            }
            for version in story.versions
        ],
    }


def problem_record(problem: Problem) -> Record:
    """An input that could not be read, with the reason and the place."""
    return {"path": problem.path, "error": ", ".join(filter(None, [problem.place, problem.reason]))}


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end, "text": span.text}
