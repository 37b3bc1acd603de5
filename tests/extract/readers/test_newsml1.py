"""NewsML 1.0 to 1.2, as each agency understands it."""

from collections.abc import Callable

from extract.model import Article

Outline = Callable[[Article], list[tuple[str, str]]]
ReadFixture = Callable[[str], Article]


def test_utf8_is_read_as_utf8_whatever_is_declared(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("newsml1_wrong_encoding.xml")
    assert article.headline == "Le pont d'Orlo rouvert après onze années"
    assert outline(article)[1:] == [
        ("body", "Le pont sur la Vessa a été rouvert vendredi, a annoncé la maire, Ada Lint."),
        ("body", "Les travaux ont coûté deux millions d'euros."),
    ]


def test_the_fields_of_a_news_item_of_1_2(read_fixture: ReadFixture) -> None:
    article = read_fixture("newsml1_wrong_encoding.xml")
    assert article.format == "newsml-1.2"
    assert article.id == "urn:newsml:afp.com:20240503:240503080000.abc:2"
    assert article.story == "urn:newsml:afp.com:20240503:240503080000.abc"
    assert (article.version, article.status) == ("2", "usable")
    assert str(article.created) == "2024-05-03T08:00:00+00:00"
    assert (article.agency, article.dateline, article.language) == ("AFP", "Orlo, 3 mai 2024", "fr")
    assert (article.slug, article.subjects) == ("transports-pont", ("subj:04015000",))
    assert article.note == "ACTUALISE avec la maire"


def test_a_time_without_a_zone_stays_without(read_fixture: ReadFixture) -> None:
    created = read_fixture("newsml1_no_zone.xml").created
    assert created is not None
    assert not created.zone_known
    assert str(created) == "2024-05-03T11:00:00"


def test_misspelt_lines_missing_revision_and_plain_text(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("newsml1_no_zone.xml")
    assert (article.id, article.story, article.version) == (
        "urn:newsml:tass.ru:20240503:777001",
        "urn:newsml:tass.ru:20240503:777001",
        "",
    )
    assert (article.urgency, article.urgency_scale, article.agency) == ("Urgent", "", "TASS")
    assert outline(article) == [
        ("headline", "Bridge at Orlo reopened, mayor says"),
        ("body", "ORLO, May 3. /TASS/. The bridge over the Vessa reopened on Friday, Mayor Ada Lint said."),
        ("body", "The repairs took eleven years, she added."),
    ]


def test_an_external_parameter_entity_is_no_reason_to_refuse(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("newsml1_parameter_entity.xml")
    assert article.story == "urn:newsml:kyodonews.jp:20240503:KW0000001"
    assert outline(article) == [
        ("headline", "Bridge at Orlo reopens"),
        ("body", "The bridge over the Vessa reopened Friday after eleven years, the mayor said."),
        ("signoff", "==Kyodo"),
    ]


def test_style_sheets_contacts_and_pictures_are_no_body(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("newsml1_components.xml")
    assert outline(article) == [
        ("headline", "Lint Bridges completes work at Orlo"),
        ("body", "Lint Bridges said it completed the bridge over the Vessa."),
        ("body", "¹ First note. ² Second note."),
    ]
    assert (article.agency, article.dateline) == ("Business Wire", "ORLO")
