"""How alike two passages are, 0 to 100, and by which signs.

Rarity is damped: a word counts by how many passages share it, up to the size of one event, so that the names that the
whole event shares weigh little, however many events are compared at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from extract.matching.candidates import Candidates, candidates, usual
from extract.matching.passages import Passage
from extract.matching.weights import SIGNS, Weights, load_weights
from extract.matching.words.terms import Terms, terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from extract.matching.meaning import Embed

    Floats = NDArray[np.float64]

T = TypeVar("T", str, tuple[str, str])

# Passages of one event at most, as far as rarity goes.
EVENT = 80
# The weight of shared words from which more of them add nothing.
ENOUGH = 15.0
# The same for names, and for things that both count.
ENOUGH_NAMES = ENOUGH_COUNTED = 8.0
# Links below this score, 0 to 100, count as none.
FLOOR = 20.0
# The overlap of terms from which letters are compared.
LEAST_OVERLAP = 0.05
# The terms that a quotation must have to count as one.
LEAST_QUOTED = 3
CHUNK = 20_000


class PassageLink(NamedTuple):
    """Two passages, by their index, that may say the same thing; ``values`` are those of the signs."""

    i: int
    j: int
    score: float
    values: Sequence[float] = ()


def links(
    passages: Sequence[Passage], apart: Sequence[frozenset[str]], embed: Embed | None = None
) -> list[PassageLink]:
    """The pairs of passages with a score worth keeping.

    ``apart`` has the accounts of each, not the same for both. ``embed``, where there is one, adds a sign.
    """
    import numpy as np

    if len(passages) < 2:
        return []
    measure = Measure(passages, embed)
    i, j, _ = measure.candidates
    account = {keys: number for number, keys in enumerate(dict.fromkeys(apart))}
    alone = np.array([account[keys] if len(keys) == 1 else -1 for keys in apart])
    several = (alone[i] != alone[j]) | (alone[i] < 0)
    i, j = i[several], j[several]
    if not len(i):
        return []
    weights = load_weights(semantic=embed is not None)
    values = measure.signs(i, j, weights)
    score = 100 / (1 + np.exp(-(values @ weights.vector + weights.constant)))
    kept = score >= FLOOR
    rows = zip(i[kept].tolist(), j[kept].tolist(), score[kept].round(2).tolist(), values[kept], strict=True)
    return [PassageLink(*row) for row in rows]


class Measure:
    """The passages as sparse matrices, a row each, from which the signs of any pair are read."""

    def __init__(self, passages: Sequence[Passage], embed: Embed | None = None) -> None:
        import numpy as np
        from scipy.sparse import diags

        bags = [terms(passage.text) for passage in passages]
        index = _index(bags)
        count = len(passages)
        everything = _matrix([bag.all for bag in bags], index)
        body = everything[np.flatnonzero([not passage.headline for passage in passages])]
        spread = np.bincount(body.indices, minlength=everything.shape[1])
        # The square root of a term's rarity on both sides of a product gives the rarity of what is shared.
        self._roots = np.sqrt(np.log1p(min(count, EVENT) / np.maximum(spread, 1)))
        rooted = diags(self._roots)
        self.all = (everything @ rooted).tocsr()
        self.names = (_matrix([bag.names for bag in bags], index) @ rooted).tocsr()
        self.quoted = (_matrix([bag.quoted for bag in bags], index) @ rooted).tocsr()
        self.quoted_terms = np.array([len(bag.quoted) for bag in bags])
        self.numbers = _matrix([bag.numbers for bag in bags], _index_of([bag.numbers for bag in bags]))
        self.things, self.counts = _counted([bag.counted for bag in bags], min(count, EVENT))
        speakers = [passage.speakers for passage in passages]
        self.speakers = _matrix(speakers, _index_of(speakers))
        self.named = np.array([bool(keys) for keys in speakers])
        self.weight = _row_sums(self.all)
        self.quoted_weight = _row_sums(self.quoted)
        self.vectors = _unit(self.all @ rooted)
        self.texts = [passage.text for passage in passages]
        self.place, self.ordinal = _places(passages)
        self.meanings = None if embed is None else embed(self.texts)

    @cached_property
    def candidates(self) -> Candidates:
        return candidates(self.vectors)

    @cached_property
    def _usual(self) -> Floats:
        i, j, cosine = self.candidates
        return usual(len(self.texts), i, j, cosine)

    @cached_property
    def _usual_meaning(self) -> Floats:
        i, j, _ = self.candidates
        return usual(len(self.texts), i, j, self._meaning(i, j))

    def signs(self, i: NDArray[np.int64], j: NDArray[np.int64], weights: Weights | None = None) -> Floats:
        """The values of SIGNS, and of MEANING where there is an embedding; a row for each pair ``i[k]``, ``j[k]``.

        With ``weights``, letters are compared only where they could bring a pair to FLOOR; they cost the most.
        """
        import numpy as np

        values = np.vstack([self._signs(i[at : at + CHUNK], j[at : at + CHUNK]) for at in range(0, len(i), CHUNK)])
        if self.meanings is not None:
            beyond = self._meaning(i, j) - (self._usual_meaning[i] + self._usual_meaning[j]) / 2
            values = np.column_stack([values, beyond.astype(np.float32)])
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
        things = _shared(self.things, i, self.things, j) - _shared(self.counts, i, self.counts, j)
        cosine = _shared(self.vectors, i, self.vectors, j)
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
                np.minimum(1, shared / ENOUGH),
                np.maximum(one, other),
                cosine - (self._usual[i] + self._usual[j]) / 2,
                np.zeros(len(i)),  # letters, which are compared last
                np.minimum(1, _shared(self.names, i, self.names, j) / ENOUGH_NAMES),
                np.minimum(1, numbers / 2),
                np.clip(things / ENOUGH_COUNTED, 0, 1),
                np.where(quotation >= 0.5, quotation, 0),
                np.abs(self.place[i] - self.place[j]),
                (self.ordinal[i] < 2) & (self.ordinal[j] < 2),
                same_speaker,
                self.named[i] & self.named[j] & ~same_speaker,
            ]
        ).astype(np.float32)

    def _meaning(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        """The cosine of what the passages mean."""
        import numpy as np

        assert self.meanings is not None
        found = np.zeros(len(i))
        for at in range(0, len(i), CHUNK):
            one, other = self.meanings[i[at : at + CHUNK]], self.meanings[j[at : at + CHUNK]]
            found[at : at + CHUNK] = np.einsum("kd,kd->k", one, other)
        return found

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


def _index_of(bags: Sequence[Collection[T]]) -> dict[T, int]:
    index: dict[T, int] = {}
    for bag in bags:
        for term in sorted(bag):
            index.setdefault(term, len(index))
    return index


def _matrix(bags: Sequence[Collection[T]], index: dict[T, int]) -> csr_matrix:
    """One row a bag, 1 for each of its terms."""
    import numpy as np
    from scipy.sparse import csr_matrix

    columns = [index[term] for bag in bags for term in bag]
    starts = np.concatenate([[0], np.cumsum([len(bag) for bag in bags])])
    shape = (len(bags), max(1, len(index)))
    matrix = csr_matrix(
        (np.ones(len(columns), dtype=np.float32), np.array(columns, dtype=np.int32), starts), shape=shape
    )
    matrix.sort_indices()
    return matrix


def _counted(bags: Sequence[Collection[tuple[str, str]]], event: int) -> tuple[csr_matrix, csr_matrix]:
    """What each passage counts, and the same with the figures, so that products give the rarity of what is shared."""
    import numpy as np
    from scipy.sparse import diags

    things = [frozenset(thing for thing, _ in bag) for bag in bags]
    index = _index_of(things)
    spread = np.zeros(max(1, len(index)))
    for bag in things:
        for thing in bag:
            spread[index[thing]] += 1
    roots = np.sqrt(np.log1p(event / np.maximum(spread, 1)))
    pairs = _index_of(bags)
    of_pairs = np.array([roots[index[thing]] for thing, _ in pairs] or [0.0])
    return (_matrix(things, index) @ diags(roots)).tocsr(), (_matrix(bags, pairs) @ diags(of_pairs)).tocsr()


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
