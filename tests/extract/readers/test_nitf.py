"""NITF: update keys, embargoes, Windows bytes, pictures and lists."""

from collections.abc import Callable

from extract.model import Article

Outline = Callable[[Article], list[tuple[str, str]]]
ReadFixture = Callable[[str], Article]


def test_headings_lists_and_tables_are_kept_and_captions_are_not(read_fixture: ReadFixture, outline: Outline) -> None:
    assert outline(read_fixture("nitf_update_key.xml")) == [
        ("headline", "Bridge at Orlo reopens"),
        ("summary", "It was closed for eleven years."),
        ("body", "The bridge over the Vessa reopened after eleven years."),
        ("heading", "Ferries"),
        ("body", "They stop on Monday."),
        ("body", "First ferry: 1821"),
        ("body", "Last ferry: Monday"),
        ("table", "Cars | 120"),
    ]


def test_an_update_key_that_is_part_of_the_id_is_the_story(read_fixture: ReadFixture) -> None:
    article = read_fixture("nitf_update_key.xml")
    assert (article.id, article.story, article.version) == ("story-9d8e_47", "story-9d8e", "48")


def test_an_update_key_that_comes_back_every_day_is_the_story_of_its_day(read_fixture: ReadFixture) -> None:
    assert read_fixture("nitf_latin1_embargo.xml").story == "PA-HHH-TRANSPORT-Bridge@2024-05-02"


def test_the_fields_of_a_nitf_document(read_fixture: ReadFixture) -> None:
    article = read_fixture("nitf_update_key.xml")
    assert (article.status, article.urgency, article.note) == ("usable", "5", "Photos follow.")
    assert (article.byline, article.dateline, article.agency) == ("Ann Example Correspondent", "Orlo", "NTB")
    assert article.subjects == ("subj:04015000", "efe:F01001000")
    assert str(article.created) == "2024-05-03T14:45:26"


def test_an_embargo_has_its_time_and_zone(read_fixture: ReadFixture) -> None:
    article = read_fixture("nitf_latin1_embargo.xml")
    assert (article.status, article.embargo) == ("embargoed", "2024-05-03T00:01:00+01:00")


def test_windows_bytes_under_latin1_are_read(read_fixture: ReadFixture, outline: Outline) -> None:
    assert outline(read_fixture("nitf_latin1_embargo.xml"))[1:] == [
        ("body", "The bridge at Orlo cost £2 million – less than planned – the mayor will say."),
        ("signoff", "ends"),
    ]
