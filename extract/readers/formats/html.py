"""Web pages, through trafilatura, which leaves out menus, adverts and comments.

The page is parsed once, with a limit on its depth, and nothing that it points to is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from extract.data.agencies import agency_of_address, find_agency, is_outlet
from extract.model import ParagraphKind
from extract.readers.border.clean import clean, line
from extract.readers.border.encoding import UnreadableError, decode
from extract.readers.draft import Draft
from extract.readers.times import created

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I)
_TAGS = re.compile(r"<(?:!doctype html|html|head|body|article|main|div|p|h1|meta)\b", re.I)
_KINDS = {"head": ParagraphKind.HEADING, "row": ParagraphKind.TABLE, "code": ParagraphKind.TABLE}


_MOST_TAGS = 50_000
# What sites put under every story, and extraction keeps because it is set like one more paragraph.
_STANDING = re.compile(
    r"Our Standards: The Thomson Reuters Trust Principles\.?|"
    r"(?:Sign up|Subscribe|Register) (?:here|now|to|for)\b.{0,150}|"
    r"(?:Read|See) (?:more|also|next)\b.{0,150}|Follow us on .{0,100}|Advertisement|Share this(?: article| story)?|"
    r"Get short URL.{0,20}|This (?:article|story) (?:was|has been) originally published .{0,150}",
    re.I,
)
# Captions are no paragraphs of the story, and scripts are no text; what they say of the page has been read before.
_LEFT_OUT = ("figure", "figcaption", "script", "style", "template", "noscript")


def is_html(text: str) -> bool:
    """A page, or a piece of one, by its tags."""
    head = text[:3000].lstrip()
    return (head[:1] == "<" and bool(_TAGS.search(head))) or len(_TAGS.findall(head)) > 3


def read_html(data: bytes) -> Iterable[Draft]:
    """The one story of a page. Raises UnreadableError where there is none."""
    declared = _CHARSET.search(data[:4096])
    yield draft_html(decode(data, declared[1].decode("ascii") if declared else ""), "html")


def draft_html(text: str, format_name: str) -> Draft:
    """The story of a page that is at hand as text."""
    import trafilatura
    from lxml import etree
    from lxml import html as lxml_html

    if text.count("<") > _MOST_TAGS:
        raise UnreadableError(f"a page of more than {_MOST_TAGS:,} tags")
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(clean(text), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"a page that cannot be parsed: {error}") from error
    facts = _facts(tree)
    etree.strip_elements(tree, *_LEFT_OUT, with_tail=False)
    draft = Draft(format_name, language=tree.get("lang") or "", created=created(facts.get("published")))
    document: Any = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=True)
    if document is None or document.body is None:
        raise UnreadableError("a page without a story")
    draft.headline = facts.get("headline") or document.title or ""
    draft.byline = document.author or ""
    draft.id = draft.story = facts.get("address", "")
    name = facts.get("site") or document.sitename or ""
    site = agency_of_address(draft.id) or find_agency(name)
    if site and not is_outlet(site):
        draft.agency = site
    else:
        draft.outlet = site or name
    for element in document.body.iter("p", "head", "item", "quote", "row", "code"):
        if not any(True for _ in element.iter("p", "item", "row")) or element.tag in ("p", "row"):
            text = "".join(element.itertext())
            if not _STANDING.fullmatch(line(text)):
                draft.add([text], _KINDS.get(element.tag, ParagraphKind.BODY))
    if not draft.blocks:
        raise UnreadableError("a page without a story")
    return draft


def _facts(tree: Any) -> dict[str, str]:
    """What the page says of itself: in JSON-LD, in its meta elements, in its only main heading."""
    meta = {
        (one.get("property") or one.get("name") or "").lower(): one.get("content") or ""
        for one in tree.iterfind(".//meta")
    }
    canonical = [one.get("href") or "" for one in tree.iterfind(".//link[@rel='canonical']")]
    article = next(_linked(tree), {})
    headings = [line("".join(one.itertext())) for one in tree.iterfind(".//h1")]
    return {
        "headline": article.get("headline") or (headings[0] if len(headings) == 1 else "") or meta.get("og:title", ""),
        "published": article.get("datePublished") or meta.get("article:published_time", ""),
        "address": (canonical or [""])[0] or meta.get("og:url", ""),
        "site": meta.get("og:site_name", ""),
    }


def _linked(tree: Any) -> Iterator[dict[str, str]]:
    """The articles that a page's JSON-LD describes, with the fields that are plain strings."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            todo = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while todo:
            node = todo.pop()
            if isinstance(node, list):
                todo += node
            elif isinstance(node, dict):
                todo += [node["@graph"]] if "@graph" in node else []
                if "Article" in str(node.get("@type", "")):
                    yield {key: unescape(value) for key, value in node.items() if isinstance(value, str)}
