"""An article in the making: what every format's reader fills in, and how it becomes an Article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from extract.data.agencies import find_agency, is_outlet
from extract.model import Article, ArticleKind, Created, Paragraph, ParagraphKind, Span
from extract.readers.border.clean import line
from extract.readers.credits import byline_of, dateline_of, place_of
from extract.readers.fields import kind_of
from extract.readers.marks import mark

_HEAD = 5  # paragraphs at the beginning among which the dateline is looked for

# One paragraph before it has a place in the text.
Block = tuple[str, ParagraphKind]


@dataclass(slots=True)
class Draft:
    """The fields of an Article, as far as they are known; ``blocks`` are the paragraphs after the headline.

    ``text`` and ``paragraphs`` are set only by readers whose copy stands as it is (plain text); otherwise the text is
    put together from the headline and the blocks.
    """

    format: str
    blocks: list[Block] = field(default_factory=list)
    headline: str = ""
    id: str = ""
    story: str = ""
    version: str = ""
    created: Created | None = None
    status: str = ""
    signal: str = ""
    urgency: str = ""
    urgency_scale: str = ""
    slug: str = ""
    byline: str = ""
    dateline: str = ""
    credit: str = ""
    agency: str = ""
    outlet: str = ""
    language: str = ""
    subjects: tuple[str, ...] = ()
    note: str = ""
    embargo: str = ""
    kind: ArticleKind = ArticleKind.STORY
    text: str = ""
    paragraphs: tuple[Paragraph, ...] = ()

    def add(self, texts: Iterable[str], kind: ParagraphKind = ParagraphKind.BODY) -> None:
        """Append paragraphs, each cleaned and on one line; those without a letter or digit are left out."""
        self.blocks += [(text, kind) for text in map(line, texts) if any(map(str.isalnum, text))]


def finish(draft: Draft, key: str, path: str) -> Article:
    """The article that ``draft`` describes: text laid out, kinds of paragraph told apart, sender found."""
    known: dict[str, Any] = {one.name: getattr(draft, one.name) for one in fields(Article) if hasattr(draft, one.name)}
    known |= {name: line(value) for name, value in known.items() if isinstance(value, str) and name != "text"}
    if not draft.paragraphs:
        said_again = known["headline"].casefold()
        blocks = [block for index, block in enumerate(draft.blocks) if index > 2 or block[0].casefold() != said_again]
        known["text"], known["paragraphs"] = _lay_out(known["headline"], blocks)
    known |= _sender(known)
    bylines = [one.span.text for one in known["paragraphs"] if one.kind is ParagraphKind.SIGNOFF]
    known["byline"] = byline_of(known["byline"]) or known["byline"] or next(filter(None, map(byline_of, bylines)), "")
    return Article(**known | {"key": key, "path": path, "kind": _kind(draft, known)})


def _kind(draft: Draft, known: dict[str, Any]) -> ArticleKind:
    """The kind that the sender's fields say, else the headline; a table is one only where rows outnumber paragraphs."""
    kind = draft.kind if draft.kind is not ArticleKind.STORY else kind_of([], known["headline"])
    kinds = [one.kind for one in known["paragraphs"]]
    prose = kinds.count(ParagraphKind.BODY) > kinds.count(ParagraphKind.TABLE)
    return ArticleKind.STORY if kind is ArticleKind.TABLE and prose else kind


def _lay_out(headline: str, blocks: Sequence[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """Headline and blocks with a blank line between them."""
    paragraphs, start = [], 0
    if headline:
        paragraphs.append(Paragraph(Span(0, len(headline), headline), ParagraphKind.HEADLINE))
        start = len(headline) + 2
    for (text, sent), kind in zip(blocks, mark(blocks), strict=True):
        paragraphs.append(Paragraph(Span(start, start + len(text), text), kind, by_look=kind is not sent))
        start += len(text) + 2
    return "\n\n".join(one.span.text for one in paragraphs), tuple(paragraphs)


def _sender(known: dict[str, Any]) -> dict[str, str]:
    """Agency, outlet and dateline: from the fields, else from the first paragraph's dateline, else from the credit."""
    body = [one.span.text for one in known["paragraphs"] if one.kind is ParagraphKind.BODY]
    # Bullets and summaries may come before the paragraph that the dateline is in.
    datelines = [found for found in map(dateline_of, body[:_HEAD]) if found[1]] or list(map(dateline_of, body[:1]))
    place, credited = datelines[0] if datelines else ("", "")
    names = (known["agency"], credited, find_agency(known["credit"]))
    agency = next((name for name in names if name and not is_outlet(name)), "")
    outlet = known["outlet"] or next((name for name in names if name and is_outlet(name)), "")
    return {
        "agency": agency,
        "outlet": outlet if outlet != agency else "",
        "dateline": place_of(known["dateline"]) or place,
    }
