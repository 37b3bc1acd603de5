"""One line at the bottom to type into."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static


class Prompt(Horizontal):
    """Asks for words; calls ``done`` with them on enter, and goes away on escape. Its cursor does not blink."""

    DEFAULT_CSS = """
    Prompt { dock: bottom; height: 1; }
    Prompt Static { width: auto; }
    Prompt Input, Prompt Input:focus { width: 1fr; height: 1; border: none; padding: 0; }
    """

    def __init__(self, sign: str, value: str, done: Callable[[str], None]) -> None:
        super().__init__()
        self._sign, self._value, self._done = sign, value, done

    def compose(self) -> ComposeResult:
        yield Static(self._sign, markup=False)
        field = Input(self._value, select_on_focus=True)
        field.cursor_blink = False
        yield field

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key == "escape":
            self.remove()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.remove()
        self._done(event.value.strip())
