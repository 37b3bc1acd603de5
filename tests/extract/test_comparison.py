"""Which column a statement stands in, which articles take part, and under which topics a row is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from extract.comparison import compare
from extract.model import Article, ArticleKind, By, Comparison, Problem, Statement, TopicScore
from extract.settings import Settings
from extract.topics import Topic, Topics

MakeArticle = Callable[..., Article]
MakeStatement = Callable[..., Statement]
TOPICS = Topics(topics={"syria": Topic(title="Syria"), "elections": Topic()})


def names(comparison: Comparison) -> list[str]:
    return [account.name for account in comparison.accounts]


def said(comparison: Comparison) -> dict[str, list[str]]:
    """The words of each account, by its name."""
    by_key = {account.key: account.name for account in comparison.accounts}
    words: dict[str, list[str]] = {}
    for row in comparison.rows:
        for cell in row.cells:
            words.setdefault(by_key[cell.account], []).extend(statement.words for statement in cell.statements)
    return words


@pytest.fixture
def one_story(make_article: MakeArticle, make_statement: MakeStatement) -> tuple[list[Article], list[Statement]]:
    article = make_article("The whole story.", key="hamburg.txt")
    return [article], [
        make_statement("The truce holds in the south", "s1", article=article.key, speaker="Dahlberg", agency="AFP"),
        make_statement("Prisoners will be exchanged by the autumn", "s2", article=article.key, speaker="Malenko"),
        make_statement("Nobody wanted to leave the table", "s3", article=article.key, speaker="Dahlberg"),
        make_statement("Rain fell on the harbour all day", "s4", article=article.key),
    ]


def test_by_agency_each_has_what_the_copy_credits_to_it_and_the_rest_is_the_articles(one_story) -> None:
    assert said(compare(*one_story, TOPICS, Settings())) == {
        "AFP": ["The truce holds in the south"],
        "hamburg": [
            "Prisoners will be exchanged by the autumn",
            "Nobody wanted to leave the table",
            "Rain fell on the harbour all day",
        ],
    }


def test_by_speaker_the_one_who_says_most_comes_first(one_story) -> None:
    comparison = compare(*one_story, TOPICS, Settings(), By.SPEAKER)
    assert names(comparison) == ["Dahlberg", "Malenko", "hamburg"]
    assert said(comparison)["hamburg"] == ["Rain fell on the harbour all day"]


def test_copy_that_names_no_sender_has_the_name_that_the_desk_configured(one_story) -> None:
    assert names(compare(*one_story, TOPICS, Settings(outlet="The Courier"))) == ["AFP", "The Courier"]


def test_articles_of_one_agency_are_told_apart(make_article: MakeArticle, make_statement: MakeStatement) -> None:
    articles = [make_article("One.", key="a.txt", agency="AFP"), make_article("Two.", key="b/b.txt", agency="AFP")]
    statements = [make_statement("One.", "s1", article="a.txt"), make_statement("Two.", "s2", article="b/b.txt")]
    assert names(compare(articles, statements, TOPICS, Settings(), By.ARTICLE)) == ["AFP a.txt", "AFP b.txt"]


@pytest.fixture
def versions(make_article: MakeArticle, make_statement: MakeStatement) -> tuple[list[Article], list[Statement]]:
    articles = [
        make_article("First.", key="v1", agency="AP", story="guid", version="1"),
        make_article("Second.", key="v2", agency="AP", story="guid", version="2"),
        make_article("Prices.", key="prices", agency="AP", kind=ArticleKind.TABLE),
    ]
    return articles, [make_statement(article.text, f"s-{article.key}", article=article.key) for article in articles]


def test_the_newest_version_of_a_story_stands_and_only_stories_are_compared(versions) -> None:
    comparison = compare(*versions, TOPICS, Settings())
    assert said(comparison) == {"AP": ["Second."]}
    assert dict(comparison.left_out) == {"v1": "replaced by v2", "prices": "table"}
    assert comparison.articles == tuple(versions[0])


def test_a_killed_story_takes_no_part(versions, make_article: MakeArticle) -> None:
    articles, statements = versions
    kill = make_article("Kill.", key="v3", agency="AP", story="guid", version="3", status="canceled")
    comparison = compare([*articles, kill], statements, TOPICS, Settings())
    assert comparison.rows == ()
    assert dict(comparison.left_out) == {"v1": "killed", "v2": "killed", "v3": "killed", "prices": "table"}


def test_everything_is_compared_where_that_is_asked_for(versions) -> None:
    comparison = compare(*versions, TOPICS, Settings(compare_all=True))
    assert sorted(said(comparison)["AP"]) == ["First.", "Prices.", "Second."]
    assert comparison.left_out == ()


def test_by_version_the_versions_of_a_story_stand_side_by_side(versions) -> None:
    comparison = compare(*versions, TOPICS, Settings(), By.VERSION)
    assert said(comparison) == {"AP 1": ["First."], "AP 2": ["Second."]}


def test_a_row_stands_under_each_of_its_topics_and_without_one_under_other(
    make_article: MakeArticle, make_statement: MakeStatement
) -> None:
    both = replace(
        make_statement("The truce and the vote", "s1"), topics=(TopicScore("syria", 2), TopicScore("elections", 1))
    )
    none = make_statement("Rain fell on the harbour", "s2")
    comparison = compare([make_article("Story.")], [both, none], TOPICS, Settings())
    assert {topic.title: [row.lead for row in topic.rows] for topic in comparison.topics} == {
        "Syria": ["s1"],
        "Elections": ["s1"],
        "Other": ["s2"],
    }
    assert [row.lead for row in comparison.rows] == ["s1", "s2"]


def test_what_could_not_be_read_is_named() -> None:
    problem = Problem("gone.txt", "no such file")
    comparison = compare([], [], TOPICS, Settings(), problems=[problem])
    assert comparison.problems == (problem,)
    assert (comparison.accounts, comparison.topics) == ((), ())


def test_embargoed_copy_is_compared_for_the_editor_and_never_exported_before_its_time(
    make_article: MakeArticle, make_statement: MakeStatement
) -> None:
    article = make_article("Figures.", embargo="2024-05-01T12:00:00+02:00")
    found = [make_statement("Figures.", "s1")]
    before, after = datetime(2024, 5, 1, 9, 59, tzinfo=UTC), datetime(2024, 5, 1, 10, 0, tzinfo=UTC)
    assert len(compare([article], found, TOPICS, Settings()).rows) == 1
    held = compare([article], found, TOPICS, Settings(compare_all=True), export_at=before)
    assert held.rows == ()
    assert held.left_out == (("story.txt", "embargoed 2024-05-01T12:00:00+02:00"),)
    assert held.alerts == ("EMBARGO story until 2024-05-01T12:00:00+02:00: story.txt",)
    assert len(compare([article], found, TOPICS, Settings(), export_at=after).rows) == 1


def test_a_row_whose_topic_is_not_defined_any_more_is_not_lost(one_story) -> None:
    articles, statements = one_story
    statements = [replace(one, topics=(TopicScore("dropped-topic", 2.0),)) for one in statements[:2]] + statements[2:]
    comparison = compare(articles, statements, TOPICS, Settings())
    assert [topic.title for topic in comparison.topics] == ["Dropped topic", "Other"]
    assert {one.id for row in comparison.rows for one in row.statements} == {"s1", "s2", "s3", "s4"}
