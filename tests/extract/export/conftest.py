"""A comparison of three accounts with everything in it that an export shows, and the decisions of two editors on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from extract.model import (
    Account,
    Article,
    By,
    Cell,
    Comparison,
    Confidence,
    Created,
    Cue,
    Difference,
    DifferenceKind,
    Kind,
    Mark,
    Problem,
    Row,
    Source,
    Span,
    Speaker,
    Statement,
    TopicRows,
)
from extract.review.model import Action, Decision, Reference, Reviewed, RowReview, RowStatus

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)

_COPY = {
    "a.xml": "The harbour reopened. Mayor Lena Ostrow said 12 ships had left the port.",
    "b.xml": "The harbour reopened. Ostrow told Radio Varn that 21 ships were gone. Fish prices fell.",
    "c.xml": "Nobody left the port, a fisherman said.",
}


@pytest.fixture
def articles(make_article: Callable[..., Article]) -> tuple[Article, ...]:
    made = datetime(2026, 5, 3, 11, 30, tzinfo=timezone(timedelta(hours=2)))
    return (
        make_article(_COPY["a.xml"], key="in/a.xml", agency="Norpress", version="2", headline="Port opens",
                     created=Created(made), language="en", credit="Norpress/Varn", id="urn:newsml:norpress:1",
                     subjects=("medtop:20000062", "local:9"), urgency="3", urgency_scale="iptc"),
        make_article(_COPY["b.xml"], key="in/b.xml", agency="Tavpress", headline="Harbour open",
                     language="nonsense, really", created=Created(datetime(2026, 5, 3, 9, 45)), id="1234 5678"),
        make_article(_COPY["c.xml"], key="in/c.xml", agency="Varnews"),
    )  # fmt: skip


@pytest.fixture
def comparison(articles: tuple[Article, ...]) -> Comparison:
    mayor, fisherman = Speaker("ostrow", "Lena Ostrow", "mayor"), Speaker("?1", "a fisherman", named=False)

    def at(number: int, words: str) -> Span:
        start = articles[number].text.index(words)
        return Span(start, start + len(words), words)

    def told(
        number: int, name: str, words: str, speaker: Speaker | None, source: str, cue: str, *chain: str
    ) -> Statement:
        return Statement(
            id=name,
            article=articles[number].key,
            kind=Kind.INDIRECT if speaker else Kind.REPORTED,
            source=Source(at(number, source), speaker) if speaker else None,
            cue=Cue(at(number, cue), negated=False) if cue else None,
            content=(at(number, words),),
            sentence=at(number, words),
            agency=articles[number].agency,
            chain=chain,
        )

    ships = told(0, "s1", "12 ships had left the port", mayor, "Lena Ostrow", "said", "Norpress", "Lena Ostrow")
    gone = told(1, "s2", "21 ships were gone", mayor, "Ostrow", "told", "Tavpress", "Radio Varn", "Lena Ostrow")
    nobody = told(2, "s3", "Nobody left the port", fisherman, "a fisherman", "said", "Varnews", "a fisherman")
    opened = told(0, "s4", "The harbour reopened.", None, "", "", "Norpress")
    again = told(1, "s5", "The harbour reopened.", None, "", "", "Tavpress")
    fish = told(1, "s6", "Fish prices fell.", None, "", "", "Tavpress")
    number = Difference(
        DifferenceKind.NUMBER,
        (("n", "12"), ("t", "21"), ("v", "")),
        marks=(Mark("n", "s1", at(0, "12")), Mark("t", "s2", at(1, "21"))),
    )
    negation = Difference(
        DifferenceKind.NEGATION, (("n", ""), ("t", ""), ("v", "Nobody")), False, (Mark("v", "s3", at(2, "Nobody")),)
    )
    accounts = (Account("n", "Norpress"), Account("t", "Tavpress"), Account("v", "Varnews"))
    left = Row("r1", (Cell("n", (ships,)), Cell("t", (gone,)), Cell("v", (nobody,))), "s1", (number, negation),
               ("Lena Ostrow", "a fisherman"), 71.0, Confidence.LIKELY, first="t")  # fmt: skip
    harbour = Row("r2", (Cell("n", (opened,)), Cell("t", (again,))), "s4", reprints=(("t", "n"),))
    return Comparison(
        by=By.AGENCY,
        articles=articles,
        accounts=accounts,
        topics=(
            TopicRows("port", "Port", (harbour, left, Row("r3", (Cell("t", (fish,)),), "s6"))),
            TopicRows("other", "Other", (left,)),
        ),
        problems=(Problem("in/d.xml", "is empty"),),
        alerts=("CORRECTED Norpress: Port opens",),
    )


def decision(action: Action, value: str = "", editor: str = "Ana Brandt", words: str = "12 ships") -> Decision:
    """What ``editor`` decided at noon."""
    reference = Reference("story", "Port opens", "2", "", "Norpress", "print", words)
    return Decision(f"{action}-{editor}", 1, NOON, editor, action, ((reference,),), value)


@pytest.fixture
def reviewed(comparison: Comparison) -> Reviewed:
    accept, flag = decision(Action.ACCEPT), decision(Action.FLAG, editor="Jo Lund")
    note = decision(Action.NOTE, "Call the harbour master.\n=2 about the ships", "Jo Lund")
    split, gone = decision(Action.SPLIT, editor="Jo Lund"), decision(Action.ACCEPT, words="the ferry sank")
    row = RowReview(
        status=RowStatus.ACCEPTED,
        decided=accept,
        flagged=flag,
        notes=(note,),
        moved=decision(Action.MOVE, "other"),
        conflict=(split, accept),
        decided_on="2",
        alerts=("decided on copy that was corrected since",),
        new=("s3",),
        history=(accept, flag, note, split),
    )
    rows = {"r1": row, "r2": RowReview(), "r3": RowReview(status=RowStatus.ACCEPTED, decided=accept)}
    decisions = (accept, flag, note, split, gone)
    return Reviewed(comparison, rows, decisions, frozenset(one.id for one in decisions), unplaced=(gone,))


HOSTILE = (
    "\"'><script>alert(1)</script><img src=http://x.test/a.png onerror=alert(2)>{{ 7 * 7 }}{% raw %}&amp;]]>"
    "\x1b[31m\u202ecba"
)


@pytest.fixture
def hostile(reviewed: Reviewed) -> Reviewed:
    """The same with markup for every name, word and note that somebody outside could have written."""

    def bad(span: Span) -> Span:
        return Span(span.start, span.start + len(HOSTILE), HOSTILE)

    def bad_statement(one: Statement) -> Statement:
        source = one.source and Source(bad(one.source.span), Speaker("k", HOSTILE, HOSTILE))
        words = tuple(map(bad, one.content))
        return replace(one, source=source, content=words, agency=HOSTILE, chain=(HOSTILE,) * 2, hedges=words)

    def bad_row(row: Row) -> Row:
        cells = tuple(replace(cell, statements=tuple(map(bad_statement, cell.statements))) for cell in row.cells)
        differences = tuple(
            replace(one, values=tuple((key, HOSTILE) for key, _ in one.values)) for one in row.differences
        )
        return replace(row, cells=cells, differences=differences, origins=(HOSTILE,))

    comparison = reviewed.comparison
    articles = tuple(
        replace(
            one, text=HOSTILE * 3, headline=HOSTILE, agency=HOSTILE, outlet=HOSTILE, slug=HOSTILE, byline=HOSTILE,
            note=HOSTILE, version=HOSTILE, language=HOSTILE, id=HOSTILE, dateline=HOSTILE, path=HOSTILE,
        )
        for one in comparison.articles
    )  # fmt: skip
    hurt = replace(
        comparison,
        articles=articles,
        accounts=tuple(replace(one, name=HOSTILE) for one in comparison.accounts),
        topics=tuple(TopicRows(one.key, HOSTILE, tuple(map(bad_row, one.rows))) for one in comparison.topics),
        problems=(Problem(HOSTILE + "\udcff", HOSTILE),),
        left_out=((articles[0].key, HOSTILE),),
        alerts=(HOSTILE,),
    )
    row = reviewed.rows["r1"]
    note = replace(row.notes[0], value=HOSTILE, editor=HOSTILE)
    rows = {**reviewed.rows, "r1": replace(row, notes=(note,), decided=note, alerts=(HOSTILE,), decided_on=HOSTILE)}
    return replace(reviewed, comparison=hurt, rows=rows)
