"""The page: every row with what is known of it, nothing that runs or is fetched, readable at every width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import lxml.html
import pytest

from extract.export.documents.page import page
from extract.export.documents.report import report
from extract.model import Account, Cell, Comparison, Row, Statement, TopicRows
from extract.review.model import Reviewed
from tests.extract.export.documents.chromium import BROWSER, Chromium

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def shown(reviewed: Reviewed) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page(report(reviewed, NOON)))


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def row_of(root: lxml.html.HtmlElement, words: str) -> lxml.html.HtmlElement:
    return next(one for one in root.xpath("//tbody") if words in text(one))


def test_a_row_has_a_cell_for_each_account_with_its_words_speaker_cue_and_chain(comparison: Comparison) -> None:
    root = shown(Reviewed(comparison))
    assert [text(head) for head in root.xpath("(//table)[1]/thead//th")] == ["Norpress", "Tavpress", "Varnews"]
    row = row_of(root, "ships had left")
    ours, theirs, other = row.xpath(".//tr[contains(@class, 'cells')]/td")
    assert text(ours.find_class("words")[0]) == "12 [number] ships had left the port"
    assert text(ours.find_class("source")[0]) == "Lena Ostrow, mayor, indirect: Lena Ostrow said"
    assert text(theirs.find_class("chain")[0]) == "Tavpress ← through Radio Varn ← through Lena Ostrow [2]"
    assert [text(mark) for mark in other.xpath(".//mark")] == ["Nobody [negation?]"]
    assert "3 accounts, 2 origins" in text(row)
    assert "from Lena Ostrow, a fisherman likely the same Tavpress first" in text(row)


def test_every_difference_is_named_below_its_row_in_words(comparison: Comparison) -> None:
    row = row_of(shown(Reviewed(comparison)), "ships had left")
    assert [text(one) for one in row.xpath(".//ul[@class='differences']/li")] == [
        "≠ number: Norpress “12”; Tavpress “21”; Varnews —",
        "≠ negation: Norpress, Tavpress —; Varnews “Nobody” (possible)",
    ]


def test_what_only_one_account_has_stands_in_its_column(comparison: Comparison) -> None:
    (exclusive,) = shown(Reviewed(comparison)).find_class("exclusive")
    cells = exclusive.xpath(".//tr[contains(@class, 'cells')]/td")
    assert [bool(cell.find_class("words")) for cell in cells] == [False, True, False]
    assert "Fish prices fell." in text(cells[1])


def test_of_two_accounts_with_one_name_only_the_one_that_has_it_has_it(comparison: Comparison) -> None:
    unnamed = tuple(replace(account, name="an official") for account in comparison.accounts)
    (exclusive,) = shown(Reviewed(replace(comparison, accounts=unnamed))).find_class("exclusive")
    cells = exclusive.xpath(".//tr[contains(@class, 'cells')]/td")
    assert [bool(cell.find_class("words")) for cell in cells] == [False, True, False]


def test_an_account_that_says_nothing_under_a_topic_has_no_column_there(comparison: Comparison) -> None:
    short = replace(comparison, topics=(TopicRows("port", "Port", comparison.topics[0].rows[:1]),))
    root = shown(Reviewed(short))
    assert [text(head) for head in root.xpath("//thead//th")] == ["Norpress", "Tavpress"]
    assert "nothing in Varnews" in text(root)
    more = tuple(Account(f"k{number}", f"Agency {number}") for number in range(4))
    assert "nothing in 5 other accounts" in text(shown(Reviewed(replace(short, accounts=comparison.accounts + more))))


def test_copy_that_reads_alike_is_told_once(comparison: Comparison) -> None:
    row = row_of(shown(Reviewed(comparison)), "The harbour reopened.")
    assert "same words in Norpress, Tavpress" in text(row)


def test_articles_come_with_their_version_credit_and_time_as_far_as_it_is_known(comparison: Comparison) -> None:
    ours, theirs, other = (text(one) for one in shown(Reviewed(comparison)).xpath("//ol[@class='articles']/li"))
    assert "[1] Norpress, version 2 Port opens" in ours
    assert "Credit Norpress/Varn" in ours
    assert "Sent 2026-05-03 11:30 +02:00" in ours
    assert "Sent 2026-05-03 09:45, zone unknown" in theirs
    assert "Sent time unknown" in other


def test_a_language_that_the_copy_names_is_passed_on_and_one_that_is_none_is_not(comparison: Comparison) -> None:
    root = shown(Reviewed(comparison))
    assert root.get("lang") == "en"
    assert {one.get("lang") for one in root.find_class("words")} == {"en", None}


def test_kills_corrections_and_embargoes_come_before_everything(comparison: Comparison) -> None:
    root = shown(Reviewed(comparison))
    first = root.xpath("//main/section")[0]
    assert text(first.xpath("./h2")[0]) == "Before you use this"
    assert text(first.xpath(".//li")[0]) == "! CORRECTED Norpress: Port opens"


def test_what_was_decided_stands_with_the_row_by_whom_and_when(reviewed: Reviewed) -> None:
    row = text(row_of(shown(reviewed), "ships had left"))
    assert "✓ accepted" in row
    assert "⚑ flagged" in row
    assert "accepted by Ana Brandt, 2026-05-03 12:00 UTC" in row
    assert "moved to Other by Ana Brandt" in row
    assert "Note by Jo Lund, 2026-05-03 12:00 UTC Call the harbour master. =2 about the ships" in row


def test_what_speaks_against_a_decision_stands_with_it(reviewed: Reviewed) -> None:
    warnings = [text(one) for one in row_of(shown(reviewed), "ships had left").find_class("warning")]
    assert warnings == [
        "! decided on copy that was corrected since",
        "! decided on version 2; its words have changed since",
        "! 1 more statement since it was accepted",
        "! editors disagree, the last decision stands: split by Jo Lund, 2026-05-03 12:00 UTC; "
        "accepted by Ana Brandt, 2026-05-03 12:00 UTC",
    ]


def test_a_decision_whose_words_are_gone_is_not_lost(reviewed: Reviewed) -> None:
    assert "accepted by Ana Brandt, 2026-05-03 12:00 UTC: the ferry sank" in text(shown(reviewed))


def test_a_page_without_a_review_says_nothing_of_one(comparison: Comparison) -> None:
    root = shown(Reviewed(comparison))
    assert not root.find_class("decided")
    assert not root.find_class("badge")


def test_markup_in_copy_names_and_notes_is_only_text(hostile: Reviewed) -> None:
    root = shown(hostile)
    assert not root.xpath("//script | //img | //iframe | //link | //object | //*[@*[starts-with(name(), 'on')]]")
    assert not root.xpath("//a[not(starts-with(@href, '#'))]")
    assert "<script>alert(1)</script>" in text(root)
    assert "{{ 7 * 7 }}" in text(root)
    assert not {"\x1b", "\u202e"} & set(root.text_content())
    assert len(root.xpath("//style")) == 1


def test_the_page_forbids_everything_but_its_own_style(hostile: Reviewed) -> None:
    (policy,) = shown(hostile).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")
    style = shown(hostile).xpath("//style")[0].text
    assert "url(" not in style
    assert "@import" not in style


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    if BROWSER is None:
        pytest.skip("there is no Chromium here to look at the page with")
    with Chromium(tmp_path_factory.mktemp("profile")) as chromium:
        yield chromium


def opened(browser: Chromium, folder: Path, reviewed: Reviewed, width: int) -> None:
    """``reviewed`` as a page in ``browser``, which is to complain of nothing and to fetch nothing."""
    file = folder / "page.html"
    file.write_text(page(report(reviewed, NOON)), encoding="utf-8")
    browser.complaints.clear()
    browser.requests.clear()
    browser.open(file, width)
    assert browser.complaints == []
    assert browser.requests == [file.as_uri()]
    assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth")


_BOXES = """Array.from(document.querySelectorAll('tbody.row:nth-of-type(2) .cells td'), cell => {
    const box = cell.getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.top), Math.round(box.width)];
})"""
_NAMES = "Array.from(document.querySelectorAll('tbody.row:nth-of-type(2) .account'), name => name.offsetHeight > 0)"


def test_on_a_wide_screen_the_accounts_stand_side_by_side_and_level(
    browser: Chromium, reviewed: Reviewed, tmp_path: Path
) -> None:
    opened(browser, tmp_path, reviewed, 1280)
    boxes = browser.evaluate(_BOXES)[:3]
    lefts, tops, widths = zip(*boxes, strict=True)
    assert len(set(tops)) == 1
    assert list(lefts) == sorted(set(lefts))
    assert max(widths) - min(widths) <= 1
    assert browser.evaluate(_NAMES)[:3] == [False] * 3  # the head of the columns has the names
    assert browser.evaluate("document.querySelector('thead').offsetHeight > 0")


def test_on_a_telephone_the_accounts_stand_below_one_another_with_their_names(
    browser: Chromium, reviewed: Reviewed, tmp_path: Path
) -> None:
    opened(browser, tmp_path, reviewed, 400)
    boxes = browser.evaluate(_BOXES)[:3]
    lefts, tops, _ = zip(*boxes, strict=True)
    assert len(set(lefts)) == 1
    assert list(tops) == sorted(set(tops))
    assert browser.evaluate(_NAMES)[:3] == [True] * 3
    assert browser.evaluate("getComputedStyle(document.querySelector('thead')).display") == "none"


def test_more_accounts_than_fit_stand_side_by_side_under_their_names(
    browser: Chromium, comparison: Comparison, tmp_path: Path
) -> None:
    (cell, *_) = comparison.topics[0].rows[0].cells
    accounts = [Account(f"k{number}", f"Agency {number}") for number in range(8)]

    def said(number: int) -> Cell:
        statement: Statement = replace(cell.statements[0], id=f"m{number}")
        return Cell(accounts[number].key, (statement,))

    rows = (
        Row("r8", tuple(map(said, range(8))), "m0"),
        Row("r9", (said(2), said(5), said(7)), "m2"),
    )
    many = replace(comparison, accounts=tuple(accounts), topics=(TopicRows("port", "Port", rows),))
    opened(browser, tmp_path, Reviewed(many), 1280)
    boxes = [box for box in browser.evaluate(_BOXES) if box[2]]
    assert len(boxes) == 3
    assert len({top for _, top, _ in boxes}) == 1
    assert browser.evaluate(_NAMES) == [number in (2, 5, 7) for number in range(8)]


def test_hostile_copy_neither_runs_nor_fetches_nor_breaks_the_layout(
    browser: Chromium, hostile: Reviewed, tmp_path: Path
) -> None:
    for width in (400, 1280):
        opened(browser, tmp_path, hostile, width)
        assert browser.evaluate("document.scripts.length + document.images.length") == 0


def test_the_page_prints(browser: Chromium, reviewed: Reviewed, tmp_path: Path) -> None:
    opened(browser, tmp_path, reviewed, 1280)
    assert browser.pdf().startswith(b"%PDF")
