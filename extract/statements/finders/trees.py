"""Boosted regression trees, read from JSON and evaluated together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Trees:
    """All nodes of all trees in one row: a leaf's children are itself. ``roots`` says where each tree begins."""

    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: NDArray[np.float32]
    roots: NDArray[np.intp]
    base: float
    depth: int
    logistic: bool

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Trees:
        import numpy as np

        return cls(
            np.array(data["feature"], dtype=np.intp),
            np.array(data["threshold"], dtype=np.float32),
            np.array(data["left"], dtype=np.intp),
            np.array(data["right"], dtype=np.intp),
            np.array(data["value"], dtype=np.float32),
            np.array(data["roots"], dtype=np.intp),
            data["base"],
            data["depth"],
            data["logistic"],
        )

    def score(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The trees' answer for each row of features: a probability if ``logistic``, an expected value otherwise."""
        import numpy as np

        if not rows:
            return []
        table = np.asarray(rows, dtype=np.float32)
        across = np.arange(len(rows))[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            smaller = table[across, self.feature[node]] <= self.threshold[node]
            node = np.where(smaller, self.left[node], self.right[node])
        total = self.base + self.value[node].sum(axis=1)
        if self.logistic:
            total = 1.0 / (1.0 + np.exp(-total))
        answer: list[float] = total.tolist()
        return answer
