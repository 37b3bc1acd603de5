"""Rows of statements that were put together otherwise than by their links: by an editor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from extract.matching.links import UnitLink
from extract.matching.match import build_row, shown_links
from extract.matching.passages import Passage, Unit, divide
from extract.matching.similarity import FLOOR, Measure
from extract.matching.weights import load_weights
from extract.model import Article, Link, Row, Statement


def regroup(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    accounts: Mapping[str, str],
    groups: Iterable[Collection[str]],
    known: Iterable[Link],
    leads: Collection[str] = (),
) -> tuple[Row, ...]:
    """A row for each of the ``groups`` of statements, by their ids, with its differences, origins and links.

    ``statements`` are all that are compared, since what is rare among them weighs more, and ``accounts`` their account
    keys by id. ``known`` links are taken over, and what is missing between the statements of a group is looked at
    anew, by words alone. A statement of ``leads`` leads its row.
    """
    by_key = {article.key: article for article in articles}
    by_id = {statement.id: statement for statement in statements}
    links = {frozenset((link.one, link.other)): link for link in known}
    likeness = _Likeness(articles, statements, accounts)
    rows = []
    for group in groups:
        passages, units = divide(articles, [by_id[name] for name in sorted(group)], accounts)
        found, shown, weak = _between(units, passages, links, likeness)
        chosen = next((name for name in sorted(group) if name in leads), "")
        rows.append(build_row(units, passages, by_key, range(len(units)), found, shown, weak, chosen))
    return tuple(rows)


def _between(
    units: Sequence[Unit], passages: Sequence[Passage], known: Mapping[frozenset[str], Link], likeness: _Likeness
) -> tuple[list[UnitLink], tuple[Link, ...], list[UnitLink]]:
    """The links between ``units`` of different accounts, how they are shown, and the pairs that are below a link."""
    found: list[UnitLink] = []
    shown: list[Link] = []
    weak: list[UnitLink] = []
    missing = []
    for i, j in combinations(range(len(units)), 2):
        if units[i].account == units[j].account:
            continue
        link = known.get(frozenset((units[i].id, units[j].id)))
        if link:
            found.append(UnitLink(i, j, link.score, ()))
            shown.append(link)
        else:
            missing.append((i, j))
    for i, j in missing:
        link_of = likeness.link(i, j, units, passages)
        if link_of.score >= FLOOR:
            found.append(link_of)
            shown += shown_links(units, [link_of], load_weights(semantic=False))
        else:
            weak.append(link_of)
    return found, tuple(shown), weak


class _Likeness:
    """How alike any two passages of a comparison are, measured when first asked for."""

    def __init__(
        self, articles: Sequence[Article], statements: Sequence[Statement], accounts: Mapping[str, str]
    ) -> None:
        self._divided = articles, statements, accounts

    @cached_property
    def _passages(self) -> list[Passage]:
        return divide(*self._divided)[0]

    @cached_property
    def _measure(self) -> Measure:
        return Measure(self._passages)

    @cached_property
    def _number(self) -> dict[tuple[str, int, int], int]:
        return {(one.article, one.start, one.end): number for number, one in enumerate(self._passages)}

    def link(self, i: int, j: int, units: Sequence[Unit], passages: Sequence[Passage]) -> UnitLink:
        """How alike two units are: the mean over their passages, with the signs of the best pair."""
        import numpy as np

        one, other = (
            [self._number[passages[at].article, passages[at].start, passages[at].end] for at in units[number].passages]
            for number in (i, j)
        )
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        low, high = (np.array(side) for side in zip(*pairs, strict=True))
        values = self._measure.signs(low, high)
        weights = load_weights(semantic=False)
        scores = 100 / (1 + np.exp(-(values @ weights.vector + weights.constant)))
        best = values[int(scores.argmax())]
        return UnitLink(i, j, round(float(scores.mean()), 2), best)
