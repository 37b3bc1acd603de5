"""Articles and problems as lines."""

from __future__ import annotations

from extract.model import Article, Problem
from tui.drawing.marks import Marks
from tui.drawing.text import Line, Run, between, plain, wrap


def article_line(article: Article, statements: int, width: int, marks: Marks, left_out: str = "") -> Line:
    """Whose it is, its headline, when it was made and how many statements were found in it.

    ``left_out`` says why it takes no part in the comparison, where it takes none.
    """
    left = [Run(plain(article.name), "speaker"), Run(f"  {plain(article.headline or _opening(article))}")]
    facts = []
    if article.created:
        zone = "" if article.created.zone_known else " zone unknown"
        facts.append(f"{article.created.time:%d %b %H:%M}{zone}")
    facts.append(f"{statements} statements" if statements else f"{len(article.text.split())} words")
    right = [Run(f"left out: {plain(left_out)}  ", "error")] if left_out else []
    return between(left, [*right, Run("  ".join(facts), "dim")], width, marks.ellipsis)


def _opening(article: Article) -> str:
    return article.paragraphs[0].span.text[:200] if article.paragraphs else ""


def problem_lines(problem: Problem, width: int) -> list[Line]:
    """Where, and why."""
    where = f"{problem.path}, {problem.place}" if problem.place else problem.path
    return wrap([Run(f"{plain(where)}: ", "error"), Run(plain(problem.reason))], width)
