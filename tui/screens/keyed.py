"""The base of the screens: keys become actions, by the key map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.screen import Screen
from textual.timer import Timer

from tui.actions import Action, Where
from tui.drawing.text import Line, Run, width
from tui.keymap import KeyMap, Waiting
from tui.prompt import Prompt

if TYPE_CHECKING:
    from extract.review.model import Reviewed
    from tui.app import WiresideApp

# How long a digit waits for a movement that it would repeat, in seconds, before it goes to a topic.
COUNT_WAIT = 0.3


def key_name(event: events.Key) -> str:
    """The key as the action table writes it: the character where it has one, else Textual's name."""
    if event.character and event.is_printable and event.character != " " and "+" not in event.key[:-1]:
        return event.character
    return event.key


class KeyedScreen(Screen[None]):
    """A screen whose actions are methods named ``do_`` and the action's id; each takes how many times to do it."""

    where: ClassVar[Where]
    opens: ClassVar[str] = "text"  # where the key for opening leads, for the footer; empty where it leads nowhere

    def __init__(self) -> None:
        super().__init__()
        self.count = ""  # digits typed before a movement
        self.before = ""  # the first key of a sequence
        self.prompt: Prompt | None = None
        self.used = False  # whether anything was done on this screen
        self._count_timer: Timer | None = None

    @property
    def wireside(self) -> WiresideApp:
        return cast("WiresideApp", self.app)

    def passes_on(self, event: events.Key) -> bool:
        """Whether the key is for a widget of the screen, which takes it by a binding of its own."""
        return False

    def on_key(self, event: events.Key) -> None:
        if self.passes_on(event):
            return
        event.stop()
        event.prevent_default()
        if self.prompt is not None:
            self._prompt_key(self.prompt, event)
            return
        key = key_name(event)
        if key.isdecimal() and key.isascii() and not self.before:
            self._digit(key)
            return
        found = KeyMap.on(self.where, self.wireside.keys).look_up(key, self.before)
        if found is Waiting.SEQUENCE:
            self.before = key
            self.refresh_bars()
            return
        count, was_pending = int(self.count or 1), bool(self.count or self.before)
        self._clear_pending()
        if isinstance(found, Action):
            self.perform(found, min(count, 10_000))
        elif was_pending:
            self.refresh_bars()

    def on_paste(self, event: events.Paste) -> None:
        if self.prompt is not None:
            self.prompt.paste(event.text)
            self.refresh_bars()

    def ask(self, sign: str, text: str, done: Callable[[str], None]) -> None:
        """Let the user type; ``done`` gets the words."""
        self.prompt = Prompt(sign, text, done)

    def _prompt_key(self, prompt: Prompt, event: events.Key) -> None:
        if event.key == "enter":
            self.prompt = None
            self.attempt("what was typed", lambda: prompt.done(prompt.text.strip()))
        elif self._leaves(event) or not prompt.key(event.key, event.character):
            self.prompt = None
        self.refresh_bars()

    def _leaves(self, event: events.Key) -> bool:
        """Whether the key goes back by the key map, and is none with which words are typed or mended."""
        typed = event.is_printable or event.key == "backspace"
        return not typed and event.key in self.wireside.keys["back"]

    def perform(self, action: Action, times: int = 1) -> None:
        """Do ``action`` here, or have the app do it."""
        self.wireside.note = ()
        name = f"do_{action.id.replace('-', '_')}"
        method = getattr(self, name, None) or getattr(self.wireside, name)
        self.attempt(action.id, lambda: method(times))
        self.refresh_bars()

    def attempt(self, name: str, do: Callable[[], object]) -> None:
        """Do what the user asked for under this ``name``; where that fails, say so and stay."""
        self.used = True
        try:
            do()
        except Exception as error:
            self.wireside.failed(name, error)

    def _digit(self, digit: str) -> None:
        if self._count_timer is not None:
            self._count_timer.stop()
        self.count += digit
        self._count_timer = self.set_timer(COUNT_WAIT, self._count_over)
        self.refresh_bars()

    def _count_over(self) -> None:
        digits, self.count = self.count, ""
        self._count_timer = None
        if len(digits) == 1:
            self.attempt("to the topic", lambda: self.to_digit(digits))
        self.refresh_bars()

    def _clear_pending(self) -> None:
        if self._count_timer is not None:
            self._count_timer.stop()
            self._count_timer = None
        self.count = self.before = ""

    def status(self, beside: Line = ()) -> Line:
        """The left of the status line: what is being typed, else what happened last, else the keys.

        ``beside`` is what stands at its right.
        """
        if self.prompt is not None:
            return self.prompt.runs(self.wireside.marks.cursor)
        typed = self.count + self.before
        if typed:
            return (Run(f" {typed}", "bar.strong"),)
        return self.wireside.note or self.wireside.hints(self.where, self.opens, width(beside))

    def to_digit(self, digit: str) -> None:
        """Go to what ``digit`` stands for on this screen."""

    def review_changed(self, reviewed: Reviewed) -> None:
        """Show what was decided since this screen was opened."""

    def refresh_bars(self) -> None:
        """Bring the bars of this screen up to date."""

    def redraw_all(self) -> None:
        """Draw everything from the start, in another theme or after something else drew over it."""
        from tui.widgets.lines import Lines

        for widget in self.query(Lines):
            widget.restyle()
        self.refresh_bars()
