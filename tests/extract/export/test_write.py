"""The same result in four formats: whole as data, readable as text, harmless in a spreadsheet and in Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from extract.comparison import compare
from extract.export.write import FORMATS, write_articles, write_comparison, write_statements, write_versions
from extract.model import Article, Comparison, Created, Cue, Problem, Span, Stance, Statement, TopicScore
from extract.readers.versions import versions
from extract.settings import Settings
from extract.topics import Topics, load_topics

MakeArticle = Callable[..., Article]
MakeStatement = Callable[..., Statement]


def written(write: Callable[..., None], value: object, form: str) -> str:
    out = io.StringIO()
    write(value, form, out)
    return out.getvalue()


@pytest.fixture
def statement(make_statement: MakeStatement) -> Statement:
    return replace(
        make_statement("the truce holds", "s1", speaker="Dahlberg", agency="AFP", start=14),
        cue=Cue(Span(9, 13, "said"), Stance.SAYS),
        topics=(TopicScore("conflict", 1.0),),
    )


@pytest.fixture
def comparison(make_article: MakeArticle, make_statement: MakeStatement) -> Comparison:
    toll = "At least {} people were killed in the shelling of Quneitra."
    storm = "The harbour stayed closed on Friday because of the storm."
    articles = [
        make_article(toll.format(12), key="a.txt", agency="AFP"),
        make_article(f"{toll.format(21)}\n\n{storm}", key="b.txt", agency="Reuters"),
    ]
    statements = [
        make_statement(toll.format(12), "s1", article="a.txt", agency="AFP"),
        make_statement(toll.format(21), "s2", article="b.txt", agency="Reuters"),
        make_statement(storm, "s3", article="b.txt", agency="Reuters", start=articles[1].text.index(storm)),
    ]
    return compare(articles, statements, load_topics(), Settings(), problems=[Problem("gone.txt", "no such file")])


def test_a_statement_is_one_json_line_with_its_places(statement: Statement) -> None:
    (line,) = written(write_statements, [statement], "jsonl").splitlines()
    record = json.loads(line)
    assert record["source"] == {"start": 0, "end": 8, "text": "Dahlberg", "speaker": "Dahlberg", "role": None}
    assert record["cue"] == {"start": 9, "end": 13, "text": "said", "stance": "says", "negated": False}
    assert record["content"] == [{"start": 14, "end": 29, "text": "the truce holds"}]
    assert (record["agency"], record["chain"]) == ("AFP", ["AFP", "Dahlberg"])
    assert record["topics"] == [{"name": "conflict", "score": 1.0}]


def test_a_statement_of_the_agency_has_no_source(make_statement: MakeStatement) -> None:
    record = json.loads(written(write_statements, [make_statement("Rain fell.", "s1")], "jsonl"))
    assert record["kind"] == "reported"
    assert (record["source"], record["cue"], record["agency"], record["chain"]) == (None, None, None, [])


def test_json_is_one_list_of_what_json_lines_has_a_line_each(statement: Statement) -> None:
    lines = written(write_statements, [statement, statement], "jsonl").splitlines()
    assert json.loads(written(write_statements, [statement, statement], "json")) == [json.loads(line) for line in lines]


def test_a_comparison_is_one_json_object_of_topics_rows_and_cells(comparison: Comparison) -> None:
    record = json.loads(written(write_comparison, comparison, "json"))
    assert record["accounts"] == [{"key": "afp", "name": "AFP"}, {"key": "reuters", "name": "Reuters"}]
    rows = [row for topic in record["topics"] for row in topic["rows"]]
    shared = next(row for row in rows if not row["exclusive"])
    assert {account: [cell["id"] for cell in cells] for account, cells in shared["cells"].items()} == {
        "afp": ["s1"],
        "reuters": ["s2"],
    }
    assert {"afp": "At least 12", "reuters": "At least 21"} in [
        d["values"] for d in shared["differences"] if d["kind"] == "number"
    ]
    assert [row["lead"] for row in rows if row["exclusive"]] == ["s3"]
    assert record["problems"] == [{"path": "gone.txt", "error": "no such file"}]


def test_json_lines_of_a_comparison_name_the_topic_of_each_row(comparison: Comparison) -> None:
    rows = [json.loads(line) for line in written(write_comparison, comparison, "jsonl").splitlines()]
    assert len(rows) == sum(len(topic.rows) for topic in comparison.topics)
    assert {row["topic"] for row in rows} == {topic.key for topic in comparison.topics}


def test_csv_of_a_comparison_has_a_line_for_each_statement(comparison: Comparison) -> None:
    lines = list(csv.DictReader(io.StringIO(written(write_comparison, comparison, "csv"))))
    shared = [line for line in lines if line["exclusive"] == "no"]
    assert {line["account"]: line["content"][:11] for line in shared} == {
        "AFP": "At least 12",
        "Reuters": "At least 21",
    }
    assert "number: AFP At least 12, Reuters At least 21" in shared[0]["differences"]


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1 on it", "-2+3", "@SUM(A1)", "\tx", "＝1"])
def test_a_cell_that_begins_like_a_formula_is_text_in_csv(words: str, make_statement: MakeStatement) -> None:
    table = written(write_statements, [make_statement(words, "s1", speaker=words)], "csv")
    (line,) = csv.DictReader(io.StringIO(table))
    assert (line["content"], line["speaker"]) == ("'" + words, "'" + words)


def test_markdown_shows_the_accounts_what_differs_and_what_could_not_be_read(comparison: Comparison) -> None:
    text = written(write_comparison, comparison, "md")
    assert "**AFP**: At least 12 people" in text
    assert "differs in number: AFP At least 12, Reuters At least 21" in text
    assert "only Reuters" in text
    assert "gone.txt: no such file" in text


def test_markup_in_copy_is_only_text_in_markdown(make_article: MakeArticle) -> None:
    article = make_article(
        "# No heading\n\n<script>x</script> [a](b) *c* | d\n\n- no list\n\n1. no list", headline="<b>x</b>"
    )
    text = written(write_articles, [article], "md")
    from markdown_it import MarkdownIt

    shown = MarkdownIt("commonmark", {"html": True}).render(text)
    assert "<script" not in shown
    assert "<b>" not in shown
    assert not any(tag in shown for tag in ("<em>", "<a ", "<ul>", "<ol>"))
    assert shown.count("<h1>") == 1  # the headline


def test_articles_and_unreadable_inputs_come_in_the_order_in_which_they_were_read(make_article: MakeArticle) -> None:
    items = [
        make_article("Rain.", key="a.txt"),
        Problem("b.txt", "is empty", "line 1"),
        make_article("Sun.", key="c.txt"),
    ]
    records = [json.loads(line) for line in written(write_articles, items, "jsonl").splitlines()]
    assert [record["path"] for record in records] == ["a.txt", "b.txt", "c.txt"]
    assert records[1] == {"path": "b.txt", "error": "line 1, is empty"}
    assert records[0]["paragraphs"] == ["Rain."]


def test_versions_say_which_one_stands_and_what_it_replaces(make_article: MakeArticle) -> None:
    made = Created(datetime(2024, 5, 1, 12, 0, tzinfo=UTC))
    unzoned = Created(datetime(2024, 5, 1, 13, 0))
    stories = versions(
        [
            make_article("One.", key="v1", story="guid", version="1", created=made, headline="Storm"),
            make_article("Two.", key="v2", story="guid", version="2", created=unzoned, headline="Storm"),
        ]
    )
    (record,) = json.loads(written(write_versions, stories, "json"))
    assert (record["story"], record["stands"], record["killed"]) == ("guid", "v2", False)
    assert [version["replaces"] for version in record["versions"]] == [None, "v1"]
    assert [version["zone_known"] for version in record["versions"]] == [True, False]
    table = list(csv.DictReader(io.StringIO(written(write_versions, stories, "csv"))))
    assert [line["stands"] for line in table] == ["no", "yes"]
    text = written(write_versions, stories, "md")
    assert "(zone unknown)" in text
    assert text.count("**stands**") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_write_is_written_without_error(form: str) -> None:
    empty = compare([], [], Topics(), Settings())
    for write, value in ((write_articles, []), (write_statements, []), (write_versions, []), (write_comparison, empty)):
        written(write, value, form)


def test_an_alert_stands_above_the_rows(comparison: Comparison) -> None:
    warned = replace(comparison, alerts=("KILLED AP: Storm",))
    assert json.loads(written(write_comparison, warned, "json"))["alerts"] == ["KILLED AP: Storm"]
    text = written(write_comparison, warned, "md")
    assert text.index("**KILLED AP: Storm**") < text.index("## ")
