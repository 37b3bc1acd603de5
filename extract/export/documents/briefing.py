"""DOCX: the comparison as a briefing that a word processor opens."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.export.decisions import Reading
from extract.export.documents.report import Report, ReportRow, ReportTopic, Telling, Words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_COLUMNS = 4  # accounts that fit beside one another on a page; more stand one below the other
_PORTRAIT = 2  # columns that fit on an upright page
_SMALL = 8.5  # points
_APART = 4  # points between one statement and the next
_MARGIN = 1.8  # centimetres


def briefing(report: Report) -> bytes:
    """The whole document. Its words are those of the report, which has nothing in it that XML cannot hold."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Wireside", report.title[:255], ""
    _set_page(document, any(_PORTRAIT < len(topic.accounts) <= _COLUMNS for topic in report.topics))
    document.add_heading(report.title, 0)
    document.add_paragraph(f"By {report.by}, {report.made}. {report.scope}".strip())
    if report.alerts:
        document.add_heading("Before you use this", 1)
        for alert in report.alerts:
            _warn(document.add_paragraph(), alert)
    _write_articles(report, document)
    written: list[BaseOxmlElement] = []
    for topic in report.topics:
        _write_topic(topic, document, written)
    _put_back(written, document)
    _write_list("Decided on copy that is not here", (f"{done}: {words}" for done, words in report.unplaced), document)
    _write_list("Could not be read", report.problems, document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Document, wide: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


def _write_articles(report: Report, document: Document) -> None:
    document.add_heading("The copy", 1)
    for article in report.articles:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"[{article.number}] {article.label}").bold = True
        if article.headline:
            paragraph.add_run(f": {article.headline}")
        if article.left_out:
            _warn(_tight(document.add_paragraph()), f"not compared: {article.left_out}")
        _small(document.add_paragraph(), "; ".join(f"{label}: {words}" for label, words in article.facts))


def _put_aside(document: Document, written: list[BaseOxmlElement]) -> None:
    """Take what was added out of the document: to add to one takes longer the more there is in it."""
    end = document.element.body.sectPr
    written += [element for element in document.element.body if element is not end]
    document.element.body.clear_content()


def _put_back(written: Iterable[BaseOxmlElement], document: Document) -> None:
    end = document.element.body.sectPr
    for element in written:
        end.addprevious(element)


def _write_topic(topic: ReportTopic, document: Document, written: list[BaseOxmlElement]) -> None:
    document.add_heading(topic.title, 1)
    summary = document.add_paragraph()
    summary.paragraph_format.keep_with_next = True
    _small(summary, topic.summary)
    for row in topic.shared:
        _write_head(row, document)
        if len(topic.accounts) <= _COLUMNS:
            _write_columns(row, document)
        else:
            for cell in row.told:
                _write_tellings(cell.account, cell.tellings, document)
        for difference in row.differences:
            document.add_paragraph(f"differs in {difference}", style="List Bullet")
        _write_review(row.review, document)
        _put_aside(document, written)
    for row in topic.exclusive:
        _write_head(row, document)
        _write_tellings("", row.told[0].tellings, document)
        _write_review(row.review, document)
        _put_aside(document, written)


def _write_head(row: ReportRow, document: Document) -> None:
    status = [row.review.status] if row.review.status else []
    status += ["flagged"] if row.review.flagged else []
    document.add_heading(" · ".join([f"{row.number}. {row.summary}", *status]), 2)
    words = []
    if not row.exclusive:
        words += [f"from {', '.join(row.origins)}"] if row.origins else []
        words += [row.confidence, *([f"{row.first} first"] if row.first else []), *row.reprints]
    words += [f"also under {', '.join(row.also)}"] if row.also else []
    if words:
        paragraph = document.add_paragraph()
        _small(paragraph, " · ".join(words))
        paragraph.paragraph_format.keep_with_next = True


def _write_columns(row: ReportRow, document: Document) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=2, cols=len(row.cells), style="Table Grid")
    for one in table.rows:
        one._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for head, body, cell in zip(table.rows[0].cells, table.rows[1].cells, row.cells, strict=True):
        head.paragraphs[0].add_run(cell.account).bold = True
        head.paragraphs[0].paragraph_format.keep_with_next = True
        for told in cell.tellings:
            _write_telling(told, body)
        if not cell.tellings:
            body.paragraphs[0].add_run("—")
        elif len(body.paragraphs) > 1:  # a new cell has an empty paragraph
            first = body.paragraphs[0]._element
            first.getparent().remove(first)
    document.add_paragraph()


def _write_tellings(account: str, tellings: Iterable[Telling], document: Document) -> None:
    if account:
        paragraph = document.add_paragraph()
        paragraph.add_run(account).bold = True
        paragraph.paragraph_format.keep_with_next = True
    for told in tellings:
        _write_telling(told, document)


def _write_telling(told: Telling, place: Document | _Cell) -> None:
    _write_words(told.words, _tight(place.add_paragraph(), _APART))
    source = _tight(place.add_paragraph())
    if told.speaker:
        _small(source, told.speaker).bold = True
    _small(source, "".join([f", {told.role}" if told.role else "", ", " if told.speaker else "", told.kind]))
    if told.attribution:
        _small(source, ": “")
        _write_words(told.attribution, source, _SMALL)
        _small(source, "”")
    for hedge in told.hedges:
        _small(source, f"; hedged: {hedge}")
    if told.chain:
        source = _tight(place.add_paragraph())
    _small(source, f"{' ← '.join(told.chain)} [{told.article}]")


def _write_words(pieces: Iterable[Words], paragraph: Paragraph, size: float = 0) -> None:
    from docx.shared import Pt

    for piece in pieces:
        run = paragraph.add_run(piece.text)
        run.font.size = Pt(size) if size else None
        if piece.differs:
            run.bold = run.underline = True
            _small(paragraph, f" [{', '.join(piece.differs)}]")


def _write_review(review: Reading, document: Document) -> None:
    for warning in review.warnings:
        _warn(_tight(document.add_paragraph()), warning)
    if review.facts:
        _small(document.add_paragraph(), "; ".join(review.facts))
    for note in review.notes:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"Note by {note.by}: ").bold = True
        paragraph.add_run(note.text)


def _write_list(title: str, lines: Iterable[str], document: Document) -> None:
    for number, words in enumerate(lines):
        if not number:
            document.add_heading(title, 1)
        document.add_paragraph(words, style="List Bullet")


def _warn(paragraph: Paragraph, words: str) -> None:
    from docx.shared import RGBColor

    run = paragraph.add_run(f"! {words}")
    run.bold = True
    run.font.color.rgb = RGBColor(0xA3, 0, 0)


def _tight(paragraph: Paragraph, before: float = 0) -> Paragraph:
    """``paragraph`` with no room after it and ``before`` points before it."""
    from docx.shared import Pt

    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(0)
    return paragraph


def _small(paragraph: Paragraph, words: str) -> Run:
    from docx.shared import Pt

    run = paragraph.add_run(words)
    run.font.size = Pt(_SMALL)
    return run
