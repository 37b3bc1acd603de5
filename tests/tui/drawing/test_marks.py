from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields

import pytest
from hypothesis import given as every
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.drawing.marks import ASCII, UNICODE, marks_for
from tui.terminal.ascii import in_ascii


@pytest.mark.parametrize("name", [field.name for field in fields(UNICODE)])
def test_every_mark_has_a_twin_in_ascii_that_is_as_wide(name: str) -> None:
    assert getattr(ASCII, name).isascii()
    assert cell_len(getattr(ASCII, name)) == cell_len(getattr(UNICODE, name))


@pytest.mark.parametrize(
    ("encoding", "marks"), [("utf-8", UNICODE), ("UTF8", UNICODE), ("ascii", ASCII), ("latin-1", ASCII)]
)
def test_the_locale_chooses_the_marks(encoding: str, marks: object) -> None:
    assert marks_for(encoding) == marks


@pytest.mark.parametrize(
    ("given", "unicode"),
    [
        ({"LANG": "C"}, False),
        ({"LC_ALL": "POSIX"}, False),
        ({}, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "C", "PYTHONUTF8": "1"}, True),
    ],
)
def test_a_locale_without_utf_8_has_ascii_even_where_python_writes_utf_8(given: dict[str, str], unicode: bool) -> None:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONUTF8"))}
    said = subprocess.run(
        [sys.executable, "-c", "from tui.drawing.marks import shows_unicode; print(shows_unicode())"],
        env=known | given,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == str(unicode)


def test_copy_is_shown_in_the_nearest_ascii() -> None:
    assert in_ascii("“Orel’s café – 水”") == '"Orel\'s cafe - ??"'


@every(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30))
def test_copy_in_ascii_takes_as_many_cells(text: str) -> None:
    assert in_ascii(text).isascii()
    assert sum(cell_len(in_ascii(character)) for character in text) == sum(map(cell_len, text))
