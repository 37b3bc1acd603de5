"""The briefing: what a word processor opens holds every row, its differences and what was decided."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
from docx.document import Document

from extract.export.documents.briefing import briefing
from extract.export.documents.report import report
from extract.model import Account, Comparison
from extract.review.model import Reviewed

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def opened(reviewed: Reviewed) -> Document:
    return docx.Document(io.BytesIO(briefing(report(reviewed, NOON))))


def lines(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_topics_and_rows_are_headings(comparison: Comparison) -> None:
    document = opened(Reviewed(comparison))
    heads = [(one.style.name, one.text) for one in document.paragraphs if one.style and "Heading" in one.style.name]
    assert ("Heading 1", "Port") in heads
    assert ("Heading 2", "2. 3 accounts, 2 origins") in heads
    assert "from Lena Ostrow, a fisherman · likely the same · Tavpress first · also under Other" in lines(document)
    assert ("Heading 2", "3. only Tavpress") in heads


def test_a_row_is_a_table_with_a_column_for_each_account(comparison: Comparison) -> None:
    table = opened(Reviewed(comparison)).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["Norpress", "Tavpress", "Varnews"]
    assert table.rows[1].cells[1].text.splitlines() == [
        "21 [number] ships were gone",
        "Lena Ostrow, mayor, indirect: “Ostrow told”",
        "Tavpress ← Radio Varn ← Lena Ostrow [2]",
    ]
    marked = [run.text for run in table.rows[1].cells[1].paragraphs[0].runs if run.underline]
    assert marked == ["21"]


def test_an_account_without_the_row_has_a_dash(comparison: Comparison) -> None:
    assert opened(Reviewed(comparison)).tables[0].rows[1].cells[2].text == "—"


def test_more_accounts_than_fit_on_a_page_stand_below_one_another(comparison: Comparison) -> None:
    topic = comparison.topics[0]
    (left, *_) = [row for row in topic.rows if row.id == "r1"]
    cells = tuple(replace(left.cells[0], account=f"k{number}") for number in range(5))
    accounts = tuple(Account(f"k{number}", f"Agency {number}") for number in range(5))
    row = replace(left, cells=cells, first="", differences=())
    many = replace(comparison, accounts=accounts, topics=(replace(topic, rows=(row,)),))
    document = opened(Reviewed(many))
    assert not document.tables
    assert [f"Agency {number}" in lines(document) for number in range(5)] == [True] * 5


def test_alerts_differences_decisions_and_notes_are_in_it(reviewed: Reviewed) -> None:
    told = lines(opened(reviewed))
    assert told.index("! CORRECTED Norpress: Port opens") < told.index("The copy")
    assert "differs in number: Norpress “12”; Tavpress “21”; Varnews —" in told
    assert "! decided on copy that was corrected since" in told
    assert any(line.startswith("accepted by Ana Brandt, 2026-05-03 12:00 UTC") for line in told)
    assert "Note by Jo Lund, 2026-05-03 12:00 UTC: Call the harbour master.\n=2 about the ships" in told
    assert "accepted by Ana Brandt, 2026-05-03 12:00 UTC: the ferry sank" in told
    assert "in/d.xml: is empty" in told


def test_hostile_copy_is_text_and_the_file_still_opens(hostile: Reviewed) -> None:
    data = briefing(report(hostile, NOON))
    assert any("<script>alert(1)</script>" in line for line in lines(docx.Document(io.BytesIO(data))))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        xml = file.read("word/document.xml").decode()
        relations = file.read("word/_rels/document.xml.rels").decode()
    assert "\x1b" not in xml
    assert "\u202e" not in xml
    assert 'TargetMode="External"' not in relations
