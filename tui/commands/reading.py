"""Articles, versions, statements, and the differences of two texts, printed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from tui.commands.options import config_option, embargoed_option, format_option, paths_argument
from tui.commands.running import Report, chosen_settings, fail, found_in, held_back, read_all


@click.command()
@paths_argument
@config_option
@format_option
@embargoed_option
def read(paths: Sequence[str], config: Path | None, form: str, embargoed: bool) -> None:
    """Read PATHS and print the articles in them."""
    from extract.export.write import write_articles
    from extract.model import Article
    from extract.readers import read as read_paths
    from extract.readers.versions import without_copy

    report = Report(read_paths(paths, chosen_settings(config), sys.stdin.buffer))
    items = (
        without_copy(item) if not embargoed and isinstance(item, Article) and held_back(item) else item
        for item in report
    )
    write_articles(items, form, sys.stdout)
    sys.exit(report.status)


@click.command()
@paths_argument
@config_option
@format_option
@embargoed_option
def extract(paths: Sequence[str], config: Path | None, form: str, embargoed: bool) -> None:
    """Print the statements in PATHS: who said what, in which words, by whose account."""
    from extract.export.write import write_statements

    articles, report = read_all(paths, settings := chosen_settings(config))
    articles = [article for article in articles if embargoed or not held_back(article)]
    statements, _ = found_in(articles, settings)
    write_statements(statements, form, sys.stdout)
    sys.exit(report.status)


@click.command()
@paths_argument
@config_option
@format_option
@embargoed_option
def versions(paths: Sequence[str], config: Path | None, form: str, embargoed: bool) -> None:
    """List the stories in PATHS with their versions: which one stands, and what replaced what."""
    from extract.export.held import without_words
    from extract.export.write import write_versions
    from extract.readers.versions import versions as group_versions

    articles, report = read_all(paths, chosen_settings(config))
    held = {article.key for article in articles if not embargoed and held_back(article)}
    write_versions([without_words(story, held) for story in group_versions(articles)], form, sys.stdout)
    sys.exit(report.status)


@click.command()
@click.argument("source", type=click.File(encoding="utf-8"), default="-")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
def diff(source: TextIO, form: str) -> None:
    """Name the facts in which pairs of texts differ.

    SOURCE (default: standard input) holds a JSON object a line, {"a": text, "b": text}; the answers come in the same
    order.
    """
    import json

    from extract.matching.differing.diff import PairError, diff_lines

    try:
        for record in diff_lines(source):
            click.echo(json.dumps(record, ensure_ascii=False))
    except PairError as error:
        fail(f"{source.name}, {error}")
    except UnicodeDecodeError:
        fail(f"{source.name} is no UTF-8")
