"""ninjs 1 to 3, whose names changed from run-together to camel case and from single values to lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from extract.model import ArticleKind, ParagraphKind
from extract.readers.border.encoding import UnreadableError
from extract.readers.border.xml import parse_text, without_namespaces
from extract.readers.draft import Block, Draft
from extract.readers.fields import embargo, kind_of, sender, status, subjects, urgency
from extract.readers.formats.nitf import nitf_blocks
from extract.readers.layout import paragraphs_of
from extract.readers.markup import fragment_blocks, public
from extract.readers.times import created

FORMAT = "ninjs"
# Keys of which an object that is ninjs has at least one besides its identifier, in small letters.
_KEYS = {
    "versioncreated",
    "body_text",
    "body_html",
    "body_xhtml",
    "bodies",
    "headlines",
    "representationtype",
    "pubstatus",
}
_MARKUP = ("nitf", "html", "xhtml", "xml")
_CODES = re.compile(r"cv\.iptc\.org/newscodes/(mediatopic|subjectcode)/(\d+)|/(\d{8})/?$")

Record = dict[str, Any]


def is_ninjs(record: Record) -> bool:
    """Whether a JSON object is an item of ninjs."""
    keys = {key.lower() for key in record}
    return bool(keys & {"uri", "guid"}) and bool(keys & _KEYS)


def read_ninjs(record: Record) -> Iterator[Draft]:
    """The one item of a ninjs object."""
    item = {key.lower().replace("_", ""): value for key, value in record.items()}
    note = text_of(item.get("ednote")) or _role(item.get("ednotes"), "")
    draft = Draft(
        FORMAT,
        id=text_of(item.get("uri")) or text_of(item.get("guid")),
        version=text_of(item.get("version")),
        created=created(text_of(item.get("versioncreated"))),
        status=status(text_of(item.get("pubstatus"))),
        headline=text_of(item.get("headline")) or _role(item.get("headlines"), "main") or text_of(item.get("title")),
        slug=text_of(item.get("slugline")),
        byline=text_of(item.get("byline")) or text_of(item.get("by")),
        dateline=text_of(item.get("dateline")) or text_of(item.get("located")),
        credit=text_of(item.get("creditline")) or text_of(item.get("source")),
        language=text_of(item.get("language")),
        subjects=subjects(_subjects(item.get("subject"), item.get("subjects"))),
        note=note,
        embargo=embargo(text_of(item.get("embargoed")), note),
    )
    draft.story = draft.id
    draft.urgency, draft.urgency_scale = urgency(text_of(item.get("urgency")))
    draft.signal = " ".join(filter(None, (text_of(one) for one in listed(item.get("signals") or item.get("signal")))))
    sources = [text_of(one) for one in listed(item.get("infosources") or item.get("infosource"))]
    holders = [text_of(item.get("provider")), text_of(item.get("copyrightholder"))]
    draft.agency = sender(draft.credit, *sources, *holders, draft.id) or draft.credit or next(filter(None, holders), "")
    draft.kind = kind_of((text_of(one) for one in listed(item.get("genres") or item.get("genre"))), draft.headline)
    summary = text_of(item.get("descriptiontext")) or _role(item.get("descriptions"), "")
    body = _body(item, draft.headline)
    if summary and body and not body[0][0].startswith(summary[:60]):
        draft.add([summary], ParagraphKind.SUMMARY)
    draft.blocks += body
    if not body and text_of(item.get("representationtype")) == "partial":
        draft.kind, draft.note = ArticleKind.LINK, "only part of this item was sent, without its body"
    yield draft


def text_of(value: object) -> str:
    """A JSON value as text: a string or number as it is, of an object its value, name or address."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return next(filter(None, (text_of(value.get(key)) for key in ("value", "name", "literal", "uri"))), "")
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def listed(value: object) -> list[Any]:
    """A JSON value as a list: itself, of an object its values, or nothing."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def parsed_markup(markup: str) -> list[Block]:
    """The paragraphs of a body that is NITF or HTML."""
    if "<nitf" in markup[:2000] or "<body.content" in markup[:5000]:
        try:
            return nitf_blocks(without_namespaces(parse_text(markup)))
        except UnreadableError:
            return fragment_blocks(markup)
    return public(fragment_blocks(markup))


def _role(values: object, role: str) -> str:
    """The text of the entry with ``role``, else of the first one."""
    entries = [entry for entry in listed(values) if isinstance(entry, dict)]
    chosen = [entry for entry in entries if role and str(entry.get("role", "")).lower() == role] or entries
    return text_of(chosen[0].get("value")) if chosen else ""


def _body(item: Record, headline: str) -> list[Block]:
    """One rendition: markup before plain text, without the headline that some repeat in it."""
    marked = [item.get(name) for name in ("bodyhtml", "bodyxhtml", "bodynitf")]
    plain = [item.get("bodytext")]
    for entry in listed(item.get("bodies")):
        if isinstance(entry, dict):
            fields = {key.lower(): value for key, value in entry.items()}
            form = f"{fields.get('contenttype', '')} {fields.get('role', '')}".lower()
            # Only HTML and NITF: other XML in a body is a system's own.
            known = any(name in form for name in ("html", "nitf")) and "ttnitf" not in form
            (marked if known else plain if "text" in form and "xml" not in form else []).append(fields.get("value"))
    for markup in filter(None, map(text_of, marked)):
        blocks = [block for block in parsed_markup(markup) if " ".join(headline.split()) != block[0]]
        if blocks:
            return blocks
    found: Iterable[list[Block]] = (paragraphs_of(text) for text in filter(None, map(text_of, plain)))
    return public([block for block in next(filter(None, found), []) if " ".join(headline.split()) != block[0]])


def _subjects(*values: object) -> Iterator[str]:
    for value in values:
        for one in listed(value):
            if not isinstance(one, dict):
                continue
            found = _CODES.search(text_of(one.get("uri")))
            if found:
                scheme = "medtop" if found[1] == "mediatopic" else "subj"
                yield f"{scheme}:{found[2] or found[3]}"
            elif code := text_of(one.get("code") or one.get("literal")):
                scheme = text_of(one.get("scheme")).rstrip("/").rsplit("/", 1)[-1]
                yield code if ":" in code or code.isdigit() or not scheme else f"{scheme}:{code}"
