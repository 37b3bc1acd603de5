"""A noun phrase split into a name and the office before it, by its capitals and its small words."""

from __future__ import annotations

import re

from extract.data.aliases import fold
from extract.statements.speakers.words import speaker_words

_PREPOSITIONS = frozenset(
    "of in on at from around near close to with for by behind among inside within against about over under after "
    "before during between outside".split()
)
_NEXT_TO_OFFICE = [[word] for word in sorted(_PREPOSITIONS - {"of"})]
_QUANTIFIERS = frozenset(
    "some those these all many most few several both other others another any each one two".split()
)
_PARTICLES = frozenset("al el bin ibn van von der de di da dos del la le abu".split())
_OFFICES = frozenset({"gov", "sen", "rep", "gen", "col", "lt", "maj", "capt", "adm", "rev", "prof", "a.g", "d.a"})
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_FUNCTION_WORDS = frozenset("i the a an but and if when as while because that however according meanwhile".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NOT_NAMES = _DAYS | _FUNCTION_WORDS | _MONTHS | _PREPOSITIONS | _QUANTIFIERS
_LEADS = frozenset({"prime", "vice", "foreign"})
_PARTY = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*$")  # "D-N.Y."


def name_and_role(text: str) -> tuple[str, str]:
    """ "US Secretary of State Rex Tillerson" gives his name and his office; a phrase that names nobody gives two empty
    strings, and so does one that only has a name in it: "a White House official", "those around Assad"."""
    tokens = re.split(r"\s+(?:who|which|whose)\s|\s*\(", text.strip())[0].split()
    while tokens and tokens[0].lower() in _FUNCTION_WORDS:
        tokens = tokens[1:]
    joined = _joined(tokens)
    return (joined, "") if joined else _split(tokens)


def _joined(tokens: list[str]) -> str:
    """The names of several people of whom one at least has an office: "Commissioner Berg and President Paul Moreau".

    An empty string where the "and" may stand inside one office ("Trade and Industry Secretary") or one name.
    """
    for place in range(1, len(tokens) - 1):
        if tokens[place].lower() != "and":
            continue
        before, after = tokens[:place], tokens[place + 1 :]
        (first, office), (second, other) = _split(before), _split(after)
        led = fold(after[0]).lower().strip(".")  # one last name before the "and" may be a word of an office
        if first and second and other and (office or len(first.split()) > 1 or led in _LEADS or _is_office(led)):
            return f"{first} and {second}"
    return ""


def holds_office(text: str) -> bool:
    """Whether a phrase has a noun for an office in it."""
    return any(_is_office(fold(token).lower().strip(".,;:")) for token in text.split())


def is_party(word: str) -> bool:
    """Whether a word is the party and the state behind an American politician's name: "D-N.Y."."""
    return bool(_PARTY.match(word))


def _split(tokens: list[str]) -> tuple[str, str]:
    for place in range(len(tokens) - 2, -1, -1):
        if tokens[place].endswith(("'s", "’s", "s'", "s’")):
            name, role = _split(tokens[place + 1 :])
            return name, " ".join([*tokens[: place + 1], role]) if name and role else ""
    end, office = _office(tokens)
    if end < 0:
        return "", ""
    name, tail = _name(tokens[end:], leading=not end)
    if not name or (tail and tail[0].lower() not in _PREPOSITIONS):
        return "", ""
    return name, office


def _office(tokens: list[str]) -> tuple[int, str]:
    """Where the office before a name ends, and its words; -1 where the phrase is an office without a name."""
    words = speaker_words()
    lowers = [fold(token).lower().strip(".,;:") for token in tokens]
    found = [number for number, lower in enumerate(lowers) if _is_office(lower)]
    if not found:
        return 0, ""
    if any(lowers[number + 1 : number + 2] in _NEXT_TO_OFFICE for number in found):
        return -1, ""  # "a spokesman for Mr. Clinton" is not Mr. Clinton
    end = found[-1] + 1
    if lowers[end : end + 1] == ["of"]:
        end += 2
        if lowers[end - 1 : end] and lowers[end - 1] in {"the", "a", "an"}:
            return -1, ""  # "president of the Soviet Union" takes no name behind it
    if end >= len(tokens):
        return -1, ""
    several = lowers[found[-1]].endswith("s") and lowers[found[-1]].removesuffix("s") in words.roles | words.unnamed
    several = several and "and" not in lowers[end:]
    return end, "" if several else " ".join(tokens[:end])


def _is_office(lower: str) -> bool:
    words = speaker_words()
    singular = re.sub(r"s$|'s$", "", lower)
    return not {lower, singular}.isdisjoint(words.roles | words.unnamed) or lower in _OFFICES


def _name(tokens: list[str], leading: bool) -> tuple[str, list[str]]:
    """The run of capitalised words with which ``tokens`` begin, and what stands behind it.

    With ``leading``, small words may stand before it ("an emotional Griner"), but none that point to somebody else.
    """
    start = 0
    while start < len(tokens) and not _is_capital(tokens[start]):
        if not leading or tokens[start].lower() in _PREPOSITIONS | _QUANTIFIERS:
            return "", []
        start += 1
    end = start
    while end < len(tokens) and _goes_on(tokens, start, end):
        end += 1
    run = [token.strip(',;:"“”()') for token in tokens[start:end]]
    while run and run[0].lower().strip(".") in speaker_words().titles:
        run.pop(0)
    return re.sub(r"(?:'s|’s)$", "", " ".join(run)), tokens[end:]


def _goes_on(tokens: list[str], start: int, place: int) -> bool:
    """Whether the name that begins at ``start`` has the token at ``place`` in it."""
    lower = tokens[place].lower()
    if place == start:
        return True
    if _is_capital(tokens[place]) or (lower in _MONTHS and tokens[place][:1].isupper()):
        return True  # a month that follows a name is a last name: "Theresa May"
    before = tokens[place - 1]
    if not any(_is_capital(token) for token in tokens[place + 1 : place + 3]):
        return False
    if lower in {"of", "for", "on"}:
        return before.lower() in speaker_words().bodies
    return lower in _PARTICLES | {"and", "&"} or (lower == "the" and before.lower() in {"of", "for", "on", "and"})


def _is_capital(token: str) -> bool:
    bare = token.strip(',;:"“”()')
    upper = bare[:1].isupper() or bare.lower().startswith(("al-", "el-", "d'", "d’"))
    return upper and bare.lower() not in _NOT_NAMES and not is_party(bare)
