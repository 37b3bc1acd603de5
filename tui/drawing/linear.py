"""The rows as a screen reader reads them: one column, words in place of signs, no lines drawn."""

from __future__ import annotations

from extract.model import DifferenceKind
from tui.drawing.cells import chain_text, speaker_name
from tui.drawing.decisions import review_lines
from tui.drawing.marks import Marks
from tui.drawing.text import Line, Run, fit, line, plain, wrap
from tui.views.view import Entry, View, agreement

# The signs as words, or as nothing where they only draw.
SPOKEN = Marks(
    cursor=">",
    differs="differing ",
    reworded="",
    exclusive="exclusive ",
    same="",
    vertical=",",
    horizontal=" ",
    joint=" ",
    dot=",",
    back="from",
    left="",
    right="",
    ellipsis="",
    none="nothing",
    paragraph="paragraph ",
    times="times ",
    shades="     ",
    correction="warning:",
    marked="marked ",
    pending="",
    accepted="",
    undecided="undecided ",
    conflict="editors disagree:",
    flag="",
    note="",
    joined="",
)


def entry_lines(entry: Entry, number: int, view: View, width: int) -> list[Line]:
    """Row ``number`` of the screen: how its accounts stand to one another, what was decided, each account in turn."""
    comparison = view.comparison
    names = {account.key: plain(account.name) for account in comparison.accounts}
    drawn: list[Line] = [line(Run(f"Topic: {plain(entry.topic.title)}", "heading"))] if entry.first else []
    facts = [
        f"{difference.kind}{'' if difference.certain else ' perhaps'}: "
        + ", ".join(f"{names[account]} {plain(value) or 'nothing'}" for account, value in difference.values)
        for difference in entry.row.differences
        if difference.kind is not DifferenceKind.WORDING
    ]
    if entry.row.id in view.headings:
        summary = f"a heading of {names[entry.row.cells[0].account]}"
    elif entry.row.exclusive:
        summary = f"only {names[entry.row.cells[0].account]} has it"
    elif facts:
        summary = f"differs in {'; '.join(facts)}"
    else:
        summary = agreement(entry.row)
    drawn += wrap([Run(f"Row {number + 1}: {summary}.", "differs" if facts else "dim")], width)
    if entry.row.id in view.marked:
        drawn.append(line(Run("Marked.", "marked")))
    if entry.row.id in view.pending:
        drawn.append(line(Run("Decided, not kept yet.", "dim")))
    review = view.reviews.get(entry.row.id)
    if review is not None:
        titles = {topic.key: topic.title for topic in comparison.topics}
        tellers = {one.id: names[cell.account] for cell in entry.row.cells for one in cell.statements}
        for said in review_lines(review, titles, tellers, SPOKEN):
            drawn += wrap([*said, Run(".")], width)
    for cell in entry.row.cells:
        for one in cell.statements:
            stance = f", {one.cue.stance}" if one.cue else ""
            chain = chain_text(one, SPOKEN)
            credit = f"{names[cell.account]}: {plain(speaker_name(one))}, {one.kind}{stance}"
            drawn += wrap([Run(f"{credit}, by {plain(chain)}." if chain else f"{credit}.", "speaker")], width)
            drawn += wrap([Run(plain(one.words))], width)
    return [fit(one, width) for one in (*drawn, ())]
