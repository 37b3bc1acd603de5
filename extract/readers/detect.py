"""What format a file is in, by its content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from extract.readers.border.encoding import decode
from extract.readers.draft import Draft
from extract.readers.formats.anpa1312 import is_anpa1312, read_anpa1312
from extract.readers.formats.html import is_html, read_html
from extract.readers.formats.iptc7901 import is_iptc7901, read_iptc7901
from extract.readers.formats.json_formats import read_json
from extract.readers.formats.mail import is_mail, read_mail
from extract.readers.formats.markdown import is_markdown, read_markdown
from extract.readers.formats.text import read_text
from extract.readers.formats.xml_formats import read_xml


class Reader(NamedTuple):
    """How a format is read. ``most`` is how many bytes a file of it may have for each character of the longest story.

    Formats that hold many stories have no such bound; 0 stands for that.
    """

    read: Callable[[bytes], Iterable[Draft]]
    most: int = 0


_TEXT = Reader(read_text, most=4)
_HEAD = 40_000  # bytes that are looked at
_XML = re.compile(r"<\?xml\b|<(?:\w+:)?(?:newsMessage|newsItem|packageItem|NewsML|nitf|rss|feed|RDF|Publish)\b")
_HTML_IN_XML = re.compile(
    r"<\?xml\b[^>]{0,200}>\s*(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html\b[^>]{0,300}>\s*)?<html\b", re.I | re.DOTALL
)
_ELEMENT = re.compile(r"<[A-Za-z][\w:.-]*(?:\s[^<>]*)?>\s*<")
_JSON = re.compile(r'\{\s*"|\[\s*\{\s*"|\{\s*\}|\[\s*\]\s*$')

_TESTS: tuple[tuple[Callable[[str], object], Reader], ...] = (
    (is_anpa1312, Reader(read_anpa1312)),
    (is_iptc7901, Reader(read_iptc7901)),
    (lambda text: _XML.match(text) and not _HTML_IN_XML.match(text), Reader(read_xml)),
    (_JSON.match, Reader(read_json)),
    (is_mail, Reader(read_mail)),
    (is_html, Reader(read_html, most=8)),
    (lambda text: _ELEMENT.match(text) and "</" in text, Reader(read_xml)),
    (is_markdown, Reader(read_markdown, most=2)),
)


def reader_of(data: bytes) -> Reader:
    """The reader for ``data``; what is nothing else is plain text. Raises UnreadableError for what is no text."""
    head = decode(data[:_HEAD], "cp1252").lstrip("\ufeff \t\r\n")
    head = re.sub(r"\A(?:<!--.{0,2000}?-->\s*)+", "", head, flags=re.DOTALL)
    return next((reader for test, reader in _TESTS if test(head)), _TEXT)
