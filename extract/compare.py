"""The pipeline, in the order in which copy goes through it: read, load the tools, extract, compare.

The screen extracts an article at a time, so that statements stream in; a command takes :func:`extract_all`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from extract.comparison import compare
from extract.language import load_pipeline, parse
from extract.model import Article, Statement
from extract.readers import read
from extract.statements import extract_statements, unify
from extract.topics import Topics, load_topics, score_topics

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["compare", "extract", "extract_all", "load_pipeline", "load_topics", "read"]


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
