"""Moving on the main screen, by keys and by the mouse."""

from __future__ import annotations

from collections.abc import Callable

from extract.model import Row, TopicRows
from tui.screens.comparing import Comparing
from tui.views.layout import Part
from tui.views.unlocked import Unlocked
from tui.views.view import View, differs
from tui.widgets.bars import TopicBar
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes
from tui.widgets.topics import TopicList

_FAR = 10**6  # steps that lead to the end of anything
_HALF_PAGE = 4  # rows of an unlocked pane, about what half a screen holds


class Moving(Comparing):
    """From row to row, from pane to pane, from topic to topic."""

    def do_down(self, times: int) -> None:
        self._step(times)

    def do_up(self, times: int) -> None:
        self._step(-times)

    def _step(self, steps: int) -> None:
        """As many topics, rows or lines further as ``steps`` says, or back."""
        if self.view is None:
            return
        if self.part is Part.TOPICS:
            self._to_topics(steps)
        elif self.part is Part.DETAIL:
            self.query_one(Detail).scroll(steps)
        elif self.unlocked is not None:
            self._alone(self.unlocked.moved(self.view.pane, steps))
        elif abs(steps) > 1 or not self.panes.scroll_in_row(steps):
            self.move(self.view.at(self.view.cursor + steps))

    def do_half_page_down(self, times: int) -> None:
        self._half_pages(times)

    def do_half_page_up(self, times: int) -> None:
        self._half_pages(-times)

    def _half_pages(self, pages: int) -> None:
        if self.view is None:
            return
        if self.part is not Part.PANES:
            self._step(pages * max(1, self.query_one(Detail).size.height // 2))
        elif self.unlocked is not None:
            self._step(pages * _HALF_PAGE)
        elif not self.panes.scroll_in_row(pages):
            rows = self.panes.page(1 if pages > 0 else -1)
            self.move(self.view.at(self.view.cursor + rows * pages))

    def do_first(self, times: int) -> None:
        self._to_end(-_FAR)

    def do_last(self, times: int) -> None:
        self._to_end(_FAR)

    def _to_end(self, steps: int) -> None:
        if self.view is not None and self.part is Part.PANES and self.unlocked is None:
            self.move(self.view.at(0 if steps < 0 else len(self.view.entries)))
        else:
            self._step(steps)

    def do_pane_left(self, times: int) -> None:
        self._to_pane(-times)

    def do_pane_right(self, times: int) -> None:
        self._to_pane(times)

    def _to_pane(self, step: int) -> None:
        if self.view is None:
            return
        if self.part is Part.TOPICS:
            self._to_topics(step)
            return
        view = self.view.in_pane(self.view.pane + step)
        if self.unlocked is not None and (entry := self.unlocked.entry(view.pane)) is not None:
            view = view.at(entry)
        self.move(view)

    # The parts of the screen, and the panes level or not

    def do_next_part(self, times: int) -> None:
        parts = [one for one in Part if one is not Part.DETAIL or self.query_one(Detail).size.height]
        at = parts.index(self.part) if self.part in parts else 0
        self.go_to_part(parts[(at + times) % len(parts)])

    def do_previous_part(self, times: int) -> None:
        self.do_next_part(-times)

    def go_to_part(self, part: Part) -> None:
        """Have the keys for moving go to ``part``."""
        self.part = part
        self.show()

    def do_unlock(self, times: int) -> None:
        if self.view is None:
            return
        if self.wireside.settings.screen_reader:
            self.wireside.say("there is one column only")
            return
        self.unlocked = Unlocked.of(self.view) if self.unlocked is None else None
        self.wireside.say("level again" if self.unlocked is None else "each pane by itself, in the order of its copy")
        self.show()

    def _alone(self, unlocked: Unlocked) -> None:
        """Go to where ``unlocked`` has the pane in which the user is; the others stay."""
        assert self.view is not None
        entry = unlocked.entry(self.view.pane)
        if entry is not None and unlocked != self.unlocked:
            self.unlocked = unlocked
            self.move(self.view.at(entry))

    def _to_topics(self, step: int) -> None:
        forward = 1 if step > 0 else -1
        self._stepped(
            lambda view: view.to_topic(forward), min(abs(step), len(self.view.topics) if self.view else 0), ""
        )

    def _to_row(self, wanted: Callable[[Row], bool], step: int, times: int, otherwise: str) -> None:
        """To the next row that is ``wanted``, among those of the pane where the panes are unlocked."""

        def further(view: View) -> View | None:
            if self.unlocked is None:
                return view.to_row(wanted, step)
            stood = self.unlocked.at(view.pane, view.cursor)
            found = stood.to_row(view, wanted, step) if stood else None
            return None if found is None else view.at(found)

        self._stepped(further, times, otherwise)

    def do_next_topic(self, times: int) -> None:
        self._stepped(lambda view: view.to_topic(1), times, "")

    def do_previous_topic(self, times: int) -> None:
        self._stepped(lambda view: view.to_topic(-1), times, "")

    def do_next_difference(self, times: int) -> None:
        self._to_row(differs, 1, times, "no difference further down")

    def do_previous_difference(self, times: int) -> None:
        self._to_row(differs, -1, times, "no difference further up")

    def do_next_undecided(self, times: int) -> None:
        self._to_row(self.view.undecided if self.view else differs, 1, times, "nothing undecided further down")

    def do_previous_undecided(self, times: int) -> None:
        self._to_row(self.view.undecided if self.view else differs, -1, times, "nothing undecided further up")

    def do_next_exclusive(self, times: int) -> None:
        self._to_row(self.view.exclusive if self.view else differs, 1, times, "no exclusive further down")

    def do_previous_exclusive(self, times: int) -> None:
        self._to_row(self.view.exclusive if self.view else differs, -1, times, "no exclusive further up")

    def to_digit(self, digit: str) -> None:
        if self.view:
            self.move(self.view.to_topic_key(digit), f"there is no topic {digit}")

    # The mouse: a click goes there, a second one opens the copy

    def on_panes_clicked(self, message: Panes.Clicked) -> None:
        self.attempt("click", lambda: self._clicked(message))

    def _clicked(self, message: Panes.Clicked) -> None:
        if self.view is None:
            return
        if self.part is not Part.PANES:
            self.go_to_part(Part.PANES)
        if self.unlocked is not None:
            self._to_pane(0 if message.pane is None else message.pane - self.view.pane)
        else:
            view = self.view if message.entry is None else self.view.at(message.entry)
            self.move(view if message.pane is None else view.in_pane(message.pane))
        if message.again:
            self.do_open(1)

    def on_topic_bar_clicked(self, message: TopicBar.Clicked) -> None:
        self.attempt("click", lambda: self._topic_clicked(message.topic))

    def on_topic_list_clicked(self, message: TopicList.Clicked) -> None:
        self.attempt("click", lambda: self._topic_clicked(message.topic))

    def _topic_clicked(self, topic: TopicRows) -> None:
        if self.view:
            places = (n for n, entry in enumerate(self.view.entries) if entry.topic is topic)
            self.move(next((self.view.at(n) for n in places), None))

    def on_mouse_scroll_down(self) -> None:
        self.attempt("wheel", lambda: self._step(1))

    def on_mouse_scroll_up(self) -> None:
        self.attempt("wheel", lambda: self._step(-1))

    def do_open(self, times: int) -> None:
        raise NotImplementedError
