"""Values that several formats write in ways of their own, in the one form that an Article has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.data.agencies import agency_of_domain, find_agency
from extract.model import ArticleKind, Status
from extract.readers.times import created

_STATUSES = {
    "usable": Status.USABLE,
    "withheld": Status.WITHHELD,
    "withhold": Status.WITHHELD,
    "canceled": Status.CANCELED,
    "cancelled": Status.CANCELED,
    "cancel": Status.CANCELED,
    "killed": Status.CANCELED,
    "kill": Status.CANCELED,
    "withdrawn": Status.CANCELED,
    "retracted": Status.CANCELED,
    "corrected": Status.CORRECTED,
}
_EMBARGO = re.compile(
    r"(?:(?:strictly|under)\s+)?(?:embargo(?:ed)?|sperrfrist|embargado)\b[^\n]{0,160}|"
    r"not\s+for\s+(?:publication|release|use)\s+(?:before|until)\b[^\n]{0,120}",
    re.I,
)
_LETTERS = set("fburda")

_KINDS = (
    (ArticleKind.AGENDA, r"vorschau|tagesvorschau|calendar|diary|agenda|preview of the day|daybook|prospects|budget"),
    (
        ArticleKind.ADVISORY,
        r"achtung|advisory|planungshinweis|note to editors|service note|termine|redaktionelle? hinweis",
    ),
    (ArticleKind.TABLE, r"tabelle|tabeller|table|results|ergebnis|listing|statistic|standings|rslt|stats|tableau"),
    (
        ArticleKind.SUMMARY,
        r"presseschau|press ?digest|news ?digest|headlines|nachrichtenüberblick|überblick|summary of",
    ),
)
# How headlines of what is no story begin, in the cases in which they are sent.
_HEADLINES = (
    (
        ArticleKind.AGENDA,
        re.compile(
            r"(?:\S{1,20}[- ])?(?:Tagesvorschau|Wochenvorschau|Terminvorschau|tagesvorschau)\b|Termine\b|"
            r"(?:[A-Z .]{1,30}-)?(?:DIARY|WEEK AHEAD|DAY AHEAD|CALENDAR|DAYBOOK)\b|(?:The |AP )?[\w ]{0,30}\bDaybook\b"
        ),
    ),
    (
        ArticleKind.ADVISORY,
        re.compile(r"(?:[A-Z .]{1,30}[-:] ?)?(?:ADVISORY|ACHTUNG|NOTE TO EDITORS|SERVICE ALERT)\b|Achtung[,:!]"),
    ),
    (ArticleKind.TABLE, re.compile(r"(?:[A-Z .]{1,30}-)?TABLE\b|(?:Ergebnisse|Tabelle)\b")),
    (
        ArticleKind.SUMMARY,
        re.compile(
            r"(?:PRESS|NEWS) (?:DIGEST|SUMMARY)\b|(?:Presseschau|Pressestimmen)\b|"
            r"AP (?:Top \w+ News|News in Brief|\w+ Digest)\b"
        ),
    ),
)


# The IPTC's older codes, bare or under a scheme that an agency has named after them ("sttsubj:04016000").
_OLDER_CODE = re.compile(r"^(?:[a-z]*subj[a-z]*:)?(\d{8})$", re.I)


def status(word: str) -> str:
    """A publishing status in the IPTC's words; the sender's own word, in small letters, where it is none of them."""
    bare = word.strip().rsplit(":", 1)[-1].casefold()
    return str(_STATUSES.get(bare, bare))


def urgency(word: str) -> tuple[str, str]:
    """An urgency and the scale that it is of: "iptc" for 1 to 8 (9 is the sender's own), "anpa" for AP's letters."""
    bare = word.strip().casefold()
    if bare.isdigit() and len(bare) == 1:
        return bare, "iptc"
    if bare in _LETTERS:
        return bare, "anpa"
    return word.strip(), ""


def embargo(time: str, *notes: str) -> str:
    """Until when a version is not to be used: the time as ISO 8601, or the words of a note that says so."""
    until = created(time)
    if until and until.time.year > 1900:
        return str(until)
    found = (_EMBARGO.search(note) for note in notes)
    return next((" ".join(match[0].split()) for match in found if match), "")


def kind_of(genres: Iterable[str], headline: str = "") -> ArticleKind:
    """What an article is to a desk, by the names that the sender gives to its genre, else by its headline."""
    for genre in genres:
        for kind, pattern in _KINDS:
            if re.search(rf"\b(?:{pattern})", genre, re.I):
                return kind
    return next((kind for kind, pattern in _HEADLINES if pattern.match(headline)), ArticleKind.STORY)


def sender(*names: str) -> str:
    """The agency of the first of ``names`` (credits, providers, ids with a domain) that is one that is known."""
    for name in names:
        hosts = re.findall(r"[\w-]+(?:\.[\w-]+)+", name)
        found = find_agency(name) or next(filter(None, map(agency_of_domain, hosts)), "")
        if found:
            return found
    return ""


def subjects(codes: Iterable[str]) -> tuple[str, ...]:
    """Subject codes as "scheme:code", each once and in the order of the copy."""
    named = (_OLDER_CODE.sub(r"subj:\1", code) for code in map(str.strip, codes))
    return tuple(dict.fromkeys(filter(None, named)))
