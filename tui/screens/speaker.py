"""Everything that one speaker says, over all articles."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Speaker, Statement
from tui.actions import Where
from tui.drawing.cells import chain_text
from tui.drawing.text import Line, Run, between, plain, wrap
from tui.screens.document import DocumentScreen
from tui.widgets.document import Content


class SpeakerScreen(DocumentScreen):
    """The statements of one speaker in the order of the articles; opening one shows its place in the full text."""

    where = Where.LIST

    def __init__(self, speaker: Speaker, statements: Sequence[Statement], here: str) -> None:
        super().__init__()
        self.speaker, self.statements = speaker, tuple(statements)
        self.cursor = next((n for n, one in enumerate(self.statements) if one.id == here), 0)

    def items(self) -> int:
        return len(self.statements)

    def heading(self) -> Line:
        role = f" {self.speaker.role}," if self.speaker.role else ""
        words = f"{plain(role)} {len(self.statements)} statements"
        return (Run(f" {plain(self.speaker.name)} ", "bar.strong"), Run(words, "bar"))

    def place(self) -> Line:
        return (Run(f"{self.cursor + 1}/{len(self.statements)} ", "bar"),)

    def build(self, width: int) -> Content:
        marks = self.wireside.marks
        lines: list[Line] = []
        here, starts = None, []
        for number, one in enumerate(self.statements):
            stance = f" {marks.dot} {one.cue.stance}" if one.cue else ""
            chain = plain(chain_text(one, marks))
            left = [Run(chain, "speaker"), Run(f"{f' {marks.dot} ' * bool(chain)}{one.kind}{stance}", "kind")]
            starts.append(start := len(lines))
            lines.append(between(left, [Run(plain(one.article), "dim")], width, marks.ellipsis))
            lines += wrap([Run(plain(one.words))], width)
            if number == self.cursor:
                here = (start, len(lines) - 1)
            lines.append(())
        return Content(lines, here, starts)

    def do_open(self, times: int) -> None:
        one = self.statements[self.cursor]
        self.wireside.open_article(one.article, one.id)
