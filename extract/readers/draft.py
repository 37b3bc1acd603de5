"""An article in the making: what every format's reader fills in, and how it becomes an Article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from extract.data.agencies import find_agency, is_outlet
from extract.model import Article, ArticleKind, Created, Paragraph, ParagraphKind, Span
from extract.readers.clean import line
from extract.readers.credits import dateline_of
from extract.readers.marks import mark

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
    known = {one.name: getattr(draft, one.name) for one in fields(Article) if hasattr(draft, one.name)}
    known |= {name: line(value) for name, value in known.items() if isinstance(value, str) and name != "text"}
    if not draft.paragraphs:
        said_again = known["headline"].casefold()
        blocks = [block for index, block in enumerate(draft.blocks) if index > 2 or block[0].casefold() != said_again]
        known["text"], known["paragraphs"] = _lay_out(known["headline"], blocks)
    known |= _sender(known)
    return Article(**known | {"key": key, "path": path, "kind": draft.kind})


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


def _sender(known: dict[str, object]) -> dict[str, str]:
    """Agency, outlet and dateline: from the fields, else from the first paragraph's dateline, else from the credit."""
    agency, outlet = str(known["agency"]), str(known["outlet"])
    dateline = str(known["dateline"])
    body = [one for one in known["paragraphs"] if one.kind is ParagraphKind.BODY]  # type: ignore[attr-defined]
    place, credited = dateline_of(body[0].span.text) if body else ("", "")
    for candidate in (credited, find_agency(str(known["credit"]))):
        if candidate and is_outlet(candidate):
            outlet = outlet or candidate
        elif candidate:
            agency = agency or candidate
    return {"agency": agency, "outlet": outlet if outlet != agency else "", "dateline": dateline or place}
