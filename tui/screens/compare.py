"""The main screen: the accounts side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal

from extract.model import Comparison
from tui.drawing.cells import Look
from tui.drawing.text import Line, Run, clip, plain, width
from tui.screens.deciding import Deciding
from tui.screens.finding import Finding
from tui.screens.moving import Moving
from tui.views.layout import WIDE, Columns, Part
from tui.views.unlocked import Unlocked
from tui.views.view import NO_REVIEWS, Reviews, View
from tui.widgets.bars import Banner, Bar, TopicBar
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes
from tui.widgets.topics import TopicList

if TYPE_CHECKING:
    from extract.review.model import Reviewed


_LEAST = 10  # cells of the title bar that what is open has, however much there is to say


class CompareScreen(Moving, Finding, Deciding):
    """Topics above, panes in the middle, the detail panel and the status line below."""

    def compose(self) -> ComposeResult:
        self.look = Look(self.wireside.marks)
        yield Bar("title")
        yield Banner()
        yield TopicBar()
        with Horizontal():
            yield TopicList()
            yield Panes()
        yield Detail()
        yield Bar("status")

    def on_mount(self) -> None:
        self.refresh_bars()

    def on_resize(self) -> None:
        self.call_after_refresh(self._size_detail)

    def _size_detail(self) -> None:
        height = 3 if self.size.height < 30 else 6 if self.size.height < 45 else 8
        if self.wireside.settings.screen_reader and not self.large_detail:
            height = 0  # the rows say it themselves
        elif self.large_detail:
            height = max(height + 4, self.size.height // 2)
        self.query_one(Detail).styles.height = height
        self._place_topics()

    def _place_topics(self) -> None:
        """The topics at the side where there is room, else in a line above the panes."""
        reader = self.wireside.settings.screen_reader
        aside = self.view is not None and self.side_bar and self.size.width >= WIDE and not reader
        self.query_one(TopicList).display = aside
        self.query_one(TopicBar).display = not aside

    # What the app tells

    def show_comparison(self, comparison: Comparison) -> None:
        """Show ``comparison`` at the place in which the user is."""
        self._take(comparison, NO_REVIEWS)

    def show_reviewed(self, reviewed: Reviewed) -> None:
        """The same for a comparison with the decisions laid over it."""
        self._take(reviewed.comparison, reviewed.rows)

    def show_pending(self, rows: frozenset[str]) -> None:
        """Show that something is decided on these rows that is not kept yet."""
        if self.view is not None:
            self.move(self.view.waiting(rows))

    def _take(self, comparison: Comparison, reviews: Reviews) -> None:
        if self.view is not None and self.used:
            self.view = self.view.over(comparison, reviews)
        else:  # nobody has looked at a row yet: while rows come in the first one is the first
            self.view = View(comparison, reviews=reviews)
        if self.unlocked is not None:
            self.unlocked = Unlocked.of(self.view)
        self._place_topics()
        self.show()

    def show_waiting(self, lines: list[Line]) -> None:
        """Show ``lines`` where the panes will be."""
        self.panes.waiting = lines
        self.panes.redraw()

    def refresh_bars(self) -> None:
        if not self.is_running:
            return
        progress = self.wireside.progress()
        self.query_one("#title", Bar).show(self._title(width(progress)), progress)
        self.query_one(Banner).show(self.wireside.alerts)
        place = self._place()
        self.query_one("#status", Bar).show(self.status(place), place)

    def _title(self, beside: int) -> Line:
        """What is open gives way first, to the counts and the ``beside`` cells at the right."""
        marks = self.wireside.marks
        runs: list[Run] = []
        if self.view is not None:
            comparison = self.view.comparison
            rows, unlike, alone, left = self.view.totals
            accounts = len(comparison.accounts)
            if self.view.filter:
                runs.append(Run(f" filter: {plain(str(self.view.filter))} ", "found"))
            runs += [
                Run(f"  {rows} rows {marks.differs}{unlike} {marks.exclusive}{alone}", "bar"),
                Run(f"  {left} undecided" if left else "  all decided" if rows else "", "bar"),
                Run(f"  {len(self.view.marked)} marked" if self.view.marked else "", "bar.strong"),
                Run(f"  by {comparison.by}: {accounts} account{'s' * (accounts != 1)}", "bar"),
            ]
        name, room = Run(" wireside ", "bar.strong"), self.size.width - beside - 2
        subject = [Run(f" {self.wireside.subject()}", "bar")]
        cells = max(_LEAST, min(self.size.width // 3, room - width((name, *runs))))
        return (name, *clip(subject, cells, marks.ellipsis), Run(" ", "bar"), *runs)

    def _place(self) -> Line:
        if self.view is None or not self.view.entries:
            return ()
        find = f"/{plain(self.find)}  " if self.find else ""
        place = Run(f"{find}{self.view.cursor + 1}/{len(self.view.entries)} ", "bar")
        if self.unlocked is None:
            return (place,)
        return (Run(f" unlocked: {self.wireside.key_for('unlock')} levels ", "found"), Run(" ", "bar"), place)

    # Looking

    def do_open(self, times: int) -> None:
        if self.part is Part.TOPICS:
            self.go_to_part(Part.PANES)
        elif self.view is None or self.view.statement is None:
            self.wireside.do_files(1)
        else:
            self.wireside.open_article(self.view.statement.article, self.view.statement.id)

    def do_back(self, times: int) -> None:
        """Nothing lies behind this screen; what is set on it is cleared, the marks first."""
        if self.part is not Part.PANES:
            self.go_to_part(Part.PANES)
        elif not self.unmark() and self.find:
            self.find = ""
            self.show()

    def do_pivot(self, times: int) -> None:
        self.wireside.pivot(times)

    def do_pivot_back(self, times: int) -> None:
        self.wireside.pivot(-times)

    def do_versions(self, times: int) -> None:
        self.wireside.show_versions()

    def do_words(self, times: int) -> None:
        assert self.look is not None
        self.look = replace(self.look, words=not self.look.words)
        self.wireside.say("reworded words are marked" if self.look.words else "only facts are marked")
        self.show()

    def do_detail(self, times: int) -> None:
        self.large_detail = not self.large_detail
        self._size_detail()

    def do_side_bar(self, times: int) -> None:
        if self.size.width < WIDE:
            self.wireside.say(f"the side bar needs {WIDE} columns; there are {self.size.width}")
            return
        self.side_bar = not self.side_bar
        self._place_topics()

    def do_zoom(self, times: int) -> None:
        self._arrange(Columns.zoom)

    def do_wider(self, times: int) -> None:
        if self.view:
            self._arrange(lambda columns: columns.resized(self.view.pane if self.view else 0, times))

    def do_narrower(self, times: int) -> None:
        self.do_wider(-times)

    def _arrange(self, change: Callable[[Columns], Columns]) -> None:
        if self.view:
            self.panes.use_columns(change(self.panes.columns))
            self.show()

    def do_cut(self, times: int) -> None:
        assert self.look is not None
        self.look = replace(self.look, cut=not self.look.cut)
        self.show()

    def do_copy(self, times: int) -> None:
        if self.view and self.view.statement:
            self.wireside.copy(self.view.statement)

    def do_matrix(self, times: int) -> None:
        from tui.screens.matrix import MatrixScreen

        if self.view:
            self.wireside.push_screen(MatrixScreen(self.view))

    def do_timeline(self, times: int) -> None:
        from tui.screens.timeline import TimelineScreen

        if self.view:
            self.wireside.push_screen(TimelineScreen(self.view))

    def do_speaker(self, times: int) -> None:
        from tui.screens.speaker import SpeakerScreen

        here = self.view.statement if self.view else None
        if self.view is None or here is None:
            return
        if here.source is None:
            self.wireside.say("this statement names no source")
            return
        wanted = here.source.speaker
        said = {one.id: one for row in self.view.comparison.rows for one in row.statements}.values()
        own = [one for one in said if one.source and one.source.speaker.key == wanted.key]
        order = {article.key: number for number, article in enumerate(self.view.comparison.articles)}
        own.sort(key=lambda one: (order[one.article], one.sentence.start))
        self.wireside.push_screen(SpeakerScreen(wanted, own, here.id))
