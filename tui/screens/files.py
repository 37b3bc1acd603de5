"""The articles, and what could not be read."""

from __future__ import annotations

from tui.actions import Where
from tui.drawing.files import article_line, problem_lines
from tui.drawing.text import Line, Run
from tui.screens.document import DocumentScreen
from tui.widgets.document import Content


class FilesScreen(DocumentScreen):
    """Everything that was opened: enter on an article shows its full text."""

    where = Where.LIST

    def items(self) -> int:
        return len(self.wireside.articles) + len(self.wireside.problems)

    def heading(self) -> Line:
        problems = len(self.wireside.problems)
        words = f" {len(self.wireside.articles)} articles"
        unread = f"  {problems} problem{'s' * (problems != 1)}" if problems else ""
        return (Run(" files ", "bar.strong"), Run(words, "bar"), Run(unread, "bar.strong"))

    def build(self, width: int) -> Content:
        lines: list[Line] = []
        here, starts = None, []
        statements, marks = self.wireside.statements, self.wireside.marks
        left_out = self.wireside.left_out()
        for number, article in enumerate(self.wireside.articles):
            if number == self.cursor:
                here = (len(lines), len(lines))
            starts.append(len(lines))
            lines.append(
                article_line(article, len(statements.get(article.key, ())), width, marks, left_out.get(article.key, ""))
            )
        if self.wireside.problems:
            lines += [(), (Run("Problems", "heading"),)]
        for number, problem in enumerate(self.wireside.problems, len(self.wireside.articles)):
            drawn = problem_lines(problem, width)
            if number == self.cursor:
                here = (len(lines), len(lines) + len(drawn) - 1)
            starts.append(len(lines))
            lines += drawn
        return Content(lines, here, starts)

    def do_open(self, times: int) -> None:
        articles = self.wireside.articles
        if self.cursor < len(articles):
            self.wireside.open_article(articles[self.cursor].key)
