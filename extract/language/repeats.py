"""A name once found in full is found again wherever the article repeats it, shortened or misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.language.names import Found, capital_runs, merge
from extract.language.tables import phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

# Misspellings keep their length to a letter or two, and a short word is too easily another one.
_SHORTEST = 5
_SIMILAR = 85.0  # rapidfuzz ratio: one letter in seven may differ


def spread_names(docs: Sequence[Doc]) -> None:
    """Label every later form of the article's full names: surname, whole name, and misspellings of either.

    A word that the model takes for a place or an organization more often than for a person keeps its label.
    """
    from spacy.tokens import Span

    full = _full_names(docs)
    if not full:
        return
    surnames = {name[-1] for name in full} - _otherwise_known(docs)
    forms = surnames | {word for name in full for word in name}
    misspelt: dict[str, bool] = {}
    for doc in docs:
        old = [(entity.start, entity.end, entity.label_) for entity in doc.ents]
        found: list[Found] = []
        for start, end in capital_runs(doc):
            run = tuple(token.text for token in doc[start:end])
            place = next((i for i, word in enumerate(run) if word in surnames), -1)
            if place < 0:
                place = next(
                    (
                        i
                        for i, word in enumerate(run)
                        if misspelt.setdefault(word, _is_misspelling(word, surnames, forms))
                    ),
                    -1,
                )
            if place < 0:
                continue
            first = place
            while first > 0 and run[first - 1] in forms:
                first -= 1
            found.append((start + first, start + place + 1, "PERSON"))
        kept = [span for span in old if span[2] == "PERSON" and span[1] - span[0] > 1]
        # What the model found longer stays; a longer organization ("Trump Organization") too.
        longer = [span for span in old if any(_inside(new, span) for new in found)]
        chosen = merge(merge(longer or [], kept), merge(found, old))
        doc.ents = tuple(Span(doc, start, end, label=label) for start, end, label in chosen)


def _inside(new: Found, old: Found) -> bool:
    return old[0] <= new[0] and new[1] <= old[1] and (new[0], new[1]) != (old[0], old[1])


def _full_names(docs: Iterable[Doc]) -> set[tuple[str, ...]]:
    """Every person's name of two words or more, as its words."""
    names = set()
    for doc in docs:
        for entity in doc.ents:
            name = tuple(token.text for token in entity if token.text[0].isalpha())
            if entity.label_ == "PERSON" and len(name) > 1 and name[-1][0].isupper() and len(name[-1]) > 2:
                names.add(name)
    return names


def _otherwise_known(docs: Iterable[Doc]) -> set[str]:
    """Single words that stand for a place or an organization at least as often as for a person."""
    balance: dict[str, int] = {}
    for doc in docs:
        for entity in doc.ents:
            if len(entity) == 1:
                balance[entity.text] = balance.get(entity.text, 0) + (1 if entity.label_ == "PERSON" else -1)
    known = {place[0] for place in phrases("places") if len(place) == 1} | words("organizations", "names")
    return {word for word, count in balance.items() if count < 0 and word in known} | known


def _is_misspelling(word: str, surnames: set[str], forms: set[str]) -> bool:
    from rapidfuzz import fuzz

    if len(word) < _SHORTEST or not word[1:].islower() or word in forms or word.lower() in words("given_names"):
        return False
    return any(
        word[0] == name[0] and abs(len(word) - len(name)) <= 2 and len(name) >= _SHORTEST
        and fuzz.ratio(word.lower(), name.lower()) >= _SIMILAR and not _inflected(word, name)
        for name in surnames
    )  # fmt: skip


def _inflected(word: str, name: str) -> bool:
    """Whether one is the other with an ending: "Russian" is not a misspelling of a person called "Russia"."""
    longer, shorter = sorted((word.lower(), name.lower()), key=len, reverse=True)
    return longer.startswith(shorter)
