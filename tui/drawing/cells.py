"""One account's words in one row, as lines: who said it and how, then the words with what differs marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Cell, DifferenceKind, Kind, Row, Stance, Statement
from tui.drawing.marks import Marks
from tui.drawing.text import Line, Run, between, clip, excerpt, plain, wrap
from tui.drawing.text import width as cells

JOINT = " ... "  # what ``Statement.words`` puts between the parts of the content


_MOST = 0.5  # of the text; where more words are others, marking them all would mark nothing


@dataclass(frozen=True, slots=True)
class Look:
    """How cells are drawn; nothing that depends on which row is drawn."""

    marks: Marks
    words: bool = True  # mark reworded words
    cut: bool = False  # one line a statement, cut, instead of wrapping between words
    find: str = ""  # what a search looks for


def cell_lines(row: Row, cell: Cell, width: int, look: Look) -> list[Line]:
    """The lines of ``cell``, each at most ``width`` cells."""
    lines: list[Line] = []
    told = Counter((speaker_name(statement), statement.words) for statement in cell.statements)
    for statement in cell.statements:
        times = told.pop((speaker_name(statement), statement.words), 0)
        if not times:  # told before in the same words
            continue
        lines.append(_header(statement, row, times, width, look))
        words = found(_words(statement, row, look), look.find)
        if look.cut:
            lines.append(excerpt(words, width, ("fact", "found"), look.marks.ellipsis))
        else:
            lines += wrap(words, width)
    return lines


def speaker_name(statement: Statement) -> str:
    """Who answers for the statement: its speaker, or the agency that tells it with no other source."""
    if statement.source:
        return statement.source.speaker.name
    if statement.kind is Kind.REPORTED:
        return statement.agency or "the copy itself"
    return "source not named"


def chain_text(statement: Statement, marks: Marks) -> str:
    """The way the statement took, nearest first, without the speaker at its far end."""
    chain = list(statement.chain)
    if statement.source and chain and chain[-1] == statement.source.speaker.name:
        chain.pop()
    if not chain and statement.agency:
        chain = [statement.agency]
    return f" {marks.back} ".join(chain)


def _header(statement: Statement, row: Row, times: int, width: int, look: Look) -> Line:
    marks = look.marks
    left = [Run(plain(speaker_name(statement)), "speaker"), *_stance(statement, row)]
    left.append(Run(f" {marks.dot} {statement.kind}{f' {marks.times}{times}' * (times > 1)}", "kind"))
    if row.exclusive:
        right = [Run(f"{marks.exclusive} only here", "exclusive")]
    else:
        right = [Run(plain(chain_text(statement, marks)), "chain")]
    room = max(width - cells(left) - 1, width // 3)  # the chain gives way first, down to a third of the width
    if row.exclusive and cells(right) > room:
        right = [Run(marks.exclusive, "exclusive")]
    return between(found(left, look.find), clip(found(right, look.find), room, marks.ellipsis), width, marks.ellipsis)


def _stance(statement: Statement, row: Row) -> list[Run]:
    """What the speaker does, where that is more than saying, or where the row's accounts differ in it."""
    cue = statement.cue
    differing = any(difference.kind is DifferenceKind.STANCE for difference in row.differences)
    if cue is None or (cue.stance is Stance.SAYS and not cue.negated and not differing):
        return []
    words = f"{'not: ' * cue.negated}{cue.stance}"
    return [Run(" "), Run(f"{{{words}}}", "fact") if differing else Run(words, "kind")]


def _words(statement: Statement, row: Row, look: Look) -> list[Run]:
    """The content with [other words] and {other facts} in their marks."""
    text = plain(statement.words)
    roles = [""] * len(text)
    lead = next((one for one in row.statements if one.id == row.lead), None)
    if look.words and lead is not None and lead.id != statement.id and not row.exclusive:
        from extract.matching.differing.wording import word_differences  # the first paint has no words to compare

        runs = word_differences(plain(lead.words), text).other
        if sum(run.end - run.start for run in runs) <= _MOST * len(text):
            for run in runs:
                roles[run.start : run.end] = ["moved" if run.kind == "moved" else "changed"] * (run.end - run.start)
    for start, end in fact_places(statement, row):
        roles[start:end] = ["fact"] * (end - start)
    return _bracketed(text, roles)


def fact_places(statement: Statement, row: Row) -> list[tuple[int, int]]:
    """Where in ``statement.words`` the facts stand in which the row's accounts differ."""
    marks = [
        mark.span
        for difference in row.differences
        if difference.kind is not DifferenceKind.WORDING
        for mark in difference.marks
        if mark.statement == statement.id
    ]
    places: list[tuple[int, int]] = []
    offset = 0
    for part in statement.content:
        for span in marks:
            start, end = max(span.start, part.start), min(span.end, part.end)
            if start < end:
                places.append((start - part.start + offset, end - part.start + offset))
        offset += len(part.text) + len(JOINT)
    return places


_BRACKETS = {"changed": ("[", "]"), "moved": ("[", "]"), "fact": ("{", "}")}


def _bracketed(text: str, roles: Sequence[str]) -> list[Run]:
    """Runs of ``text`` by the role of each character, the marked ones in brackets: colour is never the only sign."""
    runs: list[Run] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and roles[end] == roles[start]:
            continue
        role = roles[start]
        piece = text[start:end]
        words = piece.strip()
        if role and words:
            before, _, after = piece.partition(words)
            opening, closing = _BRACKETS[role]
            runs += [Run(before), Run(f"{opening}{words}{closing}", role), Run(after)]
        else:
            runs.append(Run(piece))
        start = end
    return [run for run in runs if run.text]


def found(runs: Sequence[Run], words: str) -> list[Run]:
    """``runs`` with every place that has ``words`` in the role "found"."""
    if not words:
        return list(runs)
    whole = "".join(run.text for run in runs)
    low, wanted = whole.casefold(), words.casefold()
    if wanted not in low or len(low) != len(whole):  # a folding that changes lengths would mark the wrong place
        return list(runs)
    hit = [False] * len(whole)
    at = low.find(wanted)
    while at >= 0:
        hit[at : at + len(wanted)] = [True] * len(wanted)
        at = low.find(wanted, at + len(wanted))
    marked: list[Run] = []
    offset = 0
    for text, role in runs:
        start = 0
        for end in range(1, len(text) + 1):
            if end == len(text) or hit[offset + end] != hit[offset + start]:
                marked.append(Run(text[start:end], "found" if hit[offset + start] else role))
                start = end
        offset += len(text)
    return marked
