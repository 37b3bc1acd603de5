"""Pairs of texts in, differences out."""

import json

import pytest

from extract.matching.differing.diff import PairError, diff_lines


def test_a_pair_gives_its_differences_with_the_words_of_both_sides():
    line = json.dumps({"a": "Police held 12 men.", "b": "Police held 15 men."})
    assert list(diff_lines([line])) == [{"differences": [{"kind": "number", "a": "12", "b": "15", "certain": True}]}]


def test_pairs_are_answered_in_order_and_empty_lines_skipped():
    same = json.dumps({"a": "Police held 12 men.", "b": "Twelve men were held by police."})
    other = json.dumps({"a": "He will sign.", "b": "He will not sign."})
    found = list(diff_lines([same, "\n", other]))
    assert [[d["kind"] for d in answer["differences"]] for answer in found] == [[], ["negation"]]


@pytest.mark.parametrize("line", ["no json", "[1, 2]", '{"a": "x"}', '{"a": "x", "b": 3}'])
def test_a_line_that_is_no_pair_is_named(line):
    with pytest.raises(PairError, match="line 2"):
        list(diff_lines(['{"a": "x", "b": "x"}', line]))


def test_other_words_that_are_no_fact_are_wording_and_come_last():
    line = json.dumps({"a": "Police held 12 men near the harbour.", "b": "Police held 15 men by the quay."})
    (found,) = diff_lines([line])
    assert [(d["kind"], d["a"], d["b"]) for d in found["differences"]] == [
        ("number", "12", "15"),
        ("wording", "harbour", "quay"),
    ]
