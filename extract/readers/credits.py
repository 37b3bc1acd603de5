"""Who sent a piece of copy, by its own words: datelines, bylines and credits."""

from __future__ import annotations

import re

from extract.data.agencies import find_agency

_DASH = r"(?:--?|[–—―_:])"
# "LONDON, May 3 (Reuters) - ", "Berlin (dpa) - ", "(Reuters) - ", "Genf (ats afp) ", "HONOLULU (AP) _ "
_BRACKET = re.compile(
    rf"(?P<place>[^()\n.!?\"“”]{{0,80}}?(?:\.\s?\d[^()\n]{{0,12}})?)\s?\((?P<credit>[^()\n]{{2,60}})\)\s*(?:{_DASH}|\.|$|(?=\s[A-ZÄÖÜÉ\"“«„]))"
)
# "MOSCOW, July 8. /TASS/. ", "AUSTIN, Texas, Feb. 1, 2017 /PRNewswire/ --"
_SLASHES = re.compile(rf"(?P<place>[^/\n]{{2,80}}?)[.,]?\s/(?P<credit>[^/\n]{{2,40}})/\s*(?:{_DASH}|\.|$)")
# "WASHINGTON — ", "BEIRUT, Aug 21 - ", "KYIV, Ukraine — "
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+"
_PLACE = re.compile(rf"(?P<place>{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}(?:,\s[\w. ]{{2,20}}){{0,2}})\s(?:--?|[–—―_])\s")
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di)\s+(?P<names>(?:[A-ZÀ-Þ]|dpa\b|ats\b|apa\b)[^\n!?;:]{2,100})")


def dateline_of(paragraph: str) -> tuple[str, str]:
    """The dateline that ``paragraph`` begins with and the agency or outlet that it credits; empty strings for none.

    A bracket that names no agency that is known ("Berlin (East) -") is no credit.
    """
    head = paragraph[:200]
    for pattern in (_BRACKET, _SLASHES):
        found = pattern.match(head)
        if found and (agency := credited(found["credit"])):
            return found["place"].strip(" ,."), agency
    found = _PLACE.match(head)
    return (found["place"].strip(" ,"), "") if found else ("", "")


def credited(text: str) -> str:
    """The first agency of a credit: "ats afp", "tca/dpa", "PRNewswire-AsiaNet"."""
    whole = find_agency(text)
    if whole:
        return whole
    return next(filter(None, map(find_agency, re.split(r"[\s/,;&+-]+|\band\b", text))), "")


def byline_of(paragraph: str) -> str:
    """The names of a paragraph that is nothing but a byline ("By Ann Example and Bo Muster, Reuters")."""
    found = _BYLINE.fullmatch(paragraph.strip().rstrip("="))
    return found["names"].strip() if found and not found["names"].endswith(".") else ""
