"""The detail panel: in what the row's accounts differ, how the statement got here, and its place in the copy."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Comparison, DifferenceKind, Row, Statement
from tui.cells import chain_text, speaker_name
from tui.marks import Marks
from tui.passages import passage
from tui.text import Line, Run, between, line, plain, wrap
from tui.view import View, differs, reworded
from tui.widgets.lines import Lines


class Detail(Lines):
    """A few lines about the row and the statement under the cursor."""

    DEFAULT_CSS = "Detail { height: 3; }"

    def __init__(self) -> None:
        super().__init__("detail")
        self.view: View | None = None

    def show(self, view: View) -> None:
        self.view = view
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Line]:
        if self.view is None or self.view.entry is None or self.view.statement is None:
            return []
        marks, comparison = self.wireside.marks, self.view.comparison
        row, statement = self.view.entry.row, self.view.statement
        room = width - 2
        rule = between([], row_summary(row, marks), width, marks.ellipsis, marks.horizontal, "rule")
        drawn = [rule, *_indent(wrap(difference_runs(row, comparison, marks), room)[: max(1, height - 2)])]
        drawn += _indent(wrap(origin_runs(statement, comparison, marks), room)[:2])
        if len(drawn) < height:
            article = comparison.articles_by_key[statement.article]
            drawn += _indent(wrap(passage(article, statement), room))
        return drawn


def _indent(lines: Sequence[Line]) -> list[Line]:
    return [(Run("  "), *one) for one in lines]


def row_summary(row: Row, marks: Marks) -> Line:
    """How many accounts have the row, and from how many origins."""
    accounts, origins = len(row.cells), len(row.origins)
    words = f" {accounts} account{'s' * (accounts != 1)}"
    if origins:
        words += f", {origins} origin{'s' * (origins != 1)}"
    if accounts > 1:
        words += f", {row.score:.0f}% alike"
    return line(Run(f"{words} ", "dim"), Run(marks.horizontal, "rule"))


def difference_runs(row: Row, comparison: Comparison, marks: Marks) -> list[Run]:
    """Each difference with what stands in every account."""
    names = {account.key: plain(account.name) for account in comparison.accounts}
    if row.exclusive:
        return [Run(f"{marks.exclusive} only {names[row.cells[0].account]} has it", "exclusive")]
    runs: list[Run] = []
    for difference in row.differences:
        if difference.kind is DifferenceKind.WORDING:
            continue
        runs.append(Run("   " if runs else "", "dim"))
        runs.append(Run(f"{marks.differs} {difference.kind}{'' if difference.certain else '?'} ", "differs"))
        for number, (account, value) in enumerate(difference.values):
            runs.append(Run(f"{' | ' if number else ''}{names.get(account, account)}: ", "dim"))
            runs.append(Run(plain(value) or marks.none, "fact" if value else "dim"))
    if not differs(row):
        runs.append(Run("the same in other words" if reworded(row) else "the same words", "dim"))
    return [run for run in runs if run.text]


def origin_runs(statement: Statement, comparison: Comparison, marks: Marks) -> list[Run]:
    """Who said it in which capacity, through whom, and where that stands."""
    runs = [Run(plain(speaker_name(statement)), "speaker")]
    if statement.source and statement.source.speaker.role:
        runs.append(Run(f", {plain(statement.source.speaker.role)}"))
    runs.append(Run(f"   {plain(chain_text(statement, marks))}", "chain"))
    article = comparison.articles_by_key[statement.article]
    number = next((n for n, p in enumerate(article.paragraphs, 1) if p.span.end > statement.sentence.start), 1)
    runs.append(Run(f"   {plain(article.file_name)} {marks.paragraph}{number}", "dim"))
    return runs
