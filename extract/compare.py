"""The pipeline, in the order in which copy goes through it.

A caller that wants everything at once takes :func:`run`; the screen calls the stages itself, an article at a time, so
that statements stream in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from extract.comparison import compare
from extract.language import load_pipeline, parse
from extract.model import Article, By, Comparison, Problem, Statement
from extract.readers import read
from extract.settings import Settings
from extract.statements import extract_statements, unify
from extract.topics import Topics, load_topics, score_topics

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["compare", "extract", "extract_all", "load_pipeline", "load_topics", "read", "run"]


def extract(article: Article, nlp: Language, topics: Topics) -> tuple[Statement, ...]:
    """The statements of one article, in the order of the copy, with their topics."""
    parsed = parse(article, nlp)
    return score_topics(article, parsed, extract_statements(article, parsed), topics)


def extract_all(
    articles: Sequence[Article], nlp: Language, topics: Topics, tick: Callable[[Article], None] = lambda article: None
) -> tuple[Statement, ...]:
    """The statements of all ``articles``, each speaker one across them. ``tick`` is called after each article."""
    statements: list[Statement] = []
    for article in articles:
        statements += extract(article, nlp, topics)
        tick(article)
    return unify(statements)


def run(paths: Iterable[str], settings: Settings, by: By | None = None, stdin: BinaryIO | None = None) -> Comparison:
    """Read ``paths`` and compare what they say. Raises PipelineError and YamlError; what cannot be read is a problem."""
    found = list(read(paths, settings, stdin))
    articles = [item for item in found if isinstance(item, Article)]
    problems = [item for item in found if isinstance(item, Problem)]
    topics = load_topics()
    statements = extract_all(articles, load_pipeline(settings), topics) if articles else ()
    return compare(articles, statements, topics, settings, by or settings.by, problems)
