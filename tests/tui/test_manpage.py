"""The manual page and the completion say what the commands are."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner

from tui.cli import main

SCRIPT = Path(__file__).parents[2] / "docs" / "manpage.py"


def test_the_manual_page_is_that_of_the_commands_as_they_are() -> None:
    spec = importlib.util.spec_from_file_location("manpage", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "python docs/manpage.py"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell: str) -> None:
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    assert f"_WIRESIDE_COMPLETE={shell}_complete" in done.stdout


def test_completion_offers_commands_and_files() -> None:
    for words, number in (("wireside ", "1"), ("wireside a.txt ", "2")):
        environment = {"_WIRESIDE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": number}
        done = CliRunner().invoke(main, [], env=environment, prog_name="wireside")
        assert "file," in done.stdout
        assert ("plain,doctor" in done.stdout) is (number == "1")
