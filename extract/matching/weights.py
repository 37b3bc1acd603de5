"""The signs by which two passages are compared, and what each adds to their score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from extract import yamlfile
from extract.model import Sign

SIGNS = (
    "overlap", "shared weight", "fullest side", "closer than others", "letters", "names", "numbers shared",
    "counted otherwise", "quotation", "distance in the story", "both lead", "same speaker", "other speaker",
)  # fmt: skip
# One more where the desk has chosen an embedding.
MEANING = "closer in meaning than others"

_DATA = Path(__file__).parents[1] / "data"
PLAIN, SEMANTIC = _DATA / "matching.yaml", _DATA / "matching_semantic.yaml"


@dataclass(frozen=True)
class Weights:
    """What each sign adds to the log-odds that two passages say the same, fitted by ``make matching-model``."""

    weights: dict[str, float]
    constant: float
    figures: dict[str, float]

    @property
    def names(self) -> tuple[str, ...]:
        """The signs in the order of their values: SIGNS, and MEANING behind them where there is an embedding."""
        return tuple(self.weights)

    @cached_property
    def vector(self) -> list[float]:
        return list(self.weights.values())


@cache
def load_weights(semantic: bool) -> Weights:
    """The fitted weights in ``extract/data``; ``semantic`` for those with the sign of an embedding."""
    return yamlfile.load(SEMANTIC if semantic else PLAIN, Weights)


def explain(values: Sequence[Sequence[float]], weights: Weights) -> list[tuple[Sign, ...]]:
    """For each link the signs that spoke, with what each added to its score, in log-odds."""
    import numpy as np

    table = np.array(values, dtype=np.float64).reshape(-1, len(weights.names))
    shares = np.round(table * weights.vector, 2).tolist()
    return [
        tuple(Sign(name, value, share) for name, value, share in zip(weights.names, own, added, strict=True) if value)
        for own, added in zip(np.round(table, 3).tolist(), shares, strict=True)
    ]
