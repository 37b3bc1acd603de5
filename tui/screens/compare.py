"""The main screen: the accounts side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from extract.model import Comparison, Row
from tui.actions import Where
from tui.drawing.cells import Look
from tui.drawing.text import Line, Run, clip, plain
from tui.screens.deciding import Deciding
from tui.views.filters import EVERYTHING, Filter, FilterError, parse_filter
from tui.views.layout import Columns
from tui.views.view import NO_REVIEWS, Reviews, View, differs
from tui.widgets.bars import Banner, Bar, TopicBar
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes

if TYPE_CHECKING:
    from extract.review.model import Reviewed


class CompareScreen(Deciding):
    """Topics above, panes in the middle, the detail panel and the status line below."""

    where = Where.COMPARE

    def __init__(self) -> None:
        super().__init__()
        self.view: View | None = None
        self.look: Look | None = None
        self.find = ""
        self.large_detail = False

    def compose(self) -> ComposeResult:
        self.look = Look(self.wireside.marks)
        yield Bar("title")
        yield Banner()
        yield TopicBar()
        yield Panes()
        yield Detail()
        yield Bar("status")

    @property
    def panes(self) -> Panes:
        return self.query_one(Panes)

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
        self.view = self.view.over(comparison, reviews) if self.view else View(comparison, reviews=reviews)
        self.show()

    def show_waiting(self, lines: list[Line]) -> None:
        """Show ``lines`` where the panes will be."""
        self.panes.waiting = lines
        self.panes.redraw()

    def show(self) -> None:
        """Bring every widget up to date with the view."""
        if self.view is not None and self.look is not None:
            self.query_one(TopicBar).show(self.view)
            self.panes.show(self.view, replace(self.look, find=self.find))
            self.query_one(Detail).show(self.view)
        self.refresh_bars()

    def refresh_bars(self) -> None:
        if not self.is_running:
            return
        self.query_one("#title", Bar).show(self._title(), self.wireside.progress())
        self.query_one(Banner).show(self.wireside.alerts)
        left = self.status()
        self.query_one("#status", Bar).show(left, self._place())

    def _title(self) -> Line:
        marks = self.wireside.marks
        runs = [
            Run(" wireside ", "bar.strong"),
            *clip([Run(f" {self.wireside.subject()}", "bar")], self.size.width // 3, marks.ellipsis),
            Run(" ", "bar"),
        ]
        if self.view is not None:
            comparison = self.view.comparison
            rows, unlike, alone, left = self.view.totals
            if self.view.filter:
                runs.append(Run(f" filter: {plain(str(self.view.filter))} ", "found"))
            runs += [
                Run(f"  {rows} rows {marks.differs}{unlike} {marks.exclusive}{alone}", "bar"),
                Run(f"  {left} undecided" if left else "  all decided", "bar"),
                Run(f"  {len(self.view.marked)} marked" if self.view.marked else "", "bar.strong"),
                Run(f"  by {comparison.by}: {len(comparison.accounts)} accounts", "bar"),
            ]
        return tuple(runs)

    def _place(self) -> Line:
        if self.view is None or not self.view.entries:
            return ()
        find = f"/{plain(self.find)}  " if self.find else ""
        return (Run(f"{find}{self.view.cursor + 1}/{len(self.view.entries)} ", "bar"),)

    # Moving

    def move(self, view: View | None, otherwise: str = "") -> None:
        """Go to ``view``; where there is none, say ``otherwise``."""
        if view is None:
            self.wireside.say(otherwise)
        elif view is not self.view:
            self.view = view
            self.show()

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

    def do_down(self, times: int) -> None:
        if self.view and not (times == 1 and self.panes.scroll_in_row(1)):
            self.move(self.view.at(self.view.cursor + times))

    def do_up(self, times: int) -> None:
        if self.view and not (times == 1 and self.panes.scroll_in_row(-1)):
            self.move(self.view.at(self.view.cursor - times))

    def do_half_page_down(self, times: int) -> None:
        if self.view and not self.panes.scroll_in_row(1):
            self.move(self.view.at(self.view.cursor + self.panes.page(1) * times))

    def do_half_page_up(self, times: int) -> None:
        if self.view and not self.panes.scroll_in_row(-1):
            self.move(self.view.at(self.view.cursor - self.panes.page(-1) * times))

    def do_first(self, times: int) -> None:
        if self.view:
            self.move(self.view.at(0))

    def do_last(self, times: int) -> None:
        if self.view:
            self.move(self.view.at(len(self.view.entries)))

    def do_pane_left(self, times: int) -> None:
        if self.view:
            self.move(self.view.in_pane(self.view.pane - times))

    def do_pane_right(self, times: int) -> None:
        if self.view:
            self.move(self.view.in_pane(self.view.pane + times))

    def do_next_topic(self, times: int) -> None:
        self._stepped(lambda view: view.to_topic(1), times, "")

    def do_previous_topic(self, times: int) -> None:
        self._stepped(lambda view: view.to_topic(-1), times, "")

    def do_next_difference(self, times: int) -> None:
        self._stepped(lambda view: view.to_row(differs, 1), times, "no difference further down")

    def do_previous_difference(self, times: int) -> None:
        self._stepped(lambda view: view.to_row(differs, -1), times, "no difference further up")

    def do_next_undecided(self, times: int) -> None:
        self._stepped(lambda view: view.to_row(view.undecided, 1), times, "nothing undecided further down")

    def do_previous_undecided(self, times: int) -> None:
        self._stepped(lambda view: view.to_row(view.undecided, -1), times, "nothing undecided further up")

    def do_next_exclusive(self, times: int) -> None:
        self._stepped(lambda view: view.to_row(_exclusive, 1), times, "no exclusive further down")

    def do_previous_exclusive(self, times: int) -> None:
        self._stepped(lambda view: view.to_row(_exclusive, -1), times, "no exclusive further up")

    def to_digit(self, digit: str) -> None:
        if self.view:
            self.move(self.view.to_topic_key(digit), f"there is no topic {digit}")

    # The mouse: a click goes there, a second one opens the copy

    def on_panes_clicked(self, message: Panes.Clicked) -> None:
        if self.view is None:
            return
        view = self.view if message.entry is None else self.view.at(message.entry)
        self.move(view if message.pane is None else view.in_pane(message.pane))
        if message.again:
            self.do_open(1)

    def on_topic_bar_clicked(self, message: TopicBar.Clicked) -> None:
        if self.view:
            places = (n for n, entry in enumerate(self.view.entries) if entry.topic is message.topic)
            self.move(next((self.view.at(n) for n in places), None))

    def on_mouse_scroll_down(self) -> None:
        self.do_down(1)

    def on_mouse_scroll_up(self) -> None:
        self.do_up(1)

    # Looking

    def do_open(self, times: int) -> None:
        if self.view is None or self.view.statement is None:
            self.wireside.do_files(1)
        else:
            self.wireside.open_article(self.view.statement.article, self.view.statement.id)

    def do_back(self, times: int) -> None:
        """Nothing lies behind this screen; what is set on it is cleared, the marks first."""
        if not self.unmark() and self.find:
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

    def go_to_statement(self, statement: str) -> None:
        """Go to the row that holds ``statement``."""
        if self.view:
            self.move(self.view.statement_row(statement), "this statement is in no row yet")

    # Finding

    def do_find(self, times: int) -> None:
        self.ask("/", self.find, self._find)

    def _find(self, words: str) -> None:
        self.find = words
        if self.view and words:
            found = self.view.found(words)
            if found:
                self.wireside.say(f"{len(found)} row{'s' * (len(found) != 1)} with {plain(words)}")
            self.move(self.view.find(words, here=True), f"nothing has {plain(words)!r}")
        self.show()

    def do_filter(self, times: int) -> None:
        if self.view:
            self.ask("filter: ", str(self.view.filter), self._filter)

    def _filter(self, text: str) -> None:
        try:
            self.use_filter(parse_filter(text))
        except FilterError as error:
            self.wireside.say(str(error), "error")

    def use_filter(self, wanted: Filter) -> None:
        """Show only the rows that pass ``wanted``."""
        if self.view:
            self.move(self.view.filtered(wanted))

    def do_only_differing(self, times: int) -> None:
        if self.view:
            self.use_filter(replace(self.view.filter, differing=not self.view.filter.differing))

    def do_only_shared(self, times: int) -> None:
        if self.view:
            self.use_filter(replace(self.view.filter, shared=not self.view.filter.shared))

    def do_only_undecided(self, times: int) -> None:
        if self.view:
            self.use_filter(replace(self.view.filter, undecided=not self.view.filter.undecided))

    def do_clear_filter(self, times: int) -> None:
        self.use_filter(EVERYTHING)

    def do_find_next(self, times: int) -> None:
        self._find_again(1, times)

    def do_find_previous(self, times: int) -> None:
        self._find_again(-1, times)

    def _find_again(self, step: int, times: int) -> None:
        if not self.find:
            self.wireside.say("nothing is searched for: / starts a search")
        else:
            self._stepped(lambda view: view.find(self.find, step), times, f"nothing has {plain(self.find)!r}")


def _exclusive(row: Row) -> bool:
    return row.exclusive
