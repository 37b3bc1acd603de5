"""The store in the hands of several threads, as the screen uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# In a process of its own: what went wrong here once ended the process.
_MANY = """
import sys
from concurrent.futures import ThreadPoolExecutor
from extract.review.store import open_store

store = open_store(f"sqlite:///{sys.argv[1]}")
with ThreadPoolExecutor(12) as threads:
    for _ in range(8):
        answers = list(threads.map(lambda _: [store.last() for _ in range(20)], range(12)))
print({number for numbers in answers for number in numbers})
"""


def test_threads_that_come_and_go_do_not_take_connections_from_one_another(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _MANY, str(tmp_path / "decisions.db")], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "{0}\n"
