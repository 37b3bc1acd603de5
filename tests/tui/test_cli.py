"""The command: data on standard output, the rest on standard error, and an exit status that scripts can trust."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.cli import main

AFP = "Truce in south\n\nVALLETTA (AFP) - At least 12 people were killed, Minister Ana Dahlberg said on Friday."
REUTERS = "Truce in south\n\nVALLETTA (Reuters) - At least 21 people were killed, Minister Ana Dahlberg said on Friday."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("extract.settings.config_folder", lambda: tmp_path / "config")
    (tmp_path / "a.txt").write_text(AFP)
    (tmp_path / "b.txt").write_text(REUTERS)
    (tmp_path / "broken.txt").write_bytes(bytes(range(256)) * 8)
    return tmp_path


def wireside(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


def test_read_prints_a_line_for_each_article(folder: Path) -> None:
    done = wireside("read", "--format", "jsonl", "a.txt", "b.txt")
    assert done.exit_code == 0
    assert [json.loads(line)["agency"] for line in done.stdout.splitlines()] == ["AFP", "Reuters"]
    assert done.stderr == ""


def test_read_takes_standard_input(folder: Path) -> None:
    done = wireside("read", "--format", "jsonl", "-", stdin=AFP)
    assert json.loads(done.stdout)["headline"] == "Truce in south"


def test_an_input_that_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path) -> None:
    done = wireside("read", "--format", "jsonl", "broken.txt", "a.txt", "gone.txt")
    assert done.exit_code == 1
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("error" in record, record["path"]) for record in records] == [
        (True, "broken.txt"),
        (False, "a.txt"),
        (True, "gone.txt"),
    ]
    assert "wireside: broken.txt" in done.stderr
    assert "wireside: gone.txt" in done.stderr


def test_where_nothing_can_be_read_the_status_says_so(folder: Path) -> None:
    assert wireside("read", "gone.txt").exit_code == 3
    assert wireside("compare", "gone.txt", "--format", "json").exit_code == 3


def test_extract_prints_statements_with_places_in_the_copy(folder: Path) -> None:
    done = wireside("extract", "--format", "jsonl", "a.txt")
    assert done.exit_code == 0
    records = [json.loads(line) for line in done.stdout.splitlines()]
    told = next(record for record in records if record["source"])
    assert told["source"]["speaker"] == "Ana Dahlberg"
    for span in (told["source"], told["cue"], *told["content"]):
        assert AFP[span["start"] : span["end"]] == span["text"]


def test_compare_sets_the_agencies_side_by_side(folder: Path) -> None:
    done = wireside("compare", "--format", "json", "a.txt", "b.txt")
    assert done.exit_code == 0
    comparison = json.loads(done.stdout)
    assert [account["name"] for account in comparison["accounts"]] == ["AFP", "Reuters"]
    kinds = {d["kind"] for topic in comparison["topics"] for row in topic["rows"] for d in row["differences"]}
    assert "number" in kinds


@pytest.mark.parametrize(("by", "accounts"), [("speaker", "Ana Dahlberg"), ("article", "AFP"), ("agency", "Reuters")])
def test_compare_takes_a_pivot(folder: Path, by: str, accounts: str) -> None:
    comparison = json.loads(wireside("compare", "--by", by, "--format", "json", "a.txt", "b.txt").stdout)
    assert comparison["by"] == by
    assert accounts in [account["name"] for account in comparison["accounts"]]


def test_versions_lists_what_stands(folder: Path) -> None:
    stories = json.loads(wireside("versions", "--format", "json", "a.txt").stdout)
    assert [story["stands"] for story in stories] == ["a.txt"]


def test_diff_names_the_facts_in_which_two_texts_differ() -> None:
    pair = {"a": "The quake killed 12 people on Monday.", "b": "The quake killed 15 people on Monday."}
    done = wireside("diff", stdin=json.dumps(pair) + "\n")
    (difference,) = json.loads(done.stdout)["differences"]
    assert (difference["kind"], difference["a"], difference["b"]) == ("number", "12", "15")


def test_diff_says_which_line_is_no_pair() -> None:
    done = wireside("diff", stdin='{"a": "x", "b": "y"}\n{"a": "x"}\n')
    assert done.exit_code == 2
    assert "line 2" in done.stderr


def test_pairs_that_are_no_text_are_told(folder: Path) -> None:
    done = wireside("diff", "broken.txt")
    assert done.exit_code == 2
    assert done.stderr == "wireside: broken.txt is no UTF-8\n"


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "--format", "xml", "a.txt"], ["compare", "--by", "topic", "a.txt"], ["--nonsense"]]
)
def test_wrong_usage_is_told_with_status_2(folder: Path, arguments: list[str]) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert done.stdout == ""


def test_a_mistake_in_the_configuration_is_told_with_file_and_line(folder: Path) -> None:
    (folder / "own.yaml").write_text("by: agency\nthreshold: high\n")
    done = wireside("read", "--config", "own.yaml", "a.txt")
    assert done.exit_code == 2
    assert "own.yaml, line 2" in done.stderr


def test_a_pipeline_that_is_not_installed_is_told_with_what_to_do(folder: Path) -> None:
    (folder / "own.yaml").write_text("pipeline: en_core_web_nowhere\n")
    done = wireside("extract", "--config", "own.yaml", "a.txt")
    assert done.exit_code == 2
    assert "spacy download en_core_web_nowhere" in done.stderr


def test_an_embedding_whose_library_is_not_installed_is_told_with_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    (folder / "own.yaml").write_text("pipeline: blank:en\nsemantic: minilm\n")
    done = wireside("compare", "--config", "own.yaml", "a.txt")
    assert done.exit_code == 2
    assert 'pip install "wireside[semantic]"' in done.stderr


def test_where_tells_the_places_of_the_users_files(folder: Path) -> None:
    done = wireside("where")
    assert str(folder / "config" / "topics.yaml") in done.stdout


def test_without_a_terminal_to_draw_on_the_comparison_is_printed(folder: Path) -> None:
    done = wireside("a.txt", "b.txt", "gone.txt")
    assert done.stdout.startswith("# AFP, Reuters\n")
    assert done.exit_code == 1


def test_files_without_a_command_open_the_screen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr("tui.commands.screen.can_draw", lambda: True)
    monkeypatch.setattr("tui.app.WiresideApp.run", lambda app: opened.append(app.paths))
    assert wireside("a.txt", "b.txt").exit_code == 0
    assert wireside("--by", "speaker", "a.txt").exit_code == 0
    assert opened == [("a.txt", "b.txt"), ("a.txt",)]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ("light", "emacs", False, True)),
        (("--theme", "dark", "--keys", "vim"), ("dark", "vim", False, True)),
        (("--mouse", "--no-screen-reader"), ("light", "emacs", True, False)),
    ],
)
def test_what_is_asked_for_goes_over_what_is_configured(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    (folder / "own.yaml").write_text("theme: light\nkeys: emacs\nmouse: false\nscreen_reader: true\n")
    opened = []
    monkeypatch.setattr("tui.commands.screen.can_draw", lambda: True)
    monkeypatch.setattr("tui.app.WiresideApp.run", lambda app: opened.append(app.settings))
    assert wireside("open", "--config", "own.yaml", *arguments, "a.txt").exit_code == 0
    (settings,) = opened
    assert (settings.theme, settings.keys, settings.mouse, settings.screen_reader) == expected


@pytest.mark.parametrize("form", ["md", "csv", "json", "jsonl"])
def test_what_a_files_name_would_do_to_the_terminal_is_not_done(folder: Path, form: str) -> None:
    name = "a\x1b]52;c;aGk=\x07.txt"
    (folder / name).write_text(AFP)
    done = wireside("read", "--format", form, name, "gone\x1b[2J.txt")
    assert "\x1b" not in done.output
    assert "\x07" not in done.output
