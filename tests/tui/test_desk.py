"""The commands for what was decided: history, save, and desk files that are opened."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.review.model import Action
from extract.review.store import open_store
from tests.extract.review.decisions import decision, reference
from tui.cli import main

AFP = "Truce in south\n\nVALLETTA (AFP) - At least 12 people were killed, Minister Ana Dahlberg said on Friday."
REUTERS = "Truce in south\n\nVALLETTA (Reuters) - At least 21 people were killed, Minister Ana Dahlberg said on Friday."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("extract.settings.config_folder", lambda: tmp_path / "config")
    for module in ("extract.settings", "extract.review.store.opening"):
        monkeypatch.setattr(f"{module}.data_folder", lambda: tmp_path / "data")
    (tmp_path / "a.txt").write_text(AFP)
    (tmp_path / "b.txt").write_text(REUTERS)
    return tmp_path


def wireside(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def _decide(folder: Path, editor: str = "Eva") -> None:
    """Accept the first shared row of the two stories."""
    from extract.compare import compare, extract_all, load_pipeline, load_topics
    from extract.model import Article
    from extract.readers import read
    from extract.review import deciding
    from extract.review.overlay import lay_over
    from extract.settings import Settings

    articles = [one for one in read(["a.txt", "b.txt"], Settings()) if isinstance(one, Article)]
    topics = load_topics()
    statements = extract_all(articles, load_pipeline(Settings()), topics)
    laid = lay_over(compare(articles, statements, topics, Settings()), (), topics)
    row = next(row for row in laid.comparison.rows if not row.exclusive)
    with open_store() as store:
        store.append(deciding.accept(laid, [row], editor))
        store.append(deciding.note(laid, [row], "Call the desk.\n=1+1", editor))


def _accepted(*paths: str) -> int:
    found = json.loads(wireside("compare", "--format", "json", *paths).stdout)
    return sum(row.get("review", {}).get("status") == "accepted" for topic in found["topics"] for row in topic["rows"])


def test_a_story_is_handed_on_with_what_was_decided_on_it(folder: Path) -> None:
    _decide(folder)
    assert _accepted("a.txt", "b.txt") > 0
    done = wireside("save", "story.wireside", "a.txt", "b.txt")
    assert (done.exit_code, done.stdout) == (0, "")
    assert stat.S_IMODE((folder / "story.wireside").stat().st_mode) == 0o600
    (folder / "data").rename(folder / "elsewhere")
    assert _accepted("a.txt", "b.txt") == 0
    assert _accepted("story.wireside") > 0
    assert not (folder / "data").exists()


def test_decisions_of_a_desk_file_are_taken_over_when_asked(folder: Path) -> None:
    _decide(folder)
    wireside("save", "story.wireside", "a.txt", "b.txt")
    (folder / "data").rename(folder / "elsewhere")
    for told in ("2 decisions taken over", "0 decisions taken over"):
        done = wireside("open", "--take-over", "story.wireside")
        assert told in done.stderr
    assert _accepted("a.txt", "b.txt") > 0


def test_a_desk_file_is_saved_again_with_its_decisions(folder: Path) -> None:
    _decide(folder)
    wireside("save", "one.wireside", "a.txt", "b.txt")
    (folder / "data").rename(folder / "elsewhere")
    assert wireside("save", "two.wireside", "one.wireside").exit_code == 0
    assert _accepted("two.wireside") > 0


def test_what_is_there_is_not_replaced_unless_that_is_said(folder: Path) -> None:
    (folder / "story.wireside").write_text("precious")
    done = wireside("save", "story.wireside", "a.txt")
    assert done.exit_code == 2
    assert (folder / "story.wireside").read_text() == "precious"
    assert wireside("save", "--force", "story.wireside", "a.txt").exit_code == 0
    assert (folder / "story.wireside").read_bytes().startswith(b"PK")


def test_nothing_is_saved_where_nothing_could_be_read(folder: Path) -> None:
    assert wireside("save", "story.wireside", "gone.txt").exit_code == 3
    assert not (folder / "story.wireside").exists()


def test_a_desk_file_whose_decisions_are_broken_is_read_without_them(folder: Path) -> None:
    import io
    import zipfile

    wireside("save", "story.wireside", "a.txt")
    out = io.BytesIO()
    with zipfile.ZipFile(folder / "story.wireside") as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b'[{"id": 1}]' if name == "decisions.json" else old.read(name))
    (folder / "story.wireside").write_bytes(out.getvalue())
    done = wireside("compare", "story.wireside")
    assert done.exit_code == 1
    assert "story.wireside: decisions.json, 0, " in done.stderr
    assert "Dahlberg" in done.stdout


def _fill() -> None:
    sides = (
        (reference("=SUM(A1) | \x1b[31mwords", "ferry", headline="Ferry | sinks"),),
        (reference(agency="Reuters"),),
    )
    with open_store() as store:
        first, _, _ = store.append(
            [
                decision(action=Action.ACCEPT, sides=sides),
                decision("Call the\ndesk.", "Bob"),
                decision(action=Action.FLAG, editor="Bob"),
            ]
        )
        store.append([decision(action=Action.UNDO, target=first.id, sides=sides)])


def test_history_is_a_table_for_people(folder: Path) -> None:
    _fill()
    done = wireside("history")
    lines = done.stdout.splitlines()
    assert len(lines) == 6
    assert lines[2].startswith("| accepted by Eva, ")
    assert "(undone)" in lines[2]
    assert r"Ferry \| sinks" in lines[2]
    assert "Call the desk." in lines[3]
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ((), [1, 2, 3, 4]),
        (("--story", "FERRY"), [1, 4]),
        (("--editor", "bob"), [2, 3]),
        (("--action", "note", "--action", "flag"), [2, 3]),
        (("--since", "2020-01-01", "--until", "2021-01-01 12:00"), []),
        (("--since", "2020-01-01", "--editor", "Eva", "--action", "accept"), [1]),
    ],
)
def test_history_is_filtered(folder: Path, filters: tuple[str, ...], numbers: list[int]) -> None:
    _fill()
    done = wireside("history", "--format", "jsonl", *filters)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["number"] for one in records] == numbers
    assert {one["number"]: one["undone"] for one in records}.get(1, True) is True


def test_history_as_json_and_csv_says_the_same(folder: Path) -> None:
    _fill()
    records = json.loads(wireside("history", "--format", "json").stdout)
    table = list(csv.DictReader(wireside("history", "--format", "csv").stdout.splitlines()))
    assert [one["id"] for one in records] == [one["id"] for one in table]
    assert records[0]["sides"][1] == {"agency": "Reuters", "version": "2", "words": ["A lighthouse was sold."]}
    assert table[0]["words"].startswith("'=SUM(A1)")
    assert (table[0]["undone"], table[3]["undone"]) == ("true", "")


def test_a_kind_of_decision_that_is_not_known_is_named(folder: Path) -> None:
    done = wireside("history", "--action", "delete")
    assert done.exit_code == 2
    assert "choose among accept, reject" in done.stderr


def test_a_store_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "config.yaml").write_text("database: postgresql+psycopg://eva:secret@127.0.0.1:1/desk\n")
    done = wireside("history", "--config", "config.yaml")
    assert done.exit_code == 2
    assert "127.0.0.1:1/desk" in done.stderr
    assert "secret" not in done.output
