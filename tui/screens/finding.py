"""Finding and filtering on the main screen."""

from __future__ import annotations

from dataclasses import replace

from tui.drawing.text import plain
from tui.screens.comparing import Comparing
from tui.views.filters import EVERYTHING, Filter, FilterError, parse_filter


class Finding(Comparing):
    """Words are found in rows, and a filter leaves rows out."""

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
