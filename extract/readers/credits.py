"""Who sent a piece of copy, by its own words: datelines, bylines and credits."""

from __future__ import annotations

import re

from extract.data.agencies import find_agency

_DASH = r"(?:--?|[–—―_:])"
# "LONDON, May 3 (Reuters) - ", "Berlin (dpa) - ", "(Reuters) - ", "Genf (ats afp) ", "HONOLULU (AP) _ "
_BRACKET = re.compile(
    rf"(?P<place>[^()\n!?\"“”«»]{{0,70}}?)\s{{0,3}}\((?P<credit>[^()\n]{{2,60}})\)\s*"
    rf"(?:{_DASH}\s?|\.\s?-?|:|$|(?=\s?[A-ZÄÖÜÉ\"“«„]))"
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
        if found and _is_place(found["place"]) and (agency := credited(found["credit"])):
            place = _without_stop(found["place"])
            # "(ANSA) - ROMA, 3 MAG - ": the credit comes first.
            after = _PLACE.match(head, found.end()) if not place else None
            return (after["place"].strip(" ,") if after else place), agency
    found = _PLACE.match(head)
    return (found["place"].strip(" ,"), "") if found else ("", "")


def place_of(dateline: str) -> str:
    """The place and day of a dateline that is sent as a field, without the credit; empty where it is only a time."""
    place = re.sub(r"\s*(?:\([^()]*\)|/[^/]*/)?[\s\-–—_]*\.?[\s\-–—_]*$", "", dateline + " ")
    return "" if place[:1].isdigit() else _without_stop(dateline if place == dateline.rstrip(".") else place)


def _without_stop(place: str) -> str:
    """``place`` without the punctuation after it; the full stop of "N.Y." or "Calif." is part of the name."""
    place = place.strip(" ,")
    return place if re.search(r"(?:^|[\s,.])[A-Z][A-Za-z]{0,5}\.$", place) else place.rstrip(" ,.")


def _is_place(text: str) -> bool:
    """Whether the words before a credit can be places and a day: all but one or two begin with a capital or a digit."""
    words = [word for word in text.split() if word[:1].isalpha()]
    small = sum(word[:1].islower() for word in words)
    return len(words) <= 9 and small <= 2 and small <= len(words) / 2


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
