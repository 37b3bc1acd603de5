"""Memory over many re-reads of a watched folder: the code that a change in the folder runs, over and over.

    python bench/watching.py [TIMES]

The folder holds a few short stories, one of which changes each time; the rules alone find the statements, so that
the time goes into re-reading. Resident memory is told ten times on the way.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import watchfiles
from textual.message import Message

from extract.model import Article, Statement
from extract.settings import Settings
from tui import messages, work

STORY = """Truce in the south

VALLETTA ({agency}) - At least {count} people were killed, Minister Ana Dahlberg said on Friday, {agency} reports.

"The truce holds," she told reporters. The opposition denied that {count} had died.
"""
AGENCIES = ("AFP", "Reuters", "AP")


def memory() -> float:
    """Resident memory in megabytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    settings = Settings(pipeline="blank:en")
    articles: dict[str, Article] = {}
    statements: dict[str, tuple[Statement, ...]] = {}

    def post(message: Message) -> None:
        if isinstance(message, messages.StatementsExtracted):
            articles[message.article.key] = message.article
            statements[message.article.key] = message.statements

    with tempfile.TemporaryDirectory() as folder:

        def changes(*_: str, **__: object) -> Iterator[set[tuple[watchfiles.Change, str]]]:
            """What the folder would tell of: one story more, or changed, each time."""
            for number in range(times + 1):
                path = Path(folder).resolve() / f"{AGENCIES[number % len(AGENCIES)]}.txt"
                path.write_text(STORY.format(agency=path.stem, count=number % 97 + 2))
                yield {(watchfiles.Change.modified, str(path))}
                if number % 10 == 0:
                    work.compare_now(list(articles.values()), statements, settings, settings.by, ())
                if number % max(1, times // 10) == 0:
                    gc.collect()
                    print(f"{number:6,} re-reads: {memory():.1f} MB", flush=True)

        watchfiles.watch = changes
        take = work._taker(settings, post)
        assert take is not None
        work.watch([folder], settings, post, lambda: False, take)


if __name__ == "__main__":
    main()
