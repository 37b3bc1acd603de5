"""Which rows are shown: filters that combine, written as a person types them.

``agency:AFP speaker:"Rex Tillerson" kind:direct differs:number exclusive cease-fire`` keeps the rows that have a direct
statement of Tillerson's by AFP, differ in a number, stand in one account only and have the word somewhere.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.model import Confidence, Difference, DifferenceKind, Kind, Row, Statement

if TYPE_CHECKING:  # at run time it would bring the matching along, before the first paint
    from extract.review.model import RowReview

_KINDS = [kind.value for kind in Kind]
_DIFFERENCES = [kind.value for kind in DifferenceKind if kind is not DifferenceKind.WORDING]
_FLAGS = ("differing", "shared", "exclusive", "unsure", "undecided", "accepted", "flagged", "noted")


def _quoted(words: str) -> str:
    return f'"{words}"' if " " in words else words


class FilterError(ValueError):
    """A filter that cannot be understood; the message says what would be."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a row must have to be shown. Empty parts ask for nothing; names match in any case and in part.

    ``agency``, ``speaker`` and ``kind`` must come together in one statement.
    """

    agency: str = ""
    speaker: str = ""
    kind: str = ""
    differs: str = ""
    differing: bool = False
    shared: bool = False  # several accounts have it
    exclusive: bool = False
    unsure: bool = False
    undecided: bool = False
    accepted: bool = False
    flagged: bool = False
    noted: bool = False
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != EVERYTHING

    def __str__(self) -> str:
        named = (("agency", self.agency), ("speaker", self.speaker), ("kind", self.kind), ("differs", self.differs))
        parts = [f"{name}:{_quoted(value)}" for name, value in named if value]
        parts += [name for name in _FLAGS if getattr(self, name)]
        return " ".join([*parts, *map(_quoted, self.words)])

    def passes(self, row: Row, review: RowReview | None = None) -> bool:
        """Whether ``row`` is shown; ``review`` is what was decided on it."""
        facts = [difference for difference in row.differences if difference.kind is not DifferenceKind.WORDING]
        return (
            any(self._tells(statement) for statement in row.statements)
            and (not self.differing or bool(facts))
            and (not self.differs or any(self._differs(difference) for difference in facts))
            and (not self.shared or not row.exclusive)
            and (not self.exclusive or row.exclusive)
            and (not self.unsure or row.confidence is Confidence.POSSIBLE)
            and (not self.undecided or undecided(review))
            and (not self.accepted or not undecided(review))
            and (not self.flagged or (review is not None and review.flagged is not None))
            and (not self.noted or (review is not None and bool(review.notes)))
            and all(word.casefold() in search_text(row) for word in self.words)
        )

    def _tells(self, statement: Statement) -> bool:
        source = statement.source
        speaker = f"{source.span.text}\n{source.speaker.name}" if source else ""
        agencies = "\n".join((statement.agency, *statement.chain))
        return (
            self.agency.casefold() in agencies.casefold()
            and self.speaker.casefold() in speaker.casefold()
            and self.kind in ("", statement.kind)
        )

    def _differs(self, difference: Difference) -> bool:
        return difference.kind == self.differs


EVERYTHING = Filter()


def undecided(review: RowReview | None) -> bool:
    """Whether nobody has accepted the row yet."""
    return review is None or review.status == "undecided"


def search_text(row: Row) -> str:
    """Everything of ``row`` that a search looks at, in lower case: words, speakers, agencies."""
    parts: list[str] = []
    for statement in row.statements:
        parts += [statement.words, statement.agency, *statement.chain]
        if statement.source:
            parts += [statement.source.span.text, statement.source.speaker.name, statement.source.speaker.role]
    return "\n".join(parts).casefold()


def parse_filter(text: str) -> Filter:
    """The filter that ``text`` describes; empty text shows everything. Raises FilterError."""
    reader = shlex.shlex(text, posix=True, punctuation_chars=False)
    reader.whitespace_split, reader.quotes, reader.escape, reader.commenters = True, '"', "", ""
    try:
        parts = list(reader)
    except ValueError as error:
        raise FilterError("a quotation mark is open") from error
    named: dict[str, str] = {}
    flags: set[str] = set()
    words: list[str] = []
    for part in parts:
        name, colon, value = part.partition(":")
        if colon and name in ("agency", "speaker", "kind", "differs"):
            named[name] = value
        elif part in _FLAGS:
            flags.add(part)
        else:
            words.append(part)
    _known("kind", named, _KINDS)
    _known("differs", named, _DIFFERENCES)
    return Filter(
        agency=named.get("agency", ""),
        speaker=named.get("speaker", ""),
        kind=named.get("kind", ""),
        differs=named.get("differs", ""),
        differing="differing" in flags,
        shared="shared" in flags,
        exclusive="exclusive" in flags,
        unsure="unsure" in flags,
        undecided="undecided" in flags,
        accepted="accepted" in flags,
        flagged="flagged" in flags,
        noted="noted" in flags,
        words=tuple(words),
    )


def _known(name: str, named: dict[str, str], values: list[str]) -> None:
    """Complete the beginning of a value."""
    if given := named.get(name, ""):
        fitting = [value for value in values if value.startswith(given.casefold())]
        if not fitting:
            raise FilterError(f"{name} is one of {', '.join(values)}")
        named[name] = fitting[0]
