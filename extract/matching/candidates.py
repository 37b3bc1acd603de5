"""Which pairs of passages are looked at: all of a small comparison, the likely ones of a large one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# Up to so many passages, every pair that shares a term is looked at.
SMALL = 600
# Beyond, the nearest by cosine of their terms.
NEAREST = 20
LEAST_COSINE = 0.12
# Beyond, terms of more passages than this are left out: they say little, and comparing by them is what takes the time.
COMMON = 400


def candidates(vectors: csr_matrix) -> tuple[Any, Any]:
    """The indexes of the pairs, the lower one first; ``vectors`` has a row of length one for each passage."""
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
    pairs = np.unique(low.astype(np.int64) * count + high)
    i, j = pairs // count, pairs % count
    different = i < j
    return i[different], j[different]
