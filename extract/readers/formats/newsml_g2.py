"""NewsML-G2: news items and packages, alone or in a news message.

Of the renditions in a content set one is read. Parts and notes that are marked as not public are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract.model import ArticleKind
from extract.readers.border.encoding import UnreadableError
from extract.readers.border.xml import LANG, first, value, values, words
from extract.readers.draft import Block, Draft
from extract.readers.fields import embargo, kind_of, sender, status, subjects, urgency
from extract.readers.formats.nitf import nitf_blocks
from extract.readers.layout import paragraphs_of
from extract.readers.markup import body_blocks, fragment_blocks, public
from extract.readers.times import created

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
FORMAT = "newsml-g2"
_ITEMS = ("newsItem", "packageItem")
# Renditions that are not the story: its headline, its teaser, the notepad.
_ASIDES = ("headline", "teaser", "public", "notepad", "caption", "slug")
_NOTES = ("correction", "correctionshort", "embargo", "editorialnote", "genrenote")
_NO_BODY = "the body is not in this item: it only points to it"


def read_newsml_g2(root: Element) -> Iterator[Draft]:
    """Every item of a message. Raises UnreadableError where there is none that holds news."""
    items = [root] if root.tag in _ITEMS else [item for name in _ITEMS for item in root.iter(name)]
    items = [item for item in items if item.get("guid")]
    if not items:
        raise UnreadableError(f"NewsML-G2 without a news item ({root.tag})")
    texts = [item for item in items if not _is_picture(item)]
    yield from map(_item, texts or items)


def _is_picture(item: Element) -> bool:
    return value(item, "itemMeta/itemClass", "qcode").endswith((":picture", ":graphic", ":video", ":audio"))


def _item(item: Element) -> Draft:
    meta, content = first(item, "itemMeta"), first(item, "contentMeta")
    notes = _notes(meta)
    draft = Draft(
        FORMAT,
        id=item.get("guid") or "",
        story=item.get("guid") or "",
        version=item.get("version") or "",
        created=created(words(meta, "versionCreated")),
        status=status(value(meta, "pubStatus", "qcode") or value(meta, "pubStatus", "uri").rsplit("/", 1)[-1]),
        signal=" ".join(values(meta, "signal", "qcode")),
        headline=_headline(item),
        slug=words(content, "slugline"),
        byline=words(content, "by"),
        dateline=words(content, "dateline"),
        credit=words(content, "creditline"),
        language=value(content, "language", "tag") or item.get(LANG, ""),
        subjects=subjects(_subjects(content)),
        note="; ".join(notes),
        embargo=embargo(words(meta, "embargoed"), *notes),
    )
    draft.urgency, draft.urgency_scale = urgency(words(content, "urgency"))
    draft.kind = kind_of(_names(content, "genre"), draft.headline)
    draft.agency = sender(draft.credit, *_parties(content, "infoSource"), *_parties(meta, "provider"), draft.id)
    draft.agency = draft.agency or draft.credit or words(meta, "provider/name")
    draft.blocks = _body(item)
    if not draft.blocks and (item.tag == "packageItem" or first(item, "contentSet/remoteContent") is not None):
        draft.kind, draft.note = ArticleKind.LINK, "; ".join([*notes, _NO_BODY])
    return draft


def _headline(item: Element) -> str:
    """The main headline; the title of the body, or of the item, where there is none."""
    heads = item.findall("contentMeta/headline")
    heads = [head for head in heads if "sub" not in (head.get("role") or "").lower()] or heads
    heads.sort(key=lambda head: int(rank) if (rank := head.get("rank") or "9").isdigit() else 9)
    found = next(filter(None, map(words, heads)), "")
    return found or words(item, "contentSet//hl1", "contentSet//h1", "contentSet//title", "itemMeta/title")


def _notes(meta: Element | None) -> list[str]:
    """What the sender tells editors in public: corrections, updates, embargoes. Contacts and initials are left out."""
    notes = []
    for note in meta.iterfind("edNote") if meta is not None else ():
        role = (note.get("role") or "").rsplit(":", 1)[-1]
        if note.get("pubconstraint") or role == "private" or (role and role not in _NOTES):
            continue
        if text := words(note):
            notes.append(text)
    return list(dict.fromkeys(notes))


def _names(content: Element | None, tag: str) -> Iterator[str]:
    for one in content.iterfind(tag) if content is not None else ():
        yield words(one, "name") or one.get("qcode") or one.get("literal") or ""


def _parties(element: Element | None, tag: str) -> Iterator[str]:
    """The ways in which a provider or source is named: its name, its literal, its code, its address."""
    for one in element.iterfind(tag) if element is not None else ():
        yield from filter(None, (words(one, "name"), one.get("literal"), (one.get("qcode") or "").rsplit(":", 1)[-1]))
        yield one.get("uri") or ""


def _subjects(content: Element | None) -> Iterator[str]:
    """The codes of subjects, with the older or newer ones that the sender says mean the same."""
    for one in content.iterfind("subject") if content is not None else ():
        yield one.get("qcode") or one.get("uri") or ""
        yield from values(one, "sameAs", "qcode")


def _body(item: Element) -> list[Block]:
    """The first rendition of the story that has paragraphs: marked-up ones before plain text."""
    content = first(item, "contentSet")
    if content is None:
        return []
    marked, plain = [], []
    for one in content:
        rendition = (one.get("rendition") or "").rsplit(":", 1)[-1].lower()
        if one.get("pubconstraint") or "nonpublic" in rendition or rendition in _ASIDES:
            continue
        if one.tag == "inlineXML":
            marked.append(one)
        elif one.tag == "inlineData" and not one.get("encoding"):
            plain.append(one)
    renditions: Iterable[list[Block]] = (*map(_marked, marked), *map(_plain, plain))
    return next(filter(None, renditions), [])


def _marked(content: Element) -> list[Block]:
    nitf = content if content.tag == "nitf" else first(content, ".//nitf", ".//body.content")
    return nitf_blocks(nitf) if nitf is not None else body_blocks(content)


def _plain(content: Element) -> list[Block]:
    text = "".join(content.itertext())
    is_markup = "html" in (content.get("contenttype") or "") or re.match(r"\s*<(?:p|div|html|section)\b", text)
    return public(fragment_blocks(text) if is_markup else paragraphs_of(text))
