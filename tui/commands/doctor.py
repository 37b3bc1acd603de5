"""``wireside doctor``: what is right and wrong with this terminal and this installation."""

from __future__ import annotations

import json
import locale
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from extract.checkup import (
    Finding,
    Grade,
    configuration,
    database,
    embedding,
    file_findings,
    folders,
    note,
    pipeline,
    right,
    wrong,
)
from extract.settings import Settings, config_folder
from tui.drawing.marks import shows_unicode
from tui.drawing.text import drawn, plain
from tui.drawing.theme import load_theme, theme_files
from tui.keymap import key_sets, load_keys

_SIGNS = {Grade.RIGHT: " ", Grade.NOTE: "-", Grade.WRONG: "!"}


def examine(config: Path | None) -> list[Finding]:
    """Everything that can be said; ``config`` is used instead of the user's configuration."""
    settings, found = configuration(config)
    return [
        *terminal(os.environ),
        *found,
        *own_files(settings),
        *folders(),
        *database(settings),
        *pipeline(settings),
        *embedding(settings),
    ]


def is_well(findings: list[Finding]) -> bool:
    """Whether nothing is wrong."""
    return all(finding.grade is not Grade.WRONG for finding in findings)


def as_text(findings: list[Finding]) -> str:
    """A line for each finding: "!" before what is wrong, "-" before what could be better."""
    lines = []
    for about, grade, what, advice in findings:
        lines.append(f"{_SIGNS[grade]} {about:14} {drawn(plain(what))}{f': {drawn(plain(advice))}' if advice else ''}")
    faults = sum(finding.grade is Grade.WRONG for finding in findings)
    return "\n".join([*lines, f"{faults or 'nothing'} wrong", ""])


def as_json(findings: list[Finding]) -> str:
    """A list of objects; ASCII, so that nothing in it acts on a terminal."""
    return json.dumps([finding._asdict() for finding in findings], indent=1) + "\n"


def own_files(settings: Settings) -> Iterator[Finding]:
    """The user's themes and key map, and whether the settings name any that there are."""
    for path in sorted((config_folder() / "themes").glob("*.y*ml")):
        yield from file_findings("themes", path, load_theme)
    names = theme_files()
    if settings.theme not in names:
        yield wrong("themes", f"there is no theme {settings.theme!r}", f"there are {', '.join(names)}")
    if settings.keys != "vim" and settings.keys not in key_sets():
        yield wrong("keys", f"there is no set of keys {settings.keys!r}", f"there are vim, {', '.join(key_sets())}")
    yield from file_findings("keys", config_folder() / "keymap.yaml", load_keys)


def terminal(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What the screen will find when it is opened here."""
    if not sys.stdout.isatty():
        yield note("terminal", "standard output is no terminal; nothing is said of it here")
    else:
        columns, lines = shutil.get_terminal_size()
        good = columns >= 80 and lines >= 24
        yield (right if good else note)("terminal", f"{columns}x{lines}{'' if good else ', made for 80x24 and more'}")
        yield from _kind(environment)
        yield from _widths()
    yield _colours(environment)
    yield from _encoding(environment)
    yield from _clipboard(environment)


def _kind(environment: Mapping[str, str]) -> Iterator[Finding]:
    import curses

    name = environment.get("TERM", "")
    if name in ("", "dumb"):
        yield wrong(
            "terminal", f"TERM is {name or 'not set'}: nothing can be drawn", "set TERM, to xterm-256color for one"
        )
        return
    try:
        curses.setupterm(name, 1)
    except curses.error:
        yield note("terminal", f"TERM={name} is not known on this machine; more bytes are sent", "install ncurses-term")


def _colours(environment: Mapping[str, str]) -> Finding:
    name = environment.get("TERM", "")
    if environment.get("NO_COLOR"):
        return note("colours", "none, because NO_COLOR is set; every mark has a character too")
    if environment.get("COLORTERM") in ("truecolor", "24bit"):
        return right("colours", "16 million")
    if "256color" in name:
        return right("colours", "256; where the terminal has more, COLORTERM=truecolor says so")
    return note("colours", "16, as far as TERM and COLORTERM say", "the theme terminal keeps to these")


def _encoding(environment: Mapping[str, str]) -> Iterator[Finding]:
    wanted = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        yield wrong("locale", f"{wanted} is not installed on this machine", "LC_ALL=C.UTF-8 is there everywhere")
    encoding = getattr(sys.__stdout__, "encoding", "") or locale.getpreferredencoding(False)
    if shows_unicode(encoding):
        yield right("locale", f"{wanted or 'not set'}, {encoding}")
    else:
        yield note("locale", f"{wanted or 'not set'}, {encoding}: the screen keeps to ASCII", "LC_ALL=C.UTF-8 for more")


def _clipboard(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What becomes of copied words, which go out by OSC 52."""
    if environment.get("TMUX"):
        yield from _tmux()
    elif environment.get("STY"):
        yield note("clipboard", "GNU screen keeps what is copied from the terminal outside", "tmux hands it on")
    elif environment.get("TERM_PROGRAM") == "Apple_Terminal":
        yield note("clipboard", "Terminal.app takes nothing from programs", "iTerm2 and others do")
    elif environment.get("VTE_VERSION", "9999").isdigit() and int(environment.get("VTE_VERSION", "9999")) < 7600:
        yield note("clipboard", "this version of VTE (GNOME Terminal and others) takes nothing from programs")
    else:
        yield right("clipboard", "goes out by OSC 52, which the terminal may have to allow")


def _tmux() -> Iterator[Finding]:
    wanted = {
        "set-clipboard": (("on", "external"), "copied words stay in tmux", "set -s set-clipboard on"),
        "escape-time": (tuple(map(str, range(101))), "escape takes long", "set -s escape-time 20"),
    }
    for name, (good, otherwise, advice) in wanted.items():
        is_ = _tmux_option(name)
        if is_ in good:
            yield right("tmux", f"{name} is {is_}")
        elif is_:
            yield note("tmux", f"{name} is {is_}: {otherwise}", f"{advice} in tmux.conf")


def _tmux_option(name: str) -> str:
    tmux = shutil.which("tmux")
    if tmux is None:
        return ""
    try:
        done = subprocess.run(
            [tmux, "show-options", "-sv", name], capture_output=True, text=True, timeout=2, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _widths() -> Iterator[Finding]:
    """Whether the terminal gives one cell to the signs that the panes are drawn with; nothing where it does not say."""
    if not shows_unicode():
        return
    cells = _cells("─≠…")
    if cells == 3:
        yield right("terminal", "draws the lines between the panes one cell wide")
    elif cells:
        yield wrong(
            "terminal",
            "gives the signs of the screen two cells, which moves the panes",
            "set ambiguous width to narrow",
        )


def _cells(text: str) -> int:
    """How far the cursor is after ``text``, as the terminal answers; 0 where it does not within half a second."""
    import termios
    import tty

    if not sys.stdin.isatty():
        return 0
    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number)
        sys.stdout.write(f"\r{text}\x1b[6n")
        sys.stdout.flush()
        answer, until = "", time.monotonic() + 0.5
        while "R" not in answer and select.select([number], [], [], max(0.0, until - time.monotonic()))[0]:
            answer += os.read(number, 32).decode("ascii", "replace")
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
        sys.stdout.write("\r\x1b[K")
        sys.stdout.flush()
    found = re.search(r"\x1b\[\d+;(\d+)R", answer)
    return int(found[1]) - 1 if found else 0
