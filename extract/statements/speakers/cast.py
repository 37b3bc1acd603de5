"""The named people and bodies of a story, told apart and recognised by parts of their names and by their offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from extract.data.aliases import canonical, fold, short_forms
from extract.statements.speakers.names import Described

_LONG_ENOUGH = 5  # letters a name needs before a misspelling of it is recognised
_ROLE_NOISE = frozenset("the a an of for to in on and former then current new acting outgoing last us u.s".split())


@dataclass(slots=True)
class Person:
    """A named person or body of the story, as far as the copy has told of it."""

    name: str
    words: tuple[str, ...]
    role: str = ""
    gender: str = ""
    person: bool = False
    plural: bool = False
    last_seen: int = -1
    count: int = 0
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def key(self) -> str:
        return " ".join(self.words)


class Cast:
    """The named people and bodies of one story, in the order in which the copy brings them in."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_word: dict[str, list[Person]] = defaultdict(list)

    def meet(self, described: Described, offset: int) -> Person | None:
        """Add what a mention tells, and give whom it names; None for a mention without a name."""
        words = described.key_words
        if not words:
            return None
        person = self.find(words, described.role, described.gender)
        if person is not None and person.plural != described.plural:
            person = None
        if person is None:
            person = Person(described.name, words, plural=described.plural)
            self.people.append(person)
            for word in words:
                self._by_word[word].append(person)
        elif len(words) > len(person.words) and not misspelt(words, person.words):
            for word in words:
                if person not in self._by_word[word]:
                    self._by_word[word].append(person)
            person.name, person.words = described.name, words
        if len(described.role) > len(person.role) and (not person.role or same_office(described.role, person.role)):
            person.role = described.role
        person.gender = person.gender or described.gender
        person.person |= described.person
        person.last_seen, person.count = offset, person.count + 1
        person.forms[described.name] += 1
        return person

    def find(self, words: tuple[str, ...], role: str = "", gender: str = "") -> Person | None:
        """Whom a name means: the same words, a part of them ("Tillerson"), or a misspelling ("Tilerson")."""
        named = self._by_word.get(words[-1], ())
        candidates = [p for p in named if p.words == words or (not p.plural and part_of(words, p.words))]
        candidates = [p for p in candidates if not (gender and p.gender and gender != p.gender)] or candidates
        if not candidates:
            candidates = [person for person in self.people if not person.plural and misspelt(words, person.words)]
        if len(candidates) > 1 and role:
            candidates = [p for p in candidates if p.role and same_office(role, p.role)] or candidates
        exact = [person for person in candidates if person.words == words]
        # Of two with one last name, it means the one the copy speaks of most, or whom it brought in first.
        return max(exact or candidates, key=lambda person: person.count, default=None)

    def by_role(self, role: str, before: int) -> Person | None:
        """Whom "the secretary of state" means: the last one seen whose office holds all of these words."""
        wanted = _role_words(role)
        if not wanted:
            return None
        fits = [p for p in self.people if p.role and wanted <= _role_words(p.role) | _role_words(p.role, loose=True)]
        earlier = [person for person in fits if person.last_seen <= before]
        return max(earlier or fits, key=lambda person: person.last_seen, default=None)


def _role_words(role: str, loose: bool = False) -> set[str]:
    words = {word.strip(".,'").removesuffix("'s") for word in fold(canonical(role)).lower().split()}
    words = {word for word in words if word and word not in _ROLE_NOISE}
    if loose:  # "the Soviet president" for "president of the Soviet Union"
        return words | {word[:-1] for word in words if word.endswith("n")}
    return words


def same_office(first: str, second: str) -> bool:
    a, b = _role_words(first), _role_words(second)
    return bool(a and b) and (a <= b or b <= a or len(a & b) * 2 > min(len(a), len(b)))


def part_of(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether ``words`` are the last name, or a first and the last name, of ``whole``, or the other way round."""
    short, long = sorted((words, whole), key=len)
    if short[-1] != long[-1]:
        return False
    rest = list(long)
    for word in short:
        match = next((number for number, other in enumerate(rest) if other == word or _short_for(word, other)), None)
        if match is None:
            return False
        rest = rest[match + 1 :]
    return True


def _short_for(first: str, second: str) -> bool:
    """Whether one is the initial or a short form of the other: "D." or "Don" and "Donald"."""
    short, long = sorted((first, second), key=len)
    return (len(short) == 1 and long.startswith(short)) or short in short_forms(long)


def misspelt(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the last names differ by a slip, and no first name speaks against it."""
    last, other = words[-1], whole[-1]
    if last == other or min(len(last), len(other)) < _LONG_ENOUGH or last[0] != other[0]:
        return False
    if f"{last}a" == other or f"{other}a" == last:
        return False  # husband and wife, father and daughter: "Dugin" and "Dugina"
    allowed = 1 if min(len(last), len(other)) < 8 else 2
    if DamerauLevenshtein.distance(last, other) > allowed:
        return False
    if len(words) > 1 and len(whole) > 1:
        return _short_for(words[0], whole[0]) or fuzz.ratio(words[0], whole[0]) >= 75
    return True
