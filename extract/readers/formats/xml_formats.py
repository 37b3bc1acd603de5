"""XML that a wire sends, told apart by its root element."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from extract.readers.border.encoding import UnreadableError
from extract.readers.border.xml import parse, without_namespaces
from extract.readers.draft import Draft
from extract.readers.formats.agency_xml import read_agency_xml
from extract.readers.formats.feed import read_feed
from extract.readers.formats.newsml1 import read_newsml1
from extract.readers.formats.newsml_g2 import NAMESPACE, read_newsml_g2
from extract.readers.formats.nitf import read_nitf

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_READERS: dict[str, Callable[[Element], Iterator[Draft]]] = {
    "newsMessage": read_newsml_g2,
    "newsItem": read_newsml_g2,
    "packageItem": read_newsml_g2,
    "NewsML": read_newsml1,
    "nitf": read_nitf,
    "rss": read_feed,
    "feed": read_feed,
    "RDF": read_feed,
    "Publish": read_agency_xml,
}


def read_xml(data: bytes) -> Iterator[Draft]:
    """Every story of an XML file. Raises UnreadableError for one that is broken or of another kind."""
    from lxml import etree

    root = parse(data)
    name = etree.QName(root)
    reader = _READERS.get(name.localname) or (read_newsml_g2 if name.namespace == NAMESPACE else None)
    if reader is None:
        raise UnreadableError(f"XML of no known format: its root is <{name.localname}>")
    yield from reader(root if reader is read_feed else without_namespaces(root))
