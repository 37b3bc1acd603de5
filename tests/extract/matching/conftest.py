"""Copy for the matching tests: a few lines of invented stories, a statement a sentence."""

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from extract.matching import match
from extract.model import Article, Created, Cue, Kind, Paragraph, ParagraphKind, Source, Span, Speaker, Statement
from extract.settings import Settings


@dataclass
class Desk:
    """Articles and statements in the making; ``rows`` matches them, an article an account."""

    articles: list[Article] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def story(self, agency, *sentences, headline="", created=None):
        """An article with a sentence a paragraph; a sentence is text or (text, source words, cue words, chain)."""
        lines = [(headline, ParagraphKind.HEADLINE)] if headline else []
        lines += [(line, ParagraphKind.BODY) for line in sentences]
        text, paragraphs, own = "", [], []
        for number, (line, kind) in enumerate(lines):
            words, source, cue, chain = line if isinstance(line, tuple) else (line, "", "", (agency,))
            text += "\n\n" if text else ""
            span = Span(len(text), len(text) + len(words), words)
            text += words
            paragraphs.append(Paragraph(span, kind))
            own.append((f"{agency}-{number}", span, source, cue, chain))
        when = Created(datetime.fromisoformat(created)) if created else None
        article = Article(agency, agency, "text", text, tuple(paragraphs), agency=agency, created=when)
        self.articles.append(article)
        for name, span, source, cue, chain in own:
            self.statements.append(
                Statement(
                    id=name,
                    article=agency,
                    kind=Kind.INDIRECT if source else Kind.REPORTED,
                    source=Source(_find(text, span, source), Speaker(source.lower(), source)) if source else None,
                    cue=Cue(_find(text, span, cue)) if cue else None,
                    content=(span,),
                    sentence=span,
                    agency=agency,
                    chain=chain,
                )
            )
        return article

    def rows(self, **settings):
        accounts = {statement.id: statement.article for statement in self.statements}
        return match(self.articles, self.statements, accounts, Settings(**settings))


def _find(text, within, words):
    start = text.index(words, within.start)
    return Span(start, start + len(words), words)


@pytest.fixture
def desk():
    return Desk()
