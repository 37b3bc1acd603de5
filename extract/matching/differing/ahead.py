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
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from extract.matching.differing.differences import Pair, TextDifference, text_differences
from extract.model import DifferenceKind

# From so many pairs, a second or two of work, a helper is worth the half second that it takes to start.
MANY = 8_000
# More helpers than this would wait for the one process that hands out the work.
MOST_HELPERS = 3

Found = dict[Pair, tuple[TextDifference, ...]]


def differences_ahead(pairs: Sequence[Pair]) -> Found:
    """The differences of each pair; nothing where there are so few that they are as well compared when needed."""
    pairs = list(dict.fromkeys(pairs))
    helpers = min(MOST_HELPERS, _processors() - 1) if len(pairs) >= MANY else 0
    if not helpers or not sys.executable:
        return {}
    # Neighbouring pairs share texts, whose facts are read once; so each process gets a run of them.
    size = -(-len(pairs) // (helpers + 1))
    own, *others = [pairs[at : at + size] for at in range(0, len(pairs), size)]
    with ThreadPoolExecutor(len(others)) as pool:
        waiting = [pool.submit(_by_helper, part) for part in others]
        found = _compared(own)
        for part, future in zip(others, waiting, strict=True):
            found |= future.result() or _compared(part)
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
