"""Where decisions are kept: a file of the user's own, or a desk's database."""

from extract.review.store.opening import open_store
from extract.review.store.store import Store, StoreError

__all__ = ["Store", "StoreError", "open_store"]
