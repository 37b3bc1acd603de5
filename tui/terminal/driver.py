"""The terminal driver: Textual's own, with a shadow between it and the terminal."""

from __future__ import annotations

import os
from functools import lru_cache

from tui.drawing.marks import shows_unicode
from tui.terminal.ascii import in_ascii
from tui.terminal.lasting import LastingDriver
from tui.terminal.pen import NOTHING, Abilities
from tui.terminal.shadow import Shadow


@lru_cache(maxsize=1)
def abilities() -> Abilities:
    """What terminfo says of the terminal; nothing where it does not know it."""
    import curses

    try:
        curses.setupterm(os.environ.get("TERM", "dumb"), 2)  # Textual stands in for sys.stdout, without a number
        erases = (curses.tigetstr("ech") or b"").startswith(b"\x1b[%p1%dX")
        return Abilities(bce=curses.tigetflag("bce") == 1, ech=erases)
    except curses.error:
        return NOTHING


_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"  # the terminal holds back what it shows in between


class ShadowDriver(LastingDriver):
    """Sends only the cells that change. What is not a frame passes through untouched, and an empty frame not at all."""

    shadow: Shadow | None = None
    _ascii = not shows_unicode()
    _held = ""  # a beginning that nothing has followed so far

    def write(self, data: str) -> None:
        if data == _BEGIN:
            self._held = data
            return
        if data == _END and self._held:
            self._held = ""
            return
        if self._ascii:
            data = in_ascii(data)
        size = self._app.size
        if self.shadow is None or (self.shadow.width, self.shadow.height) != size:
            self.shadow = Shadow(*size, colours=not self._app.no_color, can=abilities())
        thrifty = self.shadow.frame(data)
        if thrifty is None:
            if "\x1b[?1049" in data or "\x1b[2J" in data:
                self.shadow.forget()
            thrifty = data
        if thrifty:
            super().write(self._held + thrifty)
            self._held = ""

    def forget(self) -> None:
        """Take nothing on the terminal for granted any more."""
        self.shadow = None
