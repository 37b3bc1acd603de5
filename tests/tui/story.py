"""An invented event in five agencies' copy, as a comparison made by hand: what the screen's tests show.

Nothing here goes through the pipeline, so a snapshot changes only when the screen does.
"""

# ruff: noqa: E501  (copy has long lines)
from __future__ import annotations

from datetime import UTC, datetime

from extract.model import (
    Account,
    Article,
    By,
    Cell,
    Comparison,
    Created,
    Cue,
    Difference,
    DifferenceKind,
    Kind,
    Mark,
    Paragraph,
    ParagraphKind,
    Problem,
    Row,
    Source,
    Span,
    Speaker,
    Stance,
    Statement,
    TopicRows,
    TopicScore,
)

OREL = Speaker("marta orel", "Marta Orel", "Varland's foreign minister")
TAVI = Speaker("juno tavi", "Juno Tavi", "the Medran prime minister")
OFFICIAL = Speaker("unnamed:1", "a senior official", named=False)

COPY = {
    "AFP": """Varland and Medra agree to share the water of the Ister

LINDAU - Varland and Medra agreed on Tuesday to share the water of the river Ister for 15 years, ending a dispute that had closed three border crossings.

"As for the character of the talks, which lasted two hours and 15 minutes, I can only call them constructive," Varland's foreign minister Marta Orel told reporters.

Medran Prime Minister Juno Tavi denied that his country had asked for money.

A senior official told the Lindau news agency LNA that 12 soldiers were still missing near the dam.

The crossings will open on July 9.
""",
    "Reuters": """Neighbours strike river deal

The talks were friendly and lasted two hours and thirty minutes, Foreign Minister Marta Orel said.

Prime Minister Juno Tavi accepted that Medra had asked for money, Orel said.

Varland and Medra will share the Ister's water for 15 years.

Fourteen soldiers are missing near the dam, the agency LNA reported, citing a senior official.
""",
    "AP": """Deal on the Ister

Orel called the meeting constructive.

The border crossings open on July 10, both governments said in a statement.
""",
    "Kyodo": """水の合意 Ister water deal

Medran Prime Minister Juno Tavi thanked the hosts in 東京 👍 and said that "the river belongs to both".
""",
    "LNA": """Soldiers missing

Twelve soldiers are missing near the dam, a senior official said.
""",
}
_HOURS = {"AFP": 14, "Reuters": 14, "AP": 15, "Kyodo": 16, "LNA": 13}


def _article(agency: str) -> Article:
    text = COPY[agency]
    paragraphs, start = [], 0
    for number, part in enumerate(text.rstrip("\n").split("\n\n")):
        kind = ParagraphKind.BODY if number else ParagraphKind.HEADLINE
        paragraphs.append(Paragraph(Span.of(text, start, start + len(part)), kind))
        start += len(part) + 2
    return Article(
        key=f"ister/{agency.lower()}.txt",
        path=f"ister/{agency.lower()}.txt",
        format="text",
        text=text,
        paragraphs=tuple(paragraphs),
        headline=paragraphs[0].span.text,
        created=Created(datetime(2031, 6, 3, _HOURS[agency], 20, tzinfo=UTC)),
        agency=agency,
    )


ARTICLES = {agency: _article(agency) for agency in COPY}


def span(agency: str, words: str) -> Span:
    """The first place of ``words`` in the agency's copy."""
    start = COPY[agency].index(words)
    return Span(start, start + len(words), words)


def statement(
    agency: str,
    content: str,
    kind: Kind = Kind.INDIRECT,
    source: tuple[str, Speaker] | None = None,
    cue: tuple[str, Stance] | None = None,
    chain: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
) -> Statement:
    """A statement of ``agency``; ``content``, source and cue are words of its copy."""
    words = span(agency, content)
    begin = COPY[agency].rfind("\n", 0, words.start) + 1
    end = COPY[agency].find("\n", words.end)
    return Statement(
        id=f"{agency}:{words.start}",
        article=ARTICLES[agency].key,
        kind=kind,
        source=Source(span(agency, source[0]), source[1]) if source else None,
        cue=Cue(span(agency, cue[0]), cue[1]) if cue else None,
        content=(words,),
        sentence=Span.of(COPY[agency], begin, end),
        agency=agency,
        chain=chain or ((agency, source[1].name) if source else (agency,)),
        topics=tuple(TopicScore(name, 1.0) for name in topics),
    )


DEAL_AFP = statement(
    "AFP", "Varland and Medra agreed on Tuesday to share the water of the river Ister for 15 years", Kind.REPORTED
)
DEAL_REUTERS = statement("Reuters", "Varland and Medra will share the Ister's water for 15 years", Kind.REPORTED)
TALKS_AFP = statement(
    "AFP",
    '"As for the character of the talks, which lasted two hours and 15 minutes, I can only call them constructive,"',
    Kind.DIRECT,
    ("Varland's foreign minister Marta Orel", OREL),
    ("told reporters", Stance.SAYS),
)
TALKS_REUTERS = statement(
    "Reuters",
    "The talks were friendly and lasted two hours and thirty minutes",
    Kind.INDIRECT,
    ("Foreign Minister Marta Orel", OREL),
    ("said", Stance.SAYS),
)
TALKS_AP = statement("AP", "the meeting constructive", Kind.INDIRECT, ("Orel", OREL), ("called", Stance.SAYS))
MONEY_AFP = statement(
    "AFP",
    "that his country had asked for money",
    Kind.INDIRECT,
    ("Medran Prime Minister Juno Tavi", TAVI),
    ("denied", Stance.DENIES),
)
MONEY_REUTERS = statement(
    "Reuters",
    "that Medra had asked for money",
    Kind.INDIRECT,
    ("Prime Minister Juno Tavi", TAVI),
    ("accepted", Stance.ACCEPTS),
    ("Reuters", "Marta Orel", "Juno Tavi"),
)
OPEN_AFP = statement("AFP", "The crossings will open on July 9", Kind.REPORTED)
OPEN_AP = statement("AP", "The border crossings open on July 10", Kind.INDIRECT)
BOTH_KYODO = statement(
    "Kyodo",
    '"the river belongs to both"',
    Kind.DIRECT,
    ("Medran Prime Minister Juno Tavi", TAVI),
    ("said", Stance.SAYS),
)
THANKS_KYODO = statement("Kyodo", "thanked the hosts in 東京 👍", Kind.REPORTED)
SOLDIERS_AFP = statement(
    "AFP",
    "that 12 soldiers were still missing near the dam",
    Kind.INDIRECT,
    ("A senior official", OFFICIAL),
    ("told", Stance.SAYS),
    ("AFP", "LNA", "a senior official"),
)
SOLDIERS_REUTERS = statement(
    "Reuters",
    "Fourteen soldiers are missing near the dam",
    Kind.INDIRECT,
    ("a senior official", OFFICIAL),
    ("reported", Stance.SAYS),
    ("Reuters", "LNA", "a senior official"),
)
SOLDIERS_LNA = statement(
    "LNA",
    "Twelve soldiers are missing near the dam",
    Kind.INDIRECT,
    ("a senior official", OFFICIAL),
    ("said", Stance.SAYS),
)

STATEMENTS = (
    DEAL_AFP, DEAL_REUTERS, TALKS_AFP, TALKS_REUTERS, TALKS_AP, MONEY_AFP, MONEY_REUTERS, OPEN_AFP, OPEN_AP,
    BOTH_KYODO, THANKS_KYODO, SOLDIERS_AFP, SOLDIERS_REUTERS, SOLDIERS_LNA,
)  # fmt: skip


def _place(one: Statement, words: str) -> Span:
    """Where ``words`` stand in the sentence of a statement."""
    start = one.sentence.start + one.sentence.text.index(words)
    return Span(start, start + len(words), words)


def difference(kind: DifferenceKind, *values: tuple[Statement, str]) -> Difference:
    """A difference with its places: each value stands in its statement's copy, or is empty."""
    return Difference(
        kind,
        tuple((one.agency.lower(), value) for one, value in values),
        marks=tuple(Mark(one.agency.lower(), one.id, _place(one, value)) for one, value in values if value),
    )


def row(name: str, *statements: Statement, differences: tuple[Difference, ...] = (), score: float = 100.0) -> Row:
    """A row of one statement an agency, compared with the first."""
    return Row(
        id=name,
        cells=tuple(Cell(one.agency.lower(), (one,)) for one in statements),
        lead=statements[0].id,
        differences=differences,
        origins=tuple(dict.fromkeys(one.origin for one in statements)),
        score=score,
    )


ROWS = {
    "water": (
        row("deal", DEAL_AFP, DEAL_REUTERS, score=81.0),
        row(
            "talks",
            TALKS_AFP,
            TALKS_REUTERS,
            TALKS_AP,
            differences=(difference(DifferenceKind.NUMBER, (TALKS_AFP, "15"), (TALKS_REUTERS, "thirty")),),
            score=72.0,
        ),
        row(
            "money",
            MONEY_AFP,
            MONEY_REUTERS,
            differences=(difference(DifferenceKind.STANCE, (MONEY_AFP, "denied"), (MONEY_REUTERS, "accepted")),),
            score=90.0,
        ),
        row("both", BOTH_KYODO),
    ),
    "dam": (
        row(
            "soldiers",
            SOLDIERS_AFP,
            SOLDIERS_REUTERS,
            SOLDIERS_LNA,
            differences=(difference(DifferenceKind.NUMBER, (SOLDIERS_AFP, "12"), (SOLDIERS_REUTERS, "Fourteen")),),
            score=88.0,
        ),
    ),
    "other": (
        row(
            "open",
            OPEN_AFP,
            OPEN_AP,
            differences=(difference(DifferenceKind.DATE, (OPEN_AFP, "July 9"), (OPEN_AP, "July 10")),),
            score=84.0,
        ),
        row("thanks", THANKS_KYODO),
    ),
}
TITLES = {"water": "River water", "dam": "Dam [bold]", "other": "Other"}  # a title that markup would swallow

PROBLEM = Problem("ister/[red]broken.xml", "is no XML: the file ends in the middle of <p>", "line 12")


def comparison(by: By = By.AGENCY) -> Comparison:
    """The five accounts; every pivot has the same rows, by agency."""
    return Comparison(
        by=by,
        articles=tuple(ARTICLES.values()),
        accounts=tuple(Account(agency.lower(), agency) for agency in COPY),
        topics=tuple(TopicRows(key, TITLES[key], rows) for key, rows in ROWS.items()),
        problems=(PROBLEM,),
    )


def long_comparison(rows: int) -> Comparison:
    """``rows`` rows of two accounts under one topic, for scrolling."""
    made = tuple(row(f"row{number}", TALKS_AFP, TALKS_REUTERS) for number in range(rows))
    return Comparison(
        By.AGENCY,
        tuple(ARTICLES.values()),
        (Account("afp", "AFP"), Account("reuters", "Reuters")),
        (TopicRows("water", "River water", made),),
    )
