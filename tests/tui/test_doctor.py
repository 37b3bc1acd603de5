"""What ``wireside doctor`` finds, each fault with its place, and nothing secret."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.checkup import Finding, Grade
from tests.tui.terminal import Program
from tui.cli import main
from tui.commands.doctor import terminal


@pytest.fixture
def home(own_config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder with a pipeline that is loaded at once; decisions and reports lie beside it."""
    folders = {"user_config_dir": own_config, "user_data_dir": tmp_path / "data", "user_state_dir": tmp_path / "state"}
    monkeypatch.setattr("extract.settings._DIRS", type("Dirs", (), {name: str(at) for name, at in folders.items()}))
    own_config.mkdir(parents=True, mode=0o700)
    (own_config / "config.yaml").write_text("pipeline: blank:en\n")
    return own_config


def doctor(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *arguments], catch_exceptions=False)


def faults(*arguments: str) -> list[str]:
    """What is wrong, as the JSON output has it."""
    found = json.loads(doctor("--format", "json", *arguments).stdout)
    return [one["what"] for one in found if one["grade"] == "wrong"]


def test_where_nothing_is_wrong_the_status_is_0(home: Path) -> None:
    done = doctor()
    assert done.exit_code == 0, done.stdout
    assert done.stdout.endswith("nothing wrong\n")
    assert not (home.parents[1] / "data").exists(), "nothing is made"


def test_every_mistake_is_told_with_file_and_line(home: Path) -> None:
    (home / "config.yaml").write_text("pipeline: blank:en\nthreshold: high\nthreme: dark\n")
    (home / "topics.yaml").write_text("topics:\n  water:\n    wrods: [dam]\n")
    (home / "keymap.yaml").write_text("\n\nfly: x\n")
    (home / "themes").mkdir()
    (home / "themes" / "odd.yaml").write_text("styles:\n  text: very purple indeed\n")
    done = doctor()
    assert done.exit_code == 1
    for place in ("config.yaml, line 2", "config.yaml, line 3", "topics.yaml, line 3", "keymap.yaml, line 3"):
        assert place in done.stdout
    assert "odd.yaml, line 2" in done.stdout
    assert done.stdout.endswith("5 wrong\n")


def test_names_that_lead_nowhere_are_told(home: Path) -> None:
    (home / "config.yaml").write_text("pipeline: en_core_web_nowhere\ntheme: mauve\nkeys: ed\n")
    found = "\n".join(faults())
    assert "'mauve'" in found
    assert "'ed'" in found
    assert "en_core_web_nowhere" in found


def test_an_embedding_that_cannot_be_loaded_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    (home / "config.yaml").write_text("pipeline: blank:en\nsemantic: minilm\n")
    assert ["wireside[semantic]" in fault for fault in faults()] == [True]


def test_a_configuration_that_was_asked_for_must_be_there(home: Path) -> None:
    assert faults("--config", "gone.yaml") == ["gone.yaml is not there"]


def test_a_password_is_neither_printed_nor_left_for_others_to_read(home: Path) -> None:
    (home / "config.yaml").write_text("pipeline: blank:en\ndatabase: postgresql://ed:hunter2@desk.example/wires\n")
    (home / "config.yaml").chmod(0o644)
    done = doctor()
    assert "hunter2" not in done.output
    assert "holds a password and others can read it" in done.stdout
    assert done.exit_code == 1


def _database(home: Path) -> Path:
    path = home.parents[1] / "data" / "decisions.db"
    path.parent.mkdir(mode=0o700)
    return path


def test_a_damaged_database_is_told_and_left_as_it_is(home: Path) -> None:
    path = _database(home)
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    path.chmod(0o600)
    assert any("cannot be read" in fault or "damaged" in fault for fault in faults())
    assert path.read_bytes().startswith(b"SQLite format 3\0\xff")


def test_a_database_of_a_newer_version_is_told(home: Path) -> None:
    path = _database(home)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE wireside_schema (version INTEGER)")
        connection.execute("INSERT INTO wireside_schema VALUES (99)")
    connection.close()
    path.chmod(0o600)
    assert any("made by a newer Wireside: version 99" in fault for fault in faults())


def test_a_database_that_others_can_read_is_told(home: Path) -> None:
    path = _database(home)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE wireside_schema (version INTEGER)")
    connection.close()
    path.chmod(0o644)
    assert any("can be read by others" in fault for fault in faults())


def test_folders_that_are_open_to_others_are_told(home: Path) -> None:
    (home.parents[1] / "state").mkdir(mode=0o755)
    home.chmod(0o777)
    assert sum("open to others" in fault for fault in faults()) == 2


def test_a_pipeline_that_was_changed_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "config.yaml").write_text("")
    monkeypatch.setattr("extract.language.digest.digest", lambda: "0")
    monkeypatch.setattr("extract.language.load_pipeline", lambda settings: type("Nlp", (), {"meta": {}}))
    assert any("not those that were shipped" in fault for fault in faults())


def test_a_name_in_a_mistake_does_nothing_to_the_terminal(home: Path) -> None:
    (home / "keymap.yaml").write_text('"\\e]52;c;aGk=\\a\\u202e": x\n')
    for form in ("text", "json"):
        printed = doctor("--format", form).output
        assert not {"\x1b", "\x07", "\u202e"} & set(printed)


@pytest.mark.parametrize(
    ("environment", "about", "grade", "word"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "colours", Grade.RIGHT, "16 million"),
        ({"TERM": "xterm-256color"}, "colours", Grade.RIGHT, "256"),
        ({"TERM": "vt220"}, "colours", Grade.NOTE, "16"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "colours", Grade.NOTE, "NO_COLOR"),
        ({"STY": "1.x"}, "clipboard", Grade.NOTE, "GNU screen"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "clipboard", Grade.NOTE, "Terminal.app"),
        ({"VTE_VERSION": "6800"}, "clipboard", Grade.NOTE, "VTE"),
        ({"VTE_VERSION": "7802"}, "clipboard", Grade.RIGHT, "OSC 52"),
    ],
)
def test_what_a_terminal_can_do_is_told_by_its_environment(
    environment: dict[str, str], about: str, grade: Grade, word: str
) -> None:
    (found,) = (one for one in terminal(environment) if one.about == about)
    assert isinstance(found, Finding)
    assert found.grade is grade
    assert word in found.what


def test_tmux_is_asked_for_what_becomes_of_copied_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "tmux"
    fake.write_text('#!/bin/sh\n[ "$3" = set-clipboard ] && echo off || echo 500\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    found = {one.what: one.advice for one in terminal({"TMUX": "x"}) if one.about == "tmux"}
    assert "set-clipboard is off: copied words stay in tmux" in found
    assert "escape-time is 500: escape takes long" in found


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("\x1b[1;4R", "draws the lines between the panes one cell wide"),
        ("\x1b[1;7R", "gives the signs of the screen two cells, which moves the panes"),
        ("", "80x24"),
    ],
)
def test_a_terminal_is_asked_how_wide_the_signs_are(home: Path, tmp_path: Path, answer: str, words: str) -> None:
    program = Program(["doctor"], tmp_path)
    program.until(b"\x1b[6n")
    program.press(answer)
    status = program.end()
    shown = " ".join(program.sent.decode().split())
    assert words in shown
    assert status == ("two cells" in words)
    assert ("cells" in shown or "cell wide" in shown) is bool(answer)


def test_a_terminal_that_cannot_be_drawn_on_is_wrong(tmp_path: Path) -> None:
    for kind, words in (("dumb", b"TERM is dumb"), ("nonesuch", b"TERM=nonesuch is not known")):
        program = Program(["doctor"], tmp_path, size=(60, 20), TERM=kind, LC_ALL="C.UTF-8")
        program.until(words)
        assert b"60x20, made for 80x24 and more" in program.sent
        assert program.end() == (kind == "dumb")
