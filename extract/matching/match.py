"""Statements of all accounts into rows."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations, islice

from extract.matching.differing.ahead import Ahead
from extract.matching.differing.differences import Pair
from extract.matching.differing.rowdiffs import row_differences, unit_pair
from extract.matching.links import UnitLink, unit_links
from extract.matching.meaning import load_embedding
from extract.matching.origins import first, origins, reprints
from extract.matching.passages import Passage, Unit, divide
from extract.matching.rows import group
from extract.matching.similarity import links
from extract.matching.weights import Weights, explain, load_weights
from extract.model import Article, Cell, Confidence, Link, Row, Statement
from extract.settings import Settings

# Up to so many accounts in a row, every two are compared.
ALL_PAIRS = 6
# Mean scores from which a row is the same, and likely so. On events left out of the fit 94 percent of the pairs in rows
# of the first kind were right, 79 of the second, 71 of what is below.
SAME, LIKELY = 80.0, 60.0


def match(
    articles: Sequence[Article], statements: Sequence[Statement], accounts: Mapping[str, str], settings: Settings
) -> tuple[Row, ...]:
    """Set the ``statements`` of ``articles`` in rows; ``accounts`` gives the account key of each statement by its id.

    Every statement is in exactly one row; what only one account has is a row of one cell. The order of the inputs
    makes no difference. Raises meaning.EmbeddingError where ``settings.semantic`` names what cannot be used.
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
    embed = load_embedding(settings.semantic) if settings.semantic else None
    found = unit_links(units, links(passages, [frozenset(keys) for keys in apart], embed))
    by_key = {article.key: article for article in articles}
    linked: dict[int, list[UnitLink]] = {}
    for link in found:
        linked.setdefault(link.i, []).append(link)
    groups = []
    for numbers in group(units, found, settings.threshold):
        inside = set(numbers)
        groups.append((numbers, [link for number in numbers for link in linked.get(number, ()) if link.j in inside]))
    weights = load_weights(semantic=embed is not None)
    shown = iter(shown_links(units, [link for _, own in groups for link in own], weights))
    ahead = Ahead(_pair(units, passages, link) for _, own in groups for link in own)
    # What one account has alone has no differences: those rows are made while helpers look for those of the others.
    rows = {at: build_row(units, passages, by_key, row, (), ()) for at, (row, own) in enumerate(groups) if not own}
    for at, (row, own) in enumerate(groups):
        if own:
            rows[at] = build_row(units, passages, by_key, row, own, tuple(islice(shown, len(own))), ahead=ahead)
    return tuple(rows[at] for at in range(len(groups)))


def _pair(units: Sequence[Unit], passages: Sequence[Passage], link: UnitLink) -> Pair:
    a, b = sorted((units[link.i], units[link.j]), key=lambda unit: unit.account)
    return unit_pair(a, b, passages)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Leave the garbage collector out: nothing here refers to itself, and its walks would take a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            # Hand over what has come up as old: the collector would walk all of it at once otherwise.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def build_row(
    units: Sequence[Unit],
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    numbers: Sequence[int],
    found: Sequence[UnitLink],
    shown: tuple[Link, ...],
    weak: Sequence[UnitLink] = (),
    chosen: str = "",
    ahead: Ahead | None = None,
) -> Row:
    """The row of the units ``numbers`` with the links ``found`` between them, which are ``shown`` to an editor.

    ``weak`` are pairs below a link that face one another where no link decides. ``chosen`` is the id of a statement
    that is to lead. ``ahead`` has differences between texts that are known already.
    """
    cells: dict[str, list[Statement]] = {}
    for number in numbers:
        cells.setdefault(units[number].account, []).extend(units[number].statements)
    members = [units[number] for number in numbers]
    statements = [statement for unit in members for statement in unit.statements]
    plain = Row(
        id=_row_id([statement.id for statement in statements]),
        cells=tuple(Cell(account, tuple(own)) for account, own in sorted(cells.items())),
        lead=chosen or members[0].id,
        origins=origins(statements),
    )
    if len(cells) == 1:
        return plain
    leading = [number for number in numbers if any(one.id == chosen for one in units[number].statements)]
    lead = leading[0] if leading else _lead(units, numbers, found)
    facing = sorted(_facing(units, numbers, [*found, *weak], lead))
    pairs = sum(units[i].account != units[j].account for i, j in combinations(numbers, 2))
    score = round(sum(link.score for link in found) / pairs, 1)
    return replace(
        plain,
        lead=chosen or units[lead].id,
        differences=row_differences(members, [(units[i], units[j]) for i, j in facing], passages, ahead),
        score=score,
        confidence=_confidence(score),
        links=shown,
        through=_through(units, lead, numbers, found),
        reprints=reprints([(unit.account, unit.text) for unit in members]),
        first=first([(unit.account, articles[passages[unit.passages[0]].article]) for unit in members]),
    )


def shown_links(units: Sequence[Unit], found: Sequence[UnitLink], weights: Weights) -> list[Link]:
    """The links as an editor sees them, with the signs that spoke."""
    signs = explain([link.values for link in found], weights)
    return [
        Link(units[link.i].id, units[link.j].id, round(link.score, 1), own)
        for link, own in zip(found, signs, strict=True)
    ]


def _confidence(score: float) -> Confidence:
    """What the mean score of a row's links says about it."""
    if score >= SAME:
        return Confidence.SAME
    return Confidence.LIKELY if score >= LIKELY else Confidence.POSSIBLE


def _facing(
    units: Sequence[Unit], numbers: Sequence[int], found: Sequence[UnitLink], lead: int
) -> set[tuple[int, int]]:
    """Which units of a row are compared: each with its best partner in every other account.

    Where an account has no partner for it, with the one that the account is in the row for. Where many accounts have
    it, each is compared with the lead alone.
    """
    best: dict[tuple[int, str], int] = {}
    main: dict[str, int] = {}
    for link in sorted(found, key=lambda link: -link.score):
        for one, other in ((link.i, link.j), (link.j, link.i)):
            best.setdefault((one, units[other].account), other)
            main.setdefault(units[other].account, other)
    facing = {
        (min(number, other), max(number, other))
        for number in numbers
        for account, first_of in main.items()
        if account != units[number].account and (other := best.get((number, account), first_of)) is not None
    }
    return {pair for pair in facing if lead in pair} if len(main) > ALL_PAIRS else facing


def _row_id(statements: Sequence[str]) -> str:
    """A name for the row that is the same wherever the same statements make a row."""
    return hashlib.blake2b("\n".join(sorted(statements)).encode(), digest_size=8).hexdigest()


def _lead(units: Sequence[Unit], numbers: Sequence[int], found: Sequence[UnitLink]) -> int:
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
