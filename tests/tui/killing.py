"""Kills the program while somebody decides, and holds the store against what the screen had said.

By hand: ``python -m tests.tui.killing --kills 300 --writers 2``. The screen, the thread that keeps and the store are
the program's own; only what the pipeline would find is made beforehand.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from extract.review.model import Decision
from extract.review.store import open_store
from extract.settings import Settings
from tests.tui.fake import FakeApp
from tests.tui.story import TITLES
from tests.tui.terminal import Grid
from tui.drawing.decisions import told

EDITORS = ("ana", "ben", "cleo", "dan")
SIZE = (120, 40)
KEYS = "aaaaar!!!!mmjjjjkkguu\x12JxL"  # ctrl+r does again what was taken back
# The beginning of a sequence or a letter of which the rest is still to be read.
_BEGUN = re.compile(rb"(?:\x1b(?:\[[\d;?>]*|\][^\x07]*)?|[\xc0-\xff][\x80-\xbf]{0,2})\Z")
ENDS = (signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGHUP, signal.SIGTERM)
EVENTS = 1500  # in one file, before the next one is begun


@dataclass
class Session:
    """One run of the program on a terminal, driven by random keys until it is killed."""

    editor: str
    database: str
    chance: random.Random
    until: float  # on the monotonic clock, when it is killed
    shown: list[str] = field(default_factory=list)  # what the status line told, in order

    def __post_init__(self) -> None:
        self._grid = Grid(*SIZE, wide=True)
        self._line, self._data = "", b""
        self._next_key = 0.0
        sys.stdout.flush()
        self._process, self.file = pty.fork()
        if not self._process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
            FakeApp(Settings(database=self.database, editor=self.editor)).run()
            os._exit(0)

    def step(self) -> bool:
        """Read what is there, press a key where it is time; False once the program is killed."""
        while select.select([self.file], [], [], 0)[0]:
            if not self._read():
                raise AssertionError(f"the program ended by itself:\n{self._screen()}")
            if not select.select([self.file], [], [], 0.002)[0]:
                self._look()
        now = time.monotonic()
        if now >= self.until:
            os.kill(self._process, self.chance.choice(ENDS))
            while self._read():
                pass
            self._look()
            os.waitpid(self._process, 0)
            os.close(self.file)
            return False
        if now >= self._next_key and "rows" in self._screen()[: SIZE[0]]:
            os.write(self.file, self._keys().encode())
            self._next_key = now + self.chance.choice((0.0, 0.02, 0.05))
        return True

    def _keys(self) -> str:
        if self.chance.random() < 0.1:
            return f"e{self.chance.getrandbits(64):016x}\x13"  # a note that nobody else writes, and ctrl+s
        return self.chance.choice(KEYS)

    def _read(self) -> bool:
        try:
            data = os.read(self.file, 1 << 16)
        except OSError:
            return False
        self._data += data
        whole = _BEGUN.sub(b"", self._data)
        self._grid.feed(whole)
        self._data = self._data[len(whole) :]
        return bool(data)

    def _screen(self) -> str:
        return "\n".join("".join(line) for line in self._grid.cells)

    def _look(self) -> None:
        line = re.split(r"\s{2,}", "".join(self._grid.cells[-1]).strip())[0]  # without the place at its right
        if line != self._line:
            self._line = line
            self.shown.append(line)


def claims(session: Session) -> Counter[str]:
    """What the screen of ``session`` said was decided, by its own editor or by others."""
    words = r"accepted|rejected|merged|split off|moved|chosen to lead|flagged|flag taken off|noted|undone|done again"
    return Counter(line for line in session.shown if line.isascii() and re.match(rf"(?:\w+: )?(?:{words})\b.*: ", line))


def kept(decisions: tuple[Decision, ...], editor: str) -> Counter[str]:
    """What a screen of ``editor`` would say of ``decisions``."""
    known = {one.id: one for one in decisions}
    batches = [list(batch) for _, batch in groupby(decisions, key=lambda one: one.batch)]
    return Counter(told(batch, TITLES, known, editor) for batch in batches)


def missing(shown: Counter[str], decisions: tuple[Decision, ...], editor: str) -> list[str]:
    """The claims of all sessions of ``editor`` that the store does not bear out."""
    there = kept(decisions, editor)
    return [line for line, count in shown.items() if " more decision" not in line and there[line] < count]


def run(kills: int, seconds: float, writers: int, seed: str) -> tuple[int, int]:
    """Kill the program ``kills`` times, or for ``seconds``; returns the kills and the claims that were held to.

    Raises AssertionError where a claim is not in the store.
    """
    chance = random.Random(seed)
    done = held = files = 0
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while done < kills and time.monotonic() < end:
            files += 1
            database = f"sqlite:///{Path(folder) / f'{files}.db'}"
            some, claimed = _one_file(database, kills - done, end, writers, chance)
            done, held = done + some, held + claimed
    return done, held


def _one_file(database: str, kills: int, end: float, writers: int, chance: random.Random) -> tuple[int, int]:
    shown: dict[str, Counter[str]] = {editor: Counter() for editor in EDITORS[:writers]}
    running: dict[str, Session] = {}
    done, full = 0, False
    while True:
        enough = full or done + len(running) >= kills or time.monotonic() >= end
        for editor in () if enough else shown.keys() - running.keys():
            life = chance.uniform(0.0, 1.2) if chance.random() < 0.2 else chance.uniform(1.2, 4.0)
            running[editor] = Session(editor, database, chance, time.monotonic() + life)
        if not running:
            return done, sum(sum(lines.values()) for lines in shown.values())
        select.select([session.file for session in running.values()], [], [], 0.005)
        for editor, session in list(running.items()):
            if not session.step():
                del running[editor]
                done += 1
                shown[editor] += claims(session)
                with open_store(database) as store:
                    decisions = store.since(0)
                assert not store.problem, store.problem
                full = len(decisions) > EVENTS
                lost = missing(shown[editor], decisions, editor)
                assert not lost, f"said to {editor} and not kept: {lost}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.tui.killing", description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--writers", type=int, default=1, choices=range(1, len(EDITORS) + 1))
    parser.add_argument("--seed", default=str(time.time_ns()))
    given = parser.parse_args()
    done, held = run(given.kills, given.seconds, given.writers, given.seed)
    print(f"{done} kills, {held} claims, all of them kept (seed {given.seed})")


if __name__ == "__main__":
    main()
