"""Statements of all accounts into rows."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from extract.matching.links import UnitLink, unit_links
from extract.matching.origins import first, origins, reprints
from extract.matching.passages import Passage, Unit, divide
from extract.matching.rowdiffs import row_differences
from extract.matching.rows import group
from extract.matching.similarity import explain, links
from extract.model import Article, Cell, Difference, Link, Row, Statement
from extract.settings import Settings

# Up to so many accounts in a row, every two are compared.
ALL_PAIRS = 6


def match(
    articles: Sequence[Article], statements: Sequence[Statement], accounts: Mapping[str, str], settings: Settings
) -> tuple[Row, ...]:
    """Set the ``statements`` of ``articles`` in rows; ``accounts`` gives the account key of each statement by its id.

    Every statement is in exactly one row; what only one account has is a row of one cell. The order of the inputs
    makes no difference.
    """
    with _collector_paused():
        return _match(articles, statements, accounts, settings)


def _match(
    articles: Sequence[Article], statements: Sequence[Statement], accounts: Mapping[str, str], settings: Settings
) -> tuple[Row, ...]:
    passages, units = divide(articles, statements, accounts)
    apart: list[set[str]] = [set() for _ in passages]
    for unit in units:
        for passage in unit.passages:
            apart[passage].add(unit.account)
    found = unit_links(units, links(passages, [frozenset(keys) for keys in apart]))
    by_key = {article.key: article for article in articles}
    linked: dict[int, list[UnitLink]] = {}
    for link in found:
        linked.setdefault(link.i, []).append(link)
    rows = []
    for numbers in group(units, found, settings.threshold):
        inside = set(numbers)
        own = [link for number in numbers for link in linked.get(number, ()) if link.j in inside]
        rows.append(_row(units, passages, by_key, numbers, own))
    return tuple(rows)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Leave the garbage collector out: nothing here refers to itself, and its walks would take a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _row(
    units: Sequence[Unit],
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    numbers: Sequence[int],
    found: Sequence[UnitLink],
) -> Row:
    cells: dict[str, list[Statement]] = {}
    for number in numbers:
        cells.setdefault(units[number].account, []).extend(units[number].statements)
    lead = _lead(units, passages, numbers, found)
    members = [units[number] for number in numbers]
    texts = [(unit.account, unit.text) for unit in members]
    several = len(cells) > 1
    return Row(
        id=_row_id([statement.id for unit in members for statement in unit.statements]),
        cells=tuple(Cell(account, tuple(own)) for account, own in sorted(cells.items())),
        lead=units[lead].id,
        differences=_differences(units, passages, members, found, lead) if several else (),
        origins=origins([statement for unit in members for statement in unit.statements]),
        score=round(sum(link.score for link in found) / len(found), 1) if found else 100.0,
        links=tuple(
            Link(units[link.i].id, units[link.j].id, round(link.score, 1), explain(link.values)) for link in found
        ),
        through=_through(units, lead, numbers, found),
        reprints=reprints(texts) if several else (),
        first=first([(unit.account, articles[passages[unit.passages[0]].article]) for unit in members])
        if several
        else "",
    )


def _differences(
    units: Sequence[Unit], passages: Sequence[Passage], members: Sequence[Unit], found: Sequence[UnitLink], lead: int
) -> tuple[Difference, ...]:
    """The differences of a row: each unit is compared with its best partners in every other account.

    Where many accounts have it, each is compared with the lead alone.
    """
    best: dict[tuple[int, str], UnitLink] = {}
    for link in sorted(found, key=lambda link: -link.score):
        best.setdefault((link.i, units[link.j].account), link)
        best.setdefault((link.j, units[link.i].account), link)
    facing = {(link.i, link.j) for link in best.values()}
    if len({member.account for member in members}) > ALL_PAIRS:
        facing = {pair for pair in facing if lead in pair}
    return row_differences(members, [(units[i], units[j]) for i, j in sorted(facing)], passages)


def _row_id(statements: Sequence[str]) -> str:
    """A name for the row that is the same wherever the same statements make a row."""
    return hashlib.blake2b("\n".join(sorted(statements)).encode(), digest_size=8).hexdigest()


def _lead(units: Sequence[Unit], passages: Sequence[Passage], numbers: Sequence[int], found: Sequence[UnitLink]) -> int:
    """The unit that the row hangs together by: the strongest links, never a headline where there is a sentence."""
    strength = dict.fromkeys(numbers, 0.0)
    for link in found:
        strength[link.i] += link.score
        strength[link.j] += link.score
    return min(numbers, key=lambda n: (units[n].headline, -round(strength[n], 6), n))


def _through(
    units: Sequence[Unit], lead: int, numbers: Sequence[int], found: Sequence[UnitLink]
) -> tuple[tuple[str, str], ...]:
    """For each member of another account that has no link with the lead, the member it is best linked with."""
    best: dict[int, tuple[float, int]] = {}
    direct = {lead}
    for link in found:
        for one, other in ((link.i, link.j), (link.j, link.i)):
            if other == lead:
                direct.add(one)
            best[one] = max(best.get(one, (0.0, -1)), (link.score, -other - 1))
    return tuple((units[n].id, units[-best[n][1] - 1].id) for n in numbers if n not in direct and n in best)
