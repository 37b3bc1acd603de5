"""What was learned of cues, edges and relations: counts and averages over structure, and the trees that weigh them.

The file is ``weights.json``; ``make statements-model`` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract.statements.finders.trees import Trees

FRAMES = ("clause", "infinitive", "noun", "before", "quote", "other")
PRIOR = 0.1  # how often an unknown candidate is a cue
_WEIGHT = 4.0  # how many occurrences the prior counts for


@dataclass(frozen=True)
class CueCounts:
    """How often a lemma was seen and was a cue, in all and by frame; ``nobody`` counts cues without a source."""

    seen: int
    cue: int
    nobody: int
    frames: tuple[int, ...]

    @property
    def rate(self) -> float:
        return (self.cue + _WEIGHT * PRIOR) / (self.seen + _WEIGHT)

    def frame(self, number: int) -> float:
        return (self.frames[number] + 1.0 / len(FRAMES)) / (sum(self.frames) + 1.0)


_UNKNOWN = CueCounts(0, 0, 0, (0,) * len(FRAMES))


@dataclass(frozen=True)
class Knowledge:
    """Counts by ``lemma|TAG`` and ``lemma|TAG|frame``, average outcomes by feature and value, and the rankers."""

    cues: Mapping[str, CueCounts]
    patterns: Mapping[str, tuple[int, int]]
    codes: Mapping[str, Mapping[str, float]]
    trees: Mapping[str, Trees]
    thresholds: Mapping[str, float]

    def counts(self, lemma: str, tag: str) -> CueCounts:
        return self.cues.get(f"{lemma}|{tag}", _UNKNOWN)

    def pattern(self, lemma: str, tag: str, frame: str) -> float:
        """The rate of a lemma in one frame, leaning on its rate in all of them."""
        seen, cue = self.patterns.get(f"{lemma}|{tag}|{frame}", (0, 0))
        return (cue + _WEIGHT * self.counts(lemma, tag).rate) / (seen + _WEIGHT)

    def code(self, feature: str, value: str) -> float:
        """The average outcome where ``feature`` had ``value``; -1 for one never seen."""
        return self.codes.get(feature, {}).get(value, -1.0)


def from_json(data: dict[str, Any]) -> Knowledge:
    return Knowledge(
        cues={key: CueCounts(row[0], row[1], row[2], tuple(row[3:])) for key, row in data["cues"].items()},
        patterns={key: (seen, cue) for key, (seen, cue) in data["patterns"].items()},
        codes=data["codes"],
        trees={name: Trees.from_json(trees) for name, trees in data["trees"].items()},
        thresholds=data["thresholds"],
    )


@cache
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return from_json(json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8")))
