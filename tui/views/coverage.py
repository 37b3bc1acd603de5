"""How much each account has on each topic, as a table."""

from __future__ import annotations

from typing import NamedTuple

from tui.drawing.marks import Marks
from tui.drawing.text import Line, Run, clip, fit, plain
from tui.views.view import View

_TITLE = 24  # cells for a topic's title
_COLUMN = 12  # cells for an account


class Coverage(NamedTuple):
    """Rows by topic and account, of the rows that are shown."""

    topics: tuple[str, ...]
    accounts: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]  # for each topic, the rows of each account


def coverage(view: View) -> Coverage:
    """Count the rows of ``view``."""
    places = {account.key: number for number, account in enumerate(view.comparison.accounts)}
    counts = {count.topic.key: [0] * len(view.comparison.accounts) for count in view.topics}
    for entry in view.entries:
        for cell in entry.row.cells:
            counts[entry.topic.key][places[cell.account]] += 1
    return Coverage(
        tuple(count.topic.title for count in view.topics),
        tuple(account.name for account in view.comparison.accounts),
        tuple(tuple(row) for row in counts.values()),
    )


def columns_in_view(width: int) -> int:
    """How many accounts fit beside the topics."""
    return max(1, (width - _TITLE) // _COLUMN)


def coverage_lines(table: Coverage, width: int, first: int, here: tuple[int, int], marks: Marks) -> list[Line]:
    """The table from the account ``first`` on; ``here`` is the topic and the account under the cursor."""
    shown = range(first, min(first + columns_in_view(width), len(table.accounts)))
    most = max((count for row in table.counts for count in row), default=0)
    names = [_name(table.accounts[number], number == here[1], marks) for number in shown]
    after = len(table.accounts) - shown.stop
    sides = [f"{marks.left} {first} more"] * bool(first) + [f"{after} more {marks.right}"] * bool(after)
    lines: list[Line] = [
        (*fit([Run("   ".join(sides), "dim")], _TITLE, marks.ellipsis), *(run for name in names for run in name))
    ]
    for topic, (title, counts) in enumerate(zip(table.topics, table.counts, strict=True)):
        cells = [_cell(counts[number], most, (topic, number) == here, marks) for number in shown]
        role = "speaker" if topic == here[0] else "text"
        lines.append(
            (*fit([Run(plain(title), role)], _TITLE, marks.ellipsis), *(run for cell in cells for run in cell))
        )
    return lines


def _name(name: str, here: bool, marks: Marks) -> Line:
    return fit(clip([Run(plain(name), "pane.here" if here else "pane")], _COLUMN - 1, marks.ellipsis), _COLUMN)


def _cell(count: int, most: int, here: bool, marks: Marks) -> Line:
    """A number, and a bar as long and as dark as it is large."""
    role = "content.here" if here else "text" if count else "dim"
    level = -(-count * (len(marks.shades) - 1) // most) if most else 0
    bar = marks.shades[level] * level
    return fit([Run(f"{count or marks.none:>4}", role), Run(f" {bar}", "key")], _COLUMN)
