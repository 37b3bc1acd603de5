"""What several commands do: read, load, hold back, and say on standard error what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from spacy.language import Language

    from extract.model import Article, By, Problem, Statement
    from extract.review.model import Decision
    from extract.settings import Settings
    from extract.topics import Topics

# Exit statuses.
ALL_READ, SOME_UNREAD, WRONG_USAGE, NONE_READ = range(4)


class Report:
    """What was read, passing through: problems are told on standard error at once, and counted."""

    def __init__(self, items: Iterator[Article | Problem]) -> None:
        self._items = items
        self._articles = 0
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[Article | Problem]:
        from extract.model import Problem

        for item in self._items:
            if isinstance(item, Problem):
                self.problems.append(item)
                tell(str(item))
            else:
                self._articles += 1
            yield item

    @property
    def status(self) -> int:
        if not self.problems:
            return ALL_READ
        return SOME_UNREAD if self._articles else NONE_READ


def read_all(paths: Sequence[str], settings: Settings) -> tuple[list[Article], Report]:
    """The articles in ``paths``, and what came of reading them; "-" is standard input."""
    from extract.model import Article
    from extract.readers import read as read_paths

    report = Report(read_paths(paths, settings, sys.stdin.buffer))
    return [item for item in report if isinstance(item, Article)], report


def opened_in(paths: Sequence[str], settings: Settings, report: Report) -> list[Decision]:
    """The decisions in the desk files among ``paths``; what cannot be read of them is told."""
    from extract.model import Problem
    from extract.review.deskfile import opened_decisions

    found: list[Decision] = []
    for item in opened_decisions(paths, settings):
        if isinstance(item, Problem):
            report.problems.append(item)
            tell(str(item))
        else:
            found.append(item)
    return found


def held_back(article: Article) -> bool:
    """Whether ``article`` is under an embargo now and so is held back, which is told."""
    from extract.readers.versions import embargoed

    held = embargoed(article, datetime.now(UTC))
    if held:
        until = f" until {article.embargo}" if article.embargo else ""
        tell(f"{article.key}: is under an embargo{until} and held back; --embargoed takes it in")
    return held


def _tools(settings: Settings) -> tuple[Language, Topics]:
    from extract.compare import load_pipeline, load_topics
    from extract.language import PipelineError
    from extract.matching.meaning import EmbeddingError, load_embedding
    from extract.yamlfile import YamlError

    try:
        if settings.semantic:
            load_embedding(settings.semantic)
        return load_pipeline(settings), load_topics()
    except (PipelineError, EmbeddingError, YamlError) as error:
        fail(str(error))


def found_in(articles: Sequence[Article], settings: Settings) -> tuple[tuple[Statement, ...], Topics]:
    """The statements of ``articles``, and the topics that they were sorted by, with a bar meanwhile."""
    from extract.compare import extract_all

    nlp, topics = _tools(settings)
    # On standard error when that is a terminal; nothing in a pipe.
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=len(articles), label="extracting", file=sys.stderr, hidden=hidden) as bar:
        return extract_all(articles, nlp, topics, lambda _: bar.update(1)), topics


def chosen_settings(config: Path | None, **chosen: Any) -> Settings:
    """The configuration, with what was ``chosen`` on the command line laid over it."""
    from extract.settings import load_settings
    from extract.yamlfile import YamlError

    try:
        return replace(load_settings(config), **{name: value for name, value in chosen.items() if value is not None})
    except YamlError as error:
        fail(str(error))


def pivot(name: str) -> By:
    """What a column is, by the name that it has on the command line."""
    from extract.model import By

    return By(name)


def tell(words: str) -> None:
    """Say ``words`` on standard error; a file's name in them may hold what a terminal would act on."""
    from tui.drawing.text import drawn, plain

    click.echo(f"wireside: {drawn(plain(words))}", err=True)


def fail(reason: str) -> NoReturn:
    """Say why and end as after wrong usage."""
    tell(reason)
    sys.exit(WRONG_USAGE)
