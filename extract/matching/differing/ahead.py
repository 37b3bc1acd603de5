"""The differences of very many pairs of texts, worked out on all processors.

Comparing two texts is plain Python, which a second thread would not make any faster. The helpers are processes of
their own that take pairs on their standard input and print what they found: nothing is forked, which would not be
safe beside the threads of a screen.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cached_property
from pathlib import Path

from extract.matching.differing.differences import Pair, TextDifference, text_differences
from extract.model import DifferenceKind

# From so many pairs, a second or two of work, a helper is worth the half second that it takes to start.
MANY = 8_000
# More helpers than this would wait for the one process that hands out the work.
MOST_HELPERS = 3

Found = dict[Pair, tuple[TextDifference, ...]]


class Ahead:
    """The differences of many pairs of texts; helpers are at work on them from the start.

    Where there are few pairs it holds none: those are as well compared when they are needed.
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        asked = list(dict.fromkeys(pairs))
        helpers = min(MOST_HELPERS, _processors() - 1) if len(asked) >= MANY and sys.executable else 0
        # Neighbouring pairs share texts, whose facts are read once; so each process gets a run of them.
        size = -(-len(asked) // (helpers + 1)) or 1
        self._own, *self._parts = [asked[at : at + size] for at in range(0, len(asked), size)] if helpers else [[]]
        self._pool = ThreadPoolExecutor(len(self._parts)) if self._parts else None
        self._waiting = [self._pool.submit(_by_helper, part) for part in self._parts] if self._pool else []

    def get(self, pair: Pair) -> Sequence[TextDifference] | None:
        """The differences of one pair, None where it is not held; waits for the helpers."""
        return self._found.get(pair)

    @cached_property
    def _found(self) -> Found:
        found = _compared(self._own)
        for part, future in zip(self._parts, self._waiting, strict=True):
            found |= future.result() or _compared(part)
        if self._pool:
            self._pool.shutdown()
        return found


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _compared(pairs: Sequence[Pair]) -> Found:
    return {pair: text_differences(*pair) for pair in pairs}


def _by_helper(pairs: Sequence[Pair]) -> Mapping[Pair, tuple[TextDifference, ...]]:
    """What a helper finds; nothing where it cannot be started or ends before its time."""
    home = str(Path(__file__).parents[3])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    sent = json.dumps([(a, b, *(day and day.isoformat() for day in days)) for a, b, *days in pairs])
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=sent.encode("utf-8", "surrogatepass"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            check=True,
        )
        answers = json.loads(done.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return {}
    return {
        pair: tuple(TextDifference(DifferenceKind(kind), tuple(x), tuple(y), certain) for kind, x, y, certain in answer)
        for pair, answer in zip(pairs, answers, strict=True)
    }


def help_out() -> None:
    """What a helper does: read pairs, print the differences of each."""
    read = json.loads(sys.stdin.buffer.read().decode("utf-8", "surrogatepass"))
    pairs = [Pair(a, b, *(date.fromisoformat(day) if day else None for day in days)) for a, b, *days in read]
    json.dump([text_differences(*pair) for pair in pairs], sys.stdout)


if __name__ == "__main__":
    help_out()
