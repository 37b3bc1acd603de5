"""How long a decision takes to be on disk, and to be found again, in a store that has many.

    python bench/review.py [DATABASE-FOLDER] [EVENTS]

The folder (default: build/bench) should be on the disk that the desk uses: most of the time is the disk's. Times are of
the wall; each append is one decision on a row of three accounts, committed and synced.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from extract.review.model import Action, Decision, Reference
from extract.review.store import open_store

EVENTS = 100_000
APPENDS = 1_000
BATCH = 2_000
ROWS = 40  # decisions on one story
WORDS = "the ferry sank off the coast in heavy seas late on Sunday killing 14 people the coast guard said".split()


def make(number: int, chance: random.Random) -> Decision:
    """An invented decision on a row of three accounts; 40 in a row are on one story."""
    story = number // ROWS

    def reference(agency: str) -> Reference:
        words = " ".join(chance.choices(WORDS, k=24))
        print_ = f"{chance.getrandbits(128):032x}"
        created = "2026-11-20T10:00:00+00:00"
        return Reference(f"tag:example.org,2026:{story}", f"Headline {story}", "2", created, agency, print_, words)

    name = str(UUID(int=chance.getrandbits(128)))
    action = chance.choice([Action.ACCEPT, Action.REJECT, Action.NOTE, Action.FLAG])
    sides = tuple((reference(agency),) for agency in ("AFP", "Reuters", "AP"))
    return Decision(name, 0, datetime.now(UTC), chance.choice(["Eva", "Bob"]), action, sides, "", "", name)


def timed(what: str, work: Callable[[], object], times: int) -> None:
    """Print the median and the 95th percentile of ``times`` runs of ``work``, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    print(f"{what:32} p50 {taken[len(taken) // 2]:8.1f} ms   p95 {taken[int(len(taken) * 0.95)]:8.1f} ms")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/bench")
    events = int(sys.argv[2]) if len(sys.argv) > 2 else EVENTS
    shutil.rmtree(folder / "review", ignore_errors=True)
    url = f"sqlite:///{folder}/review/decisions.db"
    chance = random.Random(1)
    numbers = iter(range(10**9))
    with open_store(url) as store:
        assert not store.problem, store.problem
        for _ in range(0, events, BATCH):
            store.append([make(next(numbers), chance) for _ in range(BATCH)])
        print(f"{store.last():,} decisions, {(folder / 'review' / 'decisions.db').stat().st_size / 1e6:.0f} MB")
        timed("append and sync one decision", lambda: store.append([make(next(numbers), chance)]), APPENDS)
        last = store.last()
        timed("look for what others decided", lambda: store.since(last), 200)
        timed("all decisions on three stories", lambda: store.about(make(7, chance).statements), 50)
        timed("history of one story", lambda: store.history(story="Headline 77"), 10)
        timed("history of one editor", lambda: store.history(editor="eva"), 3)
    timed("open, with the check of the file", lambda: open_store(url).close(), 5)
    shutil.rmtree(folder / "review")


if __name__ == "__main__":
    main()
