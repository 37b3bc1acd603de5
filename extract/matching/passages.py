"""The texts that are compared: sentences first, then the statements within them.

How alike two accounts are shows in whole sentences; which of their statements stand side by side shows in the
statements' own words. A statement that is reported inside another one stays with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extract.model import Article, ParagraphKind, Span, Statement


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article, or the sentences of one paragraph that a statement touches together."""

    article: str  # Article.key
    start: int
    end: int
    text: str
    headline: bool
    written: date | None = None
    speakers: frozenset[str] = frozenset()  # the keys of the named speakers


@dataclass(frozen=True, slots=True)
class Unit:
    """Statements of one account with the same sentences, which go into a row together.

    ``start`` to ``end`` holds their words: the whole sentences where nothing else is said in them.
    """

    passages: tuple[int, ...]  # indexes of the Passages they touch
    account: str
    statements: tuple[Statement, ...]
    start: int
    end: int
    text: str
    headline: bool = False

    @property
    def id(self) -> str:
        return self.statements[0].id


def divide(
    articles: Sequence[Article], statements: Sequence[Statement], accounts: Mapping[str, str]
) -> tuple[list[Passage], list[Unit]]:
    """The passages in an order of their own (article key, then place), and their units in the same order."""
    by_key = {article.key: article for article in articles}
    grouped: dict[tuple[str, int, int], list[Statement]] = {}
    for statement in statements:
        place = (statement.article, statement.sentence.start, statement.sentence.end)
        grouped.setdefault(place, []).append(statement)
    pieces = {place: _pieces(by_key[place[0]].text, place) for place in grouped}
    speakers: dict[tuple[str, int, int], set[str]] = {}
    for place, own in grouped.items():
        for piece in pieces[place]:
            speakers.setdefault(piece, set()).update(_named(own))
    number = {piece: at for at, piece in enumerate(sorted(speakers))}
    passages = [_passage(by_key[piece[0]], piece, speakers[piece]) for piece in number]
    units: list[Unit] = []
    for place in sorted(grouped):
        key, start, end = place
        text, touched = by_key[key].text, tuple(number[piece] for piece in pieces[place])
        families = _families(grouped[place], accounts)
        for family in families:
            low, high = (start, end) if len(families) == 1 else _reach(family)
            account, headline = accounts[family[0].id], passages[touched[0]].headline
            units.append(Unit(touched, account, tuple(family), low, high, text[low:high], headline))
    return passages, units


def _pieces(text: str, place: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    """The sentences of a statement, paragraph by paragraph: a quotation that runs on is compared by its parts."""
    key, start, end = place
    found = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if any(letter.isalnum() for letter in line):
            span = Span.of(text, at, at + len(line))
            found.append((key, span.start, span.end))
        at += len(line)
    return found or [place]


def _named(statements: Sequence[Statement]) -> list[str]:
    return [one.source.speaker.key for one in statements if one.source and one.source.speaker.named]


def _passage(article: Article, piece: tuple[str, int, int], speakers: set[str]) -> Passage:
    _, start, end = piece
    headline = bool(article.paragraphs) and article.paragraph_at(start).kind is ParagraphKind.HEADLINE
    written = article.created.time.date() if article.created else None
    return Passage(article.key, start, end, article.text[start:end], headline, written, frozenset(speakers))


def _families(statements: Sequence[Statement], accounts: Mapping[str, str]) -> list[list[Statement]]:
    """Statements of one account whose contents overlap (one reported inside the other) kept together."""
    ordered = sorted(statements, key=lambda one: (one.content[0].start if one.content else 0, one.id))
    families: list[list[Statement]] = []
    for statement in ordered:
        home = next(
            (
                family
                for family in families
                if accounts[family[0].id] == accounts[statement.id]
                and any(_overlap(statement, other) for other in family)
            ),
            None,
        )
        if home is None:
            families.append([statement])
        else:
            home.append(statement)
    return families


def _overlap(a: Statement, b: Statement) -> bool:
    if a.parent == b.id or b.parent == a.id:
        return True
    return any(x.start < y.end and y.start < x.end for x in a.content for y in b.content)


def _reach(statements: Sequence[Statement]) -> tuple[int, int]:
    """From the first to the last word of the statements: source, cue and content."""
    spans = [
        span
        for statement in statements
        for span in (
            *statement.content,
            *((statement.source.span,) if statement.source else ()),
            *((statement.cue.span,) if statement.cue else ()),
        )
    ]
    if not spans:
        return statements[0].sentence.start, statements[0].sentence.end
    return min(span.start for span in spans), max(span.end for span in spans)
