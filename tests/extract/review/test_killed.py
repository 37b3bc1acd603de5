"""Processes that are killed in the middle of their work."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from extract.review.store import open_store

ROOT = Path(__file__).parents[3]


class Writer:
    """A process that decides until it is killed, again and again; ``acknowledged`` has what it said was kept."""

    def __init__(self, database, name):
        self.name, self.runs = name, 0
        self.acknowledged = {}
        self._starter = subprocess.Popen(
            [sys.executable, "-m", "tests.extract.review.writer", database],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def start(self):
        self.runs += 1
        self._starter.stdin.write(f"{self.name}.{self.runs}\n".encode())
        self._starter.stdin.flush()
        self._pid = 0
        while not self._pid:
            self._take(self._starter.stdout.readline())

    def wait(self):
        """Until the process has said that something is kept."""
        before = len(self.acknowledged)
        while len(self.acknowledged) == before:
            self._take(self._starter.stdout.readline())

    def kill(self):
        os.kill(self._pid, signal.SIGKILL)
        line = b""
        while line != b"ended\n":
            line = self._starter.stdout.readline()
            assert line, "the writer ended"
            self._take(line)

    def _take(self, line):
        words = line.decode().split()
        assert words[0] != "!", line
        if words[0] == "pid":
            self._pid = int(words[1])
        elif words[0] != "ended" and line.endswith(b"\n"):
            self.acknowledged[words[1]] = int(words[0])

    def close(self):
        self._starter.stdin.close()
        self._starter.wait(10)
        self._starter.stdout.close()


@pytest.fixture
def writers(path):
    found = [Writer(f"sqlite:///{path}", name) for name in ("Eva", "Bob")]
    yield found
    for one in found:
        one.close()


def _kill_again_and_again(writers, times):
    chance = random.Random(7)
    for _ in range(times):
        for one in writers:
            one.start()
        if chance.random() < 0.7:  # else while the file is being opened
            for one in writers:
                one.wait()
        time.sleep(chance.uniform(0.0, 0.03))
        for one in writers:
            one.kill()


def _kept(path):
    with open_store(f"sqlite:///{path}") as store:
        assert not store.problem
        assert not store.messages
        found = store.since(0)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    return {one.value: one.number for one in found}


def _check(writers, kept):
    for one in writers:
        assert one.acknowledged
        assert one.acknowledged.items() <= kept.items()
    whole = {}
    for value in kept:  # what was decided by one key is there as a whole or not at all
        run, number, place = value.rsplit("-", 2)
        whole.setdefault((run, int(number)), set()).add(int(place))
    assert all(places == set(range(1 + number % 3)) for (_, number), places in whole.items())


def test_nothing_acknowledged_is_lost_when_a_writer_is_killed_hundreds_of_times(path, writers):
    _kill_again_and_again(writers[:1], 120)
    _check(writers[:1], _kept(path))


def test_nothing_acknowledged_is_lost_when_two_writers_are_killed_hundreds_of_times(path, writers):
    _kill_again_and_again(writers, 60)
    _check(writers, _kept(path))
