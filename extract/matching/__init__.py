"""Rows: what the accounts share, where they differ, and whether they are independent."""

from extract.matching.match import match
from extract.matching.regroup import regroup

__all__ = ["match", "regroup"]
