"""The full text of one article, with every statement marked."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Article, ParagraphKind, Statement
from tui.actions import Where
from tui.drawing.cells import chain_text, found, speaker_name
from tui.drawing.passages import marked
from tui.drawing.text import Line, Run, plain, wrap
from tui.screens.document import DocumentScreen
from tui.widgets.document import Content

_WIDEST = 100  # cells; longer lines are hard to read


class ArticleScreen(DocumentScreen):
    """One article; the cursor goes from statement to statement, and opening one leads to its row."""

    where = Where.ARTICLE
    opens = "row"

    def __init__(self, article: Article, statements: Sequence[Statement], here: str = "") -> None:
        super().__init__()
        self.article = article
        self.statements = tuple(sorted(statements, key=lambda one: one.sentence.start))
        self.cursor = next((n for n, one in enumerate(self.statements) if one.id == here), 0)
        self.find = ""
        self._hits: list[int] = []  # the lines that have the words searched for

    def items(self) -> int:
        return len(self.statements)

    @property
    def statement(self) -> Statement | None:
        return self.statements[self.cursor] if self.statements else None

    def heading(self) -> Line:
        return (
            Run(f" {plain(self.article.name)} ", "bar.strong"),
            Run(f" {plain(self.article.key)}  {len(self.statements)} statements", "bar"),
        )

    def place(self) -> Line:
        one = self.statement
        if one is None:
            return ()
        marks = self.wireside.marks
        words = f"{speaker_name(one)} {marks.dot} {one.kind}  {chain_text(one, marks)}"
        return (Run(f"{plain(words)}  {self.cursor + 1}/{len(self.statements)} ", "bar"),)

    def build(self, width: int) -> Content:
        width = min(width, _WIDEST)
        here = self.statement
        drawn: list[Line] = []
        first = last = -1
        self._hits = []
        for paragraph in self.article.paragraphs:
            start, end = paragraph.span.start, paragraph.span.end
            own = [one for one in self.statements if one.sentence.start < end and one.sentence.end > start]
            runs = marked(self.article.text, start, end, own, here.id if here else "")
            if paragraph.kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING):
                runs = [Run(run.text, "heading" if run.role == "text" else run.role) for run in runs]
            for text in wrap(found(runs, self.find), width):
                if any(run.role == "found" for run in text):
                    self._hits.append(len(drawn))
                if any(run.role == "content.here" for run in text):
                    first, last = len(drawn) if first < 0 else first, len(drawn)
                drawn.append(text)
            drawn.append(())
        return Content(drawn, (first, last) if first >= 0 else None)

    def do_open(self, times: int) -> None:
        """Back to the comparison, at this statement's row."""
        if self.statement is not None:
            self.wireside.go_to_row(self.statement.id)

    def do_copy(self, times: int) -> None:
        if self.statement is not None:
            self.wireside.copy(self.statement)

    def do_files(self, times: int) -> None:
        self.wireside.do_files(times)

    def do_find(self, times: int) -> None:
        self.ask("/", self.find, self._find)

    def _find(self, words: str) -> None:
        self.find = words
        self.show(follow=False)
        if words:
            self._to_hit(1, here=True)

    def do_find_next(self, times: int) -> None:
        self._to_hit(1)

    def do_find_previous(self, times: int) -> None:
        self._to_hit(-1)

    def _to_hit(self, step: int, here: bool = False) -> None:
        """Scroll to the next line that has the words searched for, going round at the ends."""
        if not self._hits:
            self.wireside.say(f"nothing has {plain(self.find)!r}" if self.find else "nothing is searched for")
            self.refresh_bars()
            return
        top = self.document.top
        if step > 0:
            line = next((hit for hit in self._hits if hit > top or (here and hit == top)), self._hits[0])
        else:
            line = next((hit for hit in reversed(self._hits) if hit < top), self._hits[-1])
        self.document.scroll(line - top)
