"""The panes: one account a column, rows level across them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from extract.model import By, Confidence, Row
from tui.drawing.cells import Look, cell_lines, found
from tui.drawing.decisions import row_signs
from tui.drawing.linear import entry_lines
from tui.drawing.marks import Marks
from tui.drawing.text import Line, Run, between, fit, line, plain
from tui.views.layout import GUTTER, Columns, Pane
from tui.views.unlocked import Unlocked
from tui.views.view import Entry, View, differs, reworded
from tui.widgets.columns import Scrolled
from tui.widgets.lines import Lines, strip

_KEPT = 600  # rows whose lines are kept; more than any screen shows
_ROOMY = 16  # lines from which rows are set apart by an empty one


class Panes(Lines):
    """The rows of a view from the one at the top on, and a bar beside the row in which the user is."""

    DEFAULT_CSS = "Panes { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__("panes")
        self.view: View | None = None
        self.waiting: Sequence[Line] = ()  # what is shown while there is no view
        self.columns = Columns()
        self.top = 0  # the entry at the top ...
        self.skip = 0  # ... and how many of its lines are above the top
        self.active = True  # the keys go here
        self.unlocked: Unlocked | None = None  # where each pane stands, while they scroll by themselves
        self._scrolled = Scrolled()
        self._look = Look(Marks())
        self._blocks: dict[int, list[Strip]] = {}

    def show(self, view: View, look: Look) -> None:
        """Show ``view``, with the row under its cursor on the screen."""
        if self.view is None or view.entries is not self.view.entries or look != self._look:
            self.forget()
        else:
            self._forget_signs(self.view, view)
        self.view, self._look = view, look
        columns = self.columns.showing(view.pane, self.size.width, len(view.comparison.accounts))
        if columns != self.columns:
            self.use_columns(columns)
        self._follow()
        self.redraw()

    def use_columns(self, columns: Columns) -> None:
        """Use another arrangement of the panes."""
        self.columns = columns
        self.forget()

    def forget(self) -> None:
        """Drop every drawn row: something changed that all of them depend on."""
        self._blocks.clear()

    def _forget_signs(self, old: View, new: View) -> None:
        """Drop the rows that are marked or pending now and were not, or the other way round."""
        changed = (old.marked ^ new.marked) | (old.pending ^ new.pending)
        for number in [n for n in self._blocks if new.entries[n].row.id in changed]:
            del self._blocks[number]

    def restyle(self) -> None:
        self.forget()
        super().restyle()

    def on_resize(self) -> None:
        self.forget()
        if self.view is not None:
            accounts = len(self.view.comparison.accounts)
            self.columns = self.columns.showing(self.view.pane, self.size.width, accounts)
            self._follow()
        super().on_resize()

    # Scrolling: the top is an entry and a number of its lines, so that no row above or below need be drawn.

    @property
    def room(self) -> int:
        """The lines for rows, below the accounts' names."""
        return max(1, self.size.height - 1)

    def _follow(self) -> None:
        """Scroll so that the row under the cursor is in view: not at all, or so far that two thirds lie before it."""
        if self.view is None or not self.view.entries:
            self.top = self.skip = 0
            return
        cursor = self.view.cursor
        self.top = min(self.top, len(self.view.entries) - 1)
        if cursor == self.top:
            self.skip = min(self.skip, max(0, self._height(cursor) - 1))
            if self.skip and self._height(cursor) <= self.room:
                self._place(cursor, 0)
        elif cursor < self.top:
            self._place(cursor, self.room * 2 // 3)
        elif (line := self._line_of(cursor)) is None or line + self._height(cursor) > self.room:
            self._place(cursor, self.room // 3)

    def _line_of(self, entry: int) -> int | None:
        """The line on which ``entry`` starts, below the names; None when that is below the view."""
        at = -self.skip
        for number in range(self.top, entry):
            at += self._height(number)
            if at >= self.room:
                return None
        return at

    def _place(self, entry: int, above: int) -> None:
        """Put ``entry`` at most ``above`` lines under the names, lower rows that fit whole staying whole."""
        self.top, self.skip = entry, 0
        above = min(above, self.room - self._height(entry))
        while self.top > 0 and (height := self._height(self.top - 1)) <= above:
            self.top -= 1
            above -= height

    def scroll_in_row(self, step: int) -> bool:
        """Scroll within the row under the cursor when it reaches beyond the view; False when it does not."""
        if self.view is None or not self.view.entries:
            return False
        cursor = self.view.cursor
        start = self._line_of(cursor) or 0
        height = self._height(cursor)
        if step > 0 and start + height > self.room and height > self.room:
            self.top, self.skip = cursor, min(-min(start, 0) + self.room // 2 + max(start, 0), height - self.room)
        elif step < 0 and start < 0:
            self.top, self.skip = cursor, max(0, self.skip - self.room // 2)
        else:
            return False
        self.redraw()
        return True

    def page(self, step: int) -> int:
        """How many rows half a page is from the cursor on, at least one."""
        assert self.view is not None
        number, lines = self.view.cursor, 0
        while 0 <= number < len(self.view.entries) and lines < self.room // 2:
            lines += self._height(number)
            number += step
        return max(1, abs(number - self.view.cursor))

    # The mouse

    @dataclass
    class Clicked(Message):
        """Something was clicked: an entry by number, an account by number, and whether it was the second time."""

        entry: int | None
        pane: int | None
        again: bool

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Clicked(self.entry_at(event.y), self.pane_at(event.x), event.chain > 1))

    def entry_at(self, y: int) -> int | None:
        """The entry that is drawn on line ``y`` of the widget."""
        at = 1 - self.skip
        for number in range(self.top, len(self.view.entries) if self.view else 0):
            at += self._height(number)
            if y < at:
                return number if y else None
            if at >= self.size.height:
                break
        return None

    def pane_at(self, x: int) -> int | None:
        """The account whose pane is at column ``x``."""
        accounts = len(self.view.comparison.accounts) if self.view else 0
        panes = self.columns.panes(self.size.width, accounts)
        return next((pane.account for pane in panes if pane.x <= x < pane.x + pane.width), None)

    # Drawing

    def strips(self, width: int, height: int) -> list[Strip]:
        if self.view is None:
            return super().strips(width, height)
        theme = self.wireside.colours
        drawn = [strip(self._names(width), theme, width)]
        if self.unlocked is not None:
            return [*drawn, *(strip(one, theme, width) for one in self._columns_lines(self.unlocked, height - 1))]
        reader = self.wireside.settings.screen_reader
        for number in range(self.top, len(self.view.entries)):
            rows = self._block(number)
            if number == self.view.cursor and reader:
                self.wireside.cursor_position = Offset(
                    0, self.region.y + len(drawn) + int(self.view.entries[number].first)
                )
            elif number == self.view.cursor:
                rows = self._with_cursor(rows, number)
            drawn += rows[self.skip :] if number == self.top else rows
            if len(drawn) >= height:
                break
        if not self.view.entries:
            drawn.append(strip(fit([Run(f"   {self._nothing(self.view)}", "dim")], width), theme, width))
        blank = Strip.blank(width, theme.style("text"))
        return [*drawn, *[blank] * (height - len(drawn))][:height]

    def _nothing(self, view: View) -> str:
        """Why there is no row, and the key that leads on."""
        if view.filter:
            return f"no row passes the filter; {self.wireside.key_for('clear-filter')} clears it"
        why = (
            "no story has more than one version" if view.comparison.by is By.VERSION else "there is nothing to compare"
        )
        return f"{why}; {self.wireside.key_for('pivot')} compares by something else"

    def lines(self, width: int, height: int) -> Sequence[Line]:
        return self.waiting

    def use_unlocked(self, unlocked: Unlocked | None) -> None:
        """Let each pane stand where ``unlocked`` says; None makes them level again."""
        if (self.unlocked is None) != (unlocked is None):
            self._scrolled = Scrolled()
        self.unlocked = unlocked

    def _columns_lines(self, unlocked: Unlocked, room: int) -> list[Line]:
        assert self.view is not None
        panes = self.columns.panes(self.size.width, len(self.view.comparison.accounts))
        marks = self._look.marks
        return self._scrolled.lines(panes, unlocked, self.view.pane, room, marks.cursor + marks.vertical, self._alone)

    def _alone(self, pane: Pane, number: int) -> list[Line]:
        """What one account has in the row ``number``, beside the row's marks."""
        assert self.view is not None
        row = self.view.entries[number].row
        cell = row.cell(self.view.comparison.accounts[pane.account].key)
        assert cell is not None
        width = pane.width + (GUTTER if pane.x == GUTTER else 0) - GUTTER - 1
        heading = [self._heading_in_copy(row)] if self._is_heading(row) else []
        drawn = heading or cell_lines(row, cell, width, self._look)
        return [(*self._gutter(row, at, self._signs(row)), *one) for at, one in enumerate(drawn)]

    def _place_in(self, account: int) -> str:
        assert self.unlocked is not None
        order = self.unlocked.orders[account]
        return f"{self.unlocked.places[account] + 1}/{len(order)}" if order else "0/0"

    def _height(self, number: int) -> int:
        return len(self._block(number))

    def _block(self, number: int) -> list[Strip]:
        """The lines of one entry, without the cursor."""
        block = self._blocks.get(number)
        if block is None:
            assert self.view is not None
            if len(self._blocks) >= _KEPT:
                self._blocks.clear()
            theme, width = self.wireside.colours, self.size.width
            block = [strip(drawn, theme, width) for drawn in self._entry_lines(number, width)]
            self._blocks[number] = block
        return block

    def _with_cursor(self, rows: list[Strip], number: int) -> list[Strip]:
        """``rows`` with the cursor's bar at their left, not beside a heading or the empty line at the end."""
        assert self.view is not None
        bar = strip([Run(self._look.marks.cursor, "cursor")], self.wireside.colours, 1)
        entry = self.view.entries[number]
        first = int(entry.first)
        last = len(rows) - int(self._apart)
        if entry.row.id in self.view.marked and last - first > 1:
            first += 1  # the mark stays to be seen
        return [Strip.join([bar, row.crop(1)]) if first <= at < last else row for at, row in enumerate(rows)]

    @property
    def _apart(self) -> bool:
        return self.room >= _ROOMY

    def _entry_lines(self, number: int, width: int) -> list[Line]:
        assert self.view is not None
        entry = self.view.entries[number]
        if self.wireside.settings.screen_reader:
            return entry_lines(entry, number, self.view, width)
        accounts = self.view.comparison.accounts
        panes = self.columns.panes(width, len(accounts))
        cells = [self._cell(entry.row, pane) for pane in panes]
        height = max(map(len, cells))
        drawn = [self._heading(entry, width)] if entry.first else []
        signs = self._signs(entry.row)
        drawn += [self._row_line(entry.row, panes, cells, at, signs) for at in range(height)]
        if not height:
            drawn.append(self._elsewhere(entry.row, width))
        if self._apart:
            drawn.append(self._row_line(entry.row, panes, [[] for _ in panes], 1))
        return drawn

    def _cell(self, row: Row, pane: Pane) -> list[Line]:
        assert self.view is not None
        cell = row.cell(self.view.comparison.accounts[pane.account].key)
        if row.id in self.view.headings:
            return [] if cell is None else [self._heading_in_copy(row)]
        return [] if cell is None else cell_lines(row, cell, pane.width - (1 if pane.x == GUTTER else 2), self._look)

    def _signs(self, row: Row) -> list[Run]:
        """What the editors decided on ``row``."""
        assert self.view is not None
        return row_signs(self.view.reviews.get(row.id), row.id in self.view.pending, self._look.marks)

    def _mark(self, row: Row) -> Run:
        """What stands before the first line of ``row``."""
        assert self.view is not None
        return Run(self._look.marks.marked, "marked") if row.id in self.view.marked else Run(" ")

    def _row_line(
        self, row: Row, panes: Sequence[Pane], cells: Sequence[Sequence[Line]], at: int, signs: Sequence[Run] = ()
    ) -> Line:
        """Line ``at`` of a row, across the panes; its ``signs`` stand from the second line on, two on each."""
        runs = self._gutter(row, at, signs)
        for number, (pane, cell) in enumerate(zip(panes, cells, strict=True)):
            if number:
                runs.append(Run(self._look.marks.vertical, "rule"))
            lacks = not cell and at == 0 and any(map(len, cells)) and not self._is_heading(row)
            content = cell[at] if at < len(cell) else line(Run(self._look.marks.none, "dim")) if lacks else ()
            runs += fit((*((Run(" "),) if number else ()), *content), pane.width, self._look.marks.ellipsis)
        return tuple(runs)

    def _gutter(self, row: Row, at: int, signs: Sequence[Run]) -> list[Run]:
        """What stands at the left of line ``at`` of a row."""
        if at == 0 and self._is_heading(row):
            return list(fit([self._mark(row), *signs[:2]], GUTTER))
        if at == 0:
            return [self._mark(row), *row_marks(row, self._look.marks), Run(" ")]
        return list(fit([Run(" "), *signs[2 * at - 2 : 2 * at]], GUTTER))

    def _is_heading(self, row: Row) -> bool:
        return self.view is not None and row.id in self.view.headings

    def _heading_in_copy(self, row: Row) -> Line:
        words = [Run(plain(one.words), "dim") for one in row.statements]
        return (Run(f"{self._look.marks.paragraph} ", "rule"), *found(words, self._look.find))

    def _elsewhere(self, row: Row, width: int) -> Line:
        """What stands for a row that none of the panes in view has: where it is, and how it begins."""
        assert self.view is not None
        marks = self._look.marks
        accounts = self.view.comparison.accounts
        places = {account.key: number for number, account in enumerate(accounts)}
        where = [places[cell.account] for cell in row.cells]
        side = marks.left if max(where) < self.columns.first else marks.right
        names = ", ".join(plain(accounts[number].name) for number in where)
        lead = next(statement for statement in row.statements if statement.id == row.lead)
        signs = [sign for sign in self._signs(row) if sign.text != " "]
        decided = (*signs, Run(" ")) if signs else ()
        if self._is_heading(row):
            start = (*self._gutter(row, 0, signs), Run(f"{side} {names}: ", "dim"))
            return fit((*start, *self._heading_in_copy(row)), width, marks.ellipsis)
        start = (self._mark(row), *row_marks(row, marks), Run(" "), *decided, Run(f"{side} {names}: ", "dim"))
        return fit((*start, *found([Run(plain(lead.words))], self._look.find)), width, marks.ellipsis)

    def _heading(self, entry: Entry, width: int) -> Line:
        assert self.view is not None
        _, _, rows, unlike, _ = next(count for count in self.view.topics if count.topic is entry.topic)
        marks = self._look.marks
        count = f"{rows} row{'s' * (rows != 1)}" + (f" {marks.differs}{unlike}" if unlike else "")
        left = line(Run(marks.horizontal * 2 + " ", "rule"), Run(plain(entry.topic.title), "heading"), Run(" ", "rule"))
        right = line(Run(f" {count} ", "dim"), Run(marks.horizontal, "rule"))
        return between(left, right, width, marks.ellipsis, marks.horizontal, "rule")

    def _names(self, width: int) -> Line:
        """The accounts' names above their panes, and which of how many are in view."""
        assert self.view is not None
        accounts, marks = self.view.comparison.accounts, self._look.marks
        panes = self.columns.panes(width, len(accounts))
        runs: list[Run] = [Run(marks.horizontal * (GUTTER if panes else width), "rule")]
        for number, pane in enumerate(panes):
            if number:
                runs.append(Run(marks.joint, "rule"))
            here = pane.account == self.view.pane
            role = "pane" if not here else "pane.here" if self.active else "pane.away"
            name = [Run(f" {plain(accounts[pane.account].name)} ", role)]
            right: list[Run] = []
            if self.unlocked is not None:
                name.append(Run(f" {self._place_in(pane.account)} ", "dim"))
            if number == len(panes) - 1 and len(panes) < len(accounts):
                span = f"{pane.account + 1}" if len(panes) == 1 else f"{panes[0].account + 1}-{pane.account + 1}"
                before = marks.left if panes[0].account else ""
                after = marks.right if pane.account + 1 < len(accounts) else ""
                right = [Run(f" {before}{span} of {len(accounts)}{after} ", "dim")]
            runs += between(name, right, pane.width, marks.ellipsis, marks.horizontal, "rule")
        return tuple(runs)


def row_marks(row: Row, marks: Marks) -> tuple[Run, Run]:
    """The signs of a row: how its accounts stand to one another, and whether it is sure that they belong together."""
    unsure = Run("?" if row.confidence is Confidence.POSSIBLE and not row.exclusive else " ", "differs")
    if row.exclusive:
        return Run(marks.exclusive, "exclusive"), unsure
    if differs(row):
        return Run(marks.differs, "differs"), unsure
    return (Run(marks.reworded, "changed") if reworded(row) else Run(marks.same, "dim")), unsure
