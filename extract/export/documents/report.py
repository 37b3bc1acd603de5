"""What a document shows of a comparison: every string of it clean and ready to be set, in the order it is read in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from extract.export.decisions import Reading, done, read_review
from extract.export.times import moment
from extract.model import Article, Comparison, Confidence, Created, Difference, Kind, Row, Span, Statement
from extract.readers.border.clean import clean, line
from extract.review.model import Reviewed, RowReview

_TITLE_NAMES = 6  # accounts named in the title; the rest are counted
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_FEW = 4  # accounts without a word under a topic that are named; more are counted
_SPACES = re.compile(r"\s+")
_GAP = 20  # characters between a source and its cue that are still shown as one attribution
_SURE = {
    Confidence.SAME: "the same",
    Confidence.LIKELY: "likely the same",
    Confidence.POSSIBLE: "perhaps the same: read both",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A run of the copy's own words; ``differs`` are the kinds of difference that mark it, none for plain words."""

    text: str
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement as a document shows it."""

    words: tuple[Words, ...]
    speaker: str  # the speaker's full name, "source not named", or empty where the agency tells it itself
    role: str
    attribution: tuple[Words, ...]  # the words of the copy that attribute it: "Malenko said"
    kind: str
    chain: tuple[str, ...]  # nearest first, the credit of the fact at its head
    hedges: tuple[str, ...]
    article: int  # the number of its article in Report.articles
    credit: str  # what to call that article
    language: str


@dataclass(frozen=True, slots=True)
class ReportCell:
    """What one account says in one row; no tellings where it does not have it."""

    account: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row. ``cells`` are those of all the topic's accounts, in the order of the columns."""

    number: int  # in its topic
    id: str
    cells: tuple[ReportCell, ...]
    differences: tuple[str, ...]
    origins: tuple[str, ...]
    confidence: str  # how sure it is that the accounts tell the same thing, in words
    first: str
    reprints: tuple[str, ...]
    also: tuple[str, ...]  # the titles of the other topics that it stands under
    review: Reading

    @property
    def told(self) -> tuple[ReportCell, ...]:
        """The cells of the accounts that have it."""
        return tuple(cell for cell in self.cells if cell.tellings)

    @property
    def exclusive(self) -> bool:
        return len(self.told) == 1

    @property
    def summary(self) -> str:
        """How many accounts have it, from how many origins."""
        if self.exclusive:
            return f"only {self.told[0].account}"
        accounts = count(len(self.told), "account")
        return f"{accounts}, {count(len(self.origins), 'origin')}" if self.origins else accounts


@dataclass(frozen=True, slots=True)
class ReportTopic:
    """The rows of one topic: those that several accounts have, then what only one has.

    ``accounts`` are those that say anything under it; ``silent`` are the others.
    """

    title: str
    accounts: tuple[str, ...]
    silent: tuple[str, ...]
    shared: tuple[ReportRow, ...]
    exclusive: tuple[ReportRow, ...]

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        return self.shared + self.exclusive

    @property
    def summary(self) -> str:
        differ = sum(bool(row.differences) for row in self.shared)
        words = [count(len(self.rows), "row"), f"{len(self.shared)} in several accounts", f"{differ} with differences"]
        few = len(self.silent) <= _FEW
        silent = ", ".join(self.silent) if few else count(len(self.silent), "other account")
        return ", ".join(words) + (f"; nothing in {silent}" if silent else "")

    def only(self, column: int) -> tuple[ReportRow, ...]:
        """What only the account at ``column`` has; two accounts may have one name."""
        return tuple(row for row in self.exclusive if row.cells[column].tellings)


@dataclass(frozen=True, slots=True)
class ReportArticle:
    """One article with what the copy says of itself, as pairs of a label and words."""

    number: int
    label: str
    headline: str
    language: str  # a language tag, or empty
    facts: tuple[tuple[str, str], ...]
    left_out: str  # why it takes no part in the comparison, or empty


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison as a document shows it."""

    title: str
    by: str
    made: str
    scope: str  # which rows are shown, where not all of them are
    alerts: tuple[str, ...]
    articles: tuple[ReportArticle, ...]
    accounts: tuple[str, ...]
    topics: tuple[ReportTopic, ...]
    problems: tuple[str, ...]
    reviewed: bool  # whether editors decided anything
    unplaced: tuple[tuple[str, str], ...]  # decisions whose statements are nowhere in the copy now, with the words


def report(reviewed: Reviewed, made: datetime) -> Report:
    """A comparison with the decisions on it as it was ``made``, a time with its zone."""
    comparison = reviewed.comparison
    names = {account.key: line(account.name) for account in comparison.accounts}
    numbers = {article.key: number for number, article in enumerate(comparison.articles, start=1)}
    titles = {topic.key: line(topic.title) for topic in comparison.topics}
    under: dict[str, list[str]] = {}
    for topic in comparison.topics:
        for row in topic.rows:
            under.setdefault(row.id, []).append(topic.key)
    topics = []
    for topic in comparison.topics:
        told = {cell.account for row in topic.rows for cell in row.cells}
        here = {key: name for key, name in names.items() if key in told}
        rows = [
            _row(
                number,
                row,
                _Columns(comparison, names, list(here), numbers),
                [titles[key] for key in under[row.id] if key != topic.key],
                read_review(reviewed.rows.get(row.id, RowReview()), titles),
            )
            for number, row in enumerate(topic.rows, start=1)
        ]
        shared, exclusive = (tuple(row for row in rows if row.exclusive is only) for only in (False, True))
        silent = tuple(name for key, name in names.items() if key not in told)
        topics.append(ReportTopic(titles[topic.key], tuple(here.values()), silent, shared, exclusive))
    left_out = dict(comparison.left_out)
    return Report(
        title=_title(tuple(names.values())),
        by=str(comparison.by),
        made=moment(Created(made)),
        scope=_scope(reviewed),
        alerts=tuple(map(line, comparison.alerts)),
        articles=tuple(_article(numbers[one.key], one, left_out.get(one.key, "")) for one in comparison.articles),
        accounts=tuple(names.values()),
        topics=tuple(topics),
        problems=tuple(line(str(problem)) for problem in comparison.problems),
        reviewed=bool(reviewed.decisions),
        unplaced=tuple(
            (done(one, titles), line(" / ".join(reference.words for reference in one.statements)))
            for one in reviewed.unplaced
        ),
    )


def count(number: int, noun: str) -> str:
    """``number`` with its noun in the right form: "1 origin", "2 origins"."""
    return f"{number} {noun}{'s' * (number != 1)}"


def _title(names: Sequence[str]) -> str:
    more = len(names) - _TITLE_NAMES
    return ", ".join(names[:_TITLE_NAMES]) + (f" and {more} more" if more > 0 else "") or "Nothing to compare"


def _scope(reviewed: Reviewed) -> str:
    shown, all_rows = len(reviewed.comparison.rows), len(reviewed.rows)
    return f"Only accepted rows: {shown} of {all_rows}." if shown < all_rows else ""


def _article(number: int, article: Article, left_out: str) -> ReportArticle:
    urgency = f"{article.urgency} ({article.urgency_scale.upper()})" if article.urgency_scale else article.urgency
    facts = {
        "Agency": article.agency,
        "Outlet": article.outlet,
        "Credit": article.credit if article.credit != article.agency else "",
        "Version": article.version,
        "Sent": moment(article.created),
        "Slug": article.slug,
        "Urgency": urgency,
        "Status": article.status,
        "Byline": article.byline,
        "Dateline": article.dateline,
        "Note": article.note,
        "Embargo": article.embargo,
        "File": article.file_name,
    }
    told = tuple((label, line(words)) for label, words in facts.items() if words)
    return ReportArticle(number, _label(article), line(article.headline), _language(article), told, line(left_out))


def _label(article: Article) -> str:
    """The article's name with its version, which together tell it from others of its agency."""
    return line(article.name + (f", version {article.version}" if article.version else ""))


def _language(article: Article) -> str:
    return article.language if _LANGUAGE.fullmatch(article.language) else ""


class _Columns(NamedTuple):
    """What every row is set into."""

    comparison: Comparison
    names: dict[str, str]  # of all accounts, by key
    accounts: list[str]  # the keys of those that have a column
    numbers: dict[str, int]  # of the articles, by key


def _row(number: int, row: Row, columns: _Columns, also: Sequence[str], review: Reading) -> ReportRow:
    comparison, names, accounts, numbers = columns
    marks: dict[str, list[tuple[Span, str]]] = {}
    for difference in row.differences:
        kind = str(difference.kind) if difference.certain else f"{difference.kind}?"
        for mark in difference.marks:
            marks.setdefault(mark.statement, []).append((mark.span, kind))
    cells = []
    for key in accounts:
        cell = row.cell(key)
        tellings = [
            _telling(statement, comparison.articles_by_key[statement.article], marks.get(statement.id, []), numbers)
            for statement in (cell.statements if cell else ())
        ]
        cells.append(ReportCell(names[key], tuple(tellings)))
    return ReportRow(
        number=number,
        id=row.id,
        cells=tuple(cells),
        differences=tuple(_difference(difference, names) for difference in row.differences),
        origins=tuple(map(line, row.origins)),
        confidence=_SURE[row.confidence],
        first=names.get(row.first, ""),
        reprints=tuple(f"same words in {', '.join(group)}" for group in _groups(row.reprints, names)),
        also=tuple(also),
        review=review,
    )


def _difference(difference: Difference, names: Mapping[str, str]) -> str:
    """What stands in which accounts: ``number: AFP, TASS “12”; Reuters “15” (possible)``."""
    accounts: dict[str, list[str]] = {}  # by what stands in them
    for key, words in difference.values:
        accounts.setdefault(line(words), []).append(names.get(key, line(key)))
    told = [f"{', '.join(some)} {f'“{words}”' if words else '—'}" for words, some in accounts.items()]
    return f"{difference.kind}: {'; '.join(told)}" + ("" if difference.certain else " (possible)")


def _groups(pairs: Iterable[tuple[str, str]], names: Mapping[str, str]) -> list[list[str]]:
    """The accounts that are joined by ``pairs``, directly or through others, by name."""
    groups: list[set[str]] = []
    for pair in pairs:
        joined = {*pair}.union(*(group for group in groups if group & {*pair}))
        groups = [group for group in groups if not group & joined] + [joined]
    return [[name for key, name in names.items() if key in group] for group in groups]


def _telling(
    statement: Statement, article: Article, marks: Sequence[tuple[Span, str]], numbers: dict[str, int]
) -> Telling:
    source = statement.source
    unnamed = "" if statement.kind is Kind.REPORTED else "source not named"
    return Telling(
        words=_words(statement.content, marks),
        speaker=line(source.speaker.name) if source else unnamed,
        role=line(source.speaker.role) if source else "",
        attribution=_words(_attribution(statement, article), marks),
        kind=str(statement.kind),
        chain=tuple(map(line, statement.chain)),
        hedges=tuple(line(hedge.text) for hedge in statement.hedges),
        article=numbers[article.key],
        credit=_label(article),
        language=_language(article),
    )


def _attribution(statement: Statement, article: Article) -> list[Span]:
    """The words that attribute it: source and cue as one run where they stand together, else one by one."""
    spans = sorted(one.span for one in (statement.source, statement.cue) if one)
    if len(spans) < 2:
        return spans
    (first, last), content = spans, statement.content
    between = any(part.start < last.start and part.end > first.end for part in content)
    if between or last.start - first.end > _GAP:
        return spans
    return [Span.of(article.text, first.start, max(first.end, last.end))]


def _words(parts: Iterable[Span], marks: Sequence[tuple[Span, str]]) -> tuple[Words, ...]:
    """The words of ``parts``, cut where a mark begins or ends, with an ellipsis between the parts."""
    found: list[Words] = []
    for part in parts:
        if found:
            found.append(Words(" … "))
        edges = {min(max(edge, part.start), part.end) for span, _ in marks for edge in span[:2]}
        ordered = sorted({part.start, part.end, *edges})
        for start, end in pairwise(ordered):
            text = _flat(part.text[start - part.start : end - part.start])
            kinds = dict.fromkeys(kind for span, kind in marks if span.start <= start and end <= span.end)
            found.append(Words(text, tuple(kinds)))
    return tuple(found)


def _flat(text: str) -> str:
    """``text`` clean and with single spaces; one at an end of it stays."""
    return _SPACES.sub(" ", clean(text))
