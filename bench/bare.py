"""A bare Textual app with two panes of drawn lines: what Wireside's first paint is compared with."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Pane(ScrollView):
    """A thousand lines."""

    DEFAULT_CSS = "Pane { width: 1fr; }"

    def on_mount(self) -> None:
        self.virtual_size = Size(40, 1000)

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"bare line {y}")])


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Pane()
            yield Pane()


if __name__ == "__main__":
    Bare().run()
