"""A note on rows, in an editor of several lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.widgets import TextArea

from extract.model import Row
from tui.actions import Where
from tui.drawing.decisions import when
from tui.drawing.text import Line, Run, plain, wrap
from tui.prompt import Prompt
from tui.screens.keyed import KeyedScreen
from tui.widgets.bars import Bar
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from extract.review.model import Decision


class Earlier(Lines):
    """The notes that there are, the last ones where not all of them fit."""

    DEFAULT_CSS = "Earlier { height: auto; max-height: 40%; }"

    def __init__(self, notes: Sequence[Decision]) -> None:
        super().__init__("earlier")
        self.notes = notes

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._wrapped(width))

    def lines(self, width: int, height: int) -> Sequence[Line]:
        return self._wrapped(width)[-height:]

    def _wrapped(self, width: int) -> list[Line]:
        drawn: list[Line] = []
        for note in self.notes:
            drawn.append((Run(f" {plain(note.editor)} {when(note)}", "speaker"),))
            for text in note.value.splitlines():
                drawn += [(Run("   "), *line) for line in wrap([Run(plain(text))], width - 4)] or [()]
        rule = [(Run(self.wireside.marks.horizontal * width, "rule"),)]
        return [*drawn, *rule] if drawn else []


class NoteScreen(KeyedScreen):
    """Lets the editor write a note on ``rows``; ``save`` gets its words. Notes that there are stand above."""

    where = Where.FORM
    CSS = """
    NoteScreen TextArea { border: none; padding: 0 1; height: 1fr; background: $background; }
    NoteScreen TextArea:focus { border: none; }
    """

    def __init__(self, rows: Sequence[Row], notes: Sequence[Decision], save: Callable[[str], None]) -> None:
        super().__init__()
        self.rows, self.notes, self.save = rows, notes, save

    def compose(self) -> ComposeResult:
        yield Bar("title")
        yield Earlier(self.notes)
        yield TextArea(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False)
        yield Bar("status")

    @property
    def area(self) -> TextArea:
        return self.query_one(TextArea)

    def on_mount(self) -> None:
        self.set_focus(self.area)
        self.refresh_bars()

    def refresh_bars(self) -> None:
        if not self.is_running:
            return
        row = self.rows[0]
        lead = next(one for one in row.statements if one.id == row.lead)
        on = f"{len(self.rows)} rows" if len(self.rows) > 1 else plain(lead.words)
        self.query_one("#title", Bar).show((Run(" note ", "bar.strong"), Run(f" on {on}", "bar")), ())
        self.query_one("#status", Bar).show(self.status(), ())

    def status(self, beside: Line = ()) -> Line:
        if self.prompt is not None:
            return self.prompt.runs(self.wireside.marks.cursor)
        keys = ((self.wireside.key_for("save"), "keep"), ("escape", "leave"))
        hints = [run for key, word in keys for run in (Run(f" {key}", "bar.strong"), Run(f" {word} ", "bar"))]
        return self.wireside.note or tuple(hints)

    def do_save(self, times: int) -> None:
        words = self.area.text
        if not words.strip():
            self.wireside.say("the note is empty")
            return
        self.wireside.pop_screen()
        self.save(words)

    def do_back(self, times: int) -> None:
        if not self.area.text.strip():
            self.wireside.pop_screen()
        else:
            self.set_focus(None)  # every key is an answer now, not a letter of the note
            self.ask("leave without keeping the note? y or n: ", "", self._leave)

    def passes_on(self, event: events.Key) -> bool:
        """The note's own keys, backspace among them."""
        return self.prompt is None and event.key in self.area._bindings.key_to_bindings

    def _prompt_key(self, prompt: Prompt, event: events.Key) -> None:
        super()._prompt_key(prompt, event)
        if self.prompt is None and self.is_current:
            self.set_focus(self.area)

    def _leave(self, answer: str) -> None:
        if answer.casefold() in ("y", "yes"):
            self.wireside.pop_screen()
