"""How a statement reached the copy: which agencies a sentence credits, and in what order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from extract.data.agencies import find_agencies
from extract.model import Article
from extract.statements.finding import Bounds

_KIND = r"(?:'s|’s)?(?:\s+(?:state|official|semi-official|international|local|national|private|public))*"
_KIND += r"(?:\s+(?:news\s+agency|newswire|agency|newspaper|daily|magazine|website|wire|television|tv|radio|channel))?"
_REPORTS = re.compile(
    rf"{_KIND}(?:\s+(?:has|had|have|also|later|earlier|first|previously))*\s+"
    r"(?P<cue>report(?:s|ed|ing)|said|says|writes|wrote|quot(?:es|ed|ing)|cit(?:es|ed|ing)|learn(?:s|ed|t)|"
    r"not(?:es|ed)|add(?:s|ed)|announce[sd]|reveal(?:s|ed)|carri(?:es|ed)|publish(?:es|ed)|inform(?:s|ed))\b",
    re.IGNORECASE,
)
_REPORTED_BY = re.compile(
    r"\b(?P<cue>according\s+to|as\s+(?:quoted|cited|reported|carried)\s+by|(?:quoted|cited|reported|carried|published)\s+"
    r"by|reports?|reported|via)\s+(?:(?:the|a|an)\s+)?(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?P<cue>citing|quoting|cited|quoted|cites|quotes)\s+(?:(?:the|a|an)\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?P<cue>t(?:old|ells?|elling)|interview\s+(?:with|to|on|for|in|given\s+to|published\s+(?:by|in))|"
    r"statement\s+to|speaking\s+to|spoke\s+to|spoken\s+to|talking\s+to|talked\s+to|comments?\s+to|remarks?\s+to|"
    r"said\s+(?:on|to|in)|confirmed\s+to|statement\s+(?:sent|emailed|given)\s+to|appearing\s+on|briefed)\s+"
    r"(?:(?:the|a|an)\s+)?(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)


_NEAR = 200  # characters around an agency's name that tell what part it has


class Part(IntEnum):
    """What the sentence makes of an agency, from the nearest to this copy to the farthest."""

    REPORTS = 0  # "AFP reports", "(AP)"
    CITED = 1  # "citing Interfax"
    TOLD = 2  # "told RIA Novosti"


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet that a sentence credits."""

    name: str
    part: Part
    agency: Bounds  # where its name stands
    cue: Bounds | None  # "reports", "according to"; None for a bare "(AP)"
    clause: Bounds  # the whole of it: ", AFP reports", "(AP)"


def find_credits(text: str, offset: int = 0) -> list[Credit]:
    """The credits of one sentence, the nearest first; ``offset`` is where it begins in the article."""
    found = [credit for mention in find_agencies(text) if (credit := _credit(text, offset, *mention))]
    return sorted(found, key=lambda credit: credit.part)


def chain_of(article: Article, found: list[Credit]) -> tuple[str, ...]:
    """The agencies through which a sentence came, nearest first, beginning with the article's own."""
    names = [article.agency] if article.agency else []
    names += [credit.name for credit in found]
    return tuple(dict.fromkeys(names))


def agency_of(article: Article, found: list[Credit]) -> str:
    """The nearest agency that the sentence credits with the report; the article's own, or its outlet, otherwise.

    Whom somebody told it is further off than the agency that sent the copy.
    """
    reporters = [credit.name for credit in found if credit.part is Part.REPORTS]
    others = [credit.name for credit in found]
    return next(iter(reporters), "") or article.agency or next(iter(others), "") or article.outlet


def _credit(text: str, offset: int, start: int, end: int, name: str) -> Credit | None:
    base = max(0, start - _NEAR)
    before, after = text[base:start], text[end : end + _NEAR]
    agency = (offset + start, offset + end)
    if re.search(r"[(\[/]\s*$", before) and re.match(r"\s*(?:,[^)\]/]{0,30})?[)\]/]", after):
        return Credit(name, Part.REPORTS, agency, None, (agency[0] - 1, agency[1] + 1))
    for pattern, part in ((_TOLD, Part.TOLD), (_CITED, Part.CITED), (_REPORTED_BY, Part.REPORTS)):
        match = pattern.search(before)
        if match:
            cue = (offset + base + match.start("cue"), offset + base + match.end("cue"))
            return Credit(name, part, agency, cue, (cue[0], agency[1]))
    match = _REPORTS.match(after)
    if match:
        cue = (agency[1] + match.start("cue"), agency[1] + match.end("cue"))
        return Credit(name, Part.REPORTS, agency, cue, (offset + base + _opening(before), cue[1]))
    if re.search(r"[—–-]+\s*$", before) and not after.strip(" .\n"):
        return Credit(name, Part.REPORTS, agency, None, agency)
    return None


def _opening(before: str) -> int:
    """Where the words "the French agency" before an agency's name begin."""
    match = re.search(r"(?:\b(?:as|the|a|an)\s+)(?:[\w’'-]+\s+){0,3}$", before, re.IGNORECASE)
    return match.start() if match else len(before)
