"""What a statement is about: its own words first, its surroundings where they are silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from extract.language import parse
from extract.model import Article, Span, Statement
from extract.topics import Topic, Topics, load_topics, score_topics

TOPICS = Topics(
    topics={
        "syria": Topic(words=("syrian",), names=("Syria", "Assad")),
        "elections": Topic(words=("election", "go to the polls"), codes=("11003000", "20000574")),
        "korea": Topic(names=("Korea", "Unit-19"), words=("cease fire",), exclude=("South Korea",)),
    }
)


@pytest.fixture
def topics_of(
    nlp: Language, make_article: Callable[..., Article], make_statement: Callable[..., Statement]
) -> Callable[..., list[str]]:
    """The topics of the statement ``words`` where it stands in ``text``."""

    def find(text: str, words: str, sentence: str = "", headings: tuple[str, ...] = (), **fields: object) -> list[str]:
        article = make_article(text, headings=headings, **fields)
        start = text.index(words)
        whole = text.index(sentence or words)
        statement = replace(
            make_statement(words, "s1", start=start),
            sentence=Span.of(text, whole, whole + len(sentence or words)),
        )
        (scored,) = score_topics(article, parse(article, nlp), [statement], TOPICS)
        return [topic.name for topic in scored.topics]

    return find


TopicsOf = Callable[..., list[str]]


def test_a_word_is_found_in_any_case_and_form(topics_of: TopicsOf) -> None:
    assert topics_of("The ELECTIONS were free.", "The ELECTIONS were free.") == ["elections"]
    assert topics_of("Voters went home after the election.", "Voters went home after the election.") == ["elections"]


def test_a_phrase_is_found_in_other_forms_of_its_words(topics_of: TopicsOf) -> None:
    assert topics_of("Norland goes to the polls on Sunday.", "Norland goes to the polls on Sunday.") == ["elections"]


def test_a_hyphen_divides_words(topics_of: TopicsOf) -> None:
    assert topics_of("A cease-fire was agreed.", "A cease-fire was agreed.") == ["korea"]


def test_a_hyphen_before_a_figure_divides_nothing_and_is_found_all_the_same(topics_of: TopicsOf) -> None:
    assert topics_of("They spoke of Unit-19.", "They spoke of Unit-19.") == ["korea"]


def test_a_name_is_found_only_as_written(topics_of: TopicsOf) -> None:
    assert topics_of("They spoke of Assad.", "They spoke of Assad.") == ["syria"]
    assert topics_of("The assad tree is in bloom.", "The assad tree is in bloom.") == []


def test_a_name_inside_an_exclusion_does_not_count(topics_of: TopicsOf) -> None:
    assert topics_of("He flew to South Korea.", "He flew to South Korea.") == []
    assert topics_of("He flew to Korea.", "He flew to Korea.") == ["korea"]


def test_the_statement_itself_outweighs_the_heading_above_it(topics_of: TopicsOf) -> None:
    text = "Row over the election\n\nThe truce in Syria will hold, she said."
    assert topics_of(text, "The truce in Syria will hold", headings=("Row over the election",)) == ["syria"]


def test_where_the_statement_is_silent_the_heading_counts(topics_of: TopicsOf) -> None:
    text = "Row over the election\n\nThe answer was clear, she said."
    assert topics_of(text, "The answer was clear", headings=("Row over the election",)) == ["elections"]


def test_where_the_statement_is_silent_the_sentence_before_counts(topics_of: TopicsOf) -> None:
    assert topics_of("They spoke of Syria. It was useful, he said.", "It was useful, he said.") == ["syria"]
    assert topics_of("It was useful, he said. They spoke of Syria.", "It was useful, he said.") == []


def test_the_rest_of_its_own_sentence_counts_before_the_neighbours(topics_of: TopicsOf) -> None:
    text = "They spoke of Korea. It was useful, the Syrian envoy said."
    found = topics_of(text, "It was useful", sentence="It was useful, the Syrian envoy said.")
    assert found[0] == "syria"


def test_a_subject_code_helps_but_does_not_decide(topics_of: TopicsOf) -> None:
    text = "It was useful, he said. The election is near."
    assert topics_of(text, "It was useful, he said.", subjects=("medtop:20000574",)) == ["elections"]
    assert topics_of("It was useful, he said.", "It was useful, he said.", subjects=("medtop:20000574",)) == []


def test_an_older_subject_code_counts_for_those_above_it(topics_of: TopicsOf) -> None:
    text = "It was useful, he said. The election is near."
    assert topics_of(text, "It was useful, he said.", subjects=("subj:11003002",)) == ["elections"]


def test_a_statement_has_every_topic_that_it_names_enough(topics_of: TopicsOf) -> None:
    text = "Syria and the election came up."
    assert topics_of(text, text) == ["elections", "syria"]


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("The cease-fire in southern Syria will hold.", "syria"),
        ("Observers watched the presidential election.", "elections"),
        ("Fighting in the east of Ukraine went on.", "ukraine"),
        ("Pyongyang tested a missile.", "north-korea"),
        ("Refugees crossed the border at night.", "migration"),
    ],
)
def test_the_shipped_topics_find_what_a_foreign_desk_needs(
    words: str,
    topic: str,
    nlp: Language,
    make_article: Callable[..., Article],
    make_statement: Callable[..., Statement],
) -> None:
    article = make_article(words)
    (scored,) = score_topics(article, parse(article, nlp), [make_statement(words, "s1")], load_topics())
    assert topic in [score.name for score in scored.topics]
