"""Matching and comparing: accounts that tell the same sentences with changed words, numbers, dates and order."""

from __future__ import annotations

import io
import random
from collections import Counter
from datetime import UTC, datetime

from extract.compare import compare, load_topics
from extract.export.write import FORMATS, write_comparison
from extract.model import (
    Article,
    By,
    Comparison,
    Cue,
    Kind,
    Paragraph,
    Source,
    Span,
    Speaker,
    Stance,
    Statement,
    TopicScore,
)
from extract.readers.border.clean import line
from extract.settings import Settings
from fuzz.mutation import copy

_AGENCIES = ("AFP", "Reuters", "AP", "TASS", "dpa", "", "Sputnik", "sputnik")
_SWAPS = ("not", "never", "12", "13", "1,000", "July 9", "Tuesday", "Brandt", "denied", "“no”", "Syria", "3.5%", "", "")


def attempt(chance: random.Random) -> int:
    """One comparison of random accounts, by each pivot."""
    articles, statements = story(chance)
    settings = Settings(threshold=chance.choice((0, 20, 40, 60, 100)), compare_all=chance.random() < 0.5)
    topics = load_topics()
    for by in By:
        now = datetime.now(UTC) if chance.random() < 0.5 else None
        comparison = compare(articles, statements, topics, settings, by, (), now)
        check(comparison, statements)
        for form in FORMATS:
            write_comparison(comparison, form, io.StringIO())
    return len(By)


def story(chance: random.Random) -> tuple[list[Article], list[Statement]]:
    """Articles that tell the same sentences, each in its own words, and a statement for each sentence."""
    told = [line(part) for part in copy(chance, 10).split("\n\n")]
    told = [part for part in told if part] or ["Nothing was said."]
    articles: list[Article] = []
    statements: list[Statement] = []
    for number in range(chance.randint(1, 6)):
        key, text = f"{number}.txt", ""
        agency = chance.choice(_AGENCIES)
        paragraphs = []
        for one in chance.sample(told, chance.randint(1, len(told))):
            words = one.split(" ")
            for _ in range(chance.randint(0, 4)):
                words[chance.randrange(len(words))] = chance.choice(_SWAPS)
            said = " ".join(words).strip() or "x"
            text += "\n\n" if text else ""
            span = Span(len(text), len(text) + len(said), said)
            text += said
            paragraphs.append(Paragraph(span))
            statements.append(_statement(f"{number}-{len(paragraphs)}", key, agency, span, chance))
        articles.append(Article(key, key, "text", text, tuple(paragraphs), agency=agency, headline=told[0][:60]))
    return articles, statements


def _statement(name: str, article: str, agency: str, span: Span, chance: random.Random) -> Statement:
    end = chance.randint(1, len(span.text))
    part = Span.of(span.text, 0, end)
    content = Span(span.start + part.start, span.start + part.end, part.text) if part.text else span
    speaker = Speaker(*chance.choice((("brandt", "Brandt"), ("orel", "Marta Orel"), ("unnamed", "an official"))))
    kind = chance.choice(list(Kind))
    attributed = kind is not Kind.REPORTED
    return Statement(
        id=name,
        article=article,
        kind=kind,
        source=Source(content, speaker) if attributed and chance.random() < 0.9 else None,
        cue=Cue(content, chance.choice(list(Stance)), chance.random() < 0.1) if attributed else None,
        content=(content,),
        sentence=span,
        agency=agency,
        chain=tuple(filter(None, (agency, speaker.name if attributed else ""))),
        topics=tuple(TopicScore(key, 1.0) for key in ("syria", "nowhere") if chance.random() < 0.3),
    )


def check(comparison: Comparison, statements: list[Statement]) -> None:
    """Raise AssertionError where a statement is lost or doubled, or a mark points where its words are not."""
    left_out = dict(comparison.left_out)
    wanted = Counter(one.id for one in statements if one.article not in left_out)
    assert Counter(one.id for row in comparison.rows for one in row.statements) == wanted
    accounts = {account.key for account in comparison.accounts}
    for row in comparison.rows:
        own = {one.id: one for one in row.statements}
        assert row.lead in own
        assert {cell.account for cell in row.cells} <= accounts
        assert 0 <= row.score <= 100
        for difference in row.differences:
            assert len(difference.values) > 1 or difference.kind == "wording"
            for mark in difference.marks:
                article = comparison.articles_by_key[own[mark.statement].article]
                assert article.text[mark.span.start : mark.span.end] == mark.span.text
