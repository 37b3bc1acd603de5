"""Given these words, those names."""

from __future__ import annotations

import pytest


def names(doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks with President Ilmar Tamm failed.", "Ilmar Tamm"),
        ("Later, spokeswoman Oda Brekke denied it.", "Oda Brekke"),
        ("They saw Mr. Tamm there.", "Tamm"),
        ("Deputy Foreign Minister Tamm left.", "Tamm"),
        ("It was a surprise, said Brekke.", "Brekke"),
        ("Yesterday Brekke said it was over.", "Brekke"),
        ("A letter from Ana Brekke arrived.", "Ana Brekke"),
        ("A letter from Ursula von der Brekke arrived.", "Ursula von der Brekke"),
        ("Sheikh Abdullah al-Tamm spoke.", "Abdullah al-Tamm"),
        ("A letter from George W. Tamm arrived.", "George W. Tamm"),
    ],
)
def test_a_person_is_told_by_a_title_a_given_name_or_a_speech_verb(blank, text, name):
    assert names(blank(text)) == [(name, "PERSON")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Foreign Ministry denied it.", "Foreign Ministry"),
        ("The Ministry of Foreign Affairs denied it.", "Ministry of Foreign Affairs"),
        ("The White House denied it.", "White House"),
        ("NATO denied it.", "NATO"),
        ("It was bought by Example Corp last year.", "Example Corp"),
    ],
)
def test_an_organization_is_told_by_its_last_word_or_by_a_list(blank, text, name):
    assert names(blank(text)) == [(name, "ORG")]


@pytest.mark.parametrize("place", ["Moscow", "North Korea", "Saudi Arabia", "Washington"])
def test_a_place_that_speaks_is_still_a_place(blank, shipped, place):
    for nlp in (blank, shipped):
        assert names(nlp(f"On Friday {place} said it would not go.")) == [(place, "LOC")]


def test_an_organization_named_after_a_person_is_no_person(blank):
    assert names(blank("The Maria Brekke Foundation paid.")) == [("Maria Brekke Foundation", "ORG")]


def test_a_headline_in_capitals_makes_no_names_of_its_verbs(blank):
    assert names(blank("Minister Denies Leak, Says Report Is Wrong")) == []


def test_the_first_word_of_a_sentence_is_no_part_of_a_name(blank):
    assert names(blank("However Ana Brekke left.")) == [("Ana Brekke", "PERSON")]
