"""NewsML-G2: renditions, parts that are not public, packages, kills."""

from collections.abc import Callable

import pytest

from extract.model import Article, ArticleKind, Status

Outline = Callable[[Article], list[tuple[str, str]]]
ReadFixture = Callable[[str], Article]


def test_one_rendition_is_read_and_its_parts_are_told_apart(read_fixture: ReadFixture, outline: Outline) -> None:
    assert outline(read_fixture("newsml_g2_renditions.xml")) == [
        ("headline", "Brücke von Orlo nach elf Jahren wieder offen"),
        ("summary", "Elf Jahre lang war sie gesperrt."),
        (
            "body",
            "Orlo (dpa) - Die Brücke über die Vessa ist seit Freitag wieder offen. "
            "Das teilte Bürgermeisterin Ada Lint mit.",
        ),
        ("heading", "Zwei Millionen Euro Kosten"),
        ("body", "Der Bau kostete nach ihren Worten zwei Millionen Euro."),
        ("table", "Jahr | Kosten"),
        ("table", "2013 | 1,2"),
    ]


def test_the_fields_of_a_news_item(read_fixture: ReadFixture) -> None:
    article = read_fixture("newsml_g2_renditions.xml")
    assert article.format == "newsml-g2"
    assert article.id == article.story == "urn:newsml:dpa.com:20090101:240503-99-000001"
    assert (article.version, article.status, article.signal) == ("3", Status.USABLE, "sig:correction")
    assert str(article.created) == "2024-05-03T10:15:30+02:00"
    assert article.embargo == "2024-05-03T18:00:00+02:00"
    assert (article.urgency, article.urgency_scale) == ("4", "iptc")
    assert (article.agency, article.dateline, article.language) == ("dpa", "Orlo", "de")
    assert article.slug == "Verkehr/Brücken/Orlo"
    assert article.note == "Baukosten im 2. Absatz"


def test_older_and_newer_subject_codes_are_both_kept(read_fixture: ReadFixture) -> None:
    assert read_fixture("newsml_g2_renditions.xml").subjects == ("medtop:20000003", "subj:04015000", "dpacountry:1")


@pytest.mark.parametrize("private", ["Muster", "Beispiel", "+49", "example.org", "Kontakt", "yyzz"])
def test_what_is_not_public_is_nowhere_in_the_article(read_fixture: ReadFixture, private: str) -> None:
    assert private not in repr(read_fixture("newsml_g2_renditions.xml"))


def test_a_story_in_one_paragraph_is_taken_apart_by_its_indents(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("newsml_g2_one_paragraph.xml")
    assert outline(article)[1:] == [
        ("note", "(Adds mayor's comment)"),
        ("body", "* Ferries to stop running on Monday"),
        ("body", "* Repairs cost two million"),
        ("signoff", "By Bo Muster"),
        (
            "body",
            "ORLO, May 3 (Reuters) - The bridge over the Vessa reopened on Friday after eleven years of repairs.",
        ),
        ("body", '"We have waited eleven years," Mayor Ada Lint told reporters.'),
        ("signoff", "(Reporting by Bo Muster; Editing by Ann Example)"),
    ]
    assert (article.byline, article.dateline) == ("Bo Muster", "ORLO, May 3")


def test_a_kill_has_no_body_and_says_so(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("newsml_g2_kill.xml")
    assert article.status == Status.CANCELED
    assert outline(article) == [("headline", "WITHDRAWN-Bridge at Orlo reopens after eleven years")]


def test_a_package_points_elsewhere(read_fixture: ReadFixture) -> None:
    article = read_fixture("newsml_g2_package.xml")
    assert article.kind is ArticleKind.LINK
    assert "points to it" in article.note


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("Tabelle", ArticleKind.STORY),  # without a row in it, it is prose
        ("Achtung", ArticleKind.ADVISORY),
        ("Vorschau", ArticleKind.AGENDA),
        ("Presseschau", ArticleKind.SUMMARY),
        ("Meldung", ArticleKind.STORY),
    ],
)
def test_genres_say_what_is_no_story(read_copy: Callable[[str], Article], genre: str, kind: ArticleKind) -> None:
    article = read_copy(
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a" version="1"><itemMeta/><contentMeta>'
        f"<genre><name>{genre}</name></genre><headline>Bridge</headline></contentMeta><contentSet>"
        "<inlineXML><html><body><p>The bridge is open.</p></body></html></inlineXML></contentSet></newsItem>"
    )
    assert article.kind is kind
