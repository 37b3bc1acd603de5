"""The screen beside other programs on the same machine, in one table: the same keys on the same size of terminal.

    python bench/table.py [ROWS]

Beside Wireside's screen on an invented comparison stand a bare Textual app of two panes, Textual's own list of as many
options, and vimdiff on two files of as many lines where it is installed. Bytes are what goes to the terminal for a key
that moves down; memory is resident.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from terminal import HERE, Terminal

LIST = """
from textual.app import App
from textual.widgets import OptionList
class Listed(App):
    def compose(self):
        yield OptionList(*(f"{n} the minister said talks on river water would go on" for n in range(%s)))
Listed().run()
"""
KEYS = 60


def measure(name: str, command: list[str], size: str, words: bytes, key: bytes, ready: bytes = b"") -> str:
    """One line of the table; ``words`` are the first that the program paints, ``ready`` stands when all is shown."""
    firsts = []
    for _ in range(3):
        terminal = Terminal(command, size)
        firsts.append(terminal.until(words))
        terminal.close()
    terminal = Terminal(command, size)
    terminal.until(ready or words)
    terminal.read(1.5)
    costs = [terminal.press(key) for _ in range(KEYS)] if key else []
    bytes_ = f"{statistics.median(size for size, _ in costs):.0f}" if costs else "-"
    slow = f"{sorted(seconds for _, seconds in costs)[int(KEYS * 0.95)] * 1000:.0f}" if costs else "-"
    memory = terminal.memory()
    terminal.close()
    return f"| {name} | {statistics.median(firsts):.2f} | {bytes_} | {slow} | {memory:.0f} |"


def main() -> None:
    rows = sys.argv[1] if len(sys.argv) > 1 else "10000"
    for size in ("80x24", "200x50"):
        print(f"\n| {size}, {int(rows):,} rows | first paint, s | bytes a key | p95 a key, ms | memory, MB |")
        print("|---|---|---|---|---|")
        print(
            measure("Wireside", [str(HERE / "screen.py"), rows], size, b"wireside", b"j", b"/" + rows.encode()),
            flush=True,
        )
        print(measure("two bare panes", [str(HERE / "bare.py")], size, b"bare", b""), flush=True)
        print(measure("Textual's OptionList", ["-c", LIST % rows], size, b"river", b"\x1b[B"), flush=True)
        if shutil.which("vimdiff"):
            with tempfile.TemporaryDirectory() as folder:
                paths = [Path(folder, name) for name in ("a.txt", "b.txt")]
                for number, path in enumerate(paths):
                    path.write_text("".join(f"{n} talks on river water {n % (7 + number)}\n" for n in range(int(rows))))
                words = ["vimdiff", "-u", "NONE", "--cmd", "set shortmess=aoOtTF", *map(str, paths)]
                run = f"import os; os.execvp('vimdiff', {words!r})"
                print(measure("vimdiff", ["-c", run], size, b"river", b"j"), flush=True)


if __name__ == "__main__":
    main()
