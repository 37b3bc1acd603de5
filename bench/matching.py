"""Time and memory of matching: statements of the news events in a folder, and as many more as are asked for.

    python bench/matching.py EVENTS [SIZE ...]

EVENTS holds a folder an event with a text file an outlet. A size beyond what is there is reached by copies of the
events in which names, numbers and a part of the other words are changed, so that each copy is an event of its own.
Each size runs in a process of its own; times are of the wall, memory is the most that the process had.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import re
import resource
import sys
import time
from pathlib import Path

from extract.matching import match
from extract.model import Article, Kind, Paragraph, Span, Statement
from extract.settings import Settings

SIZES = (400, 1_000, 10_000, 100_000)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’)]*|\n|$)")
_WORD = re.compile(r"[^\W_]+")


def stories(folder: Path) -> list[tuple[str, str]]:
    """The texts of all outlets with the event that each belongs to, in an order of their own."""
    return [(path.parent.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/*.txt"))]


def changed(text: str, copy: int) -> str:
    """The text as it might stand in another event: the same word always gets the same other form."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        draw = hashlib.blake2b(f"{copy} {word.lower()}".encode(), digest_size=2).digest()[0]
        if word.isdigit():
            return str(int(word) + copy)
        if word[0].isupper() or (len(word) > 4 and draw < 100):
            return f"{word}{chr(97 + copy % 26)}{chr(97 + draw % 26)}"
        return word

    return _WORD.sub(other, text) if copy else text


def make(folder: Path, size: int) -> tuple[list[Article], list[Statement]]:
    """Articles with ``size`` statements between them, one a sentence."""
    articles: list[Article] = []
    statements: list[Statement] = []
    texts = stories(folder)
    copy = 0
    while len(statements) < size:
        for number, (event, story) in enumerate(texts):
            key = f"{event}/{number}/{copy}"
            text = changed(story, copy)
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
