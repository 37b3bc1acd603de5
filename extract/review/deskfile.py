"""Desk files: a story with what was decided on it, in one file, to hand to a colleague or an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, TypeAdapter

from extract.model import Article, Problem
from extract.readers.border.clean import clean, line
from extract.readers.border.encoding import UnreadableError
from extract.readers.border.parts import ARTICLES, DECISIONS, is_desk_file, pack, unpack_part
from extract.readers.formats.wireside import article_parts, iso_time, read_wireside
from extract.review.deciding import editor_name
from extract.review.model import Action, Decision, Reference
from extract.settings import Settings

_HEAD = 64  # bytes by which a desk file is known


def _utc(time: datetime) -> datetime:
    try:
        return time.astimezone(UTC)
    except OverflowError:
        raise ValueError("not a time") from None


_Line = Annotated[str, AfterValidator(line)]


class _Reference(BaseModel):
    model_config = ConfigDict(extra="forbid")

    story: _Line
    headline: _Line
    version: _Line
    created: Annotated[str, AfterValidator(iso_time)]
    agency: _Line
    print: _Line
    words: _Line


class _Decision(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: UUID
    at: Annotated[AwareDatetime, AfterValidator(_utc)]
    editor: Annotated[str, AfterValidator(editor_name)]
    action: Action
    sides: tuple[tuple[_Reference, ...], ...]
    value: Annotated[str, AfterValidator(clean)] = ""
    target: UUID | None = None
    batch: UUID | None = None


_DECISIONS = TypeAdapter(tuple[_Decision, ...])


def desk_file(articles: Sequence[Article], decisions: Iterable[Decision], settings: Settings) -> bytes:
    """A desk file of ``articles`` and the ``decisions`` on them, in their order.

    Raises UnreadableError where it could not be opened again with these ``settings``, for its size.
    """
    data = pack({ARTICLES: article_parts(articles), DECISIONS: [_part(one) for one in decisions]})
    if len(data) > settings.max_bytes:
        raise UnreadableError(f"larger than {settings.max_bytes:,} bytes (max_bytes in the configuration)")
    for _ in read_wireside("", data, settings):
        pass
    decisions_in(data, settings)
    return data


def decisions_in(data: bytes, settings: Settings) -> tuple[Decision, ...]:
    """The decisions of a desk file. Their numbers are negative: they come before those of a store.

    Raises UnreadableError.
    """
    found = unpack_part(data, DECISIONS, _DECISIONS, settings)
    return tuple(_decision(one, number - len(found)) for number, one in enumerate(found))


def opened_decisions(paths: Iterable[str], settings: Settings) -> Iterator[Decision | Problem]:
    """The decisions of the desk files among ``paths``, and what could not be read of them.

    Those of several files come one file after the other.
    """
    found: list[tuple[Decision, ...]] = []
    for path in dict.fromkeys(paths):
        data = _data(path, settings)
        if data is not None:
            try:
                found.append(decisions_in(data, settings))
            except UnreadableError as error:
                yield Problem(path, str(error))
    every = [one for some in found for one in some]
    for number, one in enumerate(every):
        yield replace(one, number=number - len(every))


def _data(path: str, settings: Settings) -> bytes | None:
    """The bytes of the desk file at ``path``; None for what is none, is too large or cannot be read as a file."""
    try:
        if not Path(path).is_file():
            return None
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
            if not is_desk_file(head):
                return None
            data = head + file.read(settings.max_bytes + 1 - len(head))
    except (OSError, ValueError):
        return None  # the reader of the articles has said so
    return data if len(data) <= settings.max_bytes else None


def _part(one: Decision) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at.isoformat(),
        "editor": one.editor,
        "action": str(one.action),
        "sides": [[asdict(reference) for reference in side] for side in one.sides],
        "value": one.value,
        "target": one.target or None,
        "batch": one.batch or None,
    }


def _decision(one: _Decision, number: int) -> Decision:
    return Decision(
        id=str(one.id),
        number=number,
        at=one.at,
        editor=one.editor,
        action=one.action,
        sides=tuple(tuple(Reference(**reference.model_dump()) for reference in side) for side in one.sides),
        value=one.value if one.action is Action.NOTE else line(one.value),
        target=str(one.target or ""),
        batch=str(one.batch or ""),
    )
