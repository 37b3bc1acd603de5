"""The agencies and big outlets of the world, and how to find one in a piece of copy.

The list is ``agencies.yaml``. It ships with the program and is checked by the tests, so it is loaded plainly: the first
paint reads it and must not wait for a validator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml


@dataclass(frozen=True, slots=True)
class Agency:
    """One sender or publisher of copy; ``agencies.yaml`` says what each field holds."""

    name: str
    kind: str  # "agency" or "outlet"
    aliases: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    ambiguous: bool = False
    domains: tuple[str, ...] = ()
    country: str = ""


@cache
def agencies() -> tuple[Agency, ...]:
    """Every agency and outlet of ``agencies.yaml``, in its order."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: list[dict[str, Any]] = yaml.load(Path(__file__).with_suffix(".yaml").read_bytes(), loader)
    lists = ("aliases", "credits", "domains")
    return tuple(Agency(**entry | {name: tuple(entry.get(name, ())) for name in lists}) for entry in entries)


@cache
def is_outlet(name: str) -> bool:
    """Whether ``name``, as ``find_agency`` gives it, publishes rather than sends."""
    return any(agency.name == name and agency.kind == "outlet" for agency in agencies())


def find_agency(text: str) -> str:
    """The name of the first agency or outlet that ``text`` mentions, or an empty string.

    In running text the name, unless it is ambiguous, and its aliases count as the list has them or in capitals
    ("Reuters", "REUTERS"), the longest one at a place. Where ``text`` is nothing but a credit ("ap", "(PA)",
    "/TASS/"), every form counts in any case.
    """
    whole = _credits().get(_bare(text))
    if whole:
        return whole
    found = _mentions().search(text)
    return _names()[found[0]] if found else ""


def find_agencies(text: str) -> list[tuple[int, int, str]]:
    """Every agency or outlet that running ``text`` mentions: where it begins and ends, and its name."""
    # Most sentences have no word that a name begins with, and are spared the whole list.
    if _first_words().isdisjoint(re.findall(r"\w+", text)):
        return []
    return [(*match.span(), _names()[match[0]]) for match in _mentions().finditer(text)]


@cache
def _first_words() -> frozenset[str]:
    """A word of every form, the first that says something: "Guardian" of "The Guardian"."""
    return frozenset(re.findall(r"\w+", re.sub(r"^the ", "", form, flags=re.IGNORECASE))[0] for form in _names())


@cache
def agency_of_domain(host: str) -> str:
    """Whose web site or item id ``host`` is: "edition.cnn.com" is CNN's; an empty string for one not listed."""
    labels = host.casefold().strip(".").split(".")
    domains = {domain: agency.name for agency in agencies() for domain in agency.domains}
    parents = (".".join(labels[first:]) for first in range(len(labels)))
    return next((domains[parent] for parent in parents if parent in domains), "")


def agency_of_address(address: str) -> str:
    """Whose web site the URL ``address`` leads to; an empty string for a broken one too."""
    try:
        return agency_of_domain(urlsplit(address).hostname or "")
    except ValueError:  # what stands in brackets there is no IPv6 address
        return ""


def _bare(text: str) -> str:
    return text.strip(" \t\n\r()[]/*.,;:-–—").casefold() if len(text) < 80 else ""


@cache
def _credits() -> dict[str, str]:
    return {
        form.casefold(): agency.name
        for agency in agencies()
        for form in (agency.name, *agency.aliases, *agency.credits)
    }


@cache
def _names() -> dict[str, str]:
    forms = {alias: agency.name for agency in agencies() for alias in agency.aliases}
    forms |= {agency.name: agency.name for agency in agencies() if not agency.ambiguous}
    return {**{form.upper(): name for form, name in forms.items()}, **forms}


@cache
def _mentions() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w@.])(?:{'|'.join(map(re.escape, longest_first))})(?!\w|\.\w)")
