"""The AP Media API: items in JSON, whose body is often only a link to a download.

A body that was fetched and put beside the item (as "nitf") is read; a link is never followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.model import ArticleKind, ParagraphKind
from extract.readers.draft import Draft
from extract.readers.fields import embargo, kind_of, sender, status, subjects, urgency
from extract.readers.formats.ninjs import listed, parsed_markup, text_of
from extract.readers.times import created

FORMAT = "ap-media-json"
_NO_BODY = "the body was not sent along: the item only has a link to it"


def is_ap_media(record: dict[str, Any]) -> bool:
    """An answer of the API, an item of a feed, or the item itself."""
    return bool(list(_items(record)))


def read_ap_media(record: dict[str, Any]) -> Iterator[Draft]:
    """Every item of an answer."""
    for item in _items(record):
        yield _item(item, _fetched(record) or _fetched(item))


def _items(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    data = record.get("data")
    held = [data.get("item"), *(listed(data.get("items")))] if isinstance(data, dict) else [record.get("item"), record]
    for one in held:
        item = one.get("item", one) if isinstance(one, dict) else None
        if isinstance(item, dict) and isinstance(item.get("altids"), dict) and "itemid" in item["altids"]:
            yield item


def _fetched(record: dict[str, Any]) -> str:
    """The body that was put beside the item: NITF as text, or an object that holds it."""
    nitf = record.get("nitf")
    if isinstance(nitf, dict):
        return text_of(nitf.get("body_nitf")) or text_of(nitf.get("body_html")) or text_of(nitf)
    return text_of(nitf)


def _item(item: dict[str, Any], nitf: str) -> Draft:
    note = text_of(item.get("ednote"))
    bylines = [one for one in listed(item.get("bylines")) if isinstance(one, dict)]
    draft = Draft(
        FORMAT,
        id=text_of(item["altids"].get("itemid")),
        story=text_of(item["altids"].get("itemid")),
        version=text_of(item.get("version")),
        created=created(text_of(item.get("versioncreated"))),
        status=status(text_of(item.get("pubstatus"))),
        signal=" ".join(map(text_of, [*listed(item.get("signals")), *listed(item.get("editorialtypes"))])),
        headline=text_of(item.get("headline")) or text_of(item.get("title")),
        slug=text_of(item.get("slugline")) or text_of(item.get("title")),
        byline=", ".join(filter(None, (text_of(one.get("by")) for one in bylines))),
        dateline=text_of(item.get("located")),
        credit=text_of(item.get("provider")),
        language=text_of(item.get("language")),
        subjects=subjects(_subjects(item)),
        note=note,
        embargo=embargo(text_of(item.get("embargoed")), note),
    )
    draft.urgency, draft.urgency_scale = urgency(text_of(item.get("editorialpriority")))
    if not draft.urgency:
        draft.urgency, draft.urgency_scale = urgency(text_of(item.get("urgency")))
    draft.agency = sender(*map(text_of, listed(item.get("infosource"))), draft.credit)
    draft.kind = kind_of([text_of(item.get("profile"))], draft.headline)
    body = parsed_markup(nitf) if nitf else []
    if body:
        draft.blocks = body
    else:
        draft.add([text_of(item.get("description_summary"))], ParagraphKind.SUMMARY)
        draft.kind, draft.note = ArticleKind.LINK, "; ".join(filter(None, [note, _NO_BODY]))
    return draft


def _subjects(item: dict[str, Any]) -> Iterator[str]:
    for one in listed(item.get("subject")):
        if isinstance(one, dict) and (code := text_of(one.get("code"))):
            category = "category" in listed(one.get("rels"))
            scheme = text_of(one.get("scheme"))
            yield f"apcat:{code}" if category else code if "iptc.org" in scheme else f"ap:{code}"
