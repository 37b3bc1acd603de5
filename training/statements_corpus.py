"""Stories with annotated attributions, as the extractor sees them: parsed by the very pipeline that ships."""

from __future__ import annotations

import json
import tempfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from extract.language import parse
from extract.model import Article
from extract.readers import read
from extract.settings import Settings
from extract.statements.view import View, views

_CUE_ORDER = ("VERB", "NOUN", "ADJ", "ADV", "AUX", "ADP", "PUNCT", "PROPN")
Words = frozenset[tuple[int, int]]  # word tokens, by view and number


@dataclass(frozen=True)
class Gold:
    """An annotated attribution, on the tokens of the views."""

    view: int
    head: int  # the cue's main token
    content: Words
    source: Words


@dataclass
class Story:
    views: list[View]
    gold: list[Gold]


def stories(corpora: Path, name: str, nlp: Language, part: int = 0, parts: int = 1) -> Iterator[Story]:
    """Every ``parts``-th annotated story of ``name`` ("train", "dev"), beginning with number ``part``."""
    lines = (corpora / "statements" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[part::parts]
    documents = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, document in enumerate(documents):
            path = Path(folder, f"{number:05d}.txt")
            path.write_text(document["text"], encoding="utf-8")
            paths.append(str(path))
        for document, article in zip(documents, read(paths, Settings()), strict=True):
            # Offsets mean nothing where the reader had to clean the text.
            if isinstance(article, Article) and len(article.text) == len(document["text"]):
                yield story(document, views(parse(article, nlp)))


def story(document: dict[str, Any], paragraphs: list[View]) -> Story:
    gold = []
    for statement in document["statements"]:
        cue = _tokens(paragraphs, statement.get("cue_all") or [statement["cue"]] if statement.get("cue") else [])
        content = _words(paragraphs, statement["content"])
        if not cue or not content:
            continue
        number, head = _main(paragraphs, cue)
        source = statement.get("source_all") or ([statement["source"]] if statement.get("source") else [])
        gold.append(Gold(number, head, content, _words(paragraphs, source)))
    return Story(paragraphs, gold)


def _tokens(paragraphs: list[View], spans: list[list[int]]) -> list[tuple[int, int]]:
    found = set()
    for number, view in enumerate(paragraphs):
        for start, end in spans:
            if view.starts and view.starts[0] < end and view.ends[-1] > start:
                found |= {(number, t) for t in range(bisect_right(view.ends, start), bisect_left(view.starts, end))}
    return sorted(found)


def _words(paragraphs: list[View], spans: list[list[int]]) -> Words:
    return frozenset(key for key in _tokens(paragraphs, spans) if paragraphs[key[0]].is_word(key[1]))


def _main(paragraphs: list[View], cue: list[tuple[int, int]]) -> tuple[int, int]:
    """The token of a cue that the rest of it hangs on."""
    inside = set(cue)

    def order(key: tuple[int, int]) -> tuple[bool, int, int]:
        number, token = key
        view = paragraphs[number]
        governed = view.heads[token] != token and (number, view.heads[token]) in inside
        tag = view.tags[token]
        return governed, _CUE_ORDER.index(tag) if tag in _CUE_ORDER else len(_CUE_ORDER), token

    return min(cue, key=order)
