"""What may import what: the core never imports the screen, and the screen comes up without the heavy parts."""

from __future__ import annotations

import subprocess
import sys

_LOAD_ALL = """
import importlib, pkgutil, sys
def load(name):
    module = importlib.import_module(name)
    for found in pkgutil.iter_modules(getattr(module, "__path__", [])):
        load(f"{name}.{found.name}")
load("extract")
"""


def loaded_after(code: str) -> set[str]:
    """The top packages that a new interpreter has loaded after ``code``."""
    names = "print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", f"import sys\n{code}\n{names}"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_core_never_imports_the_screen() -> None:
    assert not loaded_after(_LOAD_ALL) & {"tui", "textual"}


def test_the_screen_comes_up_without_the_heavy_parts() -> None:
    heavy = {"spacy", "pydantic", "lxml", "trafilatura", "scipy", "numpy", "docx", "jinja2"}
    assert not loaded_after("import tui.cli, tui.app") & heavy


def test_reading_needs_no_spacy() -> None:
    assert "spacy" not in loaded_after("import extract.readers.detect, extract.export.write")
