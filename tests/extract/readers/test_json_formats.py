"""ninjs 1 to 3, dpa digitalwires and the AP Media API."""

from collections.abc import Callable

import pytest

from extract.model import Article, ArticleKind, Problem

Outline = Callable[[Article], list[tuple[str, str]]]
ReadFixture = Callable[[str], Article]


def test_ninjs_1_reads_the_markup_and_not_the_plain_text_too(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("ninjs1.json")
    assert outline(article) == [
        ("headline", "Bridge at Orlo reopens"),
        ("summary", "The bridge was closed for eleven years."),
        ("body", "The bridge over the Vessa reopened on Friday & cost two million."),
        ("heading", "Ferries"),
        ("body", "They stop on Monday."),
    ]
    assert (article.id, article.version, article.status) == ("tag:example.org:2024:orlo", "4", "usable")
    assert (article.agency, article.slug, article.byline) == ("AAP", "ORLO-BRIDGE", "Ann Example")
    assert article.subjects == ("subj:04015000", "topic:bridges")
    assert str(article.created) == "2024-05-03T01:58:40+00:00"


def test_ninjs_3_reads_one_of_its_bodies(read_fixtures: Callable[[str], list[Article]], outline: Outline) -> None:
    first, second = read_fixtures("ninjs3.json")
    assert outline(first) == [
        ("headline", "Bridge at Orlo reopens"),
        ("summary", "Closed for eleven years."),
        ("body", "The bridge reopened."),
        ("body", "We waited, says Ada Lint."),
    ]
    assert (first.embargo, first.note, first.agency) == ("2024-05-03T12:00:00+02:00", "Photos follow", "TT")
    assert first.subjects == ("medtop:20000003",)
    assert outline(second) == [("headline", "Port to close"), ("body", "The port closes.")]
    assert second.key == f"{first.key}#2"


def test_digitalwires_keeps_the_teaser_apart_and_the_contacts_out(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("digitalwires.json")
    assert outline(article) == [
        ("headline", "Brücke von Orlo wieder offen"),
        ("summary", "Elf Jahre war sie gesperrt."),
        ("body", "Orlo (dpa) - Die Brücke ist offen."),
        ("heading", "Fähren"),
        ("body", "Sie fahren nicht mehr."),
    ]
    assert article.note == "Fähren ergänzt"
    assert article.byline == "Eva Muster, dpa"
    assert (article.version, article.signal, article.subjects) == ("2", "sig:update", ("medtop:20000003",))
    assert article.embargo == "2024-05-03T19:00:00+02:00"
    assert "Handynummer" not in repr(article)
    assert "+49" not in repr(article)


def test_a_body_that_is_only_a_link_is_said_to_be_missing(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("ap_media_link.json")
    assert article.kind is ArticleKind.LINK
    assert "not sent along" in article.note
    assert outline(article) == [("headline", "Bridge at Orlo reopens"), ("summary", "The bridge reopened Friday.")]


def test_a_body_put_beside_the_item_is_read(read_fixture: ReadFixture, outline: Outline) -> None:
    article = read_fixture("ap_media_body.json")
    assert article.kind is ArticleKind.STORY
    assert outline(article)[1:] == [
        ("body", "ORLO, Vessia (AP) — The bridge reopened."),
        ("body", "Ferries stop on Monday."),
    ]
    assert (article.urgency, article.urgency_scale) == ("b", "anpa")
    assert (article.id, article.version, article.agency) == ("0123456789abcdef", "3", "AP")


@pytest.mark.parametrize(
    ("copy", "reason"),
    [
        ('{"uri": "a", "versioncreated": ', "not well-formed JSON"),
        ('{"name": "a list of something"}', "no known format"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "nested too deeply"),
        ('{"uri": "a", "bodies": ' + "[" * 300 + "]" * 300 + "}", "nested too deeply"),
    ],
)
def test_broken_and_foreign_json_is_a_problem(
    read_all: Callable[[str], list[Article | Problem]], copy: str, reason: str
) -> None:
    (problem,) = read_all(copy)
    assert isinstance(problem, Problem)
    assert reason in problem.reason
