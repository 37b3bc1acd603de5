"""Whether the accounts of a row are independent: far ends of chains, reprints, and who had it first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Indel

from extract.data.aliases import canonical
from extract.matching.differing.facts.names import same_name
from extract.matching.words.tokens import content_words, tokens
from extract.model import Article, Statement

# A run of so many same words, holding so much of the shorter statement, is a copy and no coincidence.
REPRINT_RUN = 12
REPRINT_SHARE = 0.7
LEAST_SHARE = 0.4


class _Node(NamedTuple):
    """One step of a chain: what it is compared by, and its name. An unnamed source is never the same as another."""

    key: str
    name: str
    named: bool


def origins(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The independent far ends of the statements' chains, by name.

    Two statements have one origin when their chains meet beyond the agencies that tell them: AFP quoting RIA Novosti
    quoting a minister, beside Reuters quoting RIA Novosti. The longest chain names it. A statement whose copy names
    nobody adds none.
    """
    told = {statement.chain for statement in statements if statement.chain}
    if len(told) < 2:
        return tuple(chain[-1] for chain in told)
    chains = sorted({_nodes(statement) for statement in statements if statement.chain}, key=lambda c: (-len(c), c))
    groups: list[list[tuple[_Node, ...]]] = []
    for chain in chains:
        homes = [group for group in groups if any(_meet(chain, other) for other in group)]
        for home in homes[1:]:
            homes[0].extend(home)
            groups.remove(home)
        if homes:
            homes[0].append(chain)
        else:
            groups.append([chain])
    return tuple(sorted(min(group, key=lambda c: (-len(c), c))[-1].name for group in groups))


def _nodes(statement: Statement) -> tuple[_Node, ...]:
    nodes = [_Node(canonical(name).casefold(), name, True) for name in statement.chain]
    if statement.source and not statement.source.speaker.named and statement.chain[-1] == statement.source.speaker.name:
        nodes[-1] = _Node(statement.source.speaker.key, statement.chain[-1], False)
    return tuple(nodes)


def _meet(a: tuple[_Node, ...], b: tuple[_Node, ...]) -> bool:
    """Whether two chains share a step. That one agency tells both is not enough, unless one of them ends there."""
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            beyond = i > 0 or j > 0 or len(a) == 1 or len(b) == 1
            if beyond and (one.key == other.key or (one.named and other.named and same_name(one.key, other.key))):
                return True
    return False


def reprint(a: str, b: str) -> bool:
    """Whether one text holds a long run of the other's words."""
    one, other = set(a.casefold().split()), set(b.casefold().split())
    if len(one & other) < LEAST_SHARE * min(len(one), len(other)):
        return False  # a copy shares more than that, wherever its commas stand
    left, right = [token.norm for token in tokens(a)], [token.norm for token in tokens(b)]
    shorter = min(len(left), len(right))
    if shorter < REPRINT_RUN or not set(content_words(a)) & set(content_words(b)):
        return False
    runs = [block.size for block in Indel.opcodes(left, right).as_matching_blocks()]
    return max(runs, default=0) >= REPRINT_RUN and sum(run for run in runs if run >= 4) >= REPRINT_SHARE * shorter


def reprints(texts: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs of accounts of which one prints the other's words; ``texts`` are (account, text) pairs."""
    found = {
        (min(one, other), max(one, other))
        for (one, a), (other, b) in combinations(texts, 2)
        if one != other and reprint(a, b)
    }
    return tuple(sorted(found))


def first(articles: Sequence[tuple[str, Article]]) -> str:
    """The account whose article is the oldest, where the times of all are known and comparable; else empty."""
    times: dict[str, datetime] = {}
    for account, article in articles:
        if article.created is None or not article.created.zone_known:
            return ""
        time = article.created.time.astimezone(UTC)
        times[account] = min(time, times.get(account, time))
    earliest = sorted(times, key=lambda account: (times[account], account))
    if len(earliest) < 2 or times[earliest[0]] == times[earliest[1]]:
        return ""
    return earliest[0]
