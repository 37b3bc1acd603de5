"""The tables the rankers lean on: how often a lemma is a cue, and the average outcome of each structural value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from extract.statements.cues import cue_list
from extract.statements.finders.candidates import contents
from extract.statements.finders.content_features import content_frame
from extract.statements.finders.features import context, frame_of, head_kind
from extract.statements.finders.knowledge import FRAMES, Knowledge
from extract.statements.finders.sources import origins
from extract.statements.view import View
from training.statements_corpus import Gold, Story, Words

TAGS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "ADP", "PUNCT"})
SEEN_AS_CUE = 3  # a lemma is listed from so many cues on
SEEN_IN_PATTERN = 4
SEEN_VALUE = 20  # occurrences a value needs to have an average of its own


def count_cues(stories: Iterable[Story]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Rows of knowledge.CueCounts by ``lemma|TAG``, and (seen, cue) by ``lemma|TAG|frame`` ("any" for all frames)."""
    seen: Counter[str] = Counter()
    cue: Counter[str] = Counter()
    nobody: Counter[str] = Counter()
    frames: dict[str, Counter[int]] = defaultdict(Counter)
    patterns: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for story in stories:
        heads = {(gold.view, gold.head): gold for gold in story.gold}
        for number, view in enumerate(story.views):
            for token, tag in enumerate(view.tags):
                if tag not in TAGS:
                    continue
                key = f"{view.lemmas[token]}|{tag}"
                seen[key] += 1
                gold = heads.get((number, token))
                for frame in (frame_of(view, token), "any"):
                    patterns[f"{key}|{frame}"][0] += 1
                    patterns[f"{key}|{frame}"][1] += gold is not None
                if gold:
                    cue[key] += 1
                    nobody[key] += not gold.source
                    frames[key][_gold_frame(view, number, token, gold)] += 1
    kept = {key for key, count in cue.items() if count >= SEEN_AS_CUE}
    rows = {
        key: [seen[key], cue[key], nobody[key], *(frames[key][number] for number in range(len(FRAMES)))]
        for key in sorted(kept)
    }
    shown = {
        key: counts
        for key, counts in sorted(patterns.items())
        if key.rsplit("|", 1)[0] in kept and (counts[0] >= SEEN_IN_PATTERN or key.endswith("|any"))
    }
    return rows, shown


def _gold_frame(view: View, number: int, cue: int, gold: Gold) -> int:
    inside = sorted(token for view_number, token in gold.content if view_number == number)
    if not inside:
        return FRAMES.index("quote")
    runs = tuple((token, token + 1) for token in inside)
    return FRAMES.index(content_frame(view, cue, runs))


class Averages:
    """Collects outcomes by feature and value."""

    def __init__(self) -> None:
        self._sums: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))

    def add(self, feature: str, value: str, outcome: float) -> None:
        entry = self._sums[feature][value]
        entry[0] += 1
        entry[1] += outcome

    def table(self) -> dict[str, dict[str, float]]:
        return {
            feature: {
                value: round(total / count, 4)
                for value, (count, total) in sorted(values.items())
                if count >= SEEN_VALUE
            }
            for feature, values in self._sums.items()
        }


def jaccard(first: Words, second: Words) -> float:
    return len(first & second) / len(first | second) if first or second else 0.0


def run_words(view: View, number: int, runs: Iterable[tuple[int, int]]) -> Words:
    return frozenset((number, token) for first, end in runs for token in range(first, end) if view.is_word(token))


def averages(stories: Iterable[Story], candidates: Any, known: Knowledge) -> dict[str, dict[str, float]]:
    """``candidates`` gives the possible cues of a view."""
    found = Averages()
    for story in stories:
        heads = {(gold.view, gold.head): gold for gold in story.gold}
        for number, view in enumerate(story.views):
            for token in candidates(view):
                gold = heads.get((number, token))
                hit = float(gold is not None)
                c = context(view, token, known)
                head = view.heads[token]
                found.add("cue_tag", c.tag, hit)
                found.add("cue_dep", view.deps[token], hit)
                found.add("cue_head", view.tags[head] if head != token else "root", hit)
                found.add("cue_frame", c.frame, hit)
                found.add("stance", f"{cue_list().stance(c.lemma, c.tag)}", hit)
                found.add("subject", head_kind(view, c.subject), hit)
                above = token
                for _ in range(8):
                    if view.heads[above] == above:
                        break
                    found.add("above", view.deps[above], hit)
                    above = view.heads[above]
                if not gold:
                    continue
                for content in contents(view, token):
                    overlap = jaccard(run_words(view, number, content.runs), gold.content)
                    found.add("start", content.start, overlap)
                    found.add("end", content.end, overlap)
                    found.add("edges", f"{content.start}|{content.end}|{c.tag}", overlap)
                    found.add("edges_frame", f"{content.start}|{content.end}|{c.frame}", overlap)
                    found.add("start_tag", view.tags[content.runs[0][0]], overlap)
                for origin in origins(view, token):
                    overlap = source_overlap(view, number, origin.run, gold.source)
                    found.add("relation", f"{origin.relation}|{c.tag}", overlap)
                    if origin.run:
                        found.add("relation_frame", f"{origin.relation}|{c.frame}|{c.passive}", overlap)
                        found.add("source", head_kind(view, origin.head), overlap)
                        found.add("source_dep", view.deps[origin.head], overlap)
                        found.add("source_tag", view.tags[origin.head], overlap)
    return found.table()


def source_overlap(view: View, number: int, run: tuple[int, int] | None, gold: Words) -> float:
    if run is None:
        return float(not gold)
    words = run_words(view, number, [run])
    # A shared word is most of the matter; the rest of the noun phrase counts for less.
    return 0.6 * bool(words & gold) + 0.4 * jaccard(words, gold) if gold else 0.0
