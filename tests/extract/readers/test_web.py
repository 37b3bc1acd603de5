"""Pages, feeds, mail, Markdown, and the Canadian Press's XML."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.model import Article

Outline = Callable[[Article], list[tuple[str, str]]]
ReadFixture = Callable[[str], Article]
FIXTURES = Path(__file__).parent / "fixtures"


def test_a_page_without_its_menus_captions_and_scripts(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("page.html")
    assert [(kind, text[:24]) for kind, text in outline(article)] == [
        ("headline", "Bridge at Orlo reopens"),
        ("body", "ORLO (AFP) - The bridge "),
        ("heading", "Ferries stop running"),
        ("body", "Ferries that carried car"),
        ("body", "“We have waited eleven y"),
    ]


def test_who_published_a_page_is_not_who_sent_it(read_fixture: ReadFixture) -> None:
    article = read_fixture("page.html")
    assert (article.agency, article.outlet, article.dateline) == ("AFP", "The Orlo Post", "ORLO")
    assert str(article.created) == "2024-05-03T08:15:30+02:00"
    assert (article.id, article.language) == ("https://news.example.org/bridge", "en")


def test_the_entries_of_a_feed(read_fixtures: Callable[[str], list[Article]], outline: Outline) -> None:
    first, second = read_fixtures("feed_rss.xml")
    assert outline(first) == [
        ("headline", "Bridge at Orlo reopens"),
        ("body", "The bridge reopened on Friday."),
        ("body", "Ferries stop on Monday."),
    ]
    assert (first.id, first.outlet, first.language) == ("https://example.org/1", "BBC", "en-GB")
    assert str(first.created) == "2024-05-03T08:15:30+00:00"
    assert outline(second) == [("headline", "Port to close"), ("body", "The port closes.")]
    assert second.created is None


def test_an_atom_entry(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("feed_atom.xml")
    assert outline(article)[1:] == [("body", "The bridge reopened on Friday.")]
    assert (article.format, article.byline, str(article.created)) == (
        "rss-atom",
        "Ann Example",
        "2024-05-03T08:15:30+02:00",
    )


def test_mail_in_windows_bytes_without_its_signature(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("mail_quoted_printable.eml")
    assert outline(article) == [
        ("headline", "Brücke von Orlo"),
        ("body", "Die Brücke – elf Jahre gesperrt – ist offen."),
        ("body", "Ada Lint sagte: „Endlich“."),
    ]
    assert (article.credit, article.agency, article.note) == ("Bö Muster", "Reuters", "not read: plan.pdf")
    assert (article.id, str(article.created)) == ("orlo.1@example.org", "2024-05-03T10:15:30+02:00")


def test_raw_letters_in_a_mail_header_are_utf8(read_copy: Callable[[str], Article]) -> None:
    article = read_copy("From: a@example.org\nTo: b\nSubject: =?windows-1252?Q?Orlo’s_bridge?=\n\nIt is open.\n")
    assert article.headline == "Orlo’s bridge"


def test_markdown_with_front_matter(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("story.md")
    assert outline(article) == [
        ("headline", "Bridge at Orlo reopens"),
        ("body", "The bridge over the Vessa reopened on Friday, the mayor said."),
        ("heading", "Ferries stop running"),
        ("body", "“We have waited eleven years,” Ada Lint said."),
        ("body", "First ferry: 1821"),
        ("body", "Last ferry: Monday"),
        ("table", "Year | Cost"),
        ("table", "2013 | 1.2"),
    ]
    assert (article.format, article.byline, article.agency) == ("markdown", "Ann Example", "Reuters")


def test_markdown_is_told_by_its_first_heading(read_copy: Callable[[str], Article], outline: Outline) -> None:
    article = read_copy("# Bridge reopens\n\nThe *bridge* is open.\n")
    assert outline(article) == [("headline", "Bridge reopens"), ("body", "The bridge is open.")]


def test_html_set_as_text_in_agency_xml(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("agency_xml.xml")
    assert outline(article)[1:] == [("body", "The bridge over the Vessa reopened on Friday.")]
    assert (article.format, article.id, article.story, article.agency, article.embargo) == (
        "agency-xml",
        "a07020",
        "cp:0123456789abcdef",
        "AP",
        "",
    )
    assert article.outlet == "Canadian Press"


@pytest.mark.parametrize("name", ["page.html", "feed_rss.xml"])
@pytest.mark.parametrize("address", ["https://[broken", "https://[]/story"])
def test_a_broken_address_takes_no_story_away(
    read_all: Callable[[bytes], list[object]], name: str, address: str
) -> None:
    copy = (FIXTURES / name).read_text()
    found = read_all(re.sub(r"https?://[\w./]*example\.org[\w/.]*", address, copy).encode())
    assert all(isinstance(one, Article) for one in found), found


def test_a_mail_of_headers_without_end_is_refused(read_all: Callable[[str], list[object]]) -> None:
    (problem,) = read_all("From: a@b.example\nTo: c\nSubject: d\n" + "X-A: b\n" * 6_000 + "\nThe bridge is open.\n")
    assert str(problem).endswith("an e-mail of more than 5,000 header lines")
