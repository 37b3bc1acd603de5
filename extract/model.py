"""The values that flow from a file to the panes.

All of them are frozen. Offsets are characters into ``Article.text``: a span's text is exactly the words that stand
there, so whatever the screen or a report shows leads back to its place in the copy.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Self


class Span(NamedTuple):
    """A run of characters of one article: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The span of ``text`` from ``start`` to ``end`` (end not included), without the white space at its ends."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start, end, text[start:end])


class ParagraphKind(StrEnum):
    """What a paragraph is to a reader; only HEADLINE, HEADING and BODY take part in a comparison."""

    HEADLINE = "headline"
    HEADING = "heading"  # a line between paragraphs, inside the story
    BODY = "body"
    SUMMARY = "summary"  # a teaser or standfirst that is sent apart from the story
    TABLE = "table"
    NOTE = "note"  # a change note or a message to editors: "(Adds quote)"
    SIGNOFF = "signoff"  # initials, credits, "(Reporting by ...)", "ends"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article, with its place in ``Article.text``."""

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY
    by_look: bool = False  # the kind was told by the look of the words, not by the sender's markup


class Created(NamedTuple):
    """When a version was made, as far as the copy says.

    ``time`` is naive where the copy names no zone: such a time is shown with "zone unknown", never completed.
    """

    time: datetime

    @property
    def zone_known(self) -> bool:
        return self.time.tzinfo is not None

    def __str__(self) -> str:
        return self.time.isoformat()


class Status(StrEnum):
    """Whether a version may be used, in the words of the IPTC publishing status."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"  # a kill
    CORRECTED = "corrected"


class ArticleKind(StrEnum):
    """What an article is to a desk; only a STORY takes part in a comparison unless the others are asked for."""

    STORY = "story"
    TABLE = "table"  # prices, results, standings
    AGENDA = "agenda"  # what is to come: previews of the day, calendars
    ADVISORY = "advisory"  # a message to editors about the service itself
    SUMMARY = "summary"  # a list of headlines, a press review, a news digest
    LINK = "link"  # points to text that is elsewhere: a package, an item whose body was not sent along


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one story, whatever format it came in.

    Empty strings and None stand for what the copy does not say; nothing is guessed.
    """

    key: str  # the path as given, with "#2" for the second article of a file that holds several
    path: str
    format: str  # "text", "markdown", "html", "newsml-g2", ...
    text: str  # what the editor reads; every offset points into it
    paragraphs: tuple[Paragraph, ...]
    headline: str = ""
    id: str = ""
    story: str = ""  # what the versions of a story share
    version: str = ""
    created: Created | None = None
    status: str = ""  # a Status, or the sender's own word where it is none of them
    signal: str = ""
    urgency: str = ""
    urgency_scale: str = ""  # "iptc" (1 to 8) or "anpa" (f b u r d a); the two are never mixed
    slug: str = ""
    byline: str = ""
    dateline: str = ""
    credit: str = ""
    agency: str = ""  # who sent it: "AFP", "Reuters"; empty when the copy does not say
    outlet: str = ""  # who published it, when that is not the agency
    language: str = ""
    subjects: tuple[str, ...] = ()  # subject codes as sent: "medtop:20000062", "16009000"
    note: str = ""
    embargo: str = ""  # the time, with its zone where the copy names one, or the sender's own words
    kind: ArticleKind = ArticleKind.STORY

    @property
    def file_name(self) -> str:
        """The last part of the key: the file's name, with "#2" for the second article of a file."""
        return self.key.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]

    @property
    def name(self) -> str:
        """What to call the article on screen: its agency or outlet, else the file's name without its ending."""
        return self.agency or self.outlet or self.file_name.partition(".")[0] or self.file_name

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds ``offset``, or the last one that begins before it."""
        after = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.span.start)
        return self.paragraphs[max(0, after - 1)]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or used: where, and why. The rest goes on."""

    path: str
    reason: str
    place: str = ""  # "line 12", "paragraph 3"; empty where the whole file is meant

    def __str__(self) -> str:
        where = f"{self.path}, {self.place}" if self.place else self.path
        return f"{where}: {self.reason}"


class Kind(StrEnum):
    """How a statement stands in the copy."""

    DIRECT = "direct"  # wholly in quotation marks
    MIXED = "mixed"  # part of it in quotation marks
    INDIRECT = "indirect"  # none of it
    REPORTED = "reported"  # told by the agency itself with no other source


class Stance(StrEnum):
    """What the speaker does by saying it; cues are sorted into these in ``extract/data/cues.yaml``."""

    SAYS = "says"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ACCEPTS = "accepts"
    ACCUSES = "accuses"
    DEMANDS = "demands"
    PROMISES = "promises"
    WARNS = "warns"
    BELIEVES = "believes"
    DOUBTS = "doubts"
    ASKS = "asks"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or body behind a source: one for "Tillerson", "Tilerson", "the secretary of state" and "he".

    ``key`` is equal for sources that Wireside takes to be the same speaker, across articles too. An unnamed source
    ("a senior official") has a key of its own and is never merged with another.
    """

    key: str
    name: str  # the fullest form found: "Rex Tillerson"
    role: str = ""  # "US Secretary of State", as the copy has it
    named: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """The words that say who said it, and the speaker they were resolved to."""

    span: Span
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a statement: "said", "according to", "told reporters"."""

    span: Span
    stance: Stance = Stance.SAYS
    negated: bool = False  # "did not confirm"


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How much a statement is about a topic: 1.0 is one word or name of the topic in the statement itself."""

    name: str  # the topic's key
    score: float


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of content that somebody is accountable for.

    ``sentence`` runs from the first to the last sentence that the statement touches. ``agency`` is the nearest agency
    that the copy credits, the article's own otherwise. ``chain`` says how the statement reached this copy, nearest
    first: ("AFP", "RIA Novosti", "Mikhail Gorbachev"); it ends with the speaker where one is known.
    """

    id: str
    article: str  # Article.key
    kind: Kind
    source: Source | None
    cue: Cue | None
    content: tuple[Span, ...]
    sentence: Span
    agency: str = ""
    chain: tuple[str, ...] = ()
    hedges: tuple[Span, ...] = ()  # "reportedly", "could not be independently verified"
    parent: str = ""  # the statement that this one is reported inside of
    topics: tuple[TopicScore, ...] = ()

    @property
    def words(self) -> str:
        """The content as one string, its parts joined by an ellipsis."""
        return " ... ".join(part.text for part in self.content)

    @property
    def origin(self) -> str:
        """The far end of the chain, or an empty string where the copy names nobody."""
        return self.chain[-1] if self.chain else ""


@dataclass(frozen=True, slots=True)
class Account:
    """One column: an agency's, an article's or a speaker's version of events."""

    key: str
    name: str


class By(StrEnum):
    """The pivot: what an account is."""

    AGENCY = "agency"
    ARTICLE = "article"
    SPEAKER = "speaker"
    VERSION = "version"  # an article's, as for ARTICLE, but every version of the stories that have several


class DifferenceKind(StrEnum):
    """In what two accounts of the same thing differ."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    NEGATION = "negation"
    STANCE = "stance"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    WORDING = "wording"


class Mark(NamedTuple):
    """Words of one statement that a difference is about; ``span`` counts in the text of the statement's article."""

    account: str  # Account.key
    statement: str  # Statement.id
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the accounts of one row do not agree. ``values`` holds what stands in each account, by account key.

    An empty value means that the account says nothing of the kind where the other does (a flat claim beside an
    attributed one). ``certain`` is False for a difference that is only likely. ``marks`` has the place of every value
    that is not empty.
    """

    kind: DifferenceKind
    values: tuple[tuple[str, str], ...]
    certain: bool = True
    marks: tuple[Mark, ...] = ()


class Confidence(StrEnum):
    """How sure it is that the statements of a row say the same thing; POSSIBLE is where an editor is needed."""

    SAME = "same"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Sign(NamedTuple):
    """One reason for or against a link: its value, -1 to 1, and what it added to the score (its weight times that)."""

    name: str
    value: float
    share: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements that were taken to say the same thing, and why."""

    one: str  # Statement.id
    other: str
    score: float  # 0 to 100
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says in one row."""

    account: str  # Account.key
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Statements of several accounts that report the same thing, or one that only a single account has.

    ``lead`` is the id of the statement that the others are compared with. ``origins`` are the different far ends of
    the chains: two agencies with one origin are one source.
    """

    id: str
    cells: tuple[Cell, ...]
    lead: str
    differences: tuple[Difference, ...] = ()
    origins: tuple[str, ...] = ()
    score: float = 100.0  # mean link of every two statements of different accounts, 0 to 100
    confidence: Confidence = Confidence.SAME
    links: tuple[Link, ...] = ()
    through: tuple[tuple[str, str], ...] = ()  # (statement, the one it is linked through) where not with the lead
    reprints: tuple[tuple[str, str], ...] = ()  # (account, account): long runs of the same words
    first: str = ""  # the account that had it first, where the times of all are known

    @property
    def exclusive(self) -> bool:
        """Whether only one account has it."""
        return len(self.cells) == 1

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(statement for cell in self.cells for statement in cell.statements)

    def cell(self, account: str) -> Cell | None:
        """The cell of ``account``, or None where that account does not have it."""
        return next((cell for cell in self.cells if cell.account == account), None)


@dataclass(frozen=True, slots=True)
class TopicRows:
    """The rows of one topic, in the order in which the copy tells them."""

    key: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer: accounts by topics by rows. A row about two topics stands under both."""

    by: By
    articles: tuple[Article, ...]
    accounts: tuple[Account, ...]
    topics: tuple[TopicRows, ...]
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()  # (Article.key, why it takes no part): "killed", "table"
    alerts: tuple[str, ...] = ()  # kills, embargoes and corrections, at the time of an export
    articles_by_key: dict[str, Article] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "articles_by_key", {article.key: article for article in self.articles})

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row once, in topic order."""
        seen: dict[str, Row] = {}
        for topic in self.topics:
            for row in topic.rows:
                seen.setdefault(row.id, row)
        return tuple(seen.values())
