"""NITF, alone or as the body of another format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.model import ParagraphKind
from extract.readers.border.xml import LANG, first, value, values, words
from extract.readers.draft import Block, Draft
from extract.readers.fields import embargo, kind_of, sender, status, subjects, urgency
from extract.readers.markup import body_blocks, public
from extract.readers.times import created

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FORMAT = "nitf"


def read_nitf(root: Element) -> Iterator[Draft]:
    """The one story of a NITF document."""
    head, body = first(root, "head"), first(root, "body")
    data, top = first(head, "docdata"), first(body, "body.head")
    notes = [*values(data, "ed-msg", "info"), *filter(None, [words(data, "ed-msg")])]
    key = value(data, "du-key", "key")
    issued = value(data, "date.issue", "norm") or value(head, "pubdata", "date.publication")
    issued = issued or value(data, "pubdata", "date.publication") or value(top, "dateline/story.date", "norm")
    draft = Draft(
        FORMAT,
        id=value(data, "doc-id", "id-string"),
        version=value(data, "du-key", "version") or value(data, "du-key", "generation"),
        created=created(issued),
        status=status((data.get("management-status") or "") if data is not None else ""),
        headline=words(top, "hedline/hl1", "hedline//hl1", "hl1") or words(head, "title"),
        slug=key or value(data, "key-list/keyword", "key") or value(head, "meta[@name='anpa-keyword']", "content"),
        byline=_byline(top),
        dateline=_dateline(top),
        credit=words(top, "distributor"),
        language=root.get("baselang") or root.get(LANG, ""),
        subjects=subjects(_subjects(head)),
        note="; ".join(dict.fromkeys(notes)),
        blocks=_summary(top) + (nitf_blocks(root) if body is not None else []),
    )
    draft.story = _story(draft, key)
    draft.urgency, draft.urgency_scale = urgency(value(data, "urgency", "ed-urg"))
    release = value(data, "date.release", "norm")
    held = draft.status == "embargoed" or any(re.search(r"embargo|sperrfrist", note, re.I) for note in notes)
    draft.embargo = embargo(release if held else "", *notes) or ("yes" if draft.status == "embargoed" else "")
    types = [
        *values(head, "tobject", "tobject.type"),
        *values(head, "tobject/tobject.property", "tobject.property.type"),
    ]
    draft.kind = kind_of(types, draft.headline)
    draft.agency = sender(
        draft.credit,
        value(data, "doc-id", "regsrc"),
        value(data, "del-list/from-src", "src-name"),
        value(data, "doc.copyright", "holder"),
        words(top, "rights/rights.owner"),
        draft.id,
    )
    draft.agency = draft.agency or draft.credit
    yield draft


def nitf_blocks(root: Element) -> list[Block]:
    """The paragraphs of a NITF body; ``root`` is the document or a body's content."""
    content = root.findall(".//body.content") or root.findall(".//body") or [root]
    return public([block for one in content for block in body_blocks(one)])


def _summary(top: Element | None) -> list[Block]:
    """The abstract, which says again what the story says."""
    abstract = first(top, "abstract")
    texts = [words(one) for one in abstract.iterfind("p")] or [words(abstract)] if abstract is not None else []
    return [(text, ParagraphKind.SUMMARY) for text in texts if text]


def _byline(top: Element | None) -> str:
    """The byline and the title that goes with it, which NITF sets without a space or a comma between."""
    byline = first(top, "byline", "hedline/byline")
    if byline is None:
        return ""
    parts = (" ".join(part.split()) for part in byline.itertext())
    return " ".join(filter(None, parts))


def _dateline(top: Element | None) -> str:
    """The places of the dateline; its dates are of the story, and stand in ``created``."""
    dateline = first(top, "dateline")
    if dateline is None:
        return ""
    place = words(dateline, "location")
    return place or " ".join((dateline.text or "").split())


def _subjects(head: Element | None) -> Iterator[str]:
    for one in head.iterfind("tobject/tobject.subject") if head is not None else ():
        number = one.get("tobject.subject.refnum") or ""
        scheme = (one.get("tobject.subject.ipr") or "IPTC").casefold()
        yield number if scheme == "iptc" or not number else f"{scheme}:{number}"


def _story(draft: Draft, key: str) -> str:
    """What versions share. The key for updates is unique within a day, unless it is part of the document's id."""
    if not key:
        return draft.id
    return key if key in draft.id or draft.created is None else f"{key}@{draft.created.time:%Y-%m-%d}"
