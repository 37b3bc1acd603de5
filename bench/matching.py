"""Time and memory of matching: statements of the news events in a folder, and as many more as are asked for.

    python bench/matching.py EVENTS [SIZE ...]

EVENTS holds a folder an event with a text file an outlet. A size beyond what is there is reached by copies of the
events in which words are exchanged for others of the same frequency, so that each copy is an event of its own.
Each size runs in a process of its own; times are of the wall, memory is the most that the process had.
"""

from __future__ import annotations

import multiprocessing
import random
import re
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from extract.matching import match
from extract.model import Article, Kind, Paragraph, Span, Statement
from extract.settings import Settings

# Words that every event has: they stay as they are in the copies.
COMMON = 150
# Words of neighbouring frequency that are exchanged for one another in a copy.
BLOCK = 400
SIZES = (400, 1_000, 10_000, 100_000)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’)]*|\n|$)")
_WORD = re.compile(r"[^\W_]+")


def stories(folder: Path) -> list[tuple[str, str]]:
    """The texts of all outlets with the event that each belongs to, in an order of their own."""
    return [(path.parent.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/*.txt"))]


def vocabulary(texts: list[tuple[str, str]]) -> list[str]:
    """The words of all texts but the commonest, from frequent to rare."""
    count = Counter(word.lower() for _, text in texts for word in _WORD.findall(text) if not word.isdigit())
    return sorted(count, key=lambda word: (-count[word], word))[COMMON:]


def exchange(words: list[str], copy: int) -> dict[str, str]:
    """For each word another of about the same frequency, by which a story becomes one of another event."""
    draw = random.Random(copy)
    table: dict[str, str] = {}
    for start in range(0, len(words), BLOCK):
        block = words[start : start + BLOCK]
        table.update(zip(block, draw.sample(block, len(block)), strict=True))
    return table


def changed(text: str, table: dict[str, str], copy: int) -> str:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return str(int(word) + copy)
        new = table.get(word.lower(), word)
        return new.capitalize() if word[0].isupper() else new

    return _WORD.sub(other, text) if copy else text


def make(folder: Path, size: int) -> tuple[list[Article], list[Statement]]:
    """Articles with ``size`` statements between them, one a sentence."""
    articles: list[Article] = []
    statements: list[Statement] = []
    texts = stories(folder)
    words = vocabulary(texts)
    copy = 0
    while len(statements) < size:
        table = exchange(words, copy)
        for number, (event, story) in enumerate(texts):
            key = f"{event}/{number}/{copy}"
            text = changed(story, table, copy)
            articles.append(Article(key, key, "text", text, (Paragraph(Span.of(text, 0, len(text))),), agency=key))
            for place, found in enumerate(_SENTENCE.finditer(text)):
                span = Span.of(text, found.start(), found.end())
                if len(span.text) > 20:
                    name = f"{key}/{place}"
                    statements.append(Statement(name, key, Kind.REPORTED, None, None, (span,), span, key, (key,)))
            if len(statements) >= size:
                break
        copy += 1
    return articles, statements[:size]


def run(folder: Path, size: int) -> None:
    articles, statements = make(folder, size)
    accounts = {statement.id: statement.article for statement in statements}
    match(articles[:2], [one for one in statements if one.article == articles[0].key][:5], accounts, Settings())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, cpu = time.perf_counter(), time.process_time()
    rows = match(articles, statements, accounts, Settings())
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shared = sum(len(row.cells) > 1 for row in rows)
    differences = sum(len(row.differences) for row in rows)
    print(
        f"{size:8,} statements {len(articles):6,} articles {wall:8.2f} s {cpu:8.2f} s CPU {memory:7.0f} MB "
        f"(before {before:.0f}) {shared:7,} shared rows {differences:7,} differences",
        flush=True,
    )


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    for size in [int(word) for word in sys.argv[2:]] or SIZES:
        process = multiprocessing.get_context("spawn").Process(target=run, args=(folder, size))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
