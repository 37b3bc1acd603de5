"""A heavy day: a folder of many articles in the real program, from the first paint to the last statement.

    python bench/load.py EVENTS [ARTICLES [SENTENCES]]

The articles are copies of the news events in EVENTS, each copy an event of its own, as in ``bench/matching.py``; an
article has SENTENCES of them, under the dateline of one of eight agencies. The program runs on a terminal of its own;
j is pressed while the statements come in and after the last one.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from matching import _SENTENCE, changed, exchange, stories, vocabulary
from terminal import Terminal

AGENCIES = ("AFP", "Reuters", "AP", "TASS", "dpa", "Xinhua", "ANSA", "EFE")
PROGRAM = ["-c", "from tui.cli import main; main()"]
SECONDS = 3600  # at most, until the last statement


def write(events: Path, folder: Path, articles: int, sentences: int) -> int:
    """Write the articles into ``folder``; returns how many sentences there are in all."""
    texts = stories(events)
    words = vocabulary(texts)
    chance = random.Random(1)
    written = copy = 0
    while written < articles:
        table = exchange(words, copy)
        pools: dict[str, list[str]] = {}
        for event, text in texts:
            found = [part.strip() for part in _SENTENCE.findall(changed(text, table, copy))]
            pools.setdefault(event, []).extend(part for part in found if len(part) > 20)
        for pool in pools.values():
            for agency in AGENCIES[: max(2, len(pool) // sentences)]:
                if written < articles:
                    told = chance.sample(pool, min(sentences, len(pool)))
                    told += chance.choices(pool, k=sentences - len(told))
                    body = "\n\n".join(" ".join(told[at : at + 3]) for at in range(0, len(told), 3))
                    (folder / f"{written:05}.txt").write_text(f"{told[0][:70]}\n\nLONDON ({agency}) - {body}\n")
                    written += 1
        copy += 1
    return articles * sentences


def latency(terminal: Terminal, keys: int = 60) -> str:
    """What j takes, in milliseconds."""
    times = sorted(terminal.press(b"j")[1] * 1000 for _ in range(keys))
    return f"j {statistics.median(times):.0f} ms median, {times[int(keys * 0.95)]:.0f} ms p95, {times[-1]:.0f} ms worst"


def wait(terminal: Terminal, words: bytes, started: float) -> float:
    """The seconds since ``started`` at which ``words`` are written."""
    data = b""
    while words not in data:
        if time.perf_counter() - started > SECONDS:
            raise TimeoutError(f"{words!r} was not written")
        data = (data + terminal.read(0.2)[0])[-100_000:]
    return time.perf_counter() - started


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    given = [int(word) for word in sys.argv[2:4]]
    articles, sentences = given + [1_000, 50][len(given) :]
    with tempfile.TemporaryDirectory() as folder:
        count = write(Path(sys.argv[1]), Path(folder), articles, sentences)
        terminal = Terminal([*PROGRAM, "open", folder], "120x40")
        started = terminal.started
        print(f"{articles:,} articles, {count:,} sentences", flush=True)
        print(f"first paint {wait(terminal, b'wireside', started):.1f} s", flush=True)
        print(f"first rows {wait(terminal, b' rows', started):.1f} s", flush=True)
        print(f"while statements come in: {latency(terminal)}, {terminal.memory():.0f} MB", flush=True)
        print(f"all statements {wait(terminal, b'watching', started):.0f} s", flush=True)
        quiet = time.perf_counter()
        while terminal.read(10)[0]:
            pass
        print(f"compared for the last time {time.perf_counter() - quiet - 10:.0f} s later", flush=True)
        print(f"at rest: {latency(terminal, 100)}, {terminal.memory():.0f} MB", flush=True)
        terminal.close()


if __name__ == "__main__":
    main()
