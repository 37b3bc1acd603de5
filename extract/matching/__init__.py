"""Rows: what the accounts share, where they differ, and whether they are independent."""

from extract.matching.match import match

__all__ = ["match"]
