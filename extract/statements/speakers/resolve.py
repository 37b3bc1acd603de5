"""From the words of a source to the speaker: names, offices, pronouns and buildings of one story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.data.aliases import canonical
from extract.model import Article, ParagraphKind, Speaker
from extract.statements.finding import Bounds, Finding
from extract.statements.speakers.cast import Cast, Person
from extract.statements.speakers.names import Described, describe, name_words
from extract.statements.speakers.relative import RELATIVES, antecedent
from extract.statements.speakers.words import speaker_words
from extract.statements.view import View

_RUN = re.compile(
    r"(?:\b(?:the|former|prime|foreign|defen[cs]e|deputy|vice|president|minister|secretary|spokes(?:man|woman|person)|"
    r"chancellor|senator|governor|mayor|king|queen|pope|leader|chief|of|state)\s+)*"
    r"[A-Z][\w’'.-]*(?:\s+(?:of\s+(?:the\s+)?)?(?:al-|el-)?[A-Z][\w’'.-]*|\s+(?:bin|ibn|van|von|der|de|al|el)\s+[A-Z][\w’'-]*)*"
    r"(?:,\s+(?:the|a|an)?\s*[^,.;:\"“”]{4,60}(?=,))?"
)
_JOINED = re.compile(r",?\s+and\s+|,\s*")
_REACH = 8  # sentences back in which a pronoun's person is looked for


@dataclass(frozen=True, slots=True)
class _Mention:
    offset: int
    sentence: int
    first: bool  # the first name of its sentence, which is mostly its subject
    person: Person


class Resolver:
    """Who is behind each source of one article."""

    def __init__(self, article: Article, views: Sequence[View], findings: Sequence[Finding]) -> None:
        self._article = article
        self._views = views
        self._cast = Cast()
        self._sentences = [view.starts[first] for view in views for first, end in view.sentences if end > first]
        self._common = _common_openings(views)
        self._sources = {finding.source for finding in findings if finding.source}
        contents = sorted(part for finding in findings for part in finding.content)
        self._content_starts = [start for start, _ in contents]
        self._content_reach = list(accumulate((end for _, end in contents), max))
        self._mentions = self._meet_everyone(views)
        self._spoke: list[tuple[int, Person]] = []
        self._bodies: list[tuple[int, Speaker]] = []
        self._groups: list[tuple[int, Speaker]] = []

    def speaker(self, source: Bounds, agency: str = "") -> Speaker:
        """The speaker behind the words at ``source``; to be asked in the order of the copy."""
        described = describe(self._words(*source))
        offset = source[0]
        if agency or described.agency:
            name = agency or described.agency
            return self._body(Speaker(f"agency:{name}", name), offset)
        if described.metonym:
            return self._body(Speaker(f"body:{described.metonym.lower()}", described.metonym), offset)
        if described.pronoun in RELATIVES and (phrase := antecedent(self._views, offset)):
            return self.speaker(phrase)
        if described.pronoun:
            return self._pronoun(described, offset)
        if described.key_words:
            person = self._cast.find(described.key_words, described.role, described.gender)
            if person is None:
                person = self._cast.meet(described, offset)
            if person is not None:
                return self._named(person, offset)
        return self._office(described, offset)

    def _words(self, start: int, end: int) -> str:
        """The words from ``start`` to ``end``, the first in lower case where only its place gives it a capital."""
        text = self._article.text[start:end]
        return text[:1].lower() + text[1:] if start in self._common else text

    def _meet_everyone(self, views: Sequence[View]) -> list[_Mention]:
        found: list[_Mention] = []
        for start, end in sorted({*self._names(views), *self._sources}):
            described = describe(self._words(start, end))
            source = (start, end) in self._sources
            if not described.name or described.agency or described.metonym:
                continue
            words = described.key_words
            likely = described.person or source or described.gender or len(words) in {2, 3}
            if not words or not (likely or self._cast.find(words)):
                continue
            person = self._cast.meet(described, start)
            if person is None:
                continue
            person.person |= source
            sentence = self._sentence(start)
            first = not any(mention.sentence == sentence for mention in found[-4:])
            found.append(_Mention(start, sentence, first, person))
        return found

    def _names(self, views: Sequence[View]) -> list[Bounds]:
        spans = []
        for view in views:
            text, offset = view.paragraph.span.text, view.offset
            if view.paragraph.kind is not ParagraphKind.BODY and _in_title_case(text):
                continue  # "Sheriff Endorses Jane Doe": where a name begins does not show
            if any(view.entities):
                spans += _entities(view)
                continue
            spans += [(offset + match.start(), offset + match.end()) for match in _RUN.finditer(text)]
        single = sorted(span for span in self._sources if not describe(self._article.text[slice(*span)]).plural)
        starts = [start for start, _ in single]
        reach = list(accumulate((end for _, end in single), max))
        return [span for span in spans if not _covers(starts, reach, span[0])]

    def _sentence(self, offset: int) -> int:
        return bisect_left(self._sentences, offset + 1) - 1

    def _named(self, person: Person, offset: int) -> Speaker:
        if person.plural:
            speaker = self._group(person)
            self._groups.append((offset, speaker))
        else:
            speaker = Speaker(person.key, person.name, person.role)
            self._bodies.append((offset, speaker))
            self._spoke.append((offset, person))
        return speaker

    def _group(self, people: Person) -> Speaker:
        """Two or more people speaking together: another speaker than each of them, by their full names where known."""
        found = [self._cast.find(name_words(name)) for name in _JOINED.split(people.name) if name_words(name)]
        members = [person for person in found if person and not person.plural]
        if len(members) < 2 or len(members) < len(found):
            return Speaker(f"group:{people.key}", people.name, people.role)
        names = [person.name for person in members]
        key = "+".join(sorted(person.key for person in members))
        return Speaker(f"group:{key}", f"{', '.join(names[:-1])} and {names[-1]}", people.role)

    def _body(self, speaker: Speaker, offset: int) -> Speaker:
        self._bodies.append((offset, speaker))
        return speaker

    def _unnamed(self, described: Described, offset: int) -> Speaker:
        text = re.sub(r"\s+", " ", described.text).strip(' ,.;:"“”')
        speaker = Speaker(f"unnamed:{self._article.key}:{offset}", text, named=False)
        if described.plural:
            self._groups.append((offset, speaker))
        return speaker

    def _office(self, described: Described, offset: int) -> Speaker:
        """A source without a name: "the minister", "a senior official", "the report"."""
        definite = re.match(r"\s*(?:(?:the|that|this)\s|\S+['’]s?\s)", described.text, re.IGNORECASE)
        if described.anonymous or not definite:
            return self._unnamed(described, offset)
        person = None if described.plural else self._cast.by_role(described.role, offset)
        if person is not None:
            return self._named(person, offset)
        # "The army" is one speaker wherever it speaks; "the official" may be another every time.
        role = re.sub(r"\s+", " ", described.role)
        speaker = Speaker(f"role:{canonical(role).lower()}", role)
        (self._groups if described.plural else self._bodies).append((offset, speaker))
        return speaker

    def _pronoun(self, described: Described, offset: int) -> Speaker:
        if described.plural:
            earlier = [speaker for at, speaker in self._groups if at < offset]
            return earlier[-1] if earlier and described.pronoun != "we" else self._unnamed(described, offset)
        if described.pronoun in {"it", "its"}:
            bodies = [speaker for at, speaker in self._bodies if at < offset and not speaker.role]
            return bodies[-1] if bodies else self._unnamed(described, offset)
        if described.pronoun in {"i", "you"}:
            return self._unnamed(described, offset)
        if described.pronoun in RELATIVES:
            before = [mention for mention in self._mentions if offset - 80 < mention.offset < offset]
            return self._named(before[-1].person, offset) if before else self._unnamed(described, offset)
        person = self._antecedent(described.gender, offset)
        if person is None:
            return self._unnamed(described, offset)
        person.gender = person.gender or described.gender
        return self._named(person, offset)

    def _antecedent(self, gender: str, offset: int) -> Person | None:
        """The person a pronoun stands for: near, of that gender, rather a speaker or a subject than a topic."""
        here = self._sentence(offset)
        best: tuple[float, Person] | None = None
        for mention in self._mentions:
            distance = here - mention.sentence
            if mention.offset >= offset or not 0 <= distance <= _REACH or not self._fits(mention.person, gender):
                continue
            score = -0.8 * distance + 0.8 * mention.first - 1.2 * self._inside_content(mention.offset)
            if best is None or score >= best[0]:
                best = score, mention.person
        for at, person in self._spoke[-6:]:
            distance = here - self._sentence(at)
            if at >= offset or not 0 <= distance <= _REACH or not self._fits(person, gender):
                continue
            score = 1.6 - 0.8 * distance
            if best is None or score >= best[0]:
                best = score, person
        return best[1] if best else None

    def _fits(self, person: Person, gender: str) -> bool:
        return person.person and not person.plural and person.gender in {"", gender}

    def _inside_content(self, offset: int) -> bool:
        return _covers(self._content_starts, self._content_reach, offset)


def _in_title_case(text: str) -> bool:
    """Whether nearly every long word has a capital."""
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _covers(starts: list[int], reach: list[int], offset: int) -> bool:
    """Whether a stretch holds ``offset``; ``reach`` is how far the stretches up to each one run."""
    place = bisect_right(starts, offset) - 1
    return place >= 0 and offset < reach[place]


def _common_openings(views: Sequence[View]) -> set[int]:
    """Where sentences begin with a word that only its place gives a capital.

    A word that has one inside a sentence too is a name: the tagger takes many a name at the head of a sentence for
    something else.
    """
    body = [view for view in views if view.paragraph.kind is ParagraphKind.BODY]
    inside = {word for view in body for first, end in view.sentences for word in view.words[first + 1 : end]}
    found = set()
    for view in views:
        for first, end in view.sentences:
            office = view.lowers[first] in speaker_words().plain
            if view.words[first] in inside and not office:
                continue
            if office or view.tags[first] == "NOUN":
                common = not (first + 1 < end and view.words[first + 1][:1].isupper())
            else:
                common = view.tags[first] in {"ADJ", "ADV", "NUM", "VERB", "ADP"} and not view.entities[first]
            if common:
                found.add(view.starts[first])
    return found


def _entities(view: View) -> list[Bounds]:
    """The names of people that the pipeline found, with the office before them."""
    spans = []
    token = 0
    while token < len(view):
        if view.entities[token] not in {"PERSON", "PER"}:
            token += 1
            continue
        end = token
        while end < len(view) and view.entities[end] == view.entities[token]:
            end += 1
        start = token
        while start > 0 and (
            view.words[start - 1][:1].isupper() or view.lowers[start - 1] in {"of", "minister", "president"}
        ):
            if view.lowers[start - 1] == "of" and not view.words[start - 2][:1].isupper():
                break
            start -= 1
        spans.append(view.span(start, end))
        token = end
    return spans
