"""The editors' decisions: made, kept, shared, and laid over a comparison."""

from extract.review.model import Action, Decision, Reference, Reviewed, RowReview, RowStatus
from extract.review.overlay import lay_over

__all__ = ["Action", "Decision", "Reference", "Reviewed", "RowReview", "RowStatus", "lay_over"]
