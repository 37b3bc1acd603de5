"""Negation and stance: "not", "never", denied against said, won against lost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract import yamlfile
from extract.matching.stems import stem
from extract.matching.tokens import STOP_WORDS, Token

_NEGATORS = frozenset({"not", "no", "never", "none", "neither", "nor", "without", "nobody", "nothing", "cannot"})
# Words that carry a "not" of their own: beside one of these a "not" on the other side is no contradiction.
_NEGATIVE = frozenset(
    stem(word)
    for word in """deny refuse reject decline fail lack unable impossible unlikely dismiss dispute prevent avoid stop
    bar ban halt oppose doubt absence absent free innocent instead rather hardly scarcely barely few little except
    unless only but rule against dis end cease abandon cancel drop unknown unclear unaware stay remain forbid
    prohibit illegal unfounded false untrue wrong away miss""".split()
)
_DENIALS = frozenset(stem(word) for word in ("deny", "dispute", "refute", "dismiss", "reject"))
DENIED = "deny"


class Clash(NamedTuple):
    """Words of the two texts that contradict one another, by character offsets; empty where one says nothing."""

    a: tuple[int, int]
    b: tuple[int, int]
    certain: bool


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """For each stem the stems that contradict it, from ``extract/data/opposites.yaml``."""
    path = Path(__file__).parents[2] / "data" / "opposites.yaml"
    table: dict[str, set[str]] = {}
    for line in yamlfile.load(path, dict[str, list[str]])["pairs"]:
        one, other = (({stem(word.strip()) for word in side.split(",")}) for side in line.split("|"))
        for word in one:
            table.setdefault(word, set()).update(other)
        for word in other:
            table.setdefault(word, set()).update(one)
    return {word: frozenset(others) for word, others in table.items()}


def _negator(word: Token) -> bool:
    return word.norm in _NEGATORS or word.norm.endswith("n't")


def _scope(words: Sequence[Token], at: int, reach: int = 2) -> list[str]:
    """The first content words after a negator."""
    found = [stem(word.norm) for word in words[at + 1 : at + 7] if word.norm not in STOP_WORDS]
    return found[:reach]


def negations(left: Sequence[Token], right: Sequence[Token]) -> list[Clash]:
    """A "not" that the other text does not have before the words it negates."""
    clashes = [Clash((a.start, a.end), b, certain) for a, b, certain in _negated(left, right)]
    clashes += [Clash(a, (b.start, b.end), certain) for b, a, certain in _negated(right, left)]
    return clashes


def _negated(left: Sequence[Token], right: Sequence[Token]) -> list[tuple[Token, tuple[int, int], bool]]:
    stems_right = [stem(word.norm) for word in right]
    negative = any(_negator(word) or name in _NEGATIVE for word, name in zip(right, stems_right, strict=True))
    if negative:
        return []
    found = []
    for at, word in enumerate(left):
        if not _negator(word):
            continue
        scope = _scope(left, at)
        shared = [name for name in scope if name in stems_right]
        if shared and not (word.norm == "no" and scope and shared[0] != scope[0]):
            beside = right[stems_right.index(shared[0])]
            found.append((word, (beside.start, beside.end), shared[0] == scope[0]))
    return found


def stances(left: Sequence[Token], right: Sequence[Token]) -> list[Clash]:
    """A denial against an assertion with the same complement, and words that contradict one another in one place."""
    clashes = [Clash((a.start, a.end), b, certain) for a, b, certain in _denied(left, right)]
    clashes += [Clash(a, (b.start, b.end), certain) for b, a, certain in _denied(right, left)]
    table = _opposites()
    stems_left, stems_right = [stem(word.norm) for word in left], [stem(word.norm) for word in right]
    only_left, only_right = set(stems_left) - set(stems_right), set(stems_right) - set(stems_left)
    for i, name in enumerate(stems_left):
        if name not in only_left:
            continue
        for j, other in enumerate(stems_right):
            if other in only_right and other in table.get(name, ()):
                near_left, near_right = _near(stems_left, left, i), _near(stems_right, right, j)
                if near_left & near_right:
                    a, b = left[i], right[j]
                    clashes.append(Clash((a.start, a.end), (b.start, b.end), len(near_left & near_right) > 1))
    return clashes


def _near(stems: Sequence[str], words: Sequence[Token], at: int, reach: int = 4) -> set[str]:
    around = range(max(0, at - reach), min(len(words), at + reach + 1))
    return {stems[i] for i in around if i != at and words[i].norm not in STOP_WORDS}


def _denied(left: Sequence[Token], right: Sequence[Token]) -> list[tuple[Token, tuple[int, int], bool]]:
    stems_right = [stem(word.norm) for word in right]
    if any(_negator(word) or name in _DENIALS for word, name in zip(right, stems_right, strict=True)):
        return []
    found = []
    for at, word in enumerate(left):
        if stem(word.norm) not in _DENIALS:
            continue
        rest = [stem(other.norm) for other in left[at + 1 :] if other.norm not in STOP_WORDS]
        shared = [name for name in rest if name in stems_right]
        if rest and len(shared) >= max(2, 0.4 * len(rest)):
            found.append((word, _cue(right), len(shared) >= 0.6 * len(rest)))
    return found


def _cue(words: Sequence[Token]) -> tuple[int, int]:
    """Where the other text says it: its first verb of saying, else nothing."""
    for word in words:
        if stem(word.norm) in ("say", "tell", "confirm", "admit", "claim", "announc", "stat", "acknowledg"):
            return (word.start, word.end)
    return (0, 0)
