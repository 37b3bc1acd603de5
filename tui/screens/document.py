"""The screens that show text to scroll through: an article, the list of files, the help."""

from __future__ import annotations

from textual.app import ComposeResult

from tui.drawing.text import Line
from tui.screens.keyed import KeyedScreen
from tui.widgets.bars import Bar
from tui.widgets.document import Content, Document


class DocumentScreen(KeyedScreen):
    """A title, a document and a status line. Subclasses say what the document is and how many items it has."""

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0

    def compose(self) -> ComposeResult:
        yield Bar("title")
        yield Document()
        yield Bar("status")

    @property
    def document(self) -> Document:
        return self.query_one(Document)

    def on_mount(self) -> None:
        self.show()

    def items(self) -> int:
        """How many items the cursor can stand on; without any, the keys scroll."""
        return 0

    def build(self, width: int) -> Content:
        raise NotImplementedError

    def heading(self) -> Line:
        raise NotImplementedError

    def place(self) -> Line:
        return ()

    def show(self, follow: bool = True) -> None:
        """Bring the document up to date."""
        self.document.show(self.build, follow)
        self.refresh_bars()

    def refresh_bars(self) -> None:
        if self.is_running:
            self.query_one("#title", Bar).show(self.heading(), ())
            place = self.place()
            self.query_one("#status", Bar).show(self.status(place), place)

    def _to(self, cursor: int) -> None:
        self.cursor = max(0, min(cursor, self.items() - 1))
        self.show()

    def on_document_clicked(self, message: Document.Clicked) -> None:
        """A click goes to an item, a second one opens it."""
        self._to(message.item)
        if message.again:
            self.do_open(1)

    def on_mouse_scroll_down(self) -> None:
        self.document.scroll(3)

    def on_mouse_scroll_up(self) -> None:
        self.document.scroll(-3)

    def do_down(self, times: int) -> None:
        if self.items():
            self._to(self.cursor + times)
        else:
            self.document.scroll(times)

    def do_up(self, times: int) -> None:
        if self.items():
            self._to(self.cursor - times)
        else:
            self.document.scroll(-times)

    def do_half_page_down(self, times: int) -> None:
        self.document.scroll(times * max(1, self.document.size.height // 2))

    def do_half_page_up(self, times: int) -> None:
        self.document.scroll(-times * max(1, self.document.size.height // 2))

    def do_first(self, times: int) -> None:
        self._to(0)
        self.document.scroll(-(10**6))

    def do_last(self, times: int) -> None:
        self._to(self.items() - 1)
        self.document.scroll(10**6)

    def do_open(self, times: int) -> None:
        """Nothing to open unless a subclass has something."""

    def do_back(self, times: int) -> None:
        self.wireside.pop_screen()
