"""Pairs of texts in, their typed differences out: ``wireside diff``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from extract.matching.differing.differences import text_differences


class PairError(ValueError):
    """A line that is no pair of texts; the message names the line."""


def diff_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """For every JSON line {"a": text, "b": text} a record {"differences": [{"kind", "a", "b", "certain"}, ...]}.

    ``a`` and ``b`` of a difference are the words that stand there, empty where one text says nothing of the kind.
    Empty lines are skipped. Raises PairError.
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
                for difference in text_differences(a, b)
            ]
        }
