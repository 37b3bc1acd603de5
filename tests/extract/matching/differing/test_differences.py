"""In what two texts differ, and in what they do not."""

from datetime import date

import pytest

from extract.matching.differing.differences import text_differences


def _found(a, b, written=None):
    return [(d.kind.value, a[slice(*d.a)], b[slice(*d.b)]) for d in text_differences(a, b, written, written)]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The blast killed 12 people in Basra.", "The blast killed 15 people in Basra.", ("number", "12", "15")),
        ("At least 20 miners are trapped.", "A dozen miners are trapped.", ("number", "At least 20", "A dozen")),
        (
            "The deal is worth $1.2 billion.",
            "The deal is worth $900 million.",
            ("number", "$1.2 billion", "$900 million"),
        ),
        ("Turnout was 61 percent.", "Turnout was 16 per cent.", ("number", "61", "16")),
        ("Dozens of houses burned down.", "Eight houses burned down.", ("number", "Dozens", "Eight")),
        ("Talks resume on Friday.", "Talks resume on Tuesday.", ("date", "Friday", "Tuesday")),
        ("He was born on June 3, 1961.", "He was born on June 9, 1961.", ("date", "June 3, 1961", "June 9, 1961")),
        ("The law dates from 1994.", "The law dates from 1998.", ("date", "1994", "1998")),
        ("Polls close at 6:30pm.", "Polls close at 8 p.m.", ("date", "6:30pm", "8 p.m.")),
        ("Minister Anna Kowalska resigned.", "Minister Anna Wilk resigned.", ("name", "Anna Kowalska", "Anna Wilk")),
        ("The train stopped at Lyon station.", "The train stopped at Dijon station.", ("name", "Lyon", "Dijon")),
        ("The dam will be rebuilt.", "The dam will not be rebuilt.", ("negation", "rebuilt", "not")),
        ("The court never heard the appeal.", "The court heard the appeal.", ("negation", "never", "heard")),
        ("The mayor said the bridge was safe.", "The mayor denied the bridge was safe.", ("stance", "said", "denied")),
        ("Exports rose 3 percent in May.", "Exports fell 3 percent in May.", ("stance", "rose", "fell")),
        ("The union accepted the offer.", "The union rejected the offer.", ("stance", "accepted", "rejected")),
    ],
)
def test_a_fact_that_differs_is_named_with_the_words_of_both(a, b, expected):
    assert expected in _found(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The blast killed 12 people.", "Twelve people died in the blast."),
        ("A dozen ships were held.", "12 ships were held."),
        ("It cost $1.2 billion.", "It cost 1,200 million dollars."),
        ("About 50 people marched.", "Some 52 people marched."),
        ("More than 100 people fled.", "Some 126 people fled."),
        ("Prices rose 17 percent.", "Prices rose 17.3 percent."),
        ("The village lies 52 km from Homs.", "The village lies 32 miles from Homs."),
        ("It opened on Jan. 14.", "It opened on January 14."),
        ("It opened on Monday.", "It opened on 3 May."),
        ("President Volodymyr Zelensky spoke.", "President Zelenskiy spoke."),
        ("The fire in Kyiv is out.", "The fire in Kiev is out."),
        ("The International Monetary Fund will lend more.", "The IMF will lend more."),
        ("He did not attend the talks.", "He didn't attend the talks."),
        ("She was unable to walk.", "She was not able to walk."),
        ("He declined to comment on the report.", "He did not comment on the report."),
        ("The firm denied it had paid bribes.", "The firm said it had not paid bribes."),
        ("The council approved the plan, 7 to 2.", "The plan, 7 to 2, was approved by the council."),
        ("One of the men spoke.", "A man spoke."),
    ],
)
def test_equal_facts_in_other_words_are_no_difference(a, b):
    assert _found(a, b) == []


def test_a_number_in_another_slot_is_no_difference():
    assert _found("The ship carried 40 lorries.", "The captain is 61 years old.") == []


def test_a_value_between_the_same_words_is_certain_and_one_further_off_only_possible():
    near = text_differences("The blast killed 12 people in Basra.", "The blast killed 15 people in Basra.")
    far = text_differences(
        "Rescuers found 12 dead in Basra.", "In Basra the count of dead later reached as many as 15."
    )
    assert [d.certain for d in near] == [True]
    assert not any(d.certain for d in far)


def test_a_weekday_and_a_date_are_compared_by_the_day_of_the_story():
    written = date(2024, 5, 8)  # a Wednesday
    assert _found("The talks broke down on Monday.", "The talks broke down on May 6.", written) == []
    assert ("date", "Monday", "May 3") in _found(
        "The talks broke down on Monday.", "The talks broke down on May 3.", written
    )


def test_yesterday_is_a_day_only_where_the_story_has_a_date():
    a, b = "He left yesterday.", "He left on Monday."
    assert _found(a, b) == []
    assert _found(a, b, date(2024, 5, 7)) == []
    assert ("date", "yesterday", "Monday") in _found(a, b, date(2024, 5, 10))


def test_the_dateline_is_no_part_of_what_is_said():
    assert _found("LIMA, Peru (AP) - The mine reopened.", "AREQUIPA (Reuters) - The mine reopened.") == []
    assert _found("LIMA, May 3. /TASS/. The mine reopened.", "CUZCO, May 4 - The mine reopened.") == []


def test_a_list_of_figures_is_not_compared_figure_by_figure():
    one, other = (" ".join(str(n) for n in range(start, start + 20_000)) for start in (1, 7))
    assert text_differences(one, other) == ()


@pytest.mark.parametrize(
    "text", ["² people fled", f"{'9' * 5000} pm", f"{'9' * 5000} people", "٣ people", "$ US", "1/0 of"]
)
def test_figures_that_are_none_are_read_over(text):
    text_differences(text, "Two people fled at 5 pm")
