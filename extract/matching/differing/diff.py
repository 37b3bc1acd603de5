"""Pairs of texts in, their typed differences out: ``wireside diff``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from extract.matching.differing.differences import TextDifference, text_differences
from extract.matching.differing.wording import changed_words
from extract.model import DifferenceKind


class PairError(ValueError):
    """A line that is no pair of texts; the message names the line."""


def diff_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """For every JSON line {"a": text, "b": text} a record {"differences": [{"kind", "a", "b", "certain"}, ...]}.

    ``a`` and ``b`` of a difference are the words that stand there, empty where one text says nothing of the kind. Words
    that differ otherwise are of the kind "wording". Empty lines are skipped. Raises PairError.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
            a, b = pair["a"], pair["b"]
        except (ValueError, TypeError, KeyError) as error:
            raise PairError(f'line {number}: not a JSON object with "a" and "b"') from error
        if not isinstance(a, str) or not isinstance(b, str):
            raise PairError(f'line {number}: "a" and "b" are not both text')
        yield {
            "differences": [
                {
                    "kind": difference.kind.value,
                    "a": a[slice(*difference.a)],
                    "b": b[slice(*difference.b)],
                    "certain": difference.certain,
                }
                for difference in _all_differences(a, b)
            ]
        }


def _all_differences(a: str, b: str) -> list[TextDifference]:
    """The facts in which two texts differ, and the other words where neither side belongs to one of them."""
    facts = text_differences(a, b)
    rest = [
        TextDifference(DifferenceKind.WORDING, x, y, True)
        for x, y in changed_words(a, b)
        if not any(_meet(x, fact.a) or _meet(y, fact.b) for fact in facts)
    ]
    return [*facts, *rest]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
