"""The language pipeline and the extractor: mixed-up copy, with the shipped pipeline and with rules alone."""

from __future__ import annotations

import io
import random
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.compare import extract, load_pipeline, load_topics
from extract.export.write import FORMATS, write_statements
from extract.model import Article, Statement
from extract.readers import read
from extract.settings import Settings
from extract.statements import unify
from fuzz.mutation import copy

if TYPE_CHECKING:
    from spacy.language import Language


@lru_cache(maxsize=2)
def _pipeline(name: str) -> Language:
    return load_pipeline(Settings(pipeline=name))


def attempt(chance: random.Random) -> int:
    """One story; whatever its words are, no letter of it is lost and every span is in its place."""
    text = copy(chance, 12)
    items = list(read(["-"], Settings(), io.BytesIO(text.encode("utf-8", "surrogatepass"))))
    nlp = _pipeline("" if chance.random() < 0.8 else "blank:en")
    for item in items:
        if isinstance(item, Article):
            statements = extract(item, nlp, load_topics())
            check(item, statements)
            unify(list(statements))
            for form in FORMATS:
                write_statements(statements, form, io.StringIO())
    return 1


def check(article: Article, statements: tuple[Statement, ...]) -> None:
    """Raise AssertionError where a span is out of place or a letter of the copy is in no statement's sentence."""
    text = article.text
    for statement in statements:
        spans = [statement.sentence, *statement.content, *statement.hedges]
        spans += [part.span for part in (statement.source, statement.cue) if part]
        for span in spans:
            assert span.text
            assert text[span.start : span.end] == span.text
    assert len({statement.id for statement in statements}) == len(statements)
    held = bytearray(len(text))
    for statement in statements:
        span = statement.sentence
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    compared = ("headline", "heading", "body")
    for paragraph in article.paragraphs:
        if paragraph.kind in compared:
            for place in range(paragraph.span.start, paragraph.span.end):
                assert held[place] or not text[place].isalnum(), f"{text[place]!r} at {place} is lost"
