"""The texts that are compared: sentences first, then the statements within them.

How alike two accounts are shows in whole sentences; which of their statements stand side by side shows in the
statements' own words. A statement that is reported inside another one stays with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extract.model import Article, ParagraphKind, Statement


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article (or the run of sentences that a statement touches)."""

    article: str  # Article.key
    start: int
    end: int
    text: str
    headline: bool
    written: date | None


@dataclass(frozen=True, slots=True)
class Unit:
    """Statements of one passage and one account that go into a row together. ``start`` to ``end`` holds their words."""

    passage: int  # index of the Passage
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
    passages: list[Passage] = []
    units: list[Unit] = []
    for number, place in enumerate(sorted(grouped)):
        key, start, end = place
        article = by_key[key]
        kind = article.paragraph_at(start).kind if article.paragraphs else ParagraphKind.BODY
        written = article.created.time.date() if article.created else None
        passages.append(Passage(key, start, end, article.text[start:end], kind is not ParagraphKind.BODY, written))
        families = _families(grouped[place], accounts)
        for family in families:
            low, high = (start, end) if len(families) == 1 else _reach(family)
            account = accounts[family[0].id]
            headline = passages[-1].headline
            units.append(Unit(number, account, tuple(family), low, high, article.text[low:high], headline))
    return passages, units


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
