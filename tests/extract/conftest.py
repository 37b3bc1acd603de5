"""Short ways to make the values that the stages work on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from extract.language import load_pipeline
from extract.model import Article, Kind, Paragraph, ParagraphKind, Source, Span, Speaker, Statement


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


def make_article(text: str, key: str = "story.txt", headings: tuple[str, ...] = (), **fields: object) -> Article:
    """An article of the paragraphs of ``text``, divided by blank lines; those in ``headings`` are headings."""
    paragraphs, start = [], 0
    for words in text.split("\n\n"):
        kind = ParagraphKind.HEADING if words in headings else ParagraphKind.BODY
        paragraphs.append(Paragraph(Span(start, start + len(words), words), kind))
        start += len(words) + 2
    return Article(key=key, path=key, format="text", text=text, paragraphs=tuple(paragraphs), **fields)  # type: ignore[arg-type]


def make_statement(
    words: str,
    name: str,
    *,
    article: str = "story.txt",
    speaker: str = "",
    agency: str = "",
    start: int = 0,
    **fields: object,
) -> Statement:
    """A statement of ``words``, said by ``speaker`` through ``agency``."""
    span = Span(start, start + len(words), words)
    source = Source(Span(0, len(speaker), speaker), Speaker(speaker.casefold(), speaker)) if speaker else None
    values: dict[str, object] = {
        "kind": Kind.INDIRECT if speaker else Kind.REPORTED,
        "chain": tuple(filter(None, [agency, speaker])),
        **fields,
    }
    return Statement(
        id=name,
        article=article,
        source=source,
        cue=None,
        content=(span,),
        sentence=span,
        agency=agency,
        **values,  # type: ignore[arg-type]
    )


@pytest.fixture(name="make_article")
def _make_article() -> Callable[..., Article]:
    return make_article


@pytest.fixture(name="make_statement")
def _make_statement() -> Callable[..., Statement]:
    return make_statement
