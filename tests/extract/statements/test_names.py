from __future__ import annotations

import pytest

from extract.statements.speakers.names import describe


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Energy Minister Ana Brandt", "Ana Brandt", "Energy Minister"),
        ("Secretary of State Paul Lindqvist", "Paul Lindqvist", "Secretary of State"),
        ("Ana Brandt, the energy minister,", "Ana Brandt", "energy minister"),
        ("The last president of the Old League, Oskar Vinter,", "Oskar Vinter", "last president of the Old League"),
        ("Mr. Brandt", "Brandt", ""),
        ("President Karim al-Saleh", "Karim al-Saleh", "President"),
        ("the Northern Observatory for Human Rights", "Northern Observatory for Human Rights", ""),
        ("Brandt and Lindqvist", "Brandt and Lindqvist", ""),
        ("Norland's Brandt", "Brandt", ""),
        ("Norland’s Prime Minister Ida May", "Ida May", "Norland’s Prime Minister"),
        ("Norland Gov. Ida May", "Ida May", "Norland Gov."),
        ("Senator Ida May of Norland, a critic of Ms. Brandt", "Ida May", "Senator"),
        (
            "the chairman of the Ways and Means Committee, Representative Ida May",
            "Ida May",
            "chairman of the Ways and Means Committee",
        ),
        ("Energy secretary Ida May last week", "Ida May", "Energy secretary"),
        ("Energy secretary Ida May and President Otto Rask", "Ida May and Otto Rask", ""),
        ("Brandt and Foreign Secretary Otto Rask", "Brandt and Otto Rask", ""),
        ("Trade and Industry Secretary Ida May", "Ida May", "Trade and Industry Secretary"),
        (
            "Norlandic and Sudlandic presidents Ida May and Otto Rask",
            "Ida May and Otto Rask",
            "Norlandic and Sudlandic presidents",
        ),
    ],
)
def test_a_source_is_taken_apart_into_name_and_office(text: str, name: str, role: str) -> None:
    described = describe(text)
    assert (described.name, described.role) == (name, role)


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    described = describe("a spokesman for Ms. Brandt")
    assert described.name == ""
    assert described.anonymous


@pytest.mark.parametrize(
    "text",
    ["a Norland official", "those around Brandt", "Brandt's legal team", "Brandt supporters", "a letter from the NGO"],
)
def test_a_phrase_with_a_name_in_it_does_not_name_its_source(text: str) -> None:
    assert describe(text).name == ""


@pytest.mark.parametrize("text", ["a senior official who asked not to be named", "officials", "two diplomats"])
def test_sources_that_nobody_names_are_anonymous(text: str) -> None:
    assert describe(text).anonymous


def test_buildings_and_capitals_stand_for_those_who_govern_there() -> None:
    assert describe("The Kremlin").metonym == describe("Moscow").metonym == "Russia"
    assert describe("the Pentagon").metonym != describe("the White House").metonym


def test_an_agency_is_told_from_a_person() -> None:
    assert describe("Reuters news agency").agency == "Reuters"
    assert describe("Ana Brandt").agency == ""


def test_titles_and_pronouns_tell_the_gender() -> None:
    assert describe("Mrs. Brandt").gender == "f"
    assert describe("he").gender == "m"
    assert describe("Brandt").gender == ""
