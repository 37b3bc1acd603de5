"""Markdown: what a person reads, prints or pastes into a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from extract.export.decisions import Reading, done, read_review
from extract.export.tables import describe
from extract.model import Article, Kind, Problem, Row, Statement
from extract.readers.versions import Story
from extract.review.model import Reviewed, RowReview

# Everything that Markdown or the HTML inside it could take for an instruction, addresses that would become links too.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
# Copy is clean of these; names of files need not be.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BLOCK_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))", re.MULTILINE)


def write_articles(items: Iterable[Article | Problem], out: TextIO) -> None:
    """Each article with what is known of it and its paragraphs."""
    problems = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        out.write(f"# {escape(item.headline or item.name)}\n\n")
        known = [item.agency, item.outlet, item.slug, item.version, str(item.created or ""), item.status, item.path]
        out.write(escape(" · ".join(filter(None, known))) + "\n\n")
        for paragraph in item.paragraphs:
            if paragraph.kind != "headline":
                mark = "## " if paragraph.kind == "heading" else ""
                out.write(f"{mark}{escape(paragraph.span.text)}\n\n")
    _write_problems(problems, out)


def write_statements(statements: Iterable[Statement], out: TextIO) -> None:
    """A list of the statements of each article."""
    article = None
    for statement in statements:
        if statement.article != article:
            out.write(("\n" if article else "") + f"# {escape(statement.article)}\n\n")
            article = statement.article
        out.write(f"- {_line(statement)}\n")


def write_comparison(reviewed: Reviewed, out: TextIO) -> None:
    """The rows of each topic, with every account's words, where they differ, and what was decided."""
    comparison = reviewed.comparison
    titles = {topic.key: topic.title for topic in comparison.topics}
    names = {account.key: account.name for account in comparison.accounts}
    out.write("# " + escape(", ".join(account.name for account in comparison.accounts) or "Nothing to compare") + "\n")
    for alert in comparison.alerts:
        out.write(f"\n**{escape(alert)}**\n")
    for topic in comparison.topics:
        out.write(f"\n## {escape(topic.title)}\n")
        for number, row in enumerate(topic.rows, start=1):
            out.write(f"\n### {number}. {escape(_summary(row, names))}\n\n")
            for cell in row.cells:
                for statement in cell.statements:
                    out.write(f"- **{escape(names[cell.account])}**: {_line(statement)}\n")
            for difference in row.differences:
                out.write(f"- *differs in {escape(describe(difference, names))}*\n")
            _write_review(read_review(reviewed.rows.get(row.id, RowReview()), titles), out)
    if reviewed.unplaced:
        out.write("\n## Decided on copy that is not here\n\n")
        for one in reviewed.unplaced:
            words = " / ".join(reference.words for reference in one.statements)
            out.write(f"- {escape(_flat(f'{done(one, titles)}: {words}'))}\n")
    if comparison.left_out:
        out.write("\n## Left out of the comparison\n\n")
        for article, reason in comparison.left_out:
            out.write(f"- {escape(article)}: {escape(reason)}\n")
    _write_problems(comparison.problems, out)


def write_versions(stories: Iterable[Story], out: TextIO) -> None:
    """The versions of each story, the oldest first, with the one that stands marked."""
    for story in stories:
        out.write(f"# {escape(story.id)}\n\n")
        for version in story.versions:
            article, created = version.article, version.article.created
            when = str(created) + ("" if created.zone_known else " (zone unknown)") if created else "time unknown"
            number = f"version {article.version}" if article.version else "no version number"
            stands = " **stands**" if article is story.stands else ""
            replaces = f", replaces {version.replaces}" if version.replaces else ""
            said = escape(f"{number}, {when}, {version.change}{replaces}: {article.headline} [{article.key}]")
            out.write(f"- {said}{stands}\n")
        if story.killed:
            out.write("- **KILLED**: nothing of this story may be used\n")
        out.write("\n")


def escape(text: str) -> str:
    """``text`` so that Markdown shows it as it is."""
    return _BLOCK_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", _CONTROL.sub("?", text)))


def _write_review(read: Reading, out: TextIO) -> None:
    for warning in read.warnings:
        out.write(f"- **{escape(warning)}**\n")
    for fact in read.facts:
        out.write(f"- *{escape(fact)}*\n")
    for note in read.notes:
        text = "\n  ".join(escape(one) for one in note.text.splitlines() if one.strip())
        out.write(f"- *note by {escape(note.by)}*: {text}\n")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _summary(row: Row, names: dict[str, str]) -> str:
    if row.exclusive:
        return f"only {names[row.cells[0].account]}"
    origins = f", {len(row.origins)} origin{'s' if len(row.origins) != 1 else ''}" if row.origins else ""
    return f"{len(row.cells)} accounts{origins}"


def _line(statement: Statement) -> str:
    words = escape(" ".join(statement.words.split()))
    if statement.source is None:
        speaker = "" if statement.kind is Kind.REPORTED else "source not named"
    else:
        speaker = statement.source.speaker.name
        if statement.source.speaker.role:
            speaker += f" ({statement.source.speaker.role})"
    said = ", ".join(filter(None, [speaker, str(statement.kind)]))
    through = f" [{' <- '.join(statement.chain)}]" if len(statement.chain) > 1 else ""
    return f"{words} — {escape(said + through)}"


def _write_problems(problems: Sequence[Problem], out: TextIO) -> None:
    if problems:
        out.write("\n## Could not be read\n\n")
        for problem in problems:
            out.write(f"- {escape(str(problem))}\n")
