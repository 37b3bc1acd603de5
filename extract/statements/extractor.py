"""From parsed paragraphs to statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.statements.finders import find_by_ranking, find_by_rules, mend
from extract.statements.finding import Finding
from extract.statements.story import Story
from extract.statements.view import View, views

if TYPE_CHECKING:
    from extract.language import ParsedParagraph
    from extract.model import Article, Statement


def extract_statements(article: Article, parsed: Sequence[ParsedParagraph]) -> tuple[Statement, ...]:
    """Every statement of ``article``, in the order of the copy.

    Each sentence of the parsed paragraphs belongs to one at least: what nobody is credited with is a reported statement
    of the agency itself.
    """
    paragraphs = views(parsed)
    if any(view.parsed for view in paragraphs):
        findings = mend(paragraphs, find_by_ranking(paragraphs))
        by_paragraph: dict[int, list[Finding]] = {}
        for finding in findings:
            by_paragraph.setdefault(finding.paragraph, []).append(finding)
        for number, view in enumerate(paragraphs):
            findings += mend(paragraphs, _overlooked(view, number, by_paragraph.get(number, [])))
    else:
        findings = [finding for number, view in enumerate(paragraphs) for finding in find_by_rules(view, number)]
    return Story(article, paragraphs).statements(findings)


def _overlooked(view: View, number: int, findings: Sequence[Finding]) -> list[Finding]:
    """What plain rules find in the sentences that no finding touches."""
    spans = [span for f in findings for span in (f.cue, *f.content)]
    free = [
        place
        for place, (first, end) in enumerate(view.sentences)
        if not any(start < view.ends[end - 1] and stop > view.starts[first] for start, stop in spans)
    ]
    return find_by_rules(view, number, free) if free else []
