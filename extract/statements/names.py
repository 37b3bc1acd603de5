"""What the words of a source say: a name, an office, a pronoun, a building, or nobody in particular."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from extract.data.agencies import find_agency
from extract.data.aliases import canonical, fold

_PRONOUNS = frozenset(
    "he she they it we i you who which that him her them himself herself themselves his its their hers theirs".split()
)
_PLURAL_PRONOUNS = frozenset({"they", "we", "them", "themselves", "their", "theirs"})
_LOWER_IN_NAMES = frozenset("al el bin ibn van von der de di da dos del la le abu".split())
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i the a an on in at but and if when as however according meanwhile".split()
)
_SHORT_OFFICES = frozenset({"gov", "sen", "rep", "gen", "col", "lt", "maj", "capt", "adm", "rev", "prof"})
_WORD = re.compile(r"[^\W_]+(?:[.’'&-]+[^\W_]+)*\.?")
_PLURAL = re.compile(r"(?:\band\b|,.*\band\b)")


@dataclass(frozen=True)
class SpeakerWords:
    """``extract/data/speakers.yaml``: words that tell what a source is, in lower case."""

    roles: frozenset[str]
    unnamed: frozenset[str]
    anonymity: tuple[str, ...]
    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    metonyms: dict[str, str]  # a building or place in lower case to the speaker
    plain: frozenset[str]  # nouns for people, singular and plural, which are no names when they begin a sentence


@cache
def speaker_words() -> SpeakerWords:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).parent.parent.joinpath("data", "speakers.yaml").read_bytes())
    metonyms = {form: name for name, forms in data["metonyms"].items() for form in (name, *forms)}
    nouns = [*data["roles"], *data["unnamed"]]
    return SpeakerWords(
        roles=frozenset(data["roles"]),
        unnamed=frozenset(data["unnamed"]),
        anonymity=tuple(data["anonymity"]),
        titles=frozenset(data["titles"]),
        female=frozenset(data["female"]),
        male=frozenset(data["male"]),
        plain=frozenset([*nouns, *(f"{noun}s" for noun in nouns), "police", "authorities"]),
        metonyms={fold(form).lower(): name for form, name in metonyms.items()},
    )


@dataclass(frozen=True, slots=True)
class Described:
    """What a source's words say. At most one of ``pronoun``, ``agency``, ``metonym`` and ``name`` is set."""

    text: str
    pronoun: str = ""
    agency: str = ""
    metonym: str = ""
    name: str = ""
    role: str = ""  # as the copy has it, without the article: "US Secretary of State"
    gender: str = ""  # "f", "m", or unknown
    plural: bool = False
    anonymous: bool = False  # the copy says, or its indefinite noun shows, that it names nobody
    person: bool = False  # a title, an office or an apposition shows that the name is a person's

    @property
    def key_words(self) -> tuple[str, ...]:
        """The name's words as they are compared: no titles, accents or punctuation, one transliteration."""
        return name_words(self.name)


@cache
def name_words(name: str) -> tuple[str, ...]:
    plain = canonical(name).lower().replace("'s", "")
    words = [word.strip(".'") for word in _WORD.findall(plain)]
    return tuple(word for word in words if word and word not in speaker_words().titles and word not in {"jr", "sr"})


@lru_cache(maxsize=8192)
def describe(text: str) -> Described:
    """Take a source's words apart."""
    words = speaker_words()
    plain = re.sub(r"^[\s\"“”'‘’(]+|[\s\"“”'‘’),;:.]+$", "", text)
    plain = re.sub(r"\s+", " ", plain)
    lower = fold(plain).lower()
    if lower in _PRONOUNS:
        return Described(text, pronoun=lower, gender=_gender([lower]), plural=lower in _PLURAL_PRONOUNS)
    bare = re.sub(r"^(?:the|a|an)\s+", "", lower)
    agency = find_agency(plain)
    tokens = _WORD.findall(plain)
    if agency and (len(tokens) <= 3 or re.search(r"\b(?:agency|newspaper|newswire|daily|report)s?$", lower)):
        return Described(text, agency=agency)
    metonym = words.metonyms.get(re.sub(r"(?:'s|s')$", "", bare))
    if metonym:
        return Described(text, metonym=metonym)
    anonymous = any(phrase in lower for phrase in words.anonymity)
    head, _, rest = plain.partition(",")
    name, role = _name_and_role(head)
    if rest and not name:
        first_of_rest = re.split(r",| who | which ", rest.strip())[0]
        name, role = _name_and_role(first_of_rest)[0], role or _without_article(head)
    elif rest and not role and not re.match(r"\s*(?:who|which|whose|where|and)\b", rest):
        role = _without_article(re.split(r",| who | which ", rest.strip())[0])
    gender_words = [word.strip(".") for word in fold(plain.lower()).split()]
    if not name:
        indefinite = re.match(r"(?:an?|one|two|three|some|several|many|few|other|another|unnamed|anonymous)\b", lower)
        nouns = {word.rstrip("s") for word in gender_words} | set(gender_words)
        generic = bool(nouns & words.unnamed) and (gender_words[-1] in words.unnamed or not _definite(lower))
        anonymous = anonymous or bool(indefinite) or generic
    return Described(
        text,
        name=name,
        role=role if name else _without_article(head),
        gender=_gender(gender_words),
        plural=bool(_PLURAL.search(lower)) or (not name and gender_words[-1:] != [] and gender_words[-1].endswith("s")),
        anonymous=anonymous and not name,
        person=bool(role) or any(word in words.titles for word in gender_words),
    )


def _definite(lower: str) -> bool:
    return bool(re.match(r"(?:the|his|her|its|their|[\w.-]+'s)\b", lower))


def _without_article(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(), flags=re.IGNORECASE)


def _name_and_role(text: str) -> tuple[str, str]:
    """Split "US Secretary of State Rex Tillerson" into the name and the office before it."""
    words = speaker_words()
    text = re.split(r"\s+(?:who|which|whose)\s|\s*\(", text.strip())[0]
    tokens = text.split()
    lowers = [fold(token).lower().strip(".,;:") for token in tokens]
    role_end = 0
    for number, lower in enumerate(lowers):
        office = re.sub(r"s$|'s$", "", lower) in words.roles or lower in words.roles or lower in _SHORT_OFFICES
        if office:
            role_end = number + 1
            if lowers[role_end : role_end + 1] == ["of"]:
                role_end += 2
                if lowers[role_end - 1] in {"the", "a", "an"}:
                    role_end = len(tokens)  # "president of the Soviet Union" takes no name behind it
            elif lowers[role_end : role_end + 1] and lowers[role_end] in {"for", "with", "at", "in", "to", "from"}:
                return "", ""  # "a spokesman for Mr. Clinton" is not Mr. Clinton
            role_end = min(role_end, len(tokens))
    rest = tokens[role_end:]
    if role_end and not any(token[:1].isupper() for token in rest):
        return "", ""
    name = _whole_name(rest) or _capitals(rest)
    role = _without_article(" ".join(tokens[:role_end]))
    return name, role if name else ""


def _whole_name(tokens: list[str]) -> str:
    """A body's or several people's name: "Syrian Observatory for Human Rights", "Trump and Putin"."""
    if tokens and tokens[0].lower() in {"the", "a", "an"}:
        tokens = tokens[1:]
    joined = all(token[:1].isupper() or token in {"of", "for", "and", "the", "on", "in", "&"} for token in tokens)
    if not joined or len(tokens) < 3 or not tokens[-1][:1].isupper() or not tokens[0][:1].isupper():
        return ""
    return " ".join(tokens) if any(not token[:1].isupper() for token in tokens) else ""


def _capitals(tokens: list[str]) -> str:
    """The last run of capitalised words; "al-Assad" and "van der Bellen" are part of it."""
    run: list[str] = []
    best: list[str] = []
    for token in tokens:
        bare = token.strip(',.;:"“”()')
        lower = bare.lower()
        upper = bare[:1].isupper() or bare.lower().startswith(("al-", "el-", "d'", "d’"))
        if upper and lower not in _NOT_NAMES:
            run.append(token.strip(',;:"“”()'))
        elif lower in _LOWER_IN_NAMES and run:
            run.append(bare)
        else:
            best, run = run or best, []
    best = run or best
    while best and best[-1].lower() in _LOWER_IN_NAMES:
        best.pop()
    while best and best[0].lower().strip(".") in speaker_words().titles:
        best.pop(0)
    return re.sub(r"(?:'s|’s)$", "", " ".join(best))


def _gender(lowers: list[str]) -> str:
    words = speaker_words()
    if any(word in words.female for word in lowers):
        return "f"
    return "m" if any(word in words.male for word in lowers) else ""
