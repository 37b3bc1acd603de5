"""Copy to statements, with the shipped pipeline and with rules only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from extract.language import load_pipeline, parse
from extract.model import Article, Statement
from extract.settings import Settings
from extract.statements import extract_statements

Extract = Callable[..., tuple[Statement, ...]]


@pytest.fixture(scope="session")
def blank() -> Language:
    return load_pipeline(Settings(pipeline="blank:en"))


@pytest.fixture
def extract(nlp: Language, make_article: Callable[..., Article]) -> Extract:
    """The statements of a text, by the shipped pipeline."""
    return lambda text, **fields: _extract(make_article(text, **fields), nlp)


@pytest.fixture
def extract_by_rules(blank: Language, make_article: Callable[..., Article]) -> Extract:
    """The statements of a text, by a pipeline that neither tags nor parses."""
    return lambda text, **fields: _extract(make_article(text, **fields), blank)


def _extract(article: Article, nlp: Language) -> tuple[Statement, ...]:
    return extract_statements(article, parse(article, nlp))
