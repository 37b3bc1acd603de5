"""What was decided goes with every format, and leaves what was written before as it was where there is nothing."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from extract.export.tables import COMPARISON_COLUMNS
from extract.export.write import COMPARISON_FORMATS, comparison_bytes
from extract.model import Comparison
from extract.review.model import Reviewed
from tests.extract.export.conftest import NOON


def written(found: Comparison | Reviewed, form: str) -> str:
    return comparison_bytes(found, form, NOON).decode()


def test_json_has_what_was_decided_on_each_row(reviewed: Reviewed) -> None:
    record = json.loads(written(reviewed, "json"))
    harbour, left, _ = record["topics"][0]["rows"]
    assert harbour["review"]["status"] == "undecided"
    review = left["review"]
    assert (review["status"], review["decided"]["by"], review["decided_on"]) == ("accepted", "Ana Brandt", "2")
    assert review["decided"]["at"] == "2026-05-03T12:00:00+00:00"
    assert [note["value"] for note in review["notes"]] == ["Call the harbour master.\n=2 about the ships"]
    assert [one["action"] for one in review["conflict"]] == ["split", "accept"]
    assert review["alerts"] == ["decided on copy that was corrected since"]
    assert [one["words"] for one in record["unplaced"]] == [["the ferry sank"]]


def test_json_lines_have_it_too(reviewed: Reviewed) -> None:
    rows = [json.loads(line) for line in written(reviewed, "jsonl").splitlines()]
    assert [row["review"]["status"] for row in rows if row["id"] == "r1"] == ["accepted"] * 2


def test_csv_has_columns_for_it(reviewed: Reviewed) -> None:
    lines = list(csv.DictReader(io.StringIO(written(reviewed, "csv"))))
    line = next(line for line in lines if line["row"] == "r1")
    assert (line["status"], line["flagged"]) == ("accepted", "yes")
    assert line["decisions"].startswith("accepted by Ana Brandt, 2026-05-03 12:00 UTC; moved to Other by Ana Brandt")
    assert "decided on version 2; its words have changed since" in line["warnings"]
    assert line["notes"].startswith("Call the harbour master.\n=2 about the ships (Jo Lund")


def test_a_note_that_begins_like_a_formula_is_text_in_csv(hostile: Reviewed, reviewed: Reviewed) -> None:
    row = reviewed.rows["r1"]
    note = replace(row.notes[0], value="=HYPERLINK(1)", editor="+1")
    rows = {**reviewed.rows, "r1": replace(row, notes=(note,))}
    for found in (replace(reviewed, rows=rows), hostile):
        for line in csv.reader(io.StringIO(written(found, "csv"))):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_markdown_has_it_below_the_row(reviewed: Reviewed) -> None:
    shown = MarkdownIt("commonmark").render(written(reviewed, "md"))
    assert "<em>accepted by Ana Brandt, 2026-05-03 12:00 UTC</em>" in shown
    assert "<strong>decided on copy that was corrected since</strong>" in shown
    assert "<em>note by Jo Lund, 2026-05-03 12:00 UTC</em>: Call the harbour master.\n=2 about the ships" in shown
    assert "the ferry sank" in shown


@pytest.mark.parametrize("extra", ["http://x.test", "www.x.test", "a@x.test"])
def test_markup_and_addresses_in_notes_are_only_text_in_markdown(
    hostile: Reviewed, reviewed: Reviewed, extra: str
) -> None:
    bad = f"[a](javascript:b) ![i](u) <b>x</b> `c` **d** ~~e~~ | t |\n\n# head\n- list\n    code\n{extra}"
    row = reviewed.rows["r1"]
    rows = {**reviewed.rows, "r1": replace(row, notes=(replace(row.notes[0], value=bad),))}
    tokens = MarkdownIt("gfm-like", {"html": True}).parse(written(replace(reviewed, rows=rows), "md"))
    assert bad.splitlines()[0] in "".join(
        child.content for token in tokens for child in token.children or () if child.type in ("text", "softbreak")
    )
    forbidden = {"link_open", "image", "html_inline", "code_inline", "s_open"}
    assert not forbidden & {child.type for token in tokens for child in token.children or ()}
    assert not {"html_block", "code_block", "fence", "table_open"} & {token.type for token in tokens}
    tokens = MarkdownIt("gfm-like", {"html": True}).parse(written(hostile, "md"))
    assert not forbidden & {child.type for token in tokens for child in token.children or ()}


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_without_decisions_the_formats_are_what_they_were(comparison: Comparison, form: str) -> None:
    bare = written(comparison, form)
    assert bare == written(Reviewed(comparison), form)
    assert "review" not in bare
    if form == "csv":
        assert next(csv.reader(io.StringIO(bare))) == COMPARISON_COLUMNS


@pytest.mark.parametrize("form", COMPARISON_FORMATS)
def test_every_format_takes_hostile_copy(hostile: Reviewed, form: str) -> None:
    data = comparison_bytes(hostile, form, NOON)
    assert b"\x1b" not in data or form == "docx"  # a zip file may hold any byte
