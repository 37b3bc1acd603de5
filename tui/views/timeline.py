"""Who had what first: the rows in the order in which the first account had them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from extract.model import Comparison, Row
from tui.drawing.cells import speaker_name
from tui.drawing.marks import Marks
from tui.drawing.text import Line, Run, clip, plain
from tui.views.view import View


class Told(NamedTuple):
    """When an account had a row; None where its copy does not say or names no zone."""

    account: str  # its name
    time: datetime | None


class Moment(NamedTuple):
    """One row in time: the accounts that have it, the first one first."""

    row: Row
    told: tuple[Told, ...]

    @property
    def start(self) -> datetime | None:
        return self.told[0].time


def moments(view: View) -> list[Moment]:
    """The rows of ``view`` in the order of their first times; those without any time come last."""
    rows = {entry.row.id: entry.row for entry in view.entries}.values()
    made = [_moment(row, view.comparison) for row in rows]
    timed = [moment for moment in made if moment.start is not None]
    timed.sort(key=lambda moment: moment.start or datetime.max)
    return timed + [moment for moment in made if moment.start is None]


def _moment(row: Row, comparison: Comparison) -> Moment:
    names = {account.key: account.name for account in comparison.accounts}
    told = []
    for cell in row.cells:
        created = [comparison.articles_by_key[statement.article].created for statement in cell.statements]
        times = [one.time for one in created if one is not None and one.zone_known]
        told.append(Told(names[cell.account], min(times, default=None)))
    known = sorted((one for one in told if one.time), key=lambda one: one.time or datetime.max)
    return Moment(row, (*known, *(one for one in told if one.time is None)))


def moment_lines(moment: Moment, width: int, marks: Marks) -> list[Line]:
    """Two lines: when and by whom, and what."""
    start = moment.start
    runs = [Run(f"{start:%d %b %H:%M %Z}" if start else "time unknown", "key" if start else "dim")]
    for number, (account, time) in enumerate(moment.told):
        runs.append(Run(f"  {plain(account)}", "text" if number else "speaker"))
        if number and start:
            runs.append(Run(f" {_later(time - start)}" if time else " time unknown", "dim"))
    lead = next(statement for statement in moment.row.statements if statement.id == moment.row.lead)
    words = [Run(f"  {plain(speaker_name(lead))}: ", "dim"), Run(plain(lead.words), "text")]
    return [clip(runs, width, marks.ellipsis), clip(words, width, marks.ellipsis)]


def _later(difference: timedelta) -> str:
    minutes = round(difference.total_seconds() / 60)
    if not minutes:
        return "same minute"
    hours, rest = divmod(minutes, 60)
    return f"+{hours} h {rest:02} min" if hours else f"+{rest} min"
