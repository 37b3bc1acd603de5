"""Who said what: attributed statements, their speakers and the chains that they came through."""

from extract.statements.extractor import extract_statements
from extract.statements.speakers import unify

__all__ = ["extract_statements", "unify"]
