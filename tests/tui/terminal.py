"""A terminal for the tests of the whole program: what it is sent, byte by byte, and what it then shows."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from tui.cli import main; main()"

# All that the program itself sends: places, styles, regions, modes and questions of Textual's, and the clipboard.
_OWN = re.compile(
    r"\x1b\[[\d;]*[HfmCDGrSTXKJ]"
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p|\x1b\[(?:>\d+|<)u|\x1b\]22;[a-z]*\x07|\x1b\[6n|\x1b\[c"
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"
    r"|\r\n?|\n"
)
NON_JOINER, JOINER = "\u200c", "\u200d"  # spelling in Persian and Indic scripts


def foreign(data: bytes, joiners: str = NON_JOINER) -> list[str]:
    """Whatever in ``data`` is neither text that can be seen, ``joiners`` among it, nor a sequence of our own."""
    left = _OWN.sub("", data.decode("utf-8", "surrogateescape"))
    return [
        repr(left[max(0, at - 20) : at + 20])
        for at, character in enumerate(left)
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in joiners
    ]


class Program:
    """``wireside`` with ``arguments`` on a terminal of its own; standard error goes there too."""

    def __init__(
        self, arguments: Sequence[str | bytes], home: Path, size: tuple[int, int] = (80, 24), **environment: str
    ) -> None:
        self.sent = b""
        variables: Mapping[str, str] = {
            **{name: value for name, value in os.environ.items() if name == "PATH" or name.startswith("COV")},
            **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
            "HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            **environment,
        }
        columns, lines = size
        self._process, self._file = pty.fork()
        if not self._process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execve(sys.executable, [sys.executable, "-c", _START, str(ROOT), *arguments], variables)

    def read(self, quiet: float = 0.07) -> bytes:
        """What is written until nothing comes for ``quiet`` seconds."""
        data = b""
        while select.select([self._file], [], [], quiet)[0]:
            try:
                some = os.read(self._file, 1 << 16)
            except OSError:  # the program has ended
                break
            if not some:
                break
            data += some
        self.sent += data
        return data

    def until(self, words: bytes, seconds: float = 60) -> None:
        """Read until ``words`` have been written."""
        end = time.monotonic() + seconds
        while words not in self.sent:
            assert time.monotonic() < end, f"{words!r} was not written: {self.sent[-500:]!r}"
            self.read(0.1)

    def press(self, *keys: str) -> bytes:
        """Type ``keys``, one after the other, and read what they bring."""
        data = b""
        for key in keys:
            os.write(self._file, key.encode())
            data += self.read()
        return data

    def end(self) -> int:
        """Quit from wherever the program is, and give its exit status back; it is killed where it does not end."""
        end = time.monotonic() + 90
        while True:
            with contextlib.suppress(OSError):
                os.write(self._file, b"\x1b")
                self.read(0.4)  # a key of its own, not the beginning of a longer one
                os.write(self._file, b"q")
            self.read(0.2)
            done, status = os.waitpid(self._process, os.WNOHANG)
            if done:
                break
            if time.monotonic() > end:
                os.kill(self._process, signal.SIGKILL)
        os.close(self._file)
        return os.waitstatus_to_exitcode(status)


class Grid:
    """The cells of a terminal that draws characters of disputed width ``wide`` or not."""

    def __init__(self, columns: int, lines: int, wide: bool) -> None:
        self.columns, self.lines, self._wide = columns, lines, wide
        self.cells = [[" "] * columns for _ in range(lines)]
        self._x = self._y = 0
        self._region = (0, lines - 1)

    def feed(self, data: bytes) -> None:
        """Show ``data``; what is drawn past the end of a line is lost, since the program turns wrapping off."""
        text = data.decode("utf-8", "replace")
        at = 0
        while at < len(text):
            own = _OWN.match(text, at)
            if own:
                self._obey(own[0])
                at = own.end()
            else:
                self._draw(text[at])
                at += 1

    def _obey(self, sequence: str) -> None:
        if sequence in ("\r\n", "\n", "\r"):
            self._x, self._y = 0, min(self._y + ("\n" in sequence), self.lines - 1)
            return
        found = re.fullmatch(r"\x1b\[([\d;]*)([HfCDGrSTXKJ])", sequence)
        if not found:
            return
        numbers = [int(part or 0) for part in found[1].split(";")]
        first, second = max(1, numbers[0]), max(1, numbers[1]) if len(numbers) > 1 else 1
        line = self.cells[self._y]
        if found[2] in "Hf":
            self._y, self._x = min(first, self.lines) - 1, min(second, self.columns) - 1
        elif found[2] == "C":
            self._x = min(self._x + first, self.columns - 1)
        elif found[2] == "X":
            line[self._x : self._x + first] = [" "] * len(line[self._x : self._x + first])
        elif found[2] == "r":
            self._region = (first - 1, second - 1) if found[1] else (0, self.lines - 1)
            self._x = self._y = 0
        elif found[2] in "ST":
            top, bottom = self._region
            part, blank = self.cells[top : bottom + 1], [[" "] * self.columns for _ in range(first)]
            self.cells[top : bottom + 1] = (part[first:] + blank) if found[2] == "S" else (blank + part[:-first])
        elif found[2] == "J":
            self.cells = [[" "] * self.columns for _ in range(self.lines)]

    def _draw(self, character: str) -> None:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
            return
        emoji = "\U0001f000" <= character <= "\U0001faff"
        double = self._wide if emoji else unicodedata.east_asian_width(character) in "WF"
        for cell in (character, "") if double else (character,):
            if self._x < self.columns:
                self.cells[self._y][self._x] = cell
                self._x += 1

    def column(self, x: int) -> str:
        """The characters in column ``x``, from the top."""
        return "".join(line[x] for line in self.cells)
