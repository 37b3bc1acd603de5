"""Writing rows to a file: in which format, which of them, under which name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events

from tui.actions import Where
from tui.drawing.text import Line, Run, plain, wrap
from tui.prompt import Prompt
from tui.screens.document import DocumentScreen
from tui.screens.keyed import key_name
from tui.widgets.document import Content

if TYPE_CHECKING:
    from extract.review.model import Reviewed

# What a format is called, its id, and how its files end.
_FORMATS = (
    ("HTML page", "html", ".html"),
    ("Word document", "docx", ".docx"),
    ("Markdown", "md", ".md"),
    ("ninjs item for a CMS", "ninjs", ".json"),
    ("CSV table", "csv", ".csv"),
    ("JSON", "json", ".json"),
    ("JSON Lines", "jsonl", ".jsonl"),
)
_FORMAT, _ROWS, _FILE = range(3)


class ExportScreen(DocumentScreen):
    """A form of three lines. Nothing is written over another file unless the editor says so."""

    where = Where.FORM

    def __init__(self, reviewed: Reviewed) -> None:
        super().__init__()
        self.format = 0
        self.accepted_only = False
        self._take(reviewed)
        stem = Path(self._subject_of(reviewed)).stem or "wireside"
        self.file = Prompt("", f"{stem}{_FORMATS[0][2]}", lambda _: None, fresh=False)
        self.writing = False

    def _take(self, reviewed: Reviewed) -> None:
        total = reviewed.comparison.rows
        self.accepted = sum(reviewed.rows[row.id].status == "accepted" for row in total)
        self.total = len(total)
        self.reviewed = reviewed

    def review_changed(self, reviewed: Reviewed) -> None:
        self._take(reviewed)
        self.show()

    @staticmethod
    def _subject_of(reviewed: Reviewed) -> str:
        """The folder of the copy, else the file's name: what the export is called unless the editor says otherwise."""
        key = reviewed.comparison.articles[0].key if reviewed.comparison.articles else ""
        return Path(key).parent.name or Path(key).name

    def items(self) -> int:
        return 3

    def heading(self) -> Line:
        return (Run(" export ", "bar.strong"), Run(f" {self.total} rows, {self.accepted} of them accepted", "bar"))

    def place(self) -> Line:
        return (Run(f"{self.wireside.key_for('save')} ", "bar.strong"), Run("writes  ", "bar"),
                Run("escape ", "bar.strong"), Run("leaves ", "bar"))  # fmt: skip

    def build(self, width: int) -> Content:
        marks = self.wireside.marks
        rows = f"only the {self.accepted} that are accepted" if self.accepted_only else f"all {self.total}"
        values = (
            f"{marks.left} {_FORMATS[self.format][0]} {marks.right}",
            f"{marks.left} {rows} {marks.right}",
            plain(self.file.text) + (marks.cursor if self.cursor == _FILE else ""),
        )
        lines: list[Line] = [
            (Run(f" {label:8}", "dim"), Run(value, "content.here" if number == self.cursor else "text"))
            for number, (label, value) in enumerate(zip(("Format", "Rows", "File"), values, strict=True))
        ]
        folder = Path(self.file.text).expanduser().absolute().parent
        lines += [(Run(f" {'':8}{plain(str(folder))}", "dim"),), ()]
        for alert in self._alerts() if self.accepted else ():
            lines += wrap([Run(f"{marks.correction} {plain(alert)}", "error")], width)
        return Content(lines, (self.cursor, self.cursor), range(3))

    def status(self, beside: Line = ()) -> Line:
        """Where the file's name is typed, no letter is a key."""
        if self.prompt is not None or self.wireside.note:
            return super().status(beside)
        keys = [("tab", "next line")] if self.cursor == _FILE else [("tab", "next line"), ("space", "choose")]
        return tuple(run for key, word in keys for run in (Run(f" {key}", "bar.strong"), Run(f" {word} ", "bar")))

    def _alerts(self) -> tuple[str, ...]:
        from extract.export.held import asks

        return asks(self.reviewed)

    def on_key(self, event: events.Key) -> None:
        """In the file's name letters are letters; elsewhere left and right, and space, choose."""
        event.stop()
        event.prevent_default()
        if self.prompt is not None or self.writing:
            super().on_key(event)
        elif event.key in ("down", "tab", "enter") and not (event.key == "enter" and self.cursor == _FILE):
            self._to((self.cursor + 1) % 3)
        elif event.key in ("up", "shift+tab"):
            self._to((self.cursor - 1) % 3)
        elif event.key == "enter":
            self.attempt("export", lambda: self.do_save(1))
            self.refresh_bars()
        elif self.cursor == _FILE and self._types(event):
            self.file.key(event.key, event.character)
            self.show()
        elif self.cursor != _FILE and event.key in ("left", "right", "space", "h", "l"):
            self._choose(-1 if event.key in ("left", "h") else 1)
        else:
            super().on_key(event)

    def _types(self, event: events.Key) -> bool:
        printed = event.character is not None and event.character.isprintable() and len(key_name(event)) == 1
        return printed or event.key in ("backspace", "ctrl+h", "ctrl+u", "ctrl+w", "space")

    def on_paste(self, event: events.Paste) -> None:
        if self.prompt is None and self.cursor == _FILE:
            self.file.paste(event.text)
            self.show()
        else:
            super().on_paste(event)

    def _choose(self, step: int) -> None:
        if self.cursor == _ROWS:
            self.accepted_only = not self.accepted_only
        else:
            ending = _FORMATS[self.format][2]
            self.format = (self.format + step) % len(_FORMATS)
            if self.file.text.endswith(ending):
                self.file.text = self.file.text.removesuffix(ending) + _FORMATS[self.format][2]
        self.show()

    def do_back(self, times: int) -> None:
        if self.writing:
            self.wireside.say("it is being written")
        else:
            super().do_back(times)

    def do_save(self, times: int) -> None:
        """Write it, once what has to be asked is answered."""
        if self.writing:
            return
        if self.accepted_only and not self.accepted:
            self.wireside.say("no row is accepted yet", "error")
        elif not self.file.text.strip():
            self.wireside.say("name a file", "error")
        elif alerts := self._alerts():
            count = f"{len(alerts)} accepted row{'s' * (len(alerts) != 1)}"
            self._confirm(f"{count} on killed or corrected copy: export all the same? y or n: ", self._check_file)
        else:
            self._check_file()

    def _check_file(self) -> None:
        if os.path.lexists(self._path):
            self._confirm(f"{plain(self._path.name)} is there already: replace it? y or n: ", lambda: self._write(True))
        else:
            self._write(False)

    def _confirm(self, question: str, go_on: Callable[[], None]) -> None:
        def answered(answer: str) -> None:
            if answer.casefold() in ("y", "yes"):
                go_on()
            else:
                self.wireside.say("nothing was written")

        self.ask(question, "", answered)

    @property
    def _path(self) -> Path:
        return Path(self.file.text.strip()).expanduser().absolute()

    def _write(self, replace: bool) -> None:
        self.writing = True
        self.wireside.say(f"writing {plain(self._path.name)}")
        self.wireside.export(_FORMATS[self.format][1], self.accepted_only, self._path, replace)

    def written(self, path: Path, problem: str) -> None:
        """It is done, or it failed for the reason ``problem``: then the form stays."""
        self.writing = False
        if problem:
            self.wireside.say(problem, "error")
        else:
            self.wireside.pop_screen()
            self.wireside.say(f"written: {path}")
