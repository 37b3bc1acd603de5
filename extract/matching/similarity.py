"""How alike two passages are, 0 to 100, and by which signs.

Rarity is damped: a word counts by how many passages share it, up to the size of one event, so that the names that the
whole event shares weigh little, however many events are compared at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from extract import yamlfile
from extract.matching.candidates import candidates
from extract.matching.passages import Passage
from extract.matching.words.terms import Terms, terms
from extract.model import Sign

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float64]

# Passages of one event at most, as far as rarity goes.
EVENT = 80
# The weight of shared words from which more of them add nothing.
ENOUGH = 15.0
# Links below this score, 0 to 100, count as none.
FLOOR = 20.0
# The overlap of terms from which letters are compared.
LEAST_OVERLAP = 0.05
# The terms that a quotation must have to count as one.
LEAST_QUOTED = 3
CHUNK = 20_000

SIGNS = (
    "overlap", "root of overlap", "shared weight", "fullest side", "letters", "names", "numbers shared",
    "numbers at odds", "quotation", "distance in the story", "both lead", "same speaker", "other speaker",
)  # fmt: skip


@dataclass(frozen=True)
class Weights:
    """What each sign adds to the log-odds that two passages say the same, fitted by ``make matching-model``."""

    weights: dict[str, float]
    constant: float
    figures: dict[str, float]

    @cached_property
    def vector(self) -> list[float]:
        return [self.weights[name] for name in SIGNS]


@cache
def load_weights() -> Weights:
    """The fitted weights in ``extract/data/matching.yaml``."""
    return yamlfile.load(Path(__file__).parents[1] / "data" / "matching.yaml", Weights)


class PassageLink(NamedTuple):
    """Two passages, by their index, that may say the same thing; ``values`` are those of SIGNS."""

    i: int
    j: int
    score: float
    values: Sequence[float] = ()


def links(passages: Sequence[Passage], apart: Sequence[frozenset[str]]) -> list[PassageLink]:
    """The pairs of passages with a score worth keeping; ``apart`` has the accounts of each, not the same for both."""
    import numpy as np

    if len(passages) < 2:
        return []
    measure = Measure(passages)
    i, j = candidates(measure.vectors)
    account = {keys: number for number, keys in enumerate(dict.fromkeys(apart))}
    alone = np.array([account[keys] if len(keys) == 1 else -1 for keys in apart])
    several = (alone[i] != alone[j]) | (alone[i] < 0)
    i, j = i[several], j[several]
    if not len(i):
        return []
    weights = load_weights()
    values = measure.signs(i, j, weights)
    score = 100 / (1 + np.exp(-(values @ weights.vector + weights.constant)))
    kept = score >= FLOOR
    rows = zip(i[kept].tolist(), j[kept].tolist(), score[kept].round(2).tolist(), values[kept], strict=True)
    return [PassageLink(*row) for row in rows]


def explain(values: Sequence[Sequence[float]]) -> list[tuple[Sign, ...]]:
    """For each link the signs that spoke, with what each added to its score, in log-odds."""
    import numpy as np

    table = np.array(values, dtype=np.float64).reshape(-1, len(SIGNS))
    shares = np.round(table * load_weights().vector, 2).tolist()
    return [
        tuple(Sign(name, value, share) for name, value, share in zip(SIGNS, own, added, strict=True) if value)
        for own, added in zip(np.round(table, 3).tolist(), shares, strict=True)
    ]


class Measure:
    """The passages as sparse matrices, a row each, from which the signs of any pair are read."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        import numpy as np
        from scipy.sparse import diags

        bags = [terms(passage.text) for passage in passages]
        index = _index(bags)
        count = len(passages)
        everything = _matrix([bag.all for bag in bags], index)
        body = everything[np.flatnonzero([not passage.headline for passage in passages])]
        spread = np.bincount(body.indices, minlength=len(index))
        # The square root of a term's rarity on both sides of a product gives the rarity of what is shared.
        self._roots = np.sqrt(np.log1p(min(count, EVENT) / np.maximum(spread, 1)))
        rooted = diags(self._roots)
        self.all = (everything @ rooted).tocsr()
        self.names = (_matrix([bag.names for bag in bags], index) @ rooted).tocsr()
        self.quoted = (_matrix([bag.quoted for bag in bags], index) @ rooted).tocsr()
        self.quoted_terms = np.array([len(bag.quoted) for bag in bags])
        self.numbers = _matrix([bag.numbers for bag in bags], _index_of([bag.numbers for bag in bags]))
        speakers = [passage.speakers for passage in passages]
        self.speakers = _matrix(speakers, _index_of(speakers))
        self.named = np.array([bool(keys) for keys in speakers])
        self.weight = _row_sums(self.all)
        self.quoted_weight = _row_sums(self.quoted)
        self.counted = np.diff(self.numbers.indptr)
        self.vectors = _unit(self.all @ rooted)
        self.texts = [passage.text for passage in passages]
        self.place, self.ordinal = _places(passages)

    def signs(self, i: NDArray[np.int64], j: NDArray[np.int64], weights: Weights | None = None) -> Floats:
        """The values of SIGNS, a row for each pair of passages ``i[k]``, ``j[k]``.

        With ``weights``, letters are compared only where they could bring a pair to FLOOR; they cost the most.
        """
        import numpy as np

        values = np.vstack([self._signs(i[at : at + CHUNK], j[at : at + CHUNK]) for at in range(0, len(i), CHUNK)])
        letters = SIGNS.index("letters")
        worth = values[:, SIGNS.index("overlap")] >= LEAST_OVERLAP
        if weights:
            most = values @ weights.vector + weights.constant + max(0.0, weights.vector[letters])
            worth &= 100 / (1 + np.exp(-most)) >= FLOOR
        values[:, letters] = self._letters(i, j, worth)
        return values

    def _signs(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        import numpy as np

        shared = _shared(self.all, i, self.all, j)
        one, other = shared / self.weight[i], shared / self.weight[j]
        overlap = 2 * one * other / np.maximum(one + other, 1e-9)
        numbers = _shared(self.numbers, i, self.numbers, j)
        quotation = np.maximum(
            np.where(self.quoted_terms[i] >= LEAST_QUOTED, _shared(self.quoted, i, self.all, j), 0)
            / self.quoted_weight[i],
            np.where(self.quoted_terms[j] >= LEAST_QUOTED, _shared(self.quoted, j, self.all, i), 0)
            / self.quoted_weight[j],
        )
        same_speaker = _shared(self.speakers, i, self.speakers, j) > 0
        return np.column_stack(
            [
                overlap,
                np.sqrt(overlap),
                np.minimum(1, shared / ENOUGH),
                np.maximum(one, other),
                np.zeros(len(i)),  # letters, which are compared last
                np.minimum(1, _shared(self.names, i, self.names, j) / 8),
                np.minimum(1, numbers / 2),
                (self.counted[i] > 0) & (self.counted[j] > 0) & (numbers == 0),
                np.where(quotation >= 0.5, quotation, 0),
                np.abs(self.place[i] - self.place[j]),
                (self.ordinal[i] < 2) & (self.ordinal[j] < 2),
                same_speaker,
                self.named[i] & self.named[j] & ~same_speaker,
            ]
        ).astype(np.float32)

    def _letters(self, i: NDArray[np.int64], j: NDArray[np.int64], worth: NDArray[np.bool_]) -> Floats:
        """Token set ratio, which sees shared parts of words; 0 for pairs that are not ``worth`` a look."""
        import numpy as np
        from rapidfuzz import fuzz, process

        one, other = [self.texts[a] for a in i[worth].tolist()], [self.texts[b] for b in j[worth].tolist()]
        found = np.zeros(len(i))
        found[worth] = process.cpdist(one, other, scorer=fuzz.token_set_ratio, workers=2) / 100
        return found


def _index(bags: Sequence[Terms]) -> dict[str, int]:
    return _index_of([bag.all for bag in bags])


def _index_of(bags: Sequence[frozenset[str]]) -> dict[str, int]:
    index: dict[str, int] = {}
    for bag in bags:
        for term in sorted(bag):
            index.setdefault(term, len(index))
    return index


def _matrix(bags: Sequence[frozenset[str]], index: dict[str, int]) -> csr_matrix:
    """One row a bag, 1 for each of its terms."""
    import numpy as np
    from scipy.sparse import csr_matrix

    columns = [index[term] for bag in bags for term in sorted(bag)]
    starts = np.concatenate([[0], np.cumsum([len(bag) for bag in bags])])
    shape = (len(bags), max(1, len(index)))
    matrix = csr_matrix(
        (np.ones(len(columns), dtype=np.float32), np.array(columns, dtype=np.int32), starts), shape=shape
    )
    matrix.sort_indices()
    return matrix


def _unit(matrix: csr_matrix) -> csr_matrix:
    """The rows at length one, which makes their product the cosine."""
    import numpy as np
    from scipy.sparse import diags

    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (diags(1 / np.maximum(length, 1e-9)) @ matrix).tocsr()


def _row_sums(rooted: csr_matrix) -> Any:
    """For each row the rarity of all its terms, never zero."""
    import numpy as np

    return np.maximum(np.asarray(rooted.multiply(rooted).sum(axis=1)).ravel(), 1e-9)


def _shared(a: csr_matrix, i: Any, b: csr_matrix, j: Any) -> Any:
    """For each pair the product of row ``i`` of ``a`` and row ``j`` of ``b``."""
    import numpy as np

    return np.asarray(a[i].multiply(b[j]).sum(axis=1)).ravel()


def _places(passages: Sequence[Passage]) -> tuple[Any, Any]:
    """For each passage its place in its article, 0 to 1, and its number there; headlines are at the top."""
    import numpy as np

    of_article: dict[str, int] = {}
    ordinal = np.zeros(len(passages))
    for at, passage in enumerate(passages):
        if not passage.headline:
            ordinal[at] = of_article.get(passage.article, 0)
            of_article[passage.article] = of_article.get(passage.article, 0) + 1
    place = np.array([ordinal[at] / of_article.get(passage.article, 1) for at, passage in enumerate(passages)])
    return place, ordinal
