"""From an article to its parsed paragraphs."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from extract.language import parse
from extract.language.pipeline import put_rules_round
from extract.language.repeats import spread_names
from extract.model import ParagraphKind


def people(parsed) -> list[list[str]]:
    return [[entity.text for entity in part.doc.ents if entity.label_ == "PERSON"] for part in parsed]


def test_offsets_lead_back_to_the_article(shipped, make_article):
    article = make_article("Weber left.", "  “Nobody knew,” said Lind. He stayed.")
    for part in parse(article, shipped):
        for token in part.doc:
            start = token.idx + part.paragraph.span.start
            assert article.text[start : start + len(token)] == token.text


def test_only_what_takes_part_in_a_comparison_is_parsed(shipped, make_article):
    article = make_article("hh/ph/ts", kind=ParagraphKind.SIGNOFF)
    assert parse(article, shipped) == ()


def test_a_full_name_is_found_again_in_short_forms_and_misspellings(shipped, make_article):
    article = make_article(
        "Rolf Brekkestad, the trade secretary, opened the talks.",
        "Brekkestad added that it would take days. Breckestad declined to say more.",
        "The mood of Brekestad was good.",
    )
    assert people(parse(article, shipped)) == [["Rolf Brekkestad"], ["Brekkestad", "Breckestad"], ["Brekestad"]]


def test_a_short_form_before_the_full_name_is_found_too(blank, make_article):
    article = make_article("Brekkestad opens talks in Geneva", "Minister Rolf Brekkestad opened the talks.")
    assert people(parse(article, blank)) == [["Brekkestad"], ["Rolf Brekkestad"]]


def test_a_family_name_that_comes_first_or_has_particles_is_found_again(blank, make_article):
    article = make_article(
        "President Zhao Tingwei met Minister Ursula von der Brekke.", "Zhao was pleased; so, later, was von der Brekke."
    )
    assert people(parse(article, blank))[1] == ["Zhao", "von der Brekke"]


def test_a_name_has_the_label_that_it_has_most_often(blank):
    docs = [blank.make_doc(text) for text in ("Solvik rose.", "Solvik fell.", "In Solvik it rained.")]
    for doc, label in zip(docs, ("ORG", "ORG", "LOC"), strict=True):
        place = next(token.i for token in doc if token.text == "Solvik")
        doc.ents = [Span(doc, place, place + 1, label=label)]
    spread_names(docs)
    assert [entity.label_ for doc in docs for entity in doc.ents] == ["ORG", "ORG", "ORG"]


def test_a_headline_keeps_the_names_that_the_story_confirms(blank):
    docs = [blank.make_doc(text) for text in ("Bomb Suspect Brekke Held After Chase", "They held Brekke on Monday.")]
    docs[0].ents = [Span(docs[0], 0, 2, label="PERSON"), Span(docs[0], 2, 3, label="PERSON")]
    docs[1].ents = [Span(docs[1], 2, 3, label="PERSON")]
    spread_names(docs)
    assert [[entity.text for entity in doc.ents] for doc in docs] == [["Brekke"], ["Brekke"]]


def test_a_city_keeps_its_label_beside_a_person_of_that_name(blank, make_article):
    article = make_article("Senator Paul Moscow left Moscow.", "Moscow was pleased.")
    assert [(e.text, e.label_) for e in parse(article, blank)[1].doc.ents] == [("Moscow", "LOC")]


def test_a_derived_word_is_no_misspelling(blank, make_article):
    article = make_article("President Ivo Romani spoke.", "The Romanian delegation left, and so did Romanis.")
    assert people(parse(article, blank))[1] == []


def test_copy_in_another_language_has_sentences_and_no_parse(shipped, make_article):
    article = make_article(
        "Der Minister sagte, dass er am Freitag nicht nach Genf fahren werde. Das ist nicht neu.", language="de"
    )
    (part,) = parse(article, shipped)
    assert not part.doc.has_annotation("DEP")
    assert len(list(part.doc.sents)) == 2
    assert all(token.lemma_ for token in part.doc)


def test_english_copy_under_a_pipeline_of_another_language_still_has_lemmas_and_names(make_article):
    nlp = put_rules_round(spacy.blank("de"))
    (part,) = parse(make_article("Minister Ana Weber denied it."), nlp)
    assert [token.lemma_ for token in part.doc][3] == "deny"
    assert people([part]) == [["Ana Weber"]]


@pytest.mark.parametrize("language", ["ja", "qq", "zh", "th"])
def test_a_language_without_a_tokenizer_here_is_taken_word_by_word(shipped, make_article, language):
    (part,) = parse(make_article("Eins zwei. Drei.", language=language), shipped)
    assert [sentence.text for sentence in part.doc.sents] == ["Eins zwei.", "Drei."]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("aA.,!?\"“”‘’'()[]-–… \nÄß1Mr說@•/"), min_size=1, max_size=60))
def test_any_text_at_all_is_parsed_without_losing_a_character(shipped, make_article, text):
    (part,) = parse(make_article(text), shipped)
    assert "".join(token.text_with_ws for token in part.doc) == text
    assert "".join(sentence.text_with_ws for sentence in part.doc.sents) == text
    assert all(token.lemma_ for token in part.doc)
