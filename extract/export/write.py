"""One way to write each result in each format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from extract.export import markdown, tables
from extract.export.articles import article_record
from extract.export.records import comparison_record, problem_record, row_record, statement_record, story_record
from extract.model import Article, Comparison, Problem, Statement
from extract.readers.versions import Story

FORMATS = ("json", "jsonl", "csv", "md")


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


def write_comparison(comparison: Comparison, form: str, out: TextIO) -> None:
    """A comparison in one of FORMATS. JSON is one object; JSON Lines has a row a line, with its topic."""
    if form == "csv":
        tables.write_comparison(comparison, out)
    elif form == "md":
        markdown.write_comparison(comparison, out)
    elif form == "json":
        _dump(comparison_record(comparison), out, indent=1)
    else:
        rows = ({"topic": topic.key, **row_record(row)} for topic in comparison.topics for row in topic.rows)
        _write_json(rows, form, out)


def _write_json(records: Iterable[Any], form: str, out: TextIO) -> None:
    if form == "json":
        _dump(list(records), out, indent=1)
    else:
        for record in records:
            _dump(record, out)


def _dump(value: Any, out: TextIO, indent: int | None = None) -> None:
    out.write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")
