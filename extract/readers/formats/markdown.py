"""Markdown: what a desk's notes and many content systems export."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.model import ParagraphKind
from extract.readers.border.clean import clean
from extract.readers.border.encoding import UnreadableError, decode
from extract.readers.draft import Draft
from extract.readers.marks import looks_like_headline

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS = re.compile(
    r"""^\#{1,6}\ \S | ^(?:===+|---+)\s*$ | \[[^\[\]\n]{1,300}\]\([^)\s]{1,500}\) | \*\*\S[^*\n]{0,300}\*\*
      | ^``` | ^\|.*\|.*\|\s*$""",
    re.MULTILINE | re.VERBOSE,
)
_FRONT = re.compile(r"\A---\n(?P<fields>.{0,4000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(
    r"^(title|headline|author|byline|date|slug|source|agency|language|lang)\s*:\s*(.+)$", re.MULTILINE | re.I
)
# Marks whose nesting the parser has to sort out, which takes it the square of their number.
_SPECIAL, _MOST_SPECIAL = "[]*_`!~", 40_000
_DEEPEST = 20  # nested quotes and lists; deeper ones are read flat


def is_markdown(text: str) -> bool:
    """A heading of Markdown in the first line, front matter, or two of its other signs."""
    head = text[:20_000]
    return bool(
        re.match(r"#{1,6} \S", head.lstrip())
        or _FRONT.match(head)
        or (len(set(_SIGNS.findall(head))) > 1 and "[" in head)
    )


def read_markdown(data: bytes) -> Iterable[Draft]:
    """The one story of a Markdown file; its first heading is the headline."""
    from markdown_it import MarkdownIt

    text = clean(decode(data))
    if sum(map(text.count, _SPECIAL)) > _MOST_SPECIAL:
        raise UnreadableError(f"Markdown with more than {_MOST_SPECIAL:,} marks")
    draft = Draft("markdown")
    front = _FRONT.match(text)
    fields: dict[str, str] = {}
    if front:
        fields = {name.lower(): value.strip("\"' ") for name, value in _FIELD.findall(front["fields"])}
        text = text[front.end() :]
    draft.headline = fields.get("title") or fields.get("headline", "")
    draft.byline = fields.get("author") or fields.get("byline", "")
    draft.slug, draft.language = fields.get("slug", ""), fields.get("language") or fields.get("lang", "")
    draft.credit = fields.get("source") or fields.get("agency", "")
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    heading, in_table = False, False
    row: list[str] = []
    for token in parser.parse(text):
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            draft.add([" | ".join(row)], ParagraphKind.TABLE)
        elif token.type == "inline":
            words = _words(token.children or [])
            if in_table:
                row.append(words)
            elif heading and not draft.headline and not draft.blocks:
                draft.headline = words
            else:
                draft.add(words.split("\n"), ParagraphKind.HEADING if heading else ParagraphKind.BODY)
        elif token.type in ("code_block", "fence"):
            draft.add(token.content.splitlines(), ParagraphKind.TABLE)
        heading = token.type == "heading_open"
    if not draft.headline and len(draft.blocks) > 1 and looks_like_headline(draft.blocks[0][0]):
        draft.headline = draft.blocks.pop(0)[0]
    yield draft


def _words(tokens: Iterable[Token]) -> str:
    """The text of inline tokens; a line break inside a paragraph is a space, a forced one a new line."""
    parts = {"softbreak": " ", "hardbreak": "\n", "html_inline": "", "image": ""}
    return "".join(parts.get(token.type, token.content) for token in tokens)
