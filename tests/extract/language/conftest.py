"""One pipeline of each kind for all the tests of the language stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from extract.language import load_pipeline
from extract.model import Article, Paragraph, ParagraphKind, Span
from extract.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def shipped() -> Language:
    """Wireside's own pipeline."""
    return load_pipeline()


@pytest.fixture(scope="session")
def blank() -> Language:
    """Rules only."""
    return load_pipeline(Settings(pipeline="blank:en"))


def _article_of(*paragraphs: str, language: str = "en", kind: ParagraphKind = ParagraphKind.BODY) -> Article:
    """An article of these paragraphs, a blank line between them."""
    text = "\n\n".join(paragraphs)
    made, start = [], 0
    for words in paragraphs:
        made.append(Paragraph(Span(start, start + len(words), words), kind))
        start += len(words) + 2
    return Article("story.txt", "story.txt", "text", text, tuple(made), language=language)


@pytest.fixture
def make_article() -> Callable[..., Article]:
    return _article_of
