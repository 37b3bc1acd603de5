"""Fit the weights of the matching signs on events aligned by hand, and write them with their figures.

    python -m training.matching_fit ALIGNED.jsonl [--semantic MODEL] [--write]

ALIGNED has an event a line: {"articles": [{"name", "sentences"}], "pairs": [[article, sentence, article, sentence,
label]]}; label 2 says that two sentences make the same statement, 1 that they overlap in part, which is counted
neither for nor against. The figures leave each event out of the fit that scores it. Only the values of the signs are
learned from, never which words stand in a sentence. MODEL is a sentence-transformers model, by its folder: the weights
with its sign are kept apart from those without.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from extract.language import load_pipeline, parse
from extract.matching.links import unit_links
from extract.matching.meaning import load_embedding
from extract.matching.passages import Passage, Unit, divide
from extract.matching.rows import group
from extract.matching.similarity import FLOOR, Measure, PassageLink
from extract.matching.weights import MEANING, PLAIN, SEMANTIC, SIGNS
from extract.model import Article, Paragraph, ParagraphKind, Span, Statement
from extract.settings import Settings
from extract.statements import extract_statements, unify

Sentence = tuple[str, int]  # the article's name and the sentence's number in it

RIDGE = 3.0
# The threshold for which the figures are kept: the one that a desk starts with.
THRESHOLD = Settings().threshold


@dataclass
class Event:
    """One event: its passages and units, the pairs that are looked at with their signs, and what the annotator says.

    ``sentences`` are the annotator's sentences that each passage touches; ``labels`` is by pairs of those.
    """

    passages: list[Passage]
    units: list[Unit]
    sentences: list[set[Sentence]]
    i: np.ndarray
    j: np.ndarray
    signs: np.ndarray
    labels: dict[frozenset[Sentence], int]

    @cached_property
    def answers(self) -> np.ndarray:
        """The label of each pair of passages: the highest of their sentences'."""
        return np.array(
            [
                max((self.labels.get(pair, 0) for pair in across(self.sentences[a], self.sentences[b])), default=1)
                for a, b in zip(self.i.tolist(), self.j.tolist(), strict=True)
            ]
        )

    def touched(self, unit: int) -> set[Sentence]:
        return {sentence for passage in self.units[unit].passages for sentence in self.sentences[passage]}


def across(one: set[Sentence], other: set[Sentence]) -> list[frozenset[Sentence]]:
    return [frozenset((a, b)) for a in one for b in other if a[0] != b[0]]


def load(path: Path, semantic: str = "") -> list[Event]:
    nlp = load_pipeline(Settings())
    embed = load_embedding(semantic) if semantic else None
    return [prepare(json.loads(line), nlp, embed) for line in path.read_text(encoding="utf-8").splitlines()]


def prepare(record: dict[str, Any], nlp: Any, embed: Any = None) -> Event:
    """Extract the statements of one event as the program does, an article a story with a sentence a paragraph."""
    articles, places = [], {}
    statements: list[Statement] = []
    for story in record["articles"]:
        headline = story.get("headline") or record["event"]
        text = "\n\n".join([headline, *story["sentences"]])
        paragraphs = [Paragraph(Span.of(text, 0, len(headline)), ParagraphKind.HEADLINE)]
        start = len(headline) + 2
        for number, sentence in enumerate(story["sentences"]):
            places[story["name"], number] = (start, start + len(sentence))
            paragraphs.append(Paragraph(Span.of(text, start, start + len(sentence))))
            start += len(sentence) + 2
        article = Article(story["name"], story["name"], "text", text, tuple(paragraphs), headline=headline)
        articles.append(article)
        statements += extract_statements(article, parse(article, nlp))
    statements = [
        replace(s, id=f"{s.article} {s.id}", parent=s.parent and f"{s.article} {s.parent}") for s in statements
    ]
    statements = list(unify(statements))
    passages, units = divide(articles, statements, {statement.id: statement.article for statement in statements})
    sentences = [
        {
            place
            for place, (start, end) in places.items()
            if place[0] == passage.article and start < passage.end and end > passage.start
        }
        for passage in passages
    ]
    measure = Measure(passages, embed)
    i, j, _ = measure.candidates
    apart = np.array([passages[a].article != passages[b].article for a, b in zip(i, j, strict=True)])
    i, j = i[apart], j[apart]
    labels = {frozenset(((a, n), (b, m))): label for a, n, b, m, label in record["pairs"]}
    return Event(passages, units, sentences, i, j, measure.signs(i, j), labels)


def fit(events: list[Event]) -> tuple[np.ndarray, float]:
    """Ridge logistic regression by Newton's method; the weights of the signs as they are, and the constant."""
    signs = np.vstack([event.signs for event in events])
    answers = np.concatenate([event.answers for event in events])
    signs, wanted = signs[answers != 1], (answers[answers != 1] == 2).astype(float)
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    scaled = np.column_stack([(signs - mean) / spread, np.ones(len(signs))])
    ridge = np.diag([RIDGE] * signs.shape[1] + [0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - wanted) + ridge @ weights
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + ridge
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(weights)), slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ mean)


def rows(event: Event, weights: np.ndarray, constant: float, least: float) -> set[frozenset[Sentence]]:
    """The pairs of sentences that the event's rows put side by side."""
    score = 100 / (1 + np.exp(-(event.signs @ weights + constant)))
    links = [
        PassageLink(int(a), int(b), float(s)) for a, b, s in zip(event.i, event.j, score, strict=True) if s >= FLOOR
    ]
    found = set()
    for row in group(event.units, unit_links(event.units, links), least):
        for a, b in combinations(row, 2):
            if event.units[a].account != event.units[b].account:
                found.update(across(event.touched(a), event.touched(b)))
    return found


def judge(events: list[Event], found: list[set[frozenset[Sentence]]]) -> tuple[float, float, float]:
    """Precision, recall and F over all events, in percent."""
    right = wrong = missed = 0
    for event, pairs in zip(events, found, strict=True):
        same = {pair for pair, label in event.labels.items() if label == 2}
        right += len(pairs & same)
        wrong += len(pairs - event.labels.keys())
        missed += len(same - pairs)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("--semantic", default="", metavar="MODEL", help="fit with the sign of this embedding")
    parser.add_argument("--write", action="store_true", help="write the weights into the project")
    arguments = parser.parse_args()
    events = load(arguments.aligned, arguments.semantic)
    names = (*SIGNS, MEANING) if arguments.semantic else SIGNS
    left_out = [fit(events[:at] + events[at + 1 :]) for at in range(len(events))]
    outcome: dict[float, tuple[float, float, float]] = {}
    for least in sorted({THRESHOLD, *range(20, 75, 5)}):
        outcome[least] = judge(events, [rows(e, *w, least) for e, w in zip(events, left_out, strict=True)])
        print("threshold {:3.0f}  P {:.1f}  R {:.1f}  F {:.1f}".format(least, *outcome[least]))
    weights, constant = fit(events)
    for name, weight in zip(names, weights, strict=True):
        print(f"{weight:8.2f}  {name}")
    if arguments.write:
        figures = dict(zip(("precision", "recall", "F"), (round(x, 1) for x in outcome[THRESHOLD]), strict=True))
        record = {
            "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
            "constant": round(constant, 4),
            "figures": {"events": len(events), "threshold": THRESHOLD, **figures},
        }
        command = "make matching-model" + (" SEMANTIC=FOLDER" if arguments.semantic else "")
        head = f"# Written by `{command}`; the figures are of rows on events left out of the fit, in percent.\n"
        if arguments.semantic:
            head += f"# The embedding was {Path(arguments.semantic).name}; another one wants weights of its own.\n"
        target = SEMANTIC if arguments.semantic else PLAIN
        target.write_text(head + yaml.safe_dump(record, sort_keys=False), encoding="utf-8")
        print(f"wrote {target}")


if __name__ == "__main__":
    main()
