"""Who is behind a source: one speaker for "Tillerson", "Tilerson", "the secretary of state" and "he"."""

from extract.statements.speakers.resolve import Resolver
from extract.statements.speakers.unify import unify

__all__ = ["Resolver", "unify"]
