"""The story of the 2017 Hamburg meeting: one outlet's report, badly translated, that cites five agencies and outlets.

Its text is not ours; where it is not at hand, these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from extract.language import parse
from extract.model import Article, Statement
from extract.readers import read
from extract.settings import Settings
from extract.statements import extract_statements

STORY = Path(__file__).parents[4] / "shared" / "samples" / "stories" / "hamburg.txt"
pytestmark = pytest.mark.skipif(not STORY.exists(), reason="the Hamburg story is not at ../shared/samples/stories")


@pytest.fixture(scope="module")
def statements(nlp: Language) -> tuple[Statement, ...]:
    (article,) = read([str(STORY)], Settings())
    assert isinstance(article, Article)
    return extract_statements(article, parse(article, nlp))


def by(statements: tuple[Statement, ...], speaker: str) -> list[Statement]:
    return [s for s in statements if s.source and s.source.speaker.name == speaker]


def about(statements: tuple[Statement, ...], words: str) -> Statement:
    return next(statement for statement in statements if words in statement.words)


def test_tillerson_is_one_speaker_with_his_office(statements: tuple[Statement, ...]) -> None:
    found = by(statements, "Rex Tillerson")
    assert {s.source.span.text for s in found if s.source} >= {"US Secretary of State Rex Tillerson", "Tilerson", "He"}
    assert {s.source.speaker.role for s in found if s.source} == {"US Secretary of State"}


def test_what_he_added_according_to_afp_is_his_and_reached_the_copy_through_afp(
    statements: tuple[Statement, ...],
) -> None:
    statement = about(statements, "quickly establish a connection")
    assert statement.chain == ("AFP", "Rex Tillerson")
    assert statement.kind == "direct"


def test_gorbachev_reaches_the_copy_through_afp_and_ria_novosti(statements: tuple[Statement, ...]) -> None:
    statement = about(statements, "finally happening")
    assert statement.chain == ("AFP", "RIA Novosti", "Mikhail Gorbachev")
    assert statement.words.startswith("that it is good")


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("quickly establish a connection", "AFP"),
        ("continued for another hour", "Guardian"),
        ("come into force on July 9", "Reuters"),
        ("political transition", "Reuters"),
        ("sharp exchange", "AFP"),
        ("has sought evidence", "AP"),
        ("repeatedly asked Putin", ""),
        ("The first meeting of the two leaders", ""),
        ("Restore trust", ""),
    ],
)
def test_each_agency_has_what_the_copy_credits_to_it(
    statements: tuple[Statement, ...], words: str, agency: str
) -> None:
    assert about(statements, words).agency == agency


def test_tillerson_and_lavrov_differ_on_the_denial(statements: tuple[Statement, ...]) -> None:
    tillerson, lavrov = by(statements, "Rex Tillerson"), by(statements, "Sergei Lavrov")
    assert any("Putin denied Russia's involvement" in s.words for s in tillerson)
    assert any("Trump accepted Putin's claim" in s.words for s in lavrov)
    denied = next(s for s in by(statements, "Vladimir Putin") if s.words == "Russia's involvement")
    assert denied.parent in {s.id for s in tillerson}
    assert denied.chain == ("Rex Tillerson", "Vladimir Putin")


def test_broken_quotation_marks_give_putin_his_words(statements: tuple[Statement, ...]) -> None:
    for words in ("positive things for Russia", "I'm glad that I met you"):
        statement = about(statements, words)
        assert statement.source
        assert statement.source.speaker.name == "Vladimir Putin"
        assert statement.kind == "direct"


def test_no_word_of_the_story_is_lost(statements: tuple[Statement, ...]) -> None:
    text = STORY.read_text(encoding="utf-8")
    held = [s.sentence for s in statements]
    lost = [place for place, c in enumerate(text) if c.isalnum() and not any(h.start <= place < h.end for h in held)]
    assert not lost
