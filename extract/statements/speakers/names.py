"""What the words of a source say: a name, an office, a pronoun, a building, or nobody in particular."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.data.agencies import find_agency
from extract.data.aliases import canonical, fold
from extract.statements.speakers.phrases import holds_office, name_and_role
from extract.statements.speakers.words import speaker_words

_PRONOUNS = frozenset(
    "he she they it we i you who which that him her them himself herself themselves his its their hers theirs".split()
)
_PLURAL_PRONOUNS = frozenset({"they", "we", "them", "themselves", "their", "theirs"})
_TIME_BEHIND = re.compile(
    r",?\s+(?:(?:earlier|late|later|last|this|next|on|in)\s+)*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|afterwards?|"
    r"(?<=last )(?:week|month|year|night|summer|spring|autumn|fall|winter)|"
    r"(?<=this )(?:week|month|year|morning|afternoon))$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.’'&-]+[^\W_]+)*\.?")


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
    plain = _TIME_BEHIND.sub("", re.sub(r"\s+", " ", plain))
    lower = fold(plain).lower()
    if lower in _PRONOUNS:
        return Described(text, pronoun=lower, gender=_gender([lower]), plural=lower in _PLURAL_PRONOUNS)
    bare = re.sub(r"^(?:the|a|an)\s+", "", lower)
    agency = find_agency(plain)
    tokens = _WORD.findall(plain)
    if agency and (len(tokens) <= 3 or re.search(r"\b(?:agency|newspaper|newswire|daily|report)s?$", lower)):
        return Described(text, agency=agency)
    bare = re.sub(r"(?:'s|s')$", "", bare)
    metonym = words.metonyms.get(bare) or words.metonyms.get(f"{bare}.")
    if metonym:
        return Described(text, metonym=metonym)
    anonymous = any(phrase in lower for phrase in words.anonymity)
    head, _, rest = plain.partition(",")
    name, role = name_and_role(head)
    if rest and not name:
        first_of_rest = re.split(r",| who | which ", rest.strip())[0]
        name = name_and_role(first_of_rest)[0]
        role = role or (_without_article(head) if holds_office(head) else "")
    elif rest and not role and not re.match(r"\s*(?:who|which|whose|where|and)\b", rest):
        role = _without_article(re.split(r",| who | which ", rest.strip())[0])
    if name and not role and fold(name).lower() in words.metonyms:
        return Described(text, metonym=words.metonyms[fold(name).lower()])
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
        plural=_is_plural(name, head),
        anonymous=anonymous and not name,
        person=bool(role) or any(word in words.titles for word in gender_words),
    )


def _is_plural(name: str, head: str) -> bool:
    """Whether a source is several people: "Trump and Putin", "the unions"; a body is one."""
    words = [word.lower() for word in _WORD.findall(name or head)]
    if "and" in words:
        return speaker_words().bodies.isdisjoint(words)
    return not name and words[-1:] != [] and words[-1].endswith("s")


def _definite(lower: str) -> bool:
    return bool(re.match(r"(?:the|his|her|its|their|[\w.-]+'s)\b", lower))


def _without_article(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(), flags=re.IGNORECASE)


def _gender(lowers: list[str]) -> str:
    words = speaker_words()
    if any(word in words.female for word in lowers):
        return "f"
    return "m" if any(word in words.male for word in lowers) else ""
