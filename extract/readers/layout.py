"""Paragraphs out of text that is laid out with blank lines, indents and line breaks."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.model import ParagraphKind
from extract.readers.border.clean import clean
from extract.readers.border.encoding import UnreadableError

# The widest line that is taken for wrapped; longer ones are paragraphs of their own.
_WIDEST = 100
_NARROWEST = 30
_BREAK = re.compile(r"\n(?:[ \t]*\n)+")
_ITEM = re.compile(r" *(?:[-–—•*·+]|\d{1,2}[.)])\s")
_INDENT = re.compile(r" {3,}\S|\t")
_STOPS = (".", "?", "!", '"', "”", "»", "''", ":", ")")
_NUMBER = re.compile(r"[-+(]?[\d.,:/%$€£]*\d[\d.,:/%)]*\*?")
_MOST_LINES = 20_000
_RULE = re.compile(r"[\s\-=_.*+|]{5,}")


def paragraphs_of(text: str) -> list[tuple[str, ParagraphKind]]:
    """The paragraphs of ``text``, each on one line, with the rows of tables told from the rest."""
    blocks = split_blocks(clean_keeping_tabs(text))
    width = _width(blocks)
    found: list[tuple[str, ParagraphKind]] = []
    for block in blocks:
        lines = block.split("\n")
        if is_table(lines):
            found += [(line, ParagraphKind.BODY if _leads(line, lines) else ParagraphKind.TABLE) for line in lines]
        else:
            found += [(line, ParagraphKind.BODY) for line in join_lines(block, width, breaks=True)]
    flat = ((" ".join(text.split()), kind) for text, kind in found)
    return [(text, kind) for text, kind in flat if any(map(str.isalnum, text))]


def _leads(line: str, lines: list[str]) -> bool:
    """Whether ``line`` is the sentence that introduces a table."""
    return line is lines[0] and len(line) > 60 and not is_row(line)


def clean_keeping_tabs(text: str) -> str:
    """``text`` cleaned, with tabs as the eight spaces that they stand for, since they are indents here."""
    return clean(text.replace("\t", "        "))


def unwrapped(text: str) -> str:
    """``text`` with the line breaks inside its paragraphs turned into spaces, one for one.

    A text that separates its paragraphs with blank lines has no others; in one that does not, indents do, or lines that
    end early at a stop.
    """
    check_lines(text)
    body = text.rstrip("\n")
    blocks = body.split("\n\n")
    width = _width(blocks)
    if not width:
        return text
    breaks = len([block for block in blocks if block.strip()]) <= 2
    # Whatever lines the head of a wrapped text has, they are one: most are a headline that did not fit.
    head = [] if breaks else [blocks.pop(0).replace("\n", " ")]
    joined = ["\n".join(join_lines(block, width, breaks)) for block in blocks]
    return "\n\n".join(head + joined) + text[len(body) :]


def check_lines(text: str) -> None:
    """Raises UnreadableError for a text of more lines than a story has."""
    if text.count("\n") > _MOST_LINES:
        raise UnreadableError(f"a story of more than {_MOST_LINES:,} lines")


def split_blocks(text: str) -> list[str]:
    """The runs of lines between blank lines."""
    check_lines(text)
    return [block for block in _BREAK.split(text.strip("\n")) if block.strip()]


def _width(blocks: list[str]) -> int:
    """The column at which a text is wrapped; 0 for one that is not. Only lines that another follows can have been."""
    lines = [block.strip("\n").split("\n") for block in blocks]
    inner = [len(line.rstrip()) for some in lines for line in some[:-1]]
    if sum(len(line) > _WIDEST for some in lines for line in some) > 0.2 * sum(map(len, lines)):
        return 0
    width = max(inner, default=0)
    return width if _NARROWEST <= width <= _WIDEST else 0


def join_lines(block: str, width: int, breaks: bool) -> list[str]:
    """The paragraphs of a run of lines that is wrapped at ``width``.

    The items of a list stay as they are. With ``breaks``, so do lines that mostly end before they would have to (an
    address), and an indent, a list's mark, or a line that ends early at a stop begins a new paragraph.
    """
    lines = block.split("\n")
    if len(lines) == 1 or not width:
        return lines
    early = [len(one.rstrip()) + 1 + len((after.split() or [""])[0]) <= width for one, after in pairwise(lines)]
    indents = [bool(_INDENT.match(one)) for one in lines]
    # White space before every line but the first is the layout of a file, not of a text.
    mixed = any(indents) and not all(indents[1:])
    loose = breaks and not mixed and len(lines) > 2 and sum(early) > 0.6 * len(early)
    if loose or all(map(_ITEM.match, lines)) or is_table(lines):
        return lines
    joined = [lines[0]]
    for index, after in enumerate(lines[1:]):
        ends = early[index] and lines[index].rstrip().endswith(_STOPS)
        if breaks and ((mixed and indents[index + 1]) or ends or _ITEM.match(after)):
            joined.append(after)
        else:
            joined[-1] += " " + after
    return joined


def is_table(lines: list[str]) -> bool:
    """Whether a run of lines is mostly rows of values set apart by gaps, rules or semicolons."""
    filled = [one for one in lines if one.strip()]
    return len(filled) >= 3 and sum(map(is_row, filled)) > 0.5 * len(filled)


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: two gaps or more, semicolons in a row, or numbers for the most part."""
    inner = line.strip()
    if _RULE.fullmatch(inner) or len(re.findall(r"\S(?:  +|\t+)(?=\S)", inner)) >= 2 or inner.count(";") >= 3:
        return len(inner) <= 2 * _WIDEST
    tokens = inner.split()
    numbers = sum(bool(_NUMBER.fullmatch(token)) for token in tokens)
    return numbers >= 2 and numbers >= 0.4 * len(tokens)
