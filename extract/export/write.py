"""One way to write each result in each format."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TextIO

from extract.export import markdown, tables
from extract.export.articles import article_record
from extract.export.records import comparison_record, problem_record, row_records, statement_record, story_record
from extract.model import Article, Comparison, Problem, Statement
from extract.readers.border.clean import HIDDEN
from extract.readers.versions import Story
from extract.review.model import Reviewed

FORMATS = ("json", "jsonl", "csv", "md")
COMPARISON_FORMATS = (*FORMATS, "html", "ninjs", "docx")
# Copy has none of these; a topic's title may, or a name in the configuration.
_HIDDEN = re.compile(HIDDEN)


def write_articles(items: Iterable[Article | Problem], form: str, out: TextIO) -> None:
    """Articles as they are read, and the inputs that could not be, in one of FORMATS."""
    if form == "csv":
        tables.write_articles(items, out)
    elif form == "md":
        markdown.write_articles(items, out)
    else:
        _write_json((problem_record(i) if isinstance(i, Problem) else article_record(i) for i in items), form, out)


def write_statements(statements: Sequence[Statement], form: str, out: TextIO) -> None:
    """Statements in one of FORMATS."""
    if form == "csv":
        tables.write_statements(statements, out)
    elif form == "md":
        markdown.write_statements(statements, out)
    else:
        _write_json(map(statement_record, statements), form, out)


def write_versions(stories: Sequence[Story], form: str, out: TextIO) -> None:
    """Stories with their versions in one of FORMATS."""
    if form == "csv":
        tables.write_versions(stories, out)
    elif form == "md":
        markdown.write_versions(stories, out)
    else:
        _write_json(map(story_record, stories), form, out)


def write_comparison(found: Comparison | Reviewed, form: str, out: TextIO, made: datetime | None = None) -> None:
    """A comparison, or one with the decisions on it, in one of COMPARISON_FORMATS but "docx", which is no text.

    JSON is one object; JSON Lines has a row a line, with its topic. ``made`` is the time that documents name, now
    where it is not given.
    """
    reviewed = found if isinstance(found, Reviewed) else Reviewed(found)
    if form == "csv":
        tables.write_comparison(reviewed, out)
    elif form == "md":
        markdown.write_comparison(reviewed, out)
    elif form == "json":
        _dump(comparison_record(reviewed), out, indent=1)
    elif form == "jsonl":
        topics = reviewed.comparison.topics
        rows = ({"topic": topic.key, **row} for topic in topics for row in row_records(topic, reviewed))
        _write_json(rows, form, out)
    else:
        from extract.export.documents.ninjs import item
        from extract.export.documents.page import page
        from extract.export.documents.report import report

        made = made or datetime.now(UTC)
        shown = report(reviewed, made)
        if form == "ninjs":
            _dump(item(reviewed.comparison, shown, made), out, indent=1)
        else:
            out.write(page(shown))


def comparison_bytes(found: Comparison | Reviewed, form: str, made: datetime | None = None) -> bytes:
    """What a file with the comparison holds, in one of COMPARISON_FORMATS; text is UTF-8."""
    if form == "docx":
        from extract.export.documents.briefing import briefing
        from extract.export.documents.report import report

        reviewed = found if isinstance(found, Reviewed) else Reviewed(found)
        return briefing(report(reviewed, made or datetime.now(UTC)))
    out = io.StringIO(newline="")
    write_comparison(found, form, out, made)
    return out.getvalue().encode("utf-8", "backslashreplace")


def _write_json(records: Iterable[Any], form: str, out: TextIO) -> None:
    if form == "json":
        _dump(list(records), out, indent=1)
    else:
        for record in records:
            _dump(record, out)


def _dump(value: Any, out: TextIO, indent: int | None = None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    out.write(_HIDDEN.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n")
