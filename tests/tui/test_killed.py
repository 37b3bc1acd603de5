"""Killed at any moment, the program has kept whatever its screen had said; ``killing`` does it for longer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("writers", [1, 2])
def test_what_the_screen_said_is_in_the_store_after_a_kill(writers: int, tmp_path: Path) -> None:
    known = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.tui.killing", "--seconds", "8", "--writers", str(writers)],
        cwd=Path(__file__).parents[2],
        env=known | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert not done.returncode, done.stderr
    found = re.match(r"(\d+) kills, (\d+) claims", done.stdout)
    assert found
    assert int(found[1]) > 1
