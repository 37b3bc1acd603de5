"""The detail panel: in what the row's accounts differ, how the statement got here, and its place in the copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.model import Comparison, Difference, DifferenceKind, Row, Statement
from tui.drawing.cells import chain_text, speaker_name
from tui.drawing.decisions import review_lines
from tui.drawing.marks import Marks
from tui.drawing.passages import first_in_view, paragraph_number, passage
from tui.drawing.text import Line, Run, between, line, plain, shortened, wrap
from tui.drawing.text import width as cells
from tui.views.view import View, agreement
from tui.widgets.lines import Lines

_LOW = 4  # lines of a panel in which every one is needed for the copy
_ALL = 1000  # lines; more than there are


class Detail(Lines):
    """A few lines about the row and the statement under the cursor."""

    DEFAULT_CSS = "Detail { height: 3; }"

    def __init__(self) -> None:
        super().__init__("detail")
        self.view: View | None = None
        self.active = False  # the keys go here: it shows everything, and scrolls
        self.top = 0
        self._of = ""  # the statement that it is scrolled for

    def show(self, view: View) -> None:
        self.view = view
        here = view.statement.id if view.statement else ""
        if here != self._of:
            self._of, self.top = here, 0
        self.redraw()

    def scroll(self, lines: int) -> None:
        """Go down by ``lines``, or up, as far as there is something."""
        self.top = max(0, self.top + lines)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Line]:
        if not self.active:
            return self._built(width, height)
        marks = self.wireside.marks
        summary, *drawn = self._built(width, _ALL) or [()]
        self.top = min(self.top, max(0, len(drawn) - height + 1))
        name = Run(" detail ", "pane.here")
        more = f" {min(len(drawn), self.top + height - 1)}/{len(drawn)} " if len(drawn) >= height else ""
        left = (name, Run(more, "dim"), Run(marks.horizontal, "rule"))
        head = between(left, summary[-2:], width, marks.ellipsis, marks.horizontal, "rule")
        return [head, *drawn[self.top : self.top + height - 1]]

    def _built(self, width: int, height: int) -> list[Line]:
        """The rule above the panel and what is below it, cut to ``height`` where not everything fits."""
        if self.view is None or self.view.entry is None or self.view.statement is None:
            return []
        marks, comparison = self.wireside.marks, self.view.comparison
        row, statement = self.view.entry.row, self.view.statement
        room = width - 2
        decided = self._decided(row)
        summary = row_summary(row, marks)
        own = _joined(decided, marks)
        if height > _LOW and (height == _ALL or cells(own) + cells(summary) > width):
            decided, own = _first(decided, (height - 2) // 2, room, marks), ()
        else:
            decided = []
        if cells(own) + cells(summary) > width:  # where there is no other room, the decisions are worth more
            summary = ()
        rule = between(own, summary, width, marks.ellipsis, marks.horizontal, "rule")
        differences = _first(self._differences(row), max(1, height - 4), room, marks)
        drawn = [rule, *_indent(decided), *_indent(differences)]
        drawn += _indent(wrap(origin_runs(statement, comparison, marks), room)[: max(1, height - len(drawn))])
        if len(drawn) < height:  # the place in the copy gives way first
            article = comparison.articles_by_key[statement.article]
            copy = wrap(passage(article, statement), room)
            first = first_in_view(copy, height - len(drawn))
            shown = _indent(copy[first:])
            drawn += [(Run(f"{marks.ellipsis} ", "dim"), *copy[first]), *shown[1:]] if first else shown
        return drawn

    def _differences(self, row: Row) -> list[Line]:
        assert self.view is not None
        if row.id in self.view.headings:
            return [line(Run("a heading in this account's copy", "dim"))]
        return difference_lines(row, self.view.comparison, self.wireside.marks)

    def _decided(self, row: Row) -> Sequence[Line]:
        """What the editors decided on ``row``, a line for each."""
        assert self.view is not None
        marks, comparison = self.wireside.marks, self.view.comparison
        pending = [line(Run(f"{marks.pending} not kept yet", "dim"))] if row.id in self.view.pending else []
        review = self.view.reviews.get(row.id)
        if review is None:
            return pending
        titles = {topic.key: topic.title for topic in comparison.topics}
        names = {account.key: account.name for account in comparison.accounts}
        tellers = {one.id: names[cell.account] for cell in row.cells for one in cell.statements}
        return [*pending, *review_lines(review, titles, tellers, marks)]


def _joined(lines: Sequence[Line], marks: Marks) -> Line:
    """``lines`` as one, for the rule above the panel."""
    if not lines:
        return ()
    runs: list[Run] = [Run(f"{marks.horizontal * 2} ", "rule")]
    for number, one in enumerate(lines):
        runs += [Run("  ")] if number else []
        runs += one
    return (*runs, Run(" ", "rule"))


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


def difference_lines(row: Row, comparison: Comparison, marks: Marks) -> list[Line]:
    """A line for each difference, the certain ones first: what stands where."""
    names = {account.key: plain(account.name) for account in comparison.accounts}
    if row.exclusive:
        return [line(Run(f"{marks.exclusive} only {names[row.cells[0].account]} has it", "exclusive"))]
    facts = [difference for difference in row.differences if difference.kind is not DifferenceKind.WORDING]
    if not facts:
        return [line(Run(agreement(row), "dim"))]
    return [_difference_line(fact, names, marks) for fact in sorted(facts, key=lambda fact: not fact.certain)]


def _difference_line(difference: Difference, names: Mapping[str, str], marks: Marks) -> Line:
    accounts: dict[str, list[str]] = {}  # by what stands in them
    for account, value in difference.values:
        accounts.setdefault(plain(value), []).append(names.get(account, account))
    runs = [Run(f"{marks.differs} {difference.kind}{'' if difference.certain else '?'} ", "differs")]
    for number, (value, where) in enumerate(accounts.items()):
        runs.append(Run(f"{f' {marks.vertical} ' if number else ''}{', '.join(where)}: ", "dim"))
        runs.append(Run(value or marks.none, "fact" if value else "dim"))
    return tuple(runs)


def _first(lines: Sequence[Line], count: int, width: int, marks: Marks) -> list[Line]:
    """The first ``count`` lines, cut to ``width``, with the number of the others at the end of the last."""
    left = len(lines) - count
    shown = [shortened(one, width, "fact", marks.ellipsis) for one in lines[:count]]
    if left > 0:
        more = [Run(f" +{left} more", "dim")]
        last = shortened(lines[count - 1], width - cells(more) - 1, "fact", marks.ellipsis)
        shown[-1] = between(last, more, width, marks.ellipsis)
    return shown


def origin_runs(statement: Statement, comparison: Comparison, marks: Marks) -> list[Run]:
    """Who said it in which capacity, through whom, and where that stands."""
    runs = [Run(plain(speaker_name(statement)), "speaker")]
    if statement.source and statement.source.speaker.role:
        runs.append(Run(f", {plain(statement.source.speaker.role)}"))
    runs.append(Run(f"   {plain(chain_text(statement, marks))}", "chain"))
    article = comparison.articles_by_key[statement.article]
    number = paragraph_number(article, statement.sentence.start)
    runs.append(Run(f"   {plain(article.file_name)} {marks.paragraph}{number}", "dim"))
    return runs
