"""Learn to find attributions: ``python -m training.statements CORPORA [--out FILE]``.

Only structure is learned, and how often the words of the cue list are cues. Scores that a later ranker leans on are
made by rankers that have not seen the story, in four folds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np

from extract.statements.finders.candidates import contents
from extract.statements.finders.content_features import content_features
from extract.statements.finders.features import context, cue_features, is_candidate, source_features
from extract.statements.finders.knowledge import Knowledge, from_json
from extract.statements.finders.ranking import choose, keep_features
from extract.statements.finders.sources import origins
from extract.statements.view import View
from training.statements_corpus import Story, stories
from training.statements_tables import averages, count_cues, jaccard, run_words, source_overlap
from training.statements_trees import fit, to_json

# From which score an attribution stands, by a cue that is on the cue list or is not.
THRESHOLDS = {"keep": 0.33, "unlisted": 0.45}
FOLDS = 4
PROCESSES = 2
OUT = Path(__file__).parent.parent / "extract" / "statements" / "finders" / "weights.json"
Rows = dict[str, tuple[list[list[float]], list[float]]]


def learn(folds: Sequence[Sequence[Story]]) -> dict[str, Any]:
    """The weights, from stories in FOLDS parts."""
    tables = _tables([story for fold in folds for story in fold])
    held = [_tables([s for number, fold in enumerate(folds) if number != k for s in fold]) for k in range(FOLDS)]
    for partial in held:
        partial["codes"] = tables["codes"]
    with Pool(PROCESSES) as pool:
        rows = pool.starmap(_rows, zip(folds, held, strict=True))
        _say("features")
        partial_trees = pool.map(_fit, [_without(rows, k) for k in range(FOLDS)])
        _say("rankers by fold")
        for partial, trees in zip(held, partial_trees, strict=True):
            partial["trees"] = trees
        keep = pool.starmap(_keep_rows, zip(folds, held, strict=True))
        _say("choices")
    tables["trees"] = _fit(_without(rows, -1))
    tables["thresholds"] = THRESHOLDS
    table = [row for part, _ in keep for row in part]
    tables["trees"]["keep"] = to_json(fit(table, [hit for _, hits in keep for hit in hits], logistic=True, trees=120))
    return tables


def _tables(found: Sequence[Story]) -> dict[str, Any]:
    cues, patterns = count_cues(found)
    data: dict[str, Any] = {"cues": cues, "patterns": patterns, "codes": {}, "trees": {}, "thresholds": {}}
    known = from_json(data)
    if not _CODES:
        _CODES.update(averages(found, lambda view: _candidates(view, known), known))
    data["codes"] = dict(_CODES)
    return data


# The averages are made once, from all stories: a few hundred numbers, each from many.
_CODES: dict[str, dict[str, float]] = {}


def _candidates(view: View, known: Knowledge) -> list[int]:
    return [token for token in range(len(view)) if is_candidate(view, token, known)]


def _rows(fold: Sequence[Story], data: dict[str, Any]) -> Rows:
    """The features and outcomes for the cue, content and source rankers."""
    known = from_json(data)
    rows: Rows = {"cue": ([], []), "content": ([], []), "source": ([], [])}
    for story in fold:
        heads = {(gold.view, gold.head): gold for gold in story.gold}
        for number, view in enumerate(story.views):
            candidates = _candidates(view, known)
            for token in candidates:
                gold = heads.get((number, token))
                c = context(view, token, known)
                rows["cue"][0].append(cue_features(view, c, known, candidates))
                rows["cue"][1].append(float(gold is not None))
                if gold is None:
                    continue
                scored = []
                for content in contents(view, token):
                    overlap = jaccard(run_words(view, number, content.runs), gold.content)
                    scored.append((overlap, content))
                    rows["content"][0].append(content_features(view, c, content, known))
                    rows["content"][1].append(_worth(overlap))
                if not scored:
                    continue
                best = max(scored, key=lambda entry: entry[0])[1]
                for rank, origin in enumerate(origins(view, token)):
                    rows["source"][0].append(source_features(view, c, origin, best, known, rank))
                    rows["source"][1].append(source_overlap(view, number, origin.run, gold.source))
    return rows


def _worth(overlap: float) -> float:
    """What a content is worth: the whole of it most, half of it a good deal."""
    return 0.4 * overlap + 0.3 * (overlap >= 0.5) + 0.3 * (overlap > 0.999)


def _without(rows: Sequence[Rows], left_out: int) -> dict[str, tuple[Any, Any]]:
    return {
        name: (
            np.concatenate([np.asarray(r[name][0], np.float32) for k, r in enumerate(rows) if k != left_out]),
            np.concatenate([np.asarray(r[name][1]) for k, r in enumerate(rows) if k != left_out]),
        )
        for name in rows[0]
    }


def _fit(rows: dict[str, tuple[Any, Any]]) -> dict[str, Any]:
    return {name: to_json(fit(table, hits, logistic=name == "cue")) for name, (table, hits) in rows.items()}


def _keep_rows(fold: Sequence[Story], data: dict[str, Any]) -> tuple[list[list[float]], list[float]]:
    known = from_json(data)
    table: list[list[float]] = []
    hits: list[float] = []
    for story in fold:
        heads = {(gold.view, gold.head): gold for gold in story.gold}
        choices = choose(story.views, known)
        table += keep_features(story.views, choices, known)
        for choice in choices:
            gold = heads.get((choice.number, choice.c.cue))
            words = run_words(story.views[choice.number], choice.number, choice.content.runs)
            hits.append(float(gold is not None and jaccard(words, gold.content) >= 0.5))
    return table, hits


_STARTED = time.monotonic()


def _say(what: str) -> None:
    print(f"{time.monotonic() - _STARTED:6.0f} s  {what}", file=sys.stderr, flush=True)


def _load(corpora: str, part: int) -> list[Story]:
    from extract.language import load_pipeline

    return list(stories(Path(corpora), "train", load_pipeline(), part, FOLDS))


def main() -> None:
    """Read the corpora folder, learn, write the weights."""
    corpora = sys.argv[1]
    out = Path(sys.argv[sys.argv.index("--out") + 1]) if "--out" in sys.argv else OUT
    with Pool(PROCESSES) as pool:
        folds = pool.starmap(_load, [(corpora, part) for part in range(FOLDS)])
    _say("parsed")
    data = learn(folds)
    out.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    _say(f"written to {out}")


if __name__ == "__main__":
    main()
