"""Which pairs of passages are looked at: all of a small comparison, the likely ones of a large one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

# Up to so many passages, every pair that shares a term is looked at.
SMALL = 600
# Beyond, the nearest by cosine of their terms.
NEAREST = 20
LEAST_COSINE = 0.12
# Beyond, terms of more passages than this are left out: they say little, and comparing by them is what takes the time.
COMMON = 400


class Candidates(NamedTuple):
    """Pairs of passages by their indexes, the lower one first, and the cosine of their terms."""

    i: NDArray[np.int64]
    j: NDArray[np.int64]
    cosine: NDArray[np.float64]


def candidates(vectors: csr_matrix) -> Candidates:
    """The pairs to look at; ``vectors`` has a row of length one for each passage."""
    import numpy as np

    count = vectors.shape[0]
    if count <= SMALL:
        near = (vectors @ vectors.T).tocoo()
    else:
        from scipy.sparse import diags
        from sparse_dot_topn import sp_matmul_topn

        spread = np.bincount(vectors.indices, minlength=vectors.shape[1])
        telling = (vectors @ diags((spread <= COMMON).astype(np.float32))).tocsr()
        telling.eliminate_zeros()
        near = sp_matmul_topn(
            telling, telling.T.tocsr(), top_n=NEAREST + 1, threshold=LEAST_COSINE, n_threads=2
        ).tocoo()
    low, high = np.minimum(near.row, near.col), np.maximum(near.row, near.col)
    pairs, at = np.unique(low.astype(np.int64) * count + high, return_index=True)
    i, j, cosine = pairs // count, pairs % count, near.data[at].astype(np.float64)
    different = i < j
    return Candidates(i[different], j[different], cosine[different])


def usual(count: int, i: NDArray[np.int64], j: NDArray[np.int64], nearness: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each of ``count`` passages the mean nearness to its nearest, of the pairs ``i``, ``j``; 0 where it has none.

    What stands out in one event is ordinary in another, where all accounts use the same words.
    """
    import numpy as np

    who, value = np.concatenate([i, j]), np.concatenate([nearness, nearness])
    order = np.lexsort((-value, who))
    who, value = who[order], value[order]
    rank = np.arange(len(who)) - np.searchsorted(who, np.arange(count))[who]
    who, value = who[rank < NEAREST], value[rank < NEAREST]
    return np.bincount(who, value, count) / np.maximum(np.bincount(who, minlength=count), 1)
