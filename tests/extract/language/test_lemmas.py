"""Given this form, that base form."""

from __future__ import annotations

import pytest

from extract.language.lemmas import lemma


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("said", "say"), ("told", "tell"), ("denied", "deny"), ("denies", "deny"), ("announced", "announce"),
        ("warning", "warn"), ("insisted", "insist"), ("agreed", "agree"), ("planned", "plan"), ("adding", "add"),
        ("called", "call"), ("passed", "pass"), ("argued", "argue"), ("alleging", "allege"), ("urged", "urge"),
        ("challenged", "challenge"), ("changing", "change"), ("repeated", "repeat"), ("indicated", "indicate"),
        ("acknowledged", "acknowledge"), ("promised", "promise"), ("accused", "accuse"), ("offered", "offer"),
        ("declared", "declare"), ("required", "require"), ("restored", "restore"), ("mentioned", "mention"),
        ("determined", "determine"), ("decided", "decide"), ("visited", "visit"), ("invited", "invite"),
        ("quoted", "quote"), ("wrote", "write"), ("lying", "lie"), ("went", "go"), ("tweeted", "tweet"),
        ("controlled", "control"), ("travelling", "travel"), ("panicked", "panic"), ("goes", "go"), ("is", "be"),
        ("resumed", "resume"), ("welcomed", "welcome"), ("described", "describe"), ("escaped", "escape"),
        ("helped", "help"), ("makes", "make"), ("watches", "watch"), ("used", "use"), ("met", "meet"),
    ],
)  # fmt: skip
def test_a_verb_is_brought_to_its_base_form(form, base):
    assert lemma(form, "VERB") == base


@pytest.mark.parametrize("form", ["said", "denied", "announced", "told", "warned", "claims", "added", "believes"])
def test_a_reporting_verb_is_found_without_a_tagger(blank, form):
    word = blank(f"The minister {form} it .")[2]
    assert word.lemma_ == lemma(form, "VERB")


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("countries", "country"), ("women", "woman"), ("lives", "life"), ("crises", "crisis"), ("news", "news"),
        ("buses", "bus"), ("elections", "election"), ("churches", "church"), ("politics", "politics"),
        ("spokesmen", "spokesman"), ("viruses", "virus"), ("heroes", "hero"), ("1990s", "1990s"), ("status", "status"),
    ],
)  # fmt: skip
def test_a_noun_is_brought_to_its_singular(form, base):
    assert lemma(form, "NOUN") == base


@pytest.mark.parametrize(
    ("form", "base"),
    [("largest", "large"), ("worse", "bad"), ("earlier", "early"), ("bigger", "big"), ("older", "old")],
)
def test_a_compared_adjective_is_brought_to_its_positive(form, base):
    assert lemma(form, "ADJ", compared=True) == base


def test_an_adjective_that_only_looks_compared_stays():
    assert lemma("clever", "ADJ") == "clever"


def test_a_noun_that_looks_like_a_verb_form_keeps_its_ending(shipped):
    doc = shipped("The meeting ended after they had been meeting for an hour.")
    assert [token.lemma_ for token in doc if token.text == "meeting"] == ["meeting", "meet"]


def test_a_name_keeps_its_capitals():
    assert lemma("Reuters", "PROPN") == "Reuters"


def test_contractions_give_the_verb_that_they_stand_for():
    assert [lemma(form, "AUX") for form in ("'ll", "wo", "’ve", "'re")] == ["will", "will", "have", "be"]
    assert lemma("n’t", "PART") == "not"


def test_every_token_has_a_lemma_in_every_pipeline(shipped, blank):
    for nlp in (shipped, blank):
        assert all(token.lemma_ for token in nlp("“We won't go,” said Mr. O’Neill (54) – twice."))
