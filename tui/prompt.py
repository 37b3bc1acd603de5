"""A line to type into, in place of the status line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.drawing.text import Line, Run, plain


@dataclass
class Prompt:
    """Asks for words. ``done`` gets them when the user confirms; the text is edited at its end."""

    sign: str
    text: str
    done: Callable[[str], None]
    fresh: bool = True  # the words from last time, which the first letter replaces

    def key(self, key: str, character: str | None) -> bool:
        """Take a key; False when it ended the prompt without an answer."""
        if key == "escape":
            return False
        if key in ("backspace", "ctrl+h"):
            if not self.text:
                return False
            self.text = self.text[:-1]
        elif key == "ctrl+u":
            self.text = ""
        elif key == "ctrl+w":
            self.text = self.text.rstrip().rpartition(" ")[0]
        elif character and character.isprintable():
            self.text = character if self.fresh else self.text + character
        self.fresh = False
        return True

    def paste(self, text: str) -> None:
        """Take pasted text, on one line."""
        self.text = plain(text) if self.fresh else self.text + plain(text)
        self.fresh = False

    def runs(self, cursor: str) -> Line:
        return (Run(f" {self.sign}", "bar.strong"), Run(plain(self.text), "bar.strong"), Run(cursor, "cursor"))
