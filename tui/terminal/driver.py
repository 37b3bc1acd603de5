"""The terminal driver: Textual's own, with a shadow between it and the terminal."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.shadow import Shadow


class ShadowDriver(LinuxDriver):
    """Sends only the cells that change. What is not a frame passes through untouched."""

    shadow: Shadow | None = None

    def write(self, data: str) -> None:
        size = self._app.size
        if self.shadow is None or (self.shadow.width, self.shadow.height) != size:
            self.shadow = Shadow(*size)
        thrifty = self.shadow.frame(data)
        if thrifty is None:
            if "\x1b[?1049" in data or "\x1b[2J" in data:
                self.shadow.forget()
            thrifty = data
        if thrifty:
            super().write(thrifty)

    def forget(self) -> None:
        """Take nothing on the terminal for granted any more."""
        self.shadow = None
