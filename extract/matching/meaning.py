"""What sentences mean, as vectors, by an embedding that the desk chose. Nothing of it is imported where none is."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    # Texts in, a row of length one for each of them out.
    Embed = Callable[[Sequence[str]], NDArray[np.float32]]


class EmbeddingError(ValueError):
    """An embedding that the configuration names and that cannot be used; the message says what to do."""


@lru_cache(maxsize=1)
def load_embedding(name: str) -> Embed:
    """The sentence-transformers model ``name``: a folder, or the name of one that is on disk already.

    The network is never asked. Vectors of the texts last seen are kept, since stories are compared many times while
    they are open. Raises EmbeddingError.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"  # read when the library is imported; local_files_only alone still asks for names
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging
    except ImportError as error:
        raise EmbeddingError(
            f"semantic: {name} needs sentence-transformers ({error}); "
            'pip install "wireside[semantic]", or take "semantic" out of config.yaml'
        ) from error
    logging.disable_progress_bar()  # it would draw over the screen
    logging.set_verbosity_error()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = SentenceTransformer(name, device="cpu", local_files_only=True)
    except Exception as error:
        reason = (str(error) or type(error).__name__).strip().splitlines()[0]
        raise EmbeddingError(
            f"semantic: {name} cannot be loaded ({reason}); name the folder of a sentence-transformers model"
        ) from error
    return _remembering(lambda texts: model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False))


def _remembering(embed: Embed) -> Embed:
    """The same, asking only for texts that the last call did not have."""
    known: dict[str, NDArray[np.float32]] = {}

    def remembered(texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        nonlocal known
        new = list(dict.fromkeys(text for text in texts if text not in known))
        found = known | (dict(zip(new, embed(new), strict=True)) if new else {})
        known = {text: found[text] for text in texts}
        return np.stack([found[text] for text in texts])

    return remembered
