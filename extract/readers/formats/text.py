"""Plain text, as it is pasted or saved.

Blank lines separate paragraphs; where there are none, lines do. A paragraph is one line in the end: line breaks that an
editor or a mailer put into it become spaces, so that every other character keeps its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.model import Paragraph, ParagraphKind, Span
from extract.readers.border.clean import clean
from extract.readers.border.encoding import decode
from extract.readers.draft import Draft
from extract.readers.layout import is_table, unwrapped
from extract.readers.marks import is_stamp, looks_like_headline, mark

_BREAK = re.compile(r"\n(?: *\n)+")


def read_text(data: bytes) -> Iterable[Draft]:
    """The one story of a plain text file; the first line is its headline where it looks like one."""
    text = unwrapped(_BREAK.sub("\n\n", clean(decode(data)).lstrip("\n")))
    spans = [Span.of(text, match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    spans = [span for span in spans if span.text]
    # A date above the headline is no headline.
    first = next((index for index, span in enumerate(spans) if not is_stamp(span.text)), 0)
    has_headline = len(spans) > first + 1 and looks_like_headline(spans[first].text)
    tables = _in_tables(text)
    sent = [ParagraphKind.TABLE if span.start in tables else ParagraphKind.BODY for span in spans]
    if has_headline:
        sent[first] = ParagraphKind.HEADLINE
    kinds = mark([(span.text, kind) for span, kind in zip(spans, sent, strict=True)])
    yield Draft(
        "text",
        text=text,
        headline=spans[first].text if has_headline else "",
        paragraphs=tuple(Paragraph(span, kind, by_look=True) for span, kind in zip(spans, kinds, strict=True)),
    )


def _in_tables(text: str) -> set[int]:
    """Where the rows of tables begin: runs of lines without a blank line between that are mostly rows."""
    found: set[int] = set()
    for block in re.finditer(r"(?:[^\n]+\n?)+", text):
        if is_table(block[0].split("\n")):
            rows = re.finditer(r"[^\n]+", block[0])
            found |= {Span.of(text, block.start() + row.start(), block.start() + row.end()).start for row in rows}
    return found
