"""The long work, done in threads: read, load the pipeline, extract, compare. It only posts messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO

from textual.message import Message

from extract.model import Article, By, Problem, Statement
from extract.settings import Settings
from tui.messages import (
    ArticleRead,
    Compared,
    PipelineLoaded,
    ProblemFound,
    ReadingFinished,
    StatementsExtracted,
    WorkFinished,
)

Post = Callable[[Message], object]


def read_and_extract(
    paths: Sequence[str], settings: Settings, stdin: BinaryIO | None, post: Post, stopped: Callable[[], bool]
) -> None:
    """Read ``paths`` and find the statements in them, saying so as each is done; ``stopped`` is asked in between."""
    from extract.readers import read

    articles: list[Article] = []
    for item in read(paths, settings, stdin):
        if stopped():
            break
        if isinstance(item, Problem):
            post(ProblemFound(item))
        else:
            articles.append(item)
            post(ArticleRead(item))
    post(ReadingFinished())
    if articles and not stopped():
        _extract(articles, settings, post, stopped)
    post(WorkFinished(stopped()))


def _extract(articles: Sequence[Article], settings: Settings, post: Post, stopped: Callable[[], bool]) -> None:
    from extract.compare import extract, load_pipeline, load_topics

    try:
        nlp, topics = load_pipeline(settings), load_topics()
    except ValueError as error:  # PipelineError and YamlError: both say what to do
        post(ProblemFound(Problem("configuration", str(error))))
        return
    post(PipelineLoaded())
    for article in articles:
        if stopped():
            return
        try:
            statements = extract(article, nlp, topics)
        except Exception as error:  # one article's copy must not take the others down
            post(ProblemFound(Problem(article.key, f"could not be taken apart: {type(error).__name__}: {error}")))
            continue
        post(StatementsExtracted(article, statements))


def compare_all(
    articles: Sequence[Article],
    statements: Mapping[str, tuple[Statement, ...]],
    settings: Settings,
    by: By,
    problems: Sequence[Problem],
    post: Post,
) -> None:
    """Set side by side what has been found so far, ``statements`` by their article's key."""
    from extract.compare import compare, load_topics
    from extract.statements import unify

    all_statements = unify([one for article in articles for one in statements.get(article.key, ())])
    comparison = compare(articles, all_statements, load_topics(), settings, by, problems)
    post(Compared(comparison, len(statements)))
