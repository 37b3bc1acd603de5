"""Plain text, as it is pasted, saved, wrapped and indented."""

from collections.abc import Callable

import pytest

from extract.model import Article, ParagraphKind

STORY = (
    "Bridge at Orlo reopens after eleven years\n\n"
    "ORLO, May 3 (Reuters) - The bridge over the Vessa reopened on Friday, the mayor said.\n\n"
    "Ferries stop running\n\n"
    "“We have waited eleven years,” Mayor Ada Lint said. She did not say what it cost to build.\n"
)


def kinds(article: Article) -> list[ParagraphKind]:
    return [paragraph.kind for paragraph in article.paragraphs]


def bodies(article: Article) -> list[str]:
    return [one.span.text for one in article.paragraphs if one.kind is ParagraphKind.BODY]


def test_clean_text_stays_as_it_is_to_the_letter(read_copy: Callable[..., Article]) -> None:
    assert read_copy(STORY).text == STORY


def test_every_paragraph_stands_where_its_span_says(read_copy: Callable[..., Article]) -> None:
    article = read_copy(STORY)
    for paragraph in article.paragraphs:
        assert article.text[paragraph.span.start : paragraph.span.end] == paragraph.span.text


def test_headline_heading_and_body_are_told_apart(read_copy: Callable[..., Article]) -> None:
    article = read_copy(STORY)
    assert article.headline == "Bridge at Orlo reopens after eleven years"
    assert kinds(article) == [
        ParagraphKind.HEADLINE,
        ParagraphKind.BODY,
        ParagraphKind.HEADING,
        ParagraphKind.BODY,
    ]


def test_agency_and_dateline_come_from_the_first_paragraph(read_copy: Callable[..., Article]) -> None:
    article = read_copy(STORY)
    assert (article.agency, article.dateline) == ("Reuters", "ORLO, May 3")


def test_copy_that_names_no_agency_has_none(read_copy: Callable[..., Article]) -> None:
    article = read_copy("Bridge reopens\n\nThe bridge reopened, AFP reports. Nobody was hurt, Reuters reports.\n")
    assert (article.agency, article.outlet) == ("", "")


def test_a_first_line_with_a_stop_is_no_headline(read_copy: Callable[..., Article]) -> None:
    article = read_copy("The bridge reopened.\n\nNobody was hurt in the crush.\n")
    assert article.headline == ""
    assert kinds(article) == [ParagraphKind.BODY, ParagraphKind.BODY]


def test_lines_without_blank_lines_between_are_paragraphs(read_copy: Callable[..., Article]) -> None:
    first = (
        "The bridge over the Vessa reopened on Friday after eleven years of repairs that cost more than planned, " * 2
    )
    article = read_copy(f"Bridge reopens\n{first.strip()}\nThe mayor said that she was glad of it.\n")
    assert article.headline == "Bridge reopens"
    assert bodies(article) == [first.strip(), "The mayor said that she was glad of it."]


def test_wrapped_lines_are_one_paragraph_and_every_character_keeps_its_place(read_copy: Callable[..., Article]) -> None:
    wrapped = (
        "Bridge at Orlo reopens\n\n"
        "The bridge over the Vessa reopened on Friday after eleven years of\n"
        "repairs, the mayor of Orlo, Ada Lint, told reporters at the river on\n"
        "Friday.\n\n"
        "Ferries will stop running on Monday, the port said in a statement that\n"
        "it sent to newspapers.\n"
    )
    article = read_copy(wrapped)
    assert article.text == wrapped.replace("of\nrep", "of rep").replace("on\nFri", "on Fri").replace(
        "that\nit", "that it"
    )
    assert len(bodies(article)) == 2


def test_indents_separate_wrapped_paragraphs_without_blank_lines(read_copy: Callable[..., Article]) -> None:
    article = read_copy(
        "    The bridge over the Vessa reopened on Friday after eleven years of\n"
        "repairs, the mayor of Orlo, Ada Lint, told reporters at the river.\n"
        "    Ferries will stop running on Monday, the port said in a statement\n"
        "that it sent to newspapers and to everyone who holds a ticket there.\n"
    )
    assert len(bodies(article)) == 2
    assert bodies(article)[1].startswith("Ferries")
    assert bodies(article)[1].endswith("there.")


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\r\nb", "a\nb"),
        ("a\tb", "a b"),
        ("a\x1b[31mb\x1b[0m", "ab"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x00\x08\x7fb", "ab"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("a" + "\u200b" * 50 + "b", "ab"),
        ("e" + "\u0301" * 40, "e" + "\u0301" * 4),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_nothing_hidden_or_executable_passes(read_copy: Callable[..., Article], dirty: str, cleaned: str) -> None:
    assert read_copy(f"Said {dirty} today.").text == f"Said {cleaned} today."


def test_a_date_above_the_headline_is_a_note(read_copy: Callable[..., Article]) -> None:
    article = read_copy("Friday, 3 May 2024 | Updated 1:32 PM PDT\n\nBridge reopens in U.S.\n\nThe bridge is open.\n")
    assert article.headline == "Bridge reopens in U.S."
    assert kinds(article) == [ParagraphKind.NOTE, ParagraphKind.HEADLINE, ParagraphKind.BODY]


def test_a_heading_that_begins_with_a_month_is_no_date(read_copy: Callable[..., Article]) -> None:
    article = read_copy("May 2024 was the bridge's month\n\nThe bridge is open, the mayor of Orlo said on Friday.\n")
    assert article.headline == "May 2024 was the bridge's month"


def test_rows_of_a_table_are_told_from_the_story(read_copy: Callable[..., Article]) -> None:
    article = read_copy("Results\n\nOrlo     12   3  1\nVessa    11   4  1\nHarn      9   6  1\n\nOrlo won the cup.\n")
    assert [str(kind) for kind in kinds(article)] == ["headline", "table", "table", "table", "body"]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("(Reporting by Bo Muster; Editing by Ann Example)", "signoff"),
        ("hh/ph/ts", "signoff"),
        ("© 2024 AFP", "signoff"),
        ("Associated Press writer Ann Example contributed to this report.", "signoff"),
        ("A previous version of this story misstated the year.", "note"),
        ("This story has been corrected to say that the bridge is closed.", "note"),
        ("EDITOR'S NOTE: Photos follow.", "note"),
        ("He did not say why.", "body"),
        ("The story of the bridge was told by his mother, he said.", "body"),
        ("Updates to the timetable will follow in June, the port said.", "body"),
        ("In a report published on Friday, the port incorrectly gave the year, he said.", "body"),
    ],
)
def test_change_notes_and_sign_offs_are_set_apart(read_copy: Callable[..., Article], last: str, kind: str) -> None:
    assert kinds(read_copy(f"Bridge reopens\n\nThe bridge is open.\n\n{last}\n"))[-1] == kind


def test_two_short_lines_in_a_text_that_is_not_wrapped_stay_two(read_copy: Callable[..., Article]) -> None:
    long = "The bridge over the Vessa reopened on Friday after eleven years of repairs at a cost of two million. " * 2
    short = "Ada Lint, the mayor of Orlo since 2019\nBo Muster, the port's director"
    copy = f"Bridge reopens\n\n{long.strip()}\n\n{short}\n\n{long.strip()}\n"
    assert read_copy(copy).text == copy
