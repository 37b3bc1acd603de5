"""Paragraphs out of XHTML, NITF and HTML bodies that a wire carries inside.

One rule for all: what is set as a block is a paragraph. Nothing marked as not public leaves here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.model import ParagraphKind
from extract.readers.border.clean import line
from extract.readers.border.encoding import UnreadableError
from extract.readers.draft import Block
from extract.readers.layout import is_table, paragraphs_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = object

_BLOCKS = {
    *(
        "p",
        "div",
        "section",
        "article",
        "main",
        "blockquote",
        "block",
        "bq",
        "body",
        "html",
        "body.content",
        "ul",
        "ol",
    ),
    *("li", "dl", "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "pre", "center", "address", "hr", "fn", "note"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "figure", "fieldset", "nitf-table", "details", "summary"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"}
_LEFT_OUT = {
    *(
        "head",
        "script",
        "style",
        "template",
        "header",
        "footer",
        "nav",
        "aside",
        "figure",
        "figcaption",
        "media",
        "iframe",
    ),
    *("body.head", "body.end", "img", "object", "embed", "video", "audio", "noscript", "form", "svg", "math", "title"),
}
_MOST_BLOCKS = 20_000
# Classes of blocks that hold initials, a byline or where the copy is from, and no text.
_CREDITS = {"closingline", "byline", "dat", "vignette", "source", "author"}
_LINE = "\u2028"  # stands for <br>; a character that cleaning turns into white space
_TWO_LINES = re.compile(rf"(?:{_LINE}\s*){{2,}}")
_NOT_PUBLIC = re.compile(
    r"\W*(?:Die(?:se)?\s(?:folgenden\s)?Informationen\ssind\snicht\szur\sVeröffentlichung\sbestimmt"
    r"|The\sfollowing\sinformation\sis\snot\s(?:intended\s)?for\spublication"
    r"|(?:The\sfollowing\sis\s)?not\sfor\spublication\b)",
    re.I,
)


def body_blocks(root: Element) -> list[Block]:
    """The paragraphs of the body that ``root`` is or holds, in order, headings and tables told apart."""
    walk = _Walk()
    walk.into(root)
    walk.flush()
    return public(walk.blocks)


def public(blocks: list[Block]) -> list[Block]:
    """``blocks`` up to the line that says that the rest is not for publication; that line alone is kept if first."""
    cut = next((index for index, (text, _) in enumerate(blocks) if _NOT_PUBLIC.match(text)), len(blocks))
    return blocks[: max(cut, 1)]


def fragment_blocks(html: str) -> list[Block]:
    """The paragraphs of a piece of HTML."""
    from lxml import etree
    from lxml import html as lxml_html

    if "<" not in html and "&" not in html:
        return paragraphs_of(html)
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(html.replace("\0", ""), parser=parser)
    except (etree.LxmlError, ValueError):
        return paragraphs_of(re.sub(r"<[^>]{0,500}>", " ", html))
    return body_blocks(root)


class _Walk:
    """Walks a tree and collects its paragraphs; text that stands between blocks is a paragraph too."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._kind = ParagraphKind.BODY

    def into(self, element: Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        kind = element.get("class") or ""
        if tag in _LEFT_OUT or "nonpublic" in kind:
            return
        if tag == "br":
            self._parts.append(_LINE)
        elif tag == "table" and max((len(_cells(row)) for row in element.iter("tr")), default=0) > 1:
            self.flush()
            for row in element.iter("tr"):
                self._row(row)
        elif tag in _BLOCKS:
            self._block(element, tag, kind)
        else:
            self._content(element)

    def flush(self) -> None:
        """End the paragraph at hand."""
        if len(self.blocks) > _MOST_BLOCKS:
            raise UnreadableError(f"a story of more than {_MOST_BLOCKS:,} paragraphs")
        text = "".join(self._parts)
        self._parts.clear()
        if self._kind is ParagraphKind.BODY and _is_plain(text):
            self.blocks += paragraphs_of(text.replace(_LINE, " "))
            return
        for part in _TWO_LINES.split(text):
            flat = line(part)
            if any(map(str.isalnum, flat)):
                self.blocks.append((flat, self._kind))

    def _block(self, element: Element, tag: str, kind: str) -> None:
        self.flush()
        before = self._kind
        if tag in _HEADINGS:
            self._kind = ParagraphKind.HEADING
        elif "teaser" in kind.split():
            self._kind = ParagraphKind.SUMMARY
        elif _CREDITS & set(kind.split()):
            self._kind = ParagraphKind.SIGNOFF
        self._content(element)
        self.flush()
        self._kind = before

    def _content(self, element: Element) -> None:
        self._parts.append(element.text or "")
        for child in element:
            self.into(child)
            self._parts.append(child.tail or "")

    def _row(self, row: Element) -> None:
        """One row of a table, its cells set apart."""
        text = " | ".join(line("".join(cell.itertext())) for cell in _cells(row))
        if any(map(str.isalnum, text)):
            self.blocks.append((text, ParagraphKind.TABLE))


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_plain(text: str) -> bool:
    """Whether the text of a block is plain text with paragraphs of its own: blank lines, or indents here and there.

    White space at the start of every line is the layout of the markup and says nothing.
    """
    lines = text.strip().split("\n")
    if any(not one.strip() for one in lines):
        return _LINE not in text
    inner = lines[1:]
    indented = sum(one.startswith("   ") for one in inner)
    return 0 < indented < len(inner) or is_table(lines)
