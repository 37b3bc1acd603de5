"""CSV: a line for each statement."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from typing import TextIO

from extract.export.decisions import read_review
from extract.model import Article, Difference, Problem, Statement
from extract.readers.versions import Story
from extract.review.model import Reviewed, RowReview

STATEMENT_COLUMNS = "article start end kind speaker role source cue content agency chain topics id".split()
COMPARISON_COLUMNS = ["topic", "row", "account", *STATEMENT_COLUMNS, "differences", "origins", "exclusive"]
ARTICLE_COLUMNS = "path format id story version created status agency outlet headline slug language error".split()
REVIEW_COLUMNS = "status flagged decisions warnings notes".split()
VERSION_COLUMNS = "story article version created change replaces stands headline".split()

# Copy is clean of these; names of files need not be.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# A spreadsheet takes a cell that begins with one of these for a formula; a leading apostrophe makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_articles(items: Iterable[Article | Problem], out: TextIO) -> None:
    """A line for each article, and one with the error for each input that could not be read."""
    table = csv.writer(out)
    table.writerow(ARTICLE_COLUMNS)
    for item in items:
        if isinstance(item, Problem):
            cells = {"path": item.path, "error": str(item)}
        else:
            cells = {name: str(getattr(item, name) or "") for name in ARTICLE_COLUMNS[:-1]}
        table.writerow([safe(cells.get(name, "")) for name in ARTICLE_COLUMNS])


def write_statements(statements: Iterable[Statement], out: TextIO) -> None:
    """A line for each statement."""
    table = csv.writer(out)
    table.writerow(STATEMENT_COLUMNS)
    for statement in statements:
        table.writerow(_statement_cells(statement))


def write_comparison(reviewed: Reviewed, out: TextIO) -> None:
    """A line for each statement of each row of each topic; lines of one row share its ``row`` value.

    Where editors decided anything, what they decided on the row stands in columns of its own.
    """
    comparison, decided = reviewed.comparison, bool(reviewed.decisions)
    table = csv.writer(out)
    table.writerow(COMPARISON_COLUMNS + REVIEW_COLUMNS * decided)
    titles = {topic.key: topic.title for topic in comparison.topics}
    names = {account.key: account.name for account in comparison.accounts}
    for topic in comparison.topics:
        for row in topic.rows:
            differences = "; ".join(describe(difference, names) for difference in row.differences)
            origins = "; ".join(row.origins)
            review = _review_cells(reviewed.rows.get(row.id, RowReview()), titles) if decided else []
            for cell in row.cells:
                for statement in cell.statements:
                    head = [topic.title, row.id, names[cell.account]]
                    tail = [differences, origins, "yes" if row.exclusive else "no", *review]
                    table.writerow([*map(safe, head), *_statement_cells(statement), *map(safe, tail)])


def write_versions(stories: Iterable[Story], out: TextIO) -> None:
    """A line for each version of each story, the oldest first."""
    table = csv.writer(out)
    table.writerow(VERSION_COLUMNS)
    for story in stories:
        for version in story.versions:
            article = version.article
            stands = "yes" if story.stands is article else "no"
            words = [article.version, str(article.created or ""), str(version.change), version.replaces]
            table.writerow(map(safe, [story.id, article.key, *words, stands, article.headline]))


def describe(difference: Difference, names: dict[str, str]) -> str:
    """A difference in a line: ``number: AFP 12, Reuters 15``; an account that has no such words says "-"."""
    values = ", ".join(f"{names.get(account, account)} {words or '-'}" for account, words in difference.values)
    return f"{difference.kind}: {values}" + ("" if difference.certain else " (possible)")


def _review_cells(review: RowReview, titles: Mapping[str, str]) -> list[str]:
    read = read_review(review, titles)
    notes = "; ".join(f"{note.text} ({note.by})" for note in read.notes)
    flagged = "yes" if read.flagged else "no"
    return [str(review.status), flagged, "; ".join(read.facts), "; ".join(read.warnings), notes]


def _statement_cells(statement: Statement) -> list[str | int]:
    source = statement.source
    words = [
        str(statement.kind),
        source.speaker.name if source else "",
        source.speaker.role if source else "",
        source.span.text if source else "",
        statement.cue.span.text if statement.cue else "",
        statement.words,
        statement.agency,
        " <- ".join(statement.chain),
        "; ".join(topic.name for topic in statement.topics),
        statement.id,
    ]
    place = [statement.content[0].start, statement.content[-1].end]
    return [safe(statement.article), *place, *map(safe, words)]


def safe(cell: str) -> str:
    """``cell`` as a spreadsheet shows it, never as a formula."""
    cell = _CONTROL.sub("?", cell)
    return "'" + cell if cell.startswith(_FORMULA_STARTS) else cell
