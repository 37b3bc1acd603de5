"""IPTC 7901: the teleprinter format of dpa, ATS and others, with or without its control characters.

SOH service+number priority category words keywords
slug
STX lines of the head, the headline and the byline, the last one ending in "="
paragraphs, wrapped, with blank lines between
ETX day, time, zone, month, year
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from extract.data.agencies import find_agency
from extract.model import Created
from extract.readers.border.encoding import decode
from extract.readers.credits import byline_of, dateline_of
from extract.readers.draft import Draft
from extract.readers.fields import embargo, kind_of, urgency
from extract.readers.layout import paragraphs_of
from extract.readers.markup import public

FORMAT = "iptc7901"
_HEADER = re.compile(
    r"(?P<service>[a-z]{1,4}?)\s?(?P<number>\d{2,5})\s+(?P<priority>[0-9a-z])\s+(?P<category>[a-z]{1,3})\s+"
    r"(?P<words>\d{1,5})\b(?P<keywords>[^\n\x02]{0,120})",
    re.I,
)
_BARE_HEADER = re.compile(r"[a-z]{3}\d{3,5} [1-9] [a-z]{1,3} \d{1,5} [^\n]{0,60}\b[\w-]+ \d{2,5}\s*\n", re.I)
_TAIL = re.compile(
    r"^\W{0,3}(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s(?P<zone>[A-Z]{1,5})\s(?P<month>\w{3})\.?\s(?P<year>\d\d)\s*$",
    re.MULTILINE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan ", "feb fev fév", "mar mär mrz", "apr avr abr", "may mai mag", "jun ", "jul ",
         "aug aou aoû ago", "sep set", "oct okt ott", "nov ", "dec dez déc dic"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ZONES = {"GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "MEZ": 1, "CET": 1, "MESZ": 2, "CEST": 2, "EET": 2, "EEST": 3}
# Lines of the head that say what the take is, not what happened.
_TAKE = re.compile(
    r"\(.*\)$|(?:\d{1,2}(?:ST|ND|RD|TH)?\s)?(?:NEW\s|WRITE-THROUGH\s)?"
    r"(?:LEAD|LD|NET|REFILE|REPEAT|CORRECTION|CORRECTED|UPDATE|ADD|ADDS?|TAKE|URGENT|EXTRA|ROUNDUP|WRAP|FLASH|BULLETIN|"
    r"KILL|PREVIEW|FEATURE|ANALYSIS|BACKGROUND|INTERVIEW|Eilmeldung|Berichtigung|Zusammenfassung|Neu)\b"
    r"(?:\s?\d{0,2}|:.*|\s-\s.*)$",
)
_NOTEBOOK = re.compile(r"^# ?(?:dpa[- ])?(?:Notizblock|Notebook|NOTEBOOK)\b", re.I)


class _Head(NamedTuple):
    takes: list[str]
    headline: str
    byline: str


def is_iptc7901(text: str) -> bool:
    """SOH and the header line; or the header line alone, where a system has stripped the controls."""
    first = text.lstrip("\r\n \x00\x16")[:200]
    return bool(_HEADER.match(first[1:]) if first.startswith("\x01") else _BARE_HEADER.match(first))


def read_iptc7901(data: bytes) -> Iterator[Draft]:
    """Every message of a file; they follow each other from SOH to SOH."""
    text = decode(data, "cp1252").replace("\r\n", "\n").replace("\r", "\n").lstrip("\n \x00\x16")
    starts = [match.start() for match in re.finditer(r"\x01(?=[a-z]{2,4}\s?\d{2,5}\s)", text, re.I)] or [0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _message(text[start:end])


def _message(text: str) -> Draft:
    header = _HEADER.match(text.lstrip("\x01"))
    rest = text.lstrip("\x01")[header.end() :] if header else text
    before, start, body = rest.partition("\x02")
    if not start:
        slug, _, body = rest.strip("\n ").partition("\n")
        before = slug
    body, _, _ = body.partition("\x03")
    tail = _TAIL.search(rest)
    if tail and "\x03" not in rest:
        body = body[: body.find(tail[0])] if tail[0] in body else body
    head, body = _head(body)
    draft = Draft(
        FORMAT,
        headline=head.headline,
        byline=head.byline,
        slug=" ".join(before.split()).strip("/ "),
        signal=", ".join(head.takes),
        created=_created(tail),
    )
    if header:
        draft.id = header["number"]
        draft.urgency, draft.urgency_scale = urgency(header["priority"])
        draft.subjects = (f"{header['service'].lower()}:{header['category'].lower()}",)
        draft.agency = find_agency(" ".join(header["keywords"].split()))
    body, _, notebook = _split(_NOTEBOOK, body)
    draft.blocks = public(paragraphs_of(body))
    said = [text.strip("#- ") for text, _ in public(paragraphs_of(notebook)) if not text.startswith("## Internet")]
    draft.note = "; ".join([*(take.strip("()") for take in head.takes if take.startswith("(")), *said])
    if not draft.agency and draft.blocks:
        draft.agency = dateline_of(draft.blocks[0][0])[1]
    draft.kind = kind_of([*head.takes, *draft.slug.split("/")], draft.headline)
    draft.embargo = embargo("", *head.takes, notebook)
    return draft


def _head(body: str) -> tuple[_Head, str]:
    """The lines up to the one that ends in "=", told apart; without such a line, the first one is the headline."""
    lines = body.lstrip("\n ").split("\n")
    end = next((index for index, one in enumerate(lines[:12]) if one.rstrip().endswith("=")), None)
    if end is None:
        return _Head([], "", ""), body
    takes: list[str] = []
    headline: list[str] = []
    byline = ""
    for one in (line.strip().rstrip("=").strip() for line in lines[: end + 1]):
        if _TAKE.match(one) and not headline:
            takes.append(one)
        elif name := byline_of(one):
            byline = name
        elif one:
            headline.append(one)
    return _Head(takes, " ".join(headline), byline), "\n".join(lines[end + 1 :])


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    """``text`` before and after the first line that ``pattern`` matches."""
    lines = text.split("\n")
    cut = next((index for index, one in enumerate(lines) if pattern.match(one)), len(lines))
    return "\n".join(lines[:cut]), "", "\n".join(lines[cut + 1 :])


def _created(tail: re.Match[str] | None) -> Created | None:
    """The time of the last line; without a zone where its abbreviation is not known."""
    if tail is None or (month := _MONTHS.get(tail["month"].lower())) is None:
        return None
    offset = _ZONES.get(tail["zone"])
    zone = timezone(timedelta(hours=offset)) if offset is not None else None
    try:
        time = datetime(2000 + int(tail["year"]), month, int(tail["day"]), int(tail["hour"]), int(tail["minute"]))
    except ValueError:
        return None
    return Created(time.replace(tzinfo=zone))
