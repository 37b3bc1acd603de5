"""Where two versions of one quotation part."""

import pytest

from extract.matching.differing.facts.quotes import quote_differences, quoted


def _found(a, b):
    return [(a[slice(*x)], b[slice(*y)]) for x, y in quote_differences(a, b)]


@pytest.mark.parametrize(
    "text", ['He said "we stay".', "He said “we stay”.", "He said ‘we stay’.", "He said «we stay»."]
)
def test_every_style_of_marks_is_read(text):
    assert [text[start:end] for start, end in quoted(text)] == ["we stay"]


def test_other_words_inside_the_marks_are_shown():
    assert _found(
        '"We shall leave the treaty this spring," she said.', '"We shall quit the treaty this spring," she said.'
    ) == [("leave", "quit")]


def test_the_last_words_count_too():
    assert _found('"Nobody believes what they found"', '"Nobody believes what they wrote"') == [("found", "wrote")]


def test_a_quotation_that_is_cut_is_the_same_quotation():
    assert _found('"We shall leave the treaty this spring, come what may"', '"leave the treaty this spring"') == []


def test_quotations_of_other_occasions_are_not_compared():
    assert _found('"The harvest was poor," he said.', '"Our team played well," he said.') == []


def test_what_the_desk_put_in_brackets_is_no_part_of_the_quotation():
    assert _found('"He (the envoy) broke every promise"', '"He [Mr. Ruiz] broke every promise"') == []


def test_another_spelling_of_a_name_is_no_difference():
    assert _found('"Nobody expected Zelenskiy to sign the paper"', '"Nobody expected Zelensky to sign the paper"') == []


def test_speech_that_lost_its_marks_is_compared_with_speech_that_has_them():
    assert ("bitter", "sour") in _found(
        '"I always found the coffee there bitter and weak," she said.', "I always found the coffee there sour and weak."
    )


def test_a_mark_that_closes_an_earlier_quotation_opens_none():
    one = '"I have people who have studied it and they cannot believe it," he said.'
    other = '" His answer: "Well, I have people who have studied it and they cannot grasp it."'
    assert _found(one, other) == [("believe", "grasp")]


def test_words_before_a_mark_that_opens_nothing_are_speech():
    one = '"The crash was caused by the failure of one engine," the ministry said.'
    other = "The crash was caused by the loss of one engine. '"
    assert _found(one, other) == [("failure", "loss")]
