"""What the screen costs: time to the first paint, bytes and time a key, memory, and silence when nobody types.

    python bench/terminal.py [ROWS]

It runs ``bench/screen.py`` on a terminal of its own and presses j. Bytes are what goes to the terminal, so what an SSH
connection carries before compression. The first paint is compared with a bare Textual app of two panes
(``bench/bare.py``) on the same machine.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import termios
import time
from pathlib import Path

HERE = Path(__file__).parent
SIZES = {"80x24": (450, 900), "200x50": (900, 2000)}  # the most bytes for a j: median in view, mean of a walk
QUIET = 0.08  # seconds without output after which a key is taken to be done with


class Terminal:
    """A program on a pseudo-terminal of ``size``."""

    def __init__(self, command: list[str], size: str) -> None:
        columns, lines = map(int, size.split("x"))
        self.started = time.perf_counter()
        self.process, self.file = pty.fork()
        if not self.process:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
            os.environ.pop("NO_COLOR", None)
            time.sleep(0.02)  # until the size is set
            os.execv(sys.executable, [sys.executable, *command])
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def read(self, quiet: float) -> tuple[bytes, float]:
        """What is written until nothing comes for ``quiet`` seconds, and the seconds to the last of it."""
        start = last = time.perf_counter()
        data = b""
        while select.select([self.file], [], [], quiet)[0]:
            data += os.read(self.file, 1 << 16)
            last = time.perf_counter()
        return data, last - start

    def until(self, words: bytes) -> float:
        """The seconds from the start until ``words`` are written."""
        data = b""
        while words not in data:
            if not select.select([self.file], [], [], 20)[0]:
                raise TimeoutError(f"{words!r} was not written; the end of what was: {data[-200:]!r}")
            data += os.read(self.file, 1 << 16)
        return time.perf_counter() - self.started

    def press(self, key: bytes) -> tuple[int, float]:
        """Bytes and seconds that a key takes."""
        os.write(self.file, key)
        data, seconds = self.read(QUIET)
        return len(data), seconds

    def memory(self) -> float:
        """Resident memory in megabytes."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def close(self) -> None:
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self.file)


def first_paint(command: list[str], words: bytes, runs: int = 5) -> float:
    """The median time to ``words``."""
    times = []
    for _ in range(runs):
        terminal = Terminal(command, "80x24")
        times.append(terminal.until(words))
        terminal.close()
    return statistics.median(times)


def keys(rows: str, theme: str, size: str) -> None:
    """Print what j costs at ``size``."""
    terminal = Terminal([str(HERE / "screen.py"), rows, theme], size)
    terminal.until(b"/" + rows.encode())
    terminal.read(0.6)
    costs = [terminal.press(b"j") for _ in range(100)]
    sizes = [size for size, _ in costs]
    slow = sorted(seconds for _, seconds in costs)[94]
    silence, _ = terminal.read(0.5)
    quiet = len(silence) + len(terminal.read(10)[0])
    view, walk = SIZES[size]
    print(
        f"{size} {theme}: median {statistics.median(sizes):.0f} bytes (at most {view}), "
        f"mean of 100 {statistics.mean(sizes):.0f} (at most {walk}), p95 {slow * 1000:.0f} ms (at most 30), "
        f"{terminal.memory():.0f} MB (at most 110), {quiet} bytes in 10 s of nothing (0)"
    )
    terminal.close()


def main() -> None:
    rows = sys.argv[1] if len(sys.argv) > 1 else "10000"
    bare, ours = (
        first_paint([str(HERE / "bare.py")], b"bare"),
        first_paint([str(HERE / "screen.py"), "20"], b"wireside"),
    )
    print(f"first paint: {ours:.2f} s, two bare panes {bare:.2f} s: {ours / bare:.2f} times (at most 1.5)")
    for size in SIZES:
        for theme in ("dark", "terminal"):
            keys(rows, theme, size)


if __name__ == "__main__":
    main()
