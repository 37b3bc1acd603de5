"""What one place in an article tells about a name holds for its other places.

A person once found in full is found again wherever the article repeats the name, shortened or misspelt; and a name
that the model takes now for one thing and now for another is what it is most often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from extract.language.names import PARTICLES, Found, capital_runs, is_headline, is_listed, merge
from extract.language.tables import phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

# Misspellings keep their length to a letter or two, and a short word is too easily another one.
_SHORTEST = 5
_SIMILAR = 85.0  # rapidfuzz ratio: one letter in seven may differ


def spread_names(docs: Sequence[Doc]) -> None:
    """Label every form of the article's full names, and give the same name the same label throughout."""
    from spacy.tokens import Span

    _doubt_headlines(docs)
    _settle(docs)
    people = _People(docs)
    if not people.names:
        return
    for doc in docs:
        old = [(entity.start, entity.end, entity.label_) for entity in doc.ents]
        found = [(*span, "PERSON") for run in capital_runs(doc) if (span := people.find(doc, *run))]
        # A longer name that the short form is part of stays: "Trump Organization".
        longer = [span for span in old if any(_inside(new, span) for new in found)]
        full = [span for span in old if span[2] == "PERSON" and span[1] - span[0] > 1]
        chosen = merge(merge(longer, full), merge(found, old))
        doc.ents = tuple(Span(doc, start, end, label=label) for start, end, label in chosen)


def _inside(new: Found, old: Found) -> bool:
    return old[0] <= new[0] and new[1] <= old[1] and (new[0], new[1]) != (old[0], old[1])


def _doubt_headlines(docs: Sequence[Doc]) -> None:
    """Of a line in which every word has a capital, keep the names that other lines have too."""
    headlines = [doc for doc in docs if is_headline(doc)]
    if not headlines or len(headlines) == len(docs):
        return
    confirmed = {entity.text for doc in docs if doc not in headlines for entity in doc.ents}
    for doc in headlines:
        if doc.ents:
            doc.ents = tuple(entity for entity in doc.ents if entity.text in confirmed or is_listed(entity))


def _settle(docs: Iterable[Doc]) -> None:
    """Where the same words have several labels, give them the commonest."""
    from spacy.tokens import Span

    docs = tuple(docs)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for entity in doc.ents:
            counts[entity.text][entity.label_] += 1
    settled = {text: labels.most_common(1)[0][0] for text, labels in counts.items() if len(labels) > 1}
    for doc in docs:
        if any(entity.text in settled for entity in doc.ents):
            doc.ents = tuple(Span(doc, e.start, e.end, label=settled.get(e.text, e.label_)) for e in doc.ents)


class _People:
    """The people whom an article names in full, and the short forms and misspellings of their names."""

    def __init__(self, docs: Iterable[Doc]) -> None:
        self.names: set[tuple[str, ...]] = set()
        for doc in docs:
            for entity in doc.ents:
                name = tuple(token.text for token in entity if token.text[0].isalpha())
                if entity.label_ == "PERSON" and len(name) > 1 and name[-1][0].isupper():
                    self.names.add(name)
        known = {place[0] for place in phrases("places") if len(place) == 1} | words("organizations", "names")
        self._surnames = {name[-1] for name in self.names if len(name[-1]) > 2} - known
        # Where the family name comes first, as in "Xi Jinping", it is the first word that is repeated.
        self._short = self._surnames | {name[0] for name in self.names if name[0][0].isupper()} - known
        self._parts = {word for name in self.names for word in name}
        self._misspelt: dict[str, bool] = {}

    def find(self, doc: Doc, start: int, end: int) -> tuple[int, int] | None:
        """The form of a known name in the run of capitals from ``start`` to ``end``."""
        places = range(start, end)
        last = next((i for i in places if doc[i].text in self._surnames), None)
        if last is None:
            last = next((i for i in places if doc[i].text in self._short or self._is_misspelling(doc[i].text)), None)
        if last is None:
            return None
        first = last
        while first > start and doc[first - 1].text in self._parts:
            first -= 1
        while first and doc[first - 1].text in PARTICLES and doc[first - 1].text in self._parts:
            first -= 1
        return first, last + 1

    def _is_misspelling(self, word: str) -> bool:
        if word not in self._misspelt:
            self._misspelt[word] = self._resembles(word)
        return self._misspelt[word]

    def _resembles(self, word: str) -> bool:
        """Whether ``word`` is nearly a surname, and neither another form of it nor a common given name."""
        from rapidfuzz import fuzz

        if len(word) < _SHORTEST or not word[1:].islower() or word in self._parts:
            return False
        if word.lower() in words("given_names") or (word,) in phrases("places"):
            return False
        alike = (
            name
            for name in self._surnames
            if len(name) >= _SHORTEST and name[0] == word[0] and fuzz.ratio(word.lower(), name.lower()) >= _SIMILAR
        )
        return any(not _inflected(word.lower(), name.lower()) for name in alike)


def _inflected(word: str, name: str) -> bool:
    """Whether one is the other with an ending: "Romanian" is not a misspelling of a person called "Romani"."""
    longer, shorter = sorted((word, name), key=len, reverse=True)
    return longer.startswith(shorter)
