"""IPTC 7901 and ANPA 1312, with their control characters and without."""

from collections.abc import Callable

from extract.model import Article, ArticleKind

Outline = Callable[[Article], list[tuple[str, str]]]
ReadFixture = Callable[[str], Article]


def test_7901_in_windows_bytes(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("iptc7901_cp1252.bin")
    assert outline(article) == [
        ("headline", "Brücke von Orlo nach elf Jahren wieder offen"),
        (
            "body",
            "Orlo (dpa) - Die Brücke über die Vessa ist seit Freitag wieder offen. Das sagte Bürgermeisterin Ada Lint "
            "der „Orloer Zeitung“ am Rande der Feier.",
        ),
        ("body", "Der Bau kostete zwei Millionen Euro, teilte die Stadt am Freitag mit."),
    ]
    assert (article.id, article.urgency, article.urgency_scale) == ("0123", "4", "iptc")
    assert (article.byline, article.slug, article.agency) == ("Eva Muster, dpa", "Verkehr/Brücken", "dpa")
    assert str(article.created) == "2024-05-03T10:15:00+02:00"


def test_the_notebook_is_a_note_and_the_contacts_are_nowhere(read_fixture: ReadFixture) -> None:
    article = read_fixture("iptc7901_cp1252.bin")
    assert article.note == "Zusammenfassung 1015; Berichtigung; Baukosten berichtigt"
    assert "0000001" not in repr(article)


def test_7901_that_lost_its_control_characters(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("iptc7901_stripped.txt")
    assert (article.format, article.signal) == ("iptc7901", "REFILE")
    assert [text[:20] for _, text in outline(article)] == [
        "Bridge at Orlo reope",
        "Orlo (dpa) - The bri",
        "Ferries will stop ru",
    ]
    assert str(article.created) == "2024-12-03T10:15:00+00:00"
    assert "bo@example.org" not in repr(article)


def test_the_first_agency_of_a_shared_dateline_is_the_sender(read_fixture: ReadFixture) -> None:
    article = read_fixture("iptc7901_ats.bin")
    assert (article.agency, article.dateline) == ("Keystone-ATS", "Orlo")


def test_several_7901_messages_in_one_file(read_all: Callable[..., list[Article]]) -> None:
    message = b"\x01eca0%d 4 i 20 dpa 001\r\n\x02Bridge %d opens =\r\nOrlo (dpa) - It is.\r\n\x03031015 GMT May 24\r\n"
    articles = read_all(message % (62, 1) + message % (63, 2))
    assert [(article.id, article.headline) for article in articles] == [
        ("062", "Bridge 1 opens"),
        ("063", "Bridge 2 opens"),
    ]


def test_anpa_head_lines_are_told_apart(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("anpa1312_story.bin")
    assert outline(article) == [
        ("headline", "Bridge at Orlo reopens after eleven years"),
        (
            "body",
            "ORLO, Vessia (AP) _ The bridge over the Vessa reopened Friday after eleven years of repairs.",
        ),
        ("body", "``We have waited eleven years,'' Mayor Ada Lint said."),
    ]
    assert article.slug == "BC-EU--Orlo-Bridge, 1st Ld-Writethru"
    assert (article.byline, article.agency, article.urgency, article.urgency_scale) == ("BO MUSTER", "AP", "r", "anpa")
    assert article.note == "AP Photo XOR101; Eds: Adds mayor's comment. With AP Photos."
    assert str(article.created) == "2024-05-03T08:15:00+00:00"


def test_anpa_tables_are_marked(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("anpa1312_table.bin")
    assert article.kind is ArticleKind.TABLE
    assert {kind for kind, _ in outline(article)} == {"table"}


def test_an_alert_has_no_headline(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("anpa1312_alert.bin")
    assert (article.headline, article.urgency) == ("", "b")
    assert outline(article) == [("body", "ORLO, Vessia (AP) _ Bridge at Orlo closed again after a ship hit it.")]


def test_head_lines_without_carets(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("anpa1312_bare_heads.bin")
    assert outline(article) == [
        ("headline", "Bridge at Orlo reopens after eleven years"),
        (
            "body",
            "ORLO, May 3 (Kyodo) - The bridge over the Vessa reopened Friday after eleven years, the mayor said.",
        ),
        ("body", "Ferries stop on Monday."),
        ("signoff", "==Kyodo"),
    ]
    assert article.agency == "Kyodo"


def test_a_story_that_begins_like_a_header_is_plain_text(read_copy: Callable[[str], Article]) -> None:
    assert read_copy("In 2024 a dog 3 feet tall\n\nbit the mayor of Orlo.\n").format == "text"
