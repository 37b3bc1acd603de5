"""dpa digitalwires, in which dpa delivers its own copy and that of AP and Europa Press."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.model import ParagraphKind
from extract.readers.draft import Draft
from extract.readers.fields import embargo, kind_of, sender, status, subjects, urgency
from extract.readers.formats.ninjs import listed, parsed_markup, text_of
from extract.readers.times import created

FORMAT = "dpa-digitalwires"
_NOTES = ("correction", "correctionshort", "embargo", "editorialnote", "genrenote", "ednote", "kill", "withdrawal")


def is_digitalwires(record: dict[str, Any]) -> bool:
    """The format names itself."""
    return str(record.get("format", "")).startswith("digitalwires@")


def read_digitalwires(record: dict[str, Any]) -> Iterator[Draft]:
    """The one entry of an object."""
    notes = list(dict.fromkeys(_notes(record)))
    codes = [one for one in listed(record.get("categories")) if isinstance(one, dict)]
    genres = [*map(text_of, listed(record.get("genre_names"))), *_genre_notes(record)]
    draft = Draft(
        FORMAT,
        id=text_of(record.get("urn")),
        story=text_of(record.get("urn")),
        version=text_of(record.get("version")),
        created=created(text_of(record.get("version_created"))),
        status=status(text_of(record.get("pubstatus"))),
        signal=text_of(record.get("signal")),
        headline=text_of(record.get("headline")),
        slug="/".join(_slug(record)),
        byline=text_of(record.get("byline")),
        dateline=text_of(record.get("dateline")),
        credit=text_of(record.get("creditline")),
        language=text_of(record.get("language")),
        subjects=subjects(code for one in codes if _is_subject(code := text_of(one.get("qcode")))),
        note="; ".join(notes),
        embargo=embargo(text_of(record.get("embargoed")), *notes),
    )
    draft.urgency, draft.urgency_scale = urgency(text_of(record.get("urgency")))
    draft.kind = kind_of(genres, draft.headline)
    draft.agency = sender(draft.credit, draft.id)
    teaser = text_of(record.get("teaser"))
    if teaser != draft.headline:
        draft.add([teaser], ParagraphKind.SUMMARY)
    draft.blocks += parsed_markup(text_of(record.get("article_html")))
    # The box beside the story is part of it, and read after it.
    draft.blocks += parsed_markup(text_of(record.get("infobox_html"))) if record.get("infobox_html") else []
    yield draft


def _notes(record: dict[str, Any]) -> Iterator[str]:
    """Notes that may be published: corrections, updates, embargoes; never contacts, nor initials."""
    for one in listed(record.get("ednotes")):
        if isinstance(one, dict) and one.get("is_publishable") is True:
            role = text_of(one.get("role")).rsplit(":", 1)[-1]
            if not role or role in _NOTES:
                yield text_of(one.get("ednote"))


def _genre_notes(record: dict[str, Any]) -> Iterator[str]:
    for one in listed(record.get("ednotes")):
        if isinstance(one, dict) and text_of(one.get("role")).endswith(":genrenote"):
            yield text_of(one.get("ednote"))


def _slug(record: dict[str, Any]) -> Iterator[str]:
    for name in ("dpasubject_names", "geosubject_names", "keyword_names"):
        yield from filter(None, map(text_of, listed(record.get(name))))


def _is_subject(code: str) -> bool:
    return code.startswith(("medtop:", "subj:", "dpasubject:", "dpacountry:", "dpaarea:"))
