"""What is done to good input to make it bad."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# What is dangerous in any copy: to a terminal, to the eye, to whoever counts cells or characters.
HOSTILE = (
    "\x1b[2J", "\x1b]52;c;aGk=\x07", "\x1b]8;;http://x.example\x1b\\", "\x9b31m", "\x90q\x9c", "\x00", "\x07", "\x08",
    "\x7f", "\x85", "\r", "\n", "\t", "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\u2028", "\xad",
    "e" + "\u0301" * 40, "\U000e0041", "\ud800", "\ufffe", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇩🇪", "한국어", "ｱﾞ",
    "かな漢字", "العربية", "[bold]", "[/]", "[@click=app.quit]x[/]", "\\[", "${IFS}", "=cmd|' /C calc'!A0", "<script>",
    "x" * 300,
)  # fmt: skip


def mutated(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    """``data`` with one to eight changes: cut, doubled, moved, and ``tokens`` put in."""
    held = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, kind = chance.randrange(len(held) + 1), chance.randrange(8)
        other = chance.randrange(len(held) + 1)
        if kind == 0:
            del held[at : at + chance.randint(1, 200)]
        elif kind == 1:
            held[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 2:
            held[at:at] = held[at : at + chance.randint(1, 300)] * chance.choice((1, 1, 1, 50))
        elif kind == 3:
            held[at : at + 20] = held[other : other + 20]
        elif kind == 4 and chance.random() < 0.3:
            del held[at:]
        elif kind == 5:
            held[at:at] = chance.choice(HOSTILE).encode("utf-8", "surrogatepass")
        else:
            held[at:at] = chance.choice(tokens) * chance.choice((1, 1, 1, 1, 200))
    return bytes(held)


@lru_cache(maxsize=1)
def sample() -> tuple[str, ...]:
    """The paragraphs of the sample story."""
    files = sorted((ROOT / "docs" / "sample").glob("*.txt"))
    return tuple(part.strip() for file in files for part in file.read_text().split("\n\n") if part.strip())


_WORDS = (*"""Brandt said that he the minister told AFP reports according to denied ships claim , . who and not
allegedly Kremlin citing /TASS/ It's ... ; She quoted as saying 1,000 12 July 9 on Tuesday ? “ ” '' " ' « » : - — (AP)
LONDON 3.5 % million dollars 她说 ! never ( ) of in""".split(), "\n\n", "\n")  # fmt: skip


def copy(chance: random.Random, most: int = 30) -> str:
    """Copy of up to ``most`` paragraphs: the sample's, mixed up, with words and hostile pieces put in."""
    parts = []
    for _ in range(chance.randint(1, most)):
        words = chance.choice(sample()).split(" ") if chance.random() < 0.7 else []
        for _ in range(chance.randint(0, 6) if words else chance.randint(1, 60)):
            word = chance.choice(HOSTILE) if chance.random() < 0.05 else chance.choice(_WORDS)
            words.insert(chance.randrange(len(words) + 1), word)
        if chance.random() < 0.1:
            chance.shuffle(words)
        parts.append(chance.choice((" ", " ", " ", "")).join(words))
    return "\n\n".join(parts)
