"""The whole program on a terminal, given everything hostile: nothing of it gets through, and no pane moves."""

from __future__ import annotations

import base64
import contextlib
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.tui.terminal import JOINER, NON_JOINER, Grid, Program, foreign
from tui.cli import main

HOSTILE = (
    "\x1b[2J\x1b[31mred \x1b]0;title\x07 \x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\ \x1b]52;c;aGVsbG8=\x07 "
    "\x9b31m\x90q\x9c \x07\x08\x7f a\tb \u202eright to left\u202c \u2066x\u2069 \u200b\u200d\ufeff "
    "z"
    + "\u0301\u0336"
    * 30
    + " 👨\u200d👩\u200d👧 👍\U0001f3fd ❤\ufe0f 🇩🇪 漢字かな 한국어 ｱﾞ \u0915\u094d\u0937\u093f "
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 [bold]b[/bold] [@click=app.quit]c[/] \\[x] \U000e0041\xad "
    + "w"
    * 200
)
PARAGRAPH = f"At least {{}} people were killed, {HOSTILE} Minister Ana Dahlberg said on Friday. "


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with hostile names, titles and keys in every file of a user's own."""
    config = tmp_path / "config" / "wireside"
    (config / "themes").mkdir(parents=True)
    (config / "config.yaml").write_text("pipeline: blank:en\n")
    title = HOSTILE.replace("/", "_").encode("unicode_escape").decode().replace('"', "'")
    (config / "themes" / "a\x1b[31m[red]\u202e.yaml").write_text(f'title: "{title}"\nstyles: {{text: red}}\n')
    (config / "themes" / "b\x1b]0;x\x07.yaml").write_text(f'"{title}": 1\n')
    (config / "topics.yaml").write_text(f'topics: {{deaths: {{title: "{title}", words: [killed, people]}}}}\n')
    (config / "keymap.yaml").write_text(f'"{title}": x\n')
    copy = tmp_path / "copy"
    copy.mkdir()
    for number, agency in enumerate(("AFP", "Reuters")):
        text = f"Truce {HOSTILE}\n\nVALLETTA ({agency}) - {PARAGRAPH.format(12 + number)}\n\n{HOSTILE}\n"
        (copy / f"{number}\x1b[2J\x9b31m[bold]\u202e👍.txt").write_text(text)
    (copy / "broken\x1b]0;x\x07\u202e[@click=app.quit].bin").write_bytes(bytes(range(256)) * 8)
    with contextlib.suppress(OSError):  # a file system that takes no such names
        (copy / os.fsdecode(b"no text \xff\x9b.txt")).write_bytes(b"")
    return tmp_path


def test_nothing_hostile_gets_through_and_no_pane_moves(home: Path) -> None:
    program = Program([str(home / "copy")], home)
    program.until(b"watching")
    program.read(0.5)
    program.press("j", "k", "j", "k")
    for wide in (False, True):
        _check_panes(program.sent, wide)
    program.press("y", "wWdzzlhpPDD", "\r", "j", "\x7f")
    for screen in "FMts?":
        program.press(screen, "j", "\x7f")
    program.press("/", "x\x1b[200~" + HOSTILE + "\x1b[201~", "\r", "n")
    program.press("T", "T", "T", "T", "T", "T")
    program.press("\x10", "theme", "\x1b")  # the palette
    program.press("\x0c")
    assert program.end() == 0
    assert foreign(program.sent) == [], foreign(program.sent)
    (copied,) = re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", program.sent)
    assert foreign(base64.b64decode(copied), NON_JOINER + JOINER) == []
    assert b"\x1b[?1049l" in program.sent, "the terminal is given back"


def _check_panes(sent: bytes, wide: bool) -> None:
    """The panes are level on a terminal that gives an emoji two cells, or one."""
    grid = Grid(80, 24, wide)
    grid.feed(sent)
    names = next(line for line in grid.cells if "┬" in line)
    column, top = names.index("┬"), grid.cells.index(names)
    panes = re.match("[│─]*", grid.column(column)[top + 1 :])
    assert panes
    assert panes[0].count("│") >= 8, "\n".join("".join(line) for line in grid.cells)


def test_in_ascii_nothing_hostile_gets_through_either(home: Path) -> None:
    program = Program([str(home / "copy")], home, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    program.until(b"watching")
    program.read(0.5)
    program.press("jjk", "F")
    assert program.end() == 0
    assert foreign(program.sent) == [], foreign(program.sent)


def printed(home: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> bytes:
    """What a command writes, to both outputs."""
    folders = {f"user_{kind}_dir": str(home / kind / "wireside") for kind in ("config", "data", "state")}
    monkeypatch.setattr("extract.settings._DIRS", type("Dirs", (), folders))
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return done.stdout_bytes + done.stderr_bytes


@pytest.mark.parametrize("form", ["md", "csv", "json", "jsonl"])
@pytest.mark.parametrize("command", ["read", "extract", "compare", "versions"])
def test_nothing_hostile_leaves_by_a_command(
    home: Path, monkeypatch: pytest.MonkeyPatch, command: str, form: str
) -> None:
    sent = printed(home, monkeypatch, command, "--format", form, str(home / "copy"))
    assert foreign(sent, NON_JOINER + JOINER) == []
    assert b"0%1B" in sent or b"Dahlberg" in sent


@pytest.mark.parametrize(
    "arguments",
    [
        ["doctor"],
        ["doctor", "--format", "json"],
        ["read", HOSTILE],
        [HOSTILE],
        ["read", "--config", f"x{HOSTILE}", "x"],
        ["read", f"--{HOSTILE}"],
        ["read", "--format", HOSTILE, "x"],
        ["diff", HOSTILE],
        ["completion", HOSTILE],
        ["--theme", HOSTILE, "gone", "--config", HOSTILE],
    ],
    ids=lambda arguments: " ".join(arguments)[:12].encode("unicode_escape").decode(),
)
def test_nothing_hostile_leaves_by_a_mistake(home: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    assert foreign(printed(home, monkeypatch, *arguments), NON_JOINER + JOINER) == []
