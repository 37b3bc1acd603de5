"""The one XML parser, for every format that is XML.

Copy is hostile: nothing is fetched, no DTD is loaded, no entity is expanded, and depth, size and the number of elements
are bounded. A document type declaration alone is no reason to refuse a file, since some agencies send one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from extract.readers.border.encoding import UnreadableError, decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = object

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}?\?>")
_ENCODING = re.compile(rb"""<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,30})""")
# What XML 1.0 forbids, as characters and as references to them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
    r"|&\#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[\da-fA-F]));"
)
_NAMED = re.compile(r"&([A-Za-z]{2,8}\d{0,2});")
_OWN = {"amp", "lt", "gt", "quot", "apos"}
_BARE = re.compile(
    r"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][\w.-]{0,40});)", re.DOTALL
)
_MOST_ELEMENTS = 300_000
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(data: bytes) -> Element:
    """The root of the document in ``data``.

    Comments, processing instructions and references to entities are left out. Raises UnreadableError for what is not
    well-formed or too large.
    """
    declared = _ENCODING.match(data.lstrip()[:300])
    return parse_text(decode(data, declared[1].decode("ascii") if declared else ""))


def parse_text(text: str) -> Element:
    """The same for a document that is at hand as text."""
    from lxml import etree

    if text.count("<") > 2 * _MOST_ELEMENTS or text.count("&") > _MOST_ELEMENTS:
        raise UnreadableError(f"XML of more than {_MOST_ELEMENTS:,} elements or references")
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    text = _NAMED.sub(_character, _FORBIDDEN.sub("", text[declaration.end() :] if declaration else text))
    try:
        root = _parse(text)
    except etree.XMLSyntaxError as error:
        try:
            root = _parse(_BARE.sub(lambda match: match[1] or "&amp;", text))
        except etree.XMLSyntaxError:
            raise UnreadableError(f"not well-formed XML: {error.msg}") from error
    etree.strip_tags(root, etree.Entity)
    return root


def without_namespaces(root: Element) -> Element:
    """``root`` with every element named by its local name alone, since agencies get their namespaces wrong."""
    from lxml import etree

    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def _parse(text: str) -> Element:
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise UnreadableError("XML without an element")
    return root


def _character(match: re.Match[str]) -> str:
    """The character of an entity that HTML knows and XML does not; any other reference as it stands."""
    name = match[1]
    return chr(name2codepoint[name]) if name in name2codepoint and name not in _OWN else match[0]


def first(element: Element | None, *paths: str) -> Element | None:
    """The first element that one of ``paths`` finds, tried in their order."""
    if element is not None:
        for path in paths:
            found = element.find(path)
            if found is not None:
                return found
    return None


def words(element: Element | None, *paths: str) -> str:
    """The text of the first of ``paths`` that holds any, on one line; of ``element`` itself without paths."""
    if element is None:
        return ""
    found = (element.iterfind(path) for path in paths) if paths else ([element],)
    texts = (" ".join("".join(one.itertext()).split()) for some in found for one in some)
    return next(filter(None, texts), "")


def value(element: Element | None, path: str, name: str) -> str:
    """The attribute ``name`` of the first element at ``path`` that has one that is not empty."""
    return next(values(element, path, name), "")


def values(element: Element | None, path: str, name: str) -> Iterator[str]:
    """The attribute ``name`` of every element at ``path`` that has it."""
    if element is not None:
        yield from filter(None, ((one.get(name) or "").strip() for one in element.iterfind(path)))
