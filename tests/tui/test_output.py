"""What the commands give away: files whole and in their place, nothing under an embargo, nothing killed unasked."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from extract.compare import compare, extract_all, load_pipeline, load_topics, read
from extract.model import Article, Comparison
from extract.review.deciding import accept, note
from extract.review.model import Action, Decision, Reviewed, RowReview, RowStatus
from extract.review.overlay import lay_over
from extract.review.store import open_store
from extract.settings import Settings
from tui.cli import main

AFP = "Truce in south\n\nVALLETTA (AFP) - At least 12 people were killed, Minister Ana Dahlberg said on Friday."
LOCKED = {
    "uri": "tag:news.test,2026:1",
    "type": "text",
    "versioncreated": "2026-05-03T10:00:00Z",
    "embargoed": "2999-01-01T00:00:00Z",
    "headline": "Secret talks",
    "slugline": "TALKS",
    "body_text": "VALLETTA (dpa) - The secret talks ended on Friday, Minister Ana Dahlberg said.",
    "creditline": "dpa",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(AFP)
    (tmp_path / "b.txt").write_text(AFP.replace("AFP", "Reuters").replace("12", "21"))
    (tmp_path / "locked.json").write_text(json.dumps(LOCKED))
    return tmp_path


def wireside(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md", "html", "ninjs"])
def test_a_file_holds_what_would_have_been_printed(folder: Path, form: str) -> None:
    done = wireside("compare", "--format", form, "--output", "out", "a.txt", "b.txt")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "At least 12" in (folder / "out").read_text() or "12 <small>" in (folder / "out").read_text()
    if form in ("json", "csv", "md"):  # documents name the time
        assert (folder / "out").read_bytes() == wireside("compare", "--format", form, "a.txt", "b.txt").stdout_bytes


def test_a_briefing_is_a_file_or_goes_into_a_pipe(folder: Path) -> None:
    assert wireside("compare", "--format", "docx", "-o", "out.docx", "a.txt").exit_code == 0
    assert docx.Document(str(folder / "out.docx")).paragraphs[0].text == "AFP"
    piped = wireside("compare", "--format", "docx", "a.txt").stdout_bytes
    assert docx.Document(io.BytesIO(piped)).paragraphs[0].text == "AFP"


def test_a_briefing_is_not_printed_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.commands.output._at_terminal", lambda: True)
    done = wireside("compare", "--format", "docx", "a.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "name a file with --output" in done.stderr


def test_a_file_is_replaced_only_where_that_is_said(folder: Path) -> None:
    (folder / "out.md").write_text("before")
    refused = wireside("compare", "-o", "out.md", "a.txt")
    assert refused.exit_code == 2
    assert "out.md: is there already; --force replaces it" in refused.stderr
    assert (folder / "out.md").read_text() == "before"
    assert wireside("compare", "-o", "out.md", "--force", "a.txt").exit_code == 0
    assert (folder / "out.md").read_text().startswith("# AFP")


def test_a_folder_that_is_missing_is_named_before_the_work_begins(folder: Path) -> None:
    done = wireside("compare", "-o", "gone/out.md", "no-such-file.txt")
    assert done.exit_code == 2
    assert "there is no folder gone; make it first" in done.stderr
    assert "no-such-file" not in done.stderr


def test_a_place_that_cannot_be_written_is_told(folder: Path) -> None:
    done = wireside("compare", "-o", "x" * 300, "a.txt")
    assert done.exit_code == 2
    assert "the name is too long" in done.stderr


@pytest.mark.parametrize("command", ["read", "extract", "compare", "versions"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_no_word_under_an_embargo_is_printed_unless_it_is_asked_for(folder: Path, command: str, form: str) -> None:
    held = wireside(command, "--format", form, "locked.json", "a.txt")
    assert held.exit_code == 0
    assert "ecret talks" not in held.stdout
    assert "locked.json: is under an embargo until 2999-01-01T00:00:00+00:00 and held back" in held.stderr
    taken = wireside(command, "--format", form, "--embargoed", "locked.json", "a.txt")
    assert "ecret talks" in taken.stdout
    assert "held back" not in taken.stderr


@pytest.mark.parametrize("form", ["html", "ninjs"])
def test_a_document_says_that_copy_is_under_an_embargo_and_has_none_of_it(folder: Path, form: str) -> None:
    held = wireside("compare", "--format", form, "locked.json", "a.txt").stdout
    assert "EMBARGO dpa until 2999-01-01T00:00:00+00:00: TALKS" in held
    assert "ecret talks" not in held
    taken = wireside("compare", "--format", form, "--embargoed", "locked.json", "a.txt").stdout
    assert "EMBARGO dpa until 2999-01-01T00:00:00+00:00: Secret talks" in taken


def test_killed_copy_is_not_exported_but_named(folder: Path) -> None:
    usable = {**LOCKED, "embargoed": "", "headline": "Storm", "version": "1"}
    kill = {**usable, "version": "2", "pubstatus": "canceled", "versioncreated": "2026-05-03T11:00:00Z"}
    (folder / "one.json").write_text(json.dumps(usable))
    (folder / "two.json").write_text(json.dumps(kill))
    for form in ("json", "html", "ninjs", "md", "csv"):
        printed = wireside("compare", "--format", form, "one.json", "two.json", "a.txt").stdout
        assert "secret talks ended" not in printed
        assert ("KILLED dpa: Storm" in printed) == (form != "csv")


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor accepted everything, and the copy was killed since."""

    def decided(comparison: Comparison, *_: object) -> Reviewed:
        review = RowReview(RowStatus.ACCEPTED, alerts=("KILLED AFP since version 1",))
        event = Decision("1", 1, datetime(2026, 5, 3, tzinfo=UTC), "Ana", Action.ACCEPT, ())
        return Reviewed(comparison, {row.id: review for row in comparison.rows}, (event,))

    monkeypatch.setattr("tui.commands.output.decided", decided)


def test_accepted_rows_on_killed_copy_are_not_exported_without_asking(folder: Path, accepted: None) -> None:
    done = wireside("compare", "--only", "accepted", "-o", "out.md", "a.txt")
    assert done.exit_code == 2
    assert "accepted: Truce in south: KILLED AFP since version 1" in done.stderr
    assert "--despite-alerts exports them all the same" in done.stderr
    assert not (folder / "out.md").exists()


def test_accepted_rows_on_killed_copy_are_exported_where_that_is_said(folder: Path, accepted: None) -> None:
    done = wireside("compare", "--only", "accepted", "--despite-alerts", "a.txt")
    assert done.exit_code == 0
    assert "**KILLED AFP since version 1**" in done.stdout


def test_at_a_terminal_the_editor_is_asked(folder: Path, accepted: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.commands.output._can_ask", lambda: True)
    for answer, status in (("y\n", 0), ("n\n", 2)):
        done = CliRunner().invoke(main, ["compare", "a.txt"], input=answer, catch_exceptions=False)
        assert done.exit_code == status
        assert "Export it all the same?" in done.stderr


def test_only_accepted_rows_are_none_where_nothing_was_decided(folder: Path) -> None:
    done = wireside("compare", "--only", "accepted", "a.txt", "b.txt")
    assert done.exit_code == 0
    assert "At least" not in done.stdout


def decide(*paths: str) -> None:
    """An editor accepts every row of ``paths`` with a note, and the store keeps it."""
    topics, settings = load_topics(), Settings()
    articles = [item for item in read(paths, settings) if isinstance(item, Article)]
    comparison = compare(articles, extract_all(articles, load_pipeline(), topics), topics, settings)
    reviewed = lay_over(comparison, (), topics)
    with open_store() as store:
        store.append(accept(reviewed, comparison.rows, "Ana Brandt"))
        store.append(note(reviewed, comparison.rows[:1], "=call the desk", "Ana Brandt"))


def test_what_was_decided_stands_in_what_is_exported(folder: Path) -> None:
    decide("a.txt", "b.txt")
    record = json.loads(wireside("compare", "--only", "accepted", "--format", "json", "a.txt", "b.txt").stdout)
    reviews = [row["review"] for topic in record["topics"] for row in topic["rows"]]
    assert reviews
    assert {(one["status"], one["decided"]["by"]) for one in reviews} == {("accepted", "Ana Brandt")}
    for form in ("html", "md", "csv", "ninjs"):
        printed = wireside("compare", "--format", form, "a.txt", "b.txt").stdout
        assert "accepted by Ana Brandt" in printed
        assert "call the desk" in printed


def test_a_row_that_was_accepted_before_a_kill_is_asked_about(folder: Path) -> None:
    usable = {**LOCKED, "embargoed": "", "headline": "Truce in south", "version": "1"}
    usable["body_text"] = AFP.partition("\n\n")[2].replace("AFP", "dpa").replace("12", "15")
    (folder / "one.json").write_text(json.dumps(usable))
    decide("a.txt", "one.json")
    assert wireside("compare", "a.txt", "one.json").exit_code == 0
    kill = {**usable, "version": "2", "pubstatus": "canceled", "versioncreated": "2026-05-03T11:00:00Z"}
    (folder / "two.json").write_text(json.dumps({**kill, "body_text": ""}))
    done = wireside("compare", "--format", "html", "-o", "out.html", "a.txt", "one.json", "two.json")
    assert done.exit_code == 2
    assert "accepted: " in done.stderr
    assert not (folder / "out.html").exists()
    despite = wireside("compare", "--despite-alerts", "--format", "html", "a.txt", "one.json", "two.json")
    assert despite.exit_code == 0
    assert "At least 15" not in despite.stdout
