"""Plain text, as it is pasted or saved.

Blank lines separate paragraphs; where there are none, lines do. A paragraph is one line in the end: line breaks that an
editor or a mailer put into it become spaces, so that every other character keeps its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.model import Paragraph, ParagraphKind, Span
from extract.readers.clean import clean
from extract.readers.credits import byline_of
from extract.readers.draft import Block, Draft
from extract.readers.encoding import decode
from extract.readers.marks import looks_like_heading, looks_like_headline, mark

# The widest line that is taken for wrapped; longer ones are paragraphs of their own.
_WIDEST = 100
_BREAK = re.compile(r"\n(?: *\n)+")
_LIST = re.compile(r" *(?:[-–—•*·]|\d{1,2}[.)])\s")


def read_text(data: bytes) -> Iterable[Draft]:
    """The one story of a plain text file."""
    yield draft_text(decode(data))


def draft_text(text: str, format_name: str = "text") -> Draft:
    """The story that ``text`` tells; the first line is its headline where it looks like one."""
    text = _unwrap(_BREAK.sub("\n\n", clean(text).lstrip("\n")))
    spans = [Span.of(text, match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    spans = [span for span in spans if span.text]
    headline = spans[0].text if len(spans) > 1 and looks_like_headline(spans[0].text) else ""
    kinds = _kinds([span.text for span in spans], bool(headline))
    return Draft(
        format_name,
        text=text,
        headline=headline,
        byline=next((name for span in spans[1:4] if (name := byline_of(span.text))), ""),
        paragraphs=tuple(map(Paragraph, spans, kinds)),
    )


def _kinds(texts: Sequence[str], headline: bool) -> list[ParagraphKind]:
    body = texts[1:] if headline else texts
    marked = mark([(text, ParagraphKind.BODY) for text in body])
    kinds = [
        ParagraphKind.HEADING if kind is ParagraphKind.BODY and looks_like_heading(text, after) else kind
        for (text, kind), after in zip(marked, [*body[1:], ""], strict=True)
    ]
    return [ParagraphKind.HEADLINE, *kinds] if headline else kinds


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of ``text`` without a headline, for formats that carry plain text inside."""
    flat = _unwrap(_BREAK.sub("\n\n", clean(text).strip()))
    return [(" ".join(part.split()), ParagraphKind.BODY) for part in flat.split("\n") if part.strip()]


def _unwrap(text: str) -> str:
    """``text`` with the line breaks inside its paragraphs turned into spaces, one for one."""
    blocks = text.rstrip("\n").split("\n\n")
    tail = text[len(text.rstrip("\n")) :]
    lines = [line for block in blocks for line in block.split("\n") if line.strip()]
    if not lines:
        return text
    width = max(len(line.rstrip()) for block in blocks for line in _inner(block)) if any(map(_inner, blocks)) else 0
    if not 30 <= width <= _WIDEST:
        return text
    single = len([block for block in blocks if block.strip()]) <= 2
    # Whatever lines the head of a wrapped text has, they are one: most are a headline that did not fit.
    head = [] if single else [blocks.pop(0).replace("\n", " ")]
    return "\n\n".join(head + [_join(block, width, split=single) for block in blocks]) + tail


def _inner(block: str) -> list[str]:
    """The lines of a block that another line follows: only those can have been wrapped."""
    return block.strip("\n").split("\n")[:-1]


def _join(block: str, width: int, split: bool) -> str:
    """One block of a text wrapped at ``width``.

    A block of lines that mostly end before they would have to (a list, a table, an address) keeps them. ``split`` is
    set where the text has no blank lines between its paragraphs: then an indent, or a line that ends early at a stop,
    ends a paragraph.
    """
    lines = block.split("\n")
    early = [len(one.rstrip()) + 1 + len((after.split() or [""])[0]) <= width for one, after in pairwise(lines)]
    if (len(lines) > 2 and sum(early) > 0.6 * len(early)) or all(map(_LIST.match, lines)):
        return block
    joined = lines[0]
    indented = all(one.startswith("  ") for one in lines)
    for short, (one, after) in zip(early, pairwise(lines), strict=True):
        new = split and (
            (after.startswith("  ") and not indented) or (short and one.rstrip().endswith((".", '"', "”", "?", "!")))
        )
        joined += ("\n" if new else " ") + after
    return joined
