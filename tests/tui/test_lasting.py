"""On a terminal of its own: stopped and continued, resized, asked to end, hung up."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator

import pytest

APP = "import sys; from tests.tui.fake import FakeApp; app = FakeApp(); app.run(); sys.exit(app.return_code)"
LEAVE, ENTER = b"\x1b[?1049l", b"\x1b[?1049h"


class Terminal:
    """The program on a pseudo-terminal."""

    def __init__(self) -> None:
        self.process, self.file = pty.fork()
        if not self.process:
            known = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            known |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
            os.execve(sys.executable, [sys.executable, "-c", APP], known)
        self.resize(80, 24)
        self.status: int | None = None

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def until(self, words: bytes) -> bytes:
        """What is written up to ``words``."""
        data = b""
        while words not in data:
            assert select.select([self.file], [], [], 15)[0], f"{words!r} was not written; what was: {data[-300:]!r}"
            data += os.read(self.file, 1 << 16)
        return data

    def signal(self, number: int) -> None:
        os.kill(self.process, number)

    def wait_until_stopped(self) -> None:
        _, status = os.waitpid(self.process, os.WUNTRACED)
        assert os.WIFSTOPPED(status)

    def ended(self) -> int:
        """The status of the process, which must end within a few seconds."""
        for _ in range(100):
            if self.file >= 0 and select.select([self.file], [], [], 0.05)[0]:
                try:
                    os.read(self.file, 1 << 16)
                except OSError:
                    time.sleep(0.05)
            elif self.file < 0:
                time.sleep(0.05)
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
        raise AssertionError("the program goes on")

    def hang_up(self) -> None:
        """Close the other end, as a connection does that is lost."""
        os.close(self.file)
        self.file = -1

    def close(self) -> None:
        if self.status is None:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        if self.file >= 0:
            os.close(self.file)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    started = Terminal()
    try:
        started.until(b"1/7")
        yield started
    finally:
        started.close()


def test_what_was_stopped_by_its_key_comes_back_whole_and_goes_on(terminal: Terminal) -> None:
    os.write(terminal.file, b"j\x1a")
    terminal.wait_until_stopped()
    assert b"\x1b[?25h" in terminal.until(LEAVE + b"\x1b[?25h")
    terminal.signal(signal.SIGCONT)
    assert b"Reuters" in terminal.until(b"2/7")
    os.write(terminal.file, b"j")
    terminal.until(b"3")
    os.write(terminal.file, b"q")
    assert terminal.ended() == 0


def test_a_stop_that_cannot_be_caught_is_lived_through_too(terminal: Terminal) -> None:
    before = termios.tcgetattr(terminal.file)
    terminal.signal(signal.SIGSTOP)
    terminal.wait_until_stopped()
    terminal.signal(signal.SIGCONT)
    terminal.until(ENTER)
    terminal.until(b"1/7")
    assert termios.tcgetattr(terminal.file) == before
    os.write(terminal.file, b"q")
    terminal.until(LEAVE)
    assert termios.tcgetattr(terminal.file)[3] & termios.ECHO
    assert terminal.ended() == 0


def test_another_size_is_drawn(terminal: Terminal) -> None:
    terminal.resize(120, 30)
    assert b"AP" in terminal.until(b"1-3 of 5")
    os.write(terminal.file, b"q")
    assert terminal.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_gives_the_terminal_back(terminal: Terminal, number: int) -> None:
    terminal.signal(number)
    terminal.until(LEAVE)
    assert termios.tcgetattr(terminal.file)[3] & termios.ECHO
    assert terminal.ended() == 128 + number


def test_it_ends_when_the_connection_is_lost(terminal: Terminal) -> None:
    terminal.hang_up()
    assert terminal.ended() == 128 + signal.SIGHUP
