from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from extract.model import Kind, Source, Span, Speaker, Statement
from extract.statements import unify

Extract = Callable[..., tuple[Statement, ...]]
_numbers = itertools.count()


def said(name: str, key: str = "", role: str = "", named: bool = True) -> Statement:
    span = Span(0, 4, "text")
    speaker = Speaker(key or name.lower(), name, role, named)
    return Statement(
        id=str(next(_numbers)), article="a", kind=Kind.INDIRECT, source=Source(span, speaker), cue=None,
        content=(span,), sentence=span, chain=("AFP", name),
    )  # fmt: skip


def keys(*statements: Statement) -> list[str]:
    return [statement.source.speaker.key for statement in unify(statements) if statement.source]


def test_a_last_name_joins_the_full_name_of_another_article() -> None:
    short, full = unify([said("Brandt"), said("Ana Brandt", role="energy minister")])
    assert short.source == full.source
    assert short.chain == ("AFP", "Ana Brandt")


def test_a_misspelling_and_a_transliteration_join_the_name() -> None:
    assert len(set(keys(said("Paul Lindqvist"), said("Lindqvst"), said("Lindqvist")))) == 1
    assert len(set(keys(said("Dmytro Haienko"), said("Haienko")))) == 1


def test_of_two_spellings_the_one_used_more_is_shown() -> None:
    shown = unify([said("Ivan Malenka"), said("Ivan Malenko"), said("Ivan Malenko")])
    assert {statement.source.speaker.name for statement in shown if statement.source} == {"Ivan Malenko"}


def test_a_short_first_name_is_the_same_person() -> None:
    assert len(set(keys(said("Joseph P. Brandt"), said("Joe Brandt"), said("Brandt")))) == 1
    assert len(set(keys(said("Joseph Brandt"), said("Jim Brandt")))) == 2


def test_two_people_with_one_last_name_stay_two_and_the_bare_name_is_not_guessed() -> None:
    assert len(set(keys(said("Ana Brandt"), said("Olaf Brandt")))) == 2
    assert keys(said("Ana Brandt"), said("Olaf Brandt"), said("Brandt"))[2] == "brandt"


def test_the_office_decides_between_two_of_one_name() -> None:
    found = keys(
        said("Ana Brandt", role="energy minister"), said("Olaf Brandt", role="mayor"), said("Brandt", role="mayor")
    )
    assert found[2] == found[1]


def test_unnamed_sources_are_never_merged() -> None:
    first = said("a senior official", key="unnamed:a:1", named=False)
    second = said("a senior official", key="unnamed:b:1", named=False)
    assert keys(first, second) == ["unnamed:a:1", "unnamed:b:1"]


STORY = (
    "Energy Minister Ana Brandt said that the port was shut.\n\n"
    "She said the strike would go on. Brandt told reporters that nobody was to blame. "
    "Brandtt added that ships were waiting. The energy minister denied that talks had failed."
)


def test_name_misspelling_office_and_pronoun_are_one_speaker(extract: Extract) -> None:
    speakers = {statement.source.speaker for statement in extract(STORY) if statement.source}
    assert speakers == {Speaker("ana brandt", "Ana Brandt", "Energy Minister")}


@pytest.mark.parametrize(("pronoun", "expected"), [("He", "paul lindqvist"), ("She", "ana brandt")])
def test_a_pronoun_means_the_last_speaker_of_its_gender(extract: Extract, pronoun: str, expected: str) -> None:
    text = (
        "Mrs. Ana Brandt said that the port was shut. Mr. Paul Lindqvist said that it was open. "
        f"{pronoun} said that ships were waiting."
    )
    last = extract(text)[-1]
    assert last.source
    assert last.source.speaker.key == expected


def test_a_capital_and_a_palace_are_one_speaker(extract: Extract) -> None:
    text = "Moscow said that the port was shut. The Kremlin denied that ships were waiting."
    assert {statement.source.speaker.name for statement in extract(text) if statement.source} == {"Russia"}


def test_two_officials_are_two_speakers_kept_as_they_are_named(extract: Extract) -> None:
    text = (
        "A senior official who asked not to be named said the talks had failed. "
        "Another senior official said the talks would go on."
    )
    first, second = (statement.source.speaker for statement in extract(text) if statement.source)
    assert first.name == "A senior official who asked not to be named"
    assert (first.named, second.named) == (False, False)
    assert first.key != second.key


def test_a_group_is_another_speaker_than_its_last_member(extract: Extract) -> None:
    text = (
        "Norland's ministers Ana Dahlberg and Viktor Malenko agreed to meet again.\n\n"
        '"The lists are ready," Malenko said.'
    )
    told = [s.source.speaker.name for s in unify(extract(text)) if s.source]
    assert told == ["Ana Dahlberg and Viktor Malenko", "Viktor Malenko"]


def test_a_group_is_one_speaker_under_its_members_short_and_full_names(extract: Extract) -> None:
    text = (
        "Ministers Ana Dahlberg and Viktor Malenko agreed to meet again in the spring.\n\n"
        "Dahlberg and Malenko said that the lists were ready."
    )
    keys = {s.source.speaker.key for s in unify(extract(text)) if s.source}
    assert len(keys) == 1


def test_two_people_with_an_office_each_are_a_group_and_not_the_second_of_them(extract: Extract) -> None:
    text = (
        "BRUSSELS (AFP) - Commissioner Ana Brandt and Commissioner Paul Lindqvist said on Tuesday that talks would go "
        'on.\n\nLindqvist said: "We are close to the end of it."\n'
    )
    both, one = (s.source.speaker for s in unify(extract(text)) if s.source)
    assert (both.name, one.name) == ("Ana Brandt and Paul Lindqvist", "Paul Lindqvist")
    assert both.key != one.key


def test_who_is_the_people_that_its_clause_hangs_on(extract: Extract) -> None:
    text = "PORT ALBA (AFP) - The families of the sailors, who say that nobody told them, will go to court.\n"
    speakers = [s.source.speaker.name for s in extract(text) if s.source]
    assert speakers == ["families of the sailors"]


def test_a_headline_in_capitals_lends_a_name_no_words_of_its_own(extract: Extract) -> None:
    text = 'Harbour Union Endorses Ana Brandt\n\n"I thank them for it," Brandt said on Monday in Port Alba.\n'
    assert [s.source.speaker.name for s in extract(text) if s.source] == ["Brandt"]


def test_a_name_at_the_head_of_a_sentence_stays_a_name(extract: Extract) -> None:
    text = "Tables were laid for Secretary Ana Praise at noon.\n\nPraise praised the deal. The guests thanked Praise."
    names = {s.source.speaker.name for s in extract(text) if s.source}
    assert "Ana Praise" in names
    assert "praise" not in names
