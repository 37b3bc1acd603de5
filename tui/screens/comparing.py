"""What every part of the main screen works on: the view, how it is drawn, and going from one view to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tui.actions import Where
from tui.drawing.cells import Look
from tui.screens.keyed import KeyedScreen
from tui.views.layout import Part
from tui.views.unlocked import Unlocked
from tui.views.view import View
from tui.widgets.bars import TopicBar
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes
from tui.widgets.topics import TopicList


class Comparing(KeyedScreen):
    """A screen with a view of a comparison; there is none before something could be compared."""

    where = Where.COMPARE

    def __init__(self) -> None:
        super().__init__()
        self.view: View | None = None
        self.look: Look | None = None
        self.find = ""
        self.large_detail = False
        self.side_bar = True  # the topics at the side, where the screen is wide enough
        self.part = Part.PANES  # where the keys for moving go
        self.unlocked: Unlocked | None = None  # where each pane stands, while they are not level

    @property
    def panes(self) -> Panes:
        return self.query_one(Panes)

    def show(self) -> None:
        """Bring every widget up to date with the view."""
        if self.view is not None and self.look is not None:
            topics, side, detail = self.query_one(TopicBar), self.query_one(TopicList), self.query_one(Detail)
            topics.active = side.active = self.part is Part.TOPICS
            self.panes.active, detail.active = self.part is Part.PANES, self.part is Part.DETAIL
            topics.show(self.view)
            side.show(self.view)
            self.panes.use_unlocked(self.unlocked)
            self.panes.show(self.view, replace(self.look, find=self.find))
            detail.show(self.view)
        self.refresh_bars()

    def move(self, view: View | None, otherwise: str = "") -> None:
        """Go to ``view``; where there is none, say ``otherwise``."""
        if view is None:
            self.wireside.say(otherwise)
        elif view is not self.view:
            self.used = True
            if self.unlocked is not None:
                self.unlocked = self._follow(self.unlocked, view)
            self.view = view
            self.show()

    def _follow(self, unlocked: Unlocked, view: View) -> Unlocked | None:
        """The panes unlocked with the one in which the user is at the row of ``view``; level where it lacks that."""
        assert self.view is not None
        if view.entries is not self.view.entries:
            return Unlocked.of(view)
        followed = unlocked.at(view.pane, view.cursor)
        if followed is None:
            self.wireside.say("level again: this pane does not have that row")
        return followed

    def _stepped(self, step: Callable[[View], View | None], times: int, otherwise: str) -> None:
        """Take ``step`` as often as it leads anywhere, at most ``times``."""
        view, moved = self.view, False
        for _ in range(times if view else 0):
            assert view is not None
            further = step(view)
            if further is None:
                break
            view, moved = further, True
        if self.view is not None:
            self.move(view if moved else None, otherwise)

    def go_to_statement(self, statement: str) -> None:
        """Go to the row that holds ``statement``."""
        if self.view:
            self.move(self.view.statement_row(statement), "this statement is in no row yet")
