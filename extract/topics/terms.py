"""Finding the words and names of topics in parsed text, in one pass however many topics there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from extract.language.lemmas import noun_lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Hit(NamedTuple):
    """A term of a topic that stands at ``start`` to ``end``, in characters of the text that was searched."""

    start: int
    end: int
    topic: str
    term: str


class _Entry(NamedTuple):
    words: tuple[str, ...]
    topic: str
    term: str
    as_written: bool
    exclusion: bool


# Hyphens divide words here, so that "cease-fire" is found by "cease fire".
_DIVIDER = re.compile(r"[\s\-‐-―]+")


@dataclass
class TermIndex:
    """Terms by their first word."""

    entries: dict[str, list[_Entry]] = field(default_factory=dict)

    def add(self, phrase: str, topic: str, *, as_written: bool = False, exclusion: bool = False) -> None:
        """Let ``phrase`` count for ``topic``; with ``as_written`` only in this form, letter case included."""
        form = phrase if as_written else phrase.lower()
        # The tokenizer divides some words at their hyphen and leaves others whole: "cease-fire", "Covid-19".
        for words in {tuple(filter(None, _DIVIDER.split(form))), tuple(form.split())}:
            entry = _Entry(words, topic, phrase, as_written, exclusion)
            self.entries.setdefault(words[0].lower(), []).append(entry)

    def find(self, doc: Doc) -> list[Hit]:
        """The terms that stand in ``doc``; those inside an exclusion of their own topic are left out."""
        tokens = [token for token in doc if any(map(str.isalnum, token.text)) and not token.text.startswith(("'", "’"))]
        forms = [_forms(token) for token in tokens]
        hits: list[Hit] = []
        excluded: list[Hit] = []
        for position in range(len(tokens)):
            for entry in self._starting_with(forms[position]):
                stretch = slice(position, position + len(entry.words))
                run = tokens[stretch]
                if len(run) < len(entry.words):
                    continue
                if entry.as_written:
                    fits = all(token.text == word for token, word in zip(run, entry.words, strict=True))
                else:
                    fits = all(word in any_of for any_of, word in zip(forms[stretch], entry.words, strict=True))
                if fits:
                    hit = Hit(run[0].idx, run[-1].idx + len(run[-1]), entry.topic, entry.term)
                    (excluded if entry.exclusion else hits).append(hit)
        return [
            hit
            for hit in hits
            if not any(e.topic == hit.topic and e.start <= hit.start and hit.end <= e.end for e in excluded)
        ]

    def _starting_with(self, forms: Iterable[str]) -> Iterator[_Entry]:
        for form in forms:
            yield from self.entries.get(form, ())


def _forms(token: Token) -> set[str]:
    """What a word may stand for. A tagger takes "Refugees" for a name at the head of a sentence and leaves its -s."""
    lower = token.lower_
    return {lower, token.lemma_.lower(), noun_lemma(lower)}
