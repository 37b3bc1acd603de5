"""Where attributions stand: ranked candidates in parsed copy, rules elsewhere, and what is mended after both."""

from extract.statements.finders.mending import mend
from extract.statements.finders.rules import find_by_rules
from extract.statements.finders.run_on import run_on
from extract.statements.finders.selection import find_by_ranking

__all__ = ["find_by_ranking", "find_by_rules", "mend", "run_on"]
