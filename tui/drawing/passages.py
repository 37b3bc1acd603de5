"""Copy with its statements marked: sources, cues and content in their roles, content in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.model import Article, Statement
from tui.drawing.text import Line, Run, plain


def passage(article: Article, statement: Statement) -> list[Run]:
    """The paragraphs that ``statement`` touches, with the statement marked."""
    start = article.paragraph_at(statement.sentence.start).span.start
    end = max(article.paragraph_at(statement.sentence.end - 1).span.end, statement.sentence.end)
    return marked(article.text, start, end, [statement], statement.id)


def marked(text: str, start: int, end: int, statements: Iterable[Statement], here: str) -> list[Run]:
    """``text[start:end]`` in runs. The content of each statement stands in [ ]; ``here`` is the id of the one shown."""
    roles = ["text"] * (end - start)
    opens: dict[int, int] = {}
    closes: dict[int, int] = {}

    def paint(first: int, last: int, role: str) -> None:
        first, last = max(first, start) - start, min(last, end) - start
        if first < last:
            roles[first:last] = [role] * (last - first)

    ordered = sorted(statements, key=lambda one: (one.id == here, bool(one.parent)))
    for one in ordered:
        for part in one.content:
            paint(part.start, part.end, "content.here" if one.id == here else "content")
            if start <= part.start < end and (not one.parent or one.id == here):
                opens[part.start] = opens.get(part.start, 0) + 1
                closes[part.end] = closes.get(part.end, 0) + 1
    for one in ordered:
        if one.source:
            paint(one.source.span.start, one.source.span.end, "speaker")
        if one.cue:
            paint(one.cue.span.start, one.cue.span.end, "cue")
    runs: list[Run] = []
    last = start
    edges = sorted(
        {*opens, *closes, start, end, *(start + n for n in range(1, end - start) if roles[n] != roles[n - 1])}
    )
    for edge in edges:
        if last < edge <= end:
            runs.append(Run(plain(text[last:edge]), roles[last - start]))
            last = edge
        if start <= edge <= end:
            runs.append(Run("]" * closes.get(edge, 0) + "[" * opens.get(edge, 0), "key"))
    return [run for run in runs if run.text]


def first_in_view(lines: Sequence[Line], count: int) -> int:
    """From which of the ``lines`` of a passage to show ``count``, so that what its statement says is among them.

    That is the first one where that is enough.
    """
    own = [number for number, one in enumerate(lines) if any(run.role == "content.here" for run in one)]
    if not own or own[-1] < count:
        return 0
    before = max(0, count - (own[-1] - own[0] + 1)) // 2
    return max(0, min(own[0] - before, len(lines) - count))


def paragraph_number(article: Article, offset: int) -> int:
    """Which paragraph holds ``offset``, counted from 1."""
    return next((number for number, one in enumerate(article.paragraphs, 1) if one.span.end > offset), 1)
