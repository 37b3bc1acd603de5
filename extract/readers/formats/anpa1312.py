"""ANPA 1312: the high-speed wire of AP and Kyodo.

SYN SYN SOH service+number US selector
priority category DC3|DC4 DC1|DC2 keyword version month-day words      (DC2: a table)
STX head lines, each "^...<" at AP and bare at Kyodo; paragraphs begin with a tab or five spaces
ETX AP-service-month-day-year time GMT
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from extract.model import ArticleKind, Created, ParagraphKind
from extract.readers.border.encoding import decode
from extract.readers.credits import byline_of, dateline_of
from extract.readers.draft import Draft
from extract.readers.fields import embargo, kind_of, urgency
from extract.readers.layout import check_lines
from extract.readers.markup import public

FORMAT = "anpa1312"
_START = re.compile(r"\x16{0,4}\x01(?P<service>[A-Za-z])(?P<number>\d{4})(?:\x1f(?P<selector>[\w\-]{0,12}))?")
_LINE = re.compile(
    r"^\W{0,4}(?P<priority>[a-z])\s(?P<category>[a-z])\s?[\x13\x14]?(?P<form>[\x11\x12]?)\s?(?P<keyword>[^\n]*?)\s+"
    r"(?P<month>\d\d?)-(?P<day>\d\d?)\s+(?P<words>\d{1,5})",
    re.I | re.MULTILINE,
)
_TAIL = re.compile(
    r"(?P<sender>[A-Z]{2,6})-[A-Z]{2,3}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>GMT)?"
)
_INDENT = re.compile(r"\t|   {2,}")
_NOTE = re.compile(r"(?:AP\s)?(?:Photos?|Video|Graphics?|Audio)\b|Eds?:|EDS?:|EDITOR|(?:With|For)\s", re.I)
_AFFILIATION = re.compile(
    r"(?:The\s)?Associated Press(?:\s\w+){0,2}|AP\s(?:\w+\s){0,3}(?:Writer|Editor|Correspondent)|Kyodo News"
)
_CONTROLS = re.compile(r"[\x00\x0b\x0c\x0e-\x1f\x7f]")


def is_anpa1312(text: str) -> bool:
    """SOH, a letter, four digits and US near the beginning."""
    found = _START.search(text[:200])
    return bool(found and (found["selector"] is not None or "\x16" in found[0]))


def read_anpa1312(data: bytes) -> Iterator[Draft]:
    """Every message of a file."""
    text = decode(data, "cp1252").replace("\r\n", "\n").replace("\r", "\n")
    starts = [match.start() for match in _START.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _message(text[start:end])


def _message(text: str) -> Draft:
    head, _, body = text.partition("\x02")
    body, _, tail = body.partition("\x03")
    service = _LINE.search(head)
    draft = Draft(FORMAT, created=_created(_TAIL.search(tail[:120])))
    is_table = False
    if service:
        draft.urgency, draft.urgency_scale = urgency(service["priority"])
        draft.slug, is_table = " ".join(service["keyword"].split()), service["form"] == "\x12"
        draft.subjects = (f"anpa:{service['category'].lower()}",)
    check_lines(body)
    heads, paragraphs = _parts(body)
    _read_heads(draft, heads, bool(paragraphs))
    table = is_table or _is_columns(paragraphs)
    if table:
        draft.kind = ArticleKind.TABLE
    draft.add(paragraphs, ParagraphKind.TABLE if table else ParagraphKind.BODY)
    draft.blocks = public(draft.blocks)
    sent = _TAIL.search(tail[:120])
    body_start = next((text for text, kind in draft.blocks if kind is ParagraphKind.BODY), "")
    draft.agency = ("AP" if sent and sent["sender"] == "AP" else "") or dateline_of(body_start)[1]
    if draft.kind is ArticleKind.STORY:
        draft.kind = kind_of([draft.headline, draft.slug.replace("-", " ")], draft.headline)
    draft.embargo = embargo("", draft.note)
    return draft


def _parts(body: str) -> tuple[list[str], list[str]]:
    """The head lines and the paragraphs. A paragraph that is wrapped goes on until the next indent or head line."""
    heads: list[str] = []
    paragraphs: list[str] = []
    for one in body.split("\n"):
        indented = bool(_INDENT.match(one))
        text = _CONTROLS.sub("", one).strip()
        if not text.strip("<^ "):
            continue
        if text.startswith("^") or "< ^" in text:
            heads += [part.strip() for part in re.split(r"(?<=<)\s*(?=\^)", text)]
        elif indented or (paragraphs and heads and heads[-1].startswith("^")):
            if indented or not paragraphs or text.startswith("=="):
                paragraphs.append(text.rstrip("<"))
            else:
                paragraphs[-1] += " " + text.rstrip("<")
        elif paragraphs and not text.startswith("=="):
            paragraphs[-1] += " " + text.rstrip("<")
        else:
            (paragraphs if paragraphs else heads).append(text)
    return heads, paragraphs


def _read_heads(draft: Draft, heads: list[str], has_body: bool) -> None:
    """Slug, headline, notes and byline out of the head lines; what is left says again what the story says."""
    notes = []
    lines = [(head.strip("^").rstrip("<=").strip(), head.rstrip().endswith("=")) for head in heads]
    for index, (text, names) in enumerate(lines):
        name = byline_of(text)
        if not text or text == "END" or re.fullmatch(r"[*\d]+", text):
            continue
        if name:
            draft.byline = name
        elif names and _AFFILIATION.match(text):
            draft.credit = text
        elif _NOTE.match(text):
            notes.append(text)
        elif re.search(r",\s?\d{0,5}$|^[A-Z]{2,3}-\S", text) and not draft.headline and index < 3:
            draft.slug = re.sub(r",\s?\d{0,5}$", "", text)
        elif not draft.headline:
            draft.headline = text
        else:
            draft.add([text], ParagraphKind.SUMMARY)
    draft.note = "; ".join(notes)
    if not has_body and len(draft.blocks) > 1:
        draft.kind = ArticleKind.SUMMARY


def _is_columns(paragraphs: list[str]) -> bool:
    """Lines of values set apart by semicolons or dots."""
    rows = sum(one.count(";") >= 3 or one.count("..") >= 2 for one in paragraphs)
    return len(paragraphs) > 3 and rows > len(paragraphs) * 0.6


def _created(tail: re.Match[str] | None) -> Created | None:
    if tail is None:
        return None
    try:
        time = datetime(
            2000 + int(tail["year"]), int(tail["month"]), int(tail["day"]), int(tail["hour"]), int(tail["minute"])
        )
    except ValueError:
        return None
    return Created(time.replace(tzinfo=UTC if tail["zone"] else None))
