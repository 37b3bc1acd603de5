"""The story that Wireside was asked for: one outlet's report that cites four agencies, from the file to the rows.

Its text is not part of the project; where the file is absent these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from extract.compare import compare, extract_all, load_topics, read
from extract.model import Article, By, Comparison, Statement
from extract.settings import Settings

STORY = Path(__file__).parents[3] / "shared" / "samples" / "stories" / "hamburg.txt"
pytestmark = pytest.mark.skipif(not STORY.exists(), reason="the Hamburg story is not beside this checkout")


@pytest.fixture(scope="module")
def story(nlp: Language) -> tuple[Article, tuple[Statement, ...]]:
    (article,) = read([str(STORY)], Settings())
    assert isinstance(article, Article)
    return article, extract_all([article], nlp, load_topics())


def comparison(story: tuple[Article, tuple[Statement, ...]], by: By) -> Comparison:
    article, statements = story
    return compare([article], statements, load_topics(), Settings(), by)


def said(answer: Comparison, topic: str = "") -> dict[str, str]:
    """What each account says on ``topic``, or on anything, by its name."""
    words: dict[str, str] = {}
    names = {account.key: account.name for account in answer.accounts}
    rows = next(one.rows for one in answer.topics if one.key == topic) if topic else answer.rows
    for cell in (cell for row in rows for cell in row.cells):
        told = "\n".join(statement.words for statement in cell.statements)
        words[names[cell.account]] = words.get(names[cell.account], "") + "\n" + told
    return words


def test_each_agency_has_what_the_copy_credits_to_it_and_nothing_else(story) -> None:
    told = said(comparison(story, By.AGENCY))
    assert set(told) == {"AFP", "AP", "Guardian", "Reuters", "hamburg"}
    assert "two hours and 15 minutes, I can describe it" in told["AFP"]
    assert "sharp exchange" in told["AFP"]
    assert "it's a shame" in told["AFP"]
    assert "continued for another hour" in told["Guardian"]
    assert "come into force on July 9" in told["Reuters"]
    assert "The way President Bashar Al-Assad leaves" in told["Reuters"]
    assert "Russia has sought evidence" in told["AP"]
    assert told["AP"].count("\n") <= 2
    assert "clear positive chemistry" in told["hamburg"]


def test_tillerson_and_lavrov_stand_side_by_side_on_the_elections(story) -> None:
    told = said(comparison(story, By.SPEAKER), "elections")
    assert "Putin denied Russia's involvement" in told["Rex Tillerson"]
    assert "Trump accepted Putin's claim" in told["Sergei Lavrov"]


def test_tillerson_is_one_account_under_all_his_names(story) -> None:
    names = [account.name for account in comparison(story, By.SPEAKER).accounts]
    assert [name for name in names if "Til" in name] == ["Rex Tillerson"]


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("syria", "cease-fire in the southwest of that country"),
        ("syria", "the Assad family"),  # under a heading on the elections
        ("elections", "Russian interference in the US election"),
        ("elections", "Russia has sought evidence"),
        ("ukraine", "the situation in the east of Ukraine"),  # under the same heading
    ],
)
def test_what_is_said_is_under_its_topic_whatever_the_heading_says(story, topic: str, words: str) -> None:
    assert words in "\n".join(said(comparison(story, By.ARTICLE), topic).values())


def test_paragraphs_with_broken_marks_are_statements_of_the_right_speaker_or_of_none(story) -> None:
    _, statements = story
    for words in ("It is an honor to meet with you", "I'm glad that I met you personally"):
        (statement,) = (one for one in statements if words in one.words)
        assert statement.source is None or statement.source.speaker.name in {"Donald Trump", "Vladimir Putin"}


def test_no_sentence_of_the_story_is_lost(story) -> None:
    article, statements = story
    covered = [(statement.sentence.start, statement.sentence.end) for statement in statements]
    for paragraph in article.paragraphs:
        for word in paragraph.span.text.split():
            place = article.text.index(word, paragraph.span.start)
            assert any(start <= place < end for start, end in covered), word
