"""A parse in the labels of en_core_web_*, and the same in ours."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from extract.language import load_pipeline
from extract.language.labels import to_universal
from extract.language.pipeline import put_rules_round
from extract.settings import Settings

BLANK = Settings(pipeline="blank:en")


def clear(text: str, rows: list[tuple[int, str]], ents: list[tuple[int, int, str]] = ()) -> Doc:
    """A Doc parsed in the ClearNLP scheme: for every word its head and its relation."""
    words = text.split()
    pos = {"He": "PRON", "him": "PRON", "met": "VERB", "was": "AUX", "is": "AUX"}
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=[head for head, _ in rows],
        deps=[relation for _, relation in rows],
        pos=[pos.get(word, "NOUN" if word[0].islower() else "PROPN") for word in words],
    )
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in ents]
    return doc


def tree(doc: Doc) -> dict[str, tuple[str, str]]:
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_objects_and_passive_subjects_get_their_ud_names():
    doc = clear("He was blamed", [(2, "nsubjpass"), (2, "auxpass"), (2, "ROOT")])
    assert tree(to_universal(doc)) == {
        "He": ("nsubj:pass", "blamed"),
        "was": ("aux:pass", "blamed"),
        "blamed": ("ROOT", "blamed"),
    }


def test_a_preposition_hangs_on_its_noun_and_the_noun_on_the_verb():
    doc = clear("Weber met him with Lind", [(1, "nsubj"), (1, "ROOT"), (1, "dobj"), (1, "prep"), (3, "pobj")])
    assert tree(to_universal(doc)) == {
        "Weber": ("nsubj", "met"),
        "met": ("ROOT", "met"),
        "him": ("obj", "met"),
        "with": ("case", "Lind"),
        "Lind": ("obl", "met"),
    }


def test_the_agent_of_a_passive_is_an_agent():
    doc = clear("Weber was met by Lind", [(2, "nsubjpass"), (2, "auxpass"), (2, "ROOT"), (2, "agent"), (3, "pobj")])
    assert tree(to_universal(doc))["Lind"] == ("obl:agent", "met")


def test_a_noun_under_a_noun_is_a_modifier():
    doc = clear("talks in Geneva failed", [(3, "nsubj"), (0, "prep"), (1, "pobj"), (3, "ROOT")])
    assert tree(to_universal(doc))["Geneva"] == ("nmod", "talks")


def test_the_predicate_leads_where_be_does_not():
    doc = clear("Weber is the minister", [(1, "nsubj"), (1, "ROOT"), (3, "det"), (1, "attr")])
    assert tree(to_universal(doc)) == {
        "Weber": ("nsubj", "minister"),
        "is": ("cop", "minister"),
        "the": ("det", "minister"),
        "minister": ("ROOT", "minister"),
    }


def test_places_become_loc_and_dates_go():
    doc = clear(
        "Weber left Geneva Friday",
        [(1, "nsubj"), (1, "ROOT"), (1, "dobj"), (1, "npadvmod")],
        [(0, 1, "PERSON"), (2, 3, "GPE"), (3, 4, "DATE")],
    )
    assert [(entity.text, entity.label_) for entity in to_universal(doc).ents] == [
        ("Weber", "PERSON"),
        ("Geneva", "LOC"),
    ]


def test_a_parse_in_our_scheme_stays_as_it_is():
    rows = [(1, "nsubj"), (1, "ROOT"), (3, "case"), (1, "obl")]
    doc = clear("Weber met with Lind", rows)
    assert tree(to_universal(doc)) == {
        "Weber": ("nsubj", "met"), "met": ("ROOT", "met"), "with": ("case", "Lind"), "Lind": ("obl", "met"),
    }  # fmt: skip


@pytest.mark.parametrize(("labels", "adapted"), [(["nsubj", "dobj", "pobj"], True), (["nsubj", "obj", "obl"], False)])
def test_the_adapter_is_added_only_for_the_other_scheme(labels, adapted):
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)
    assert ("wireside_labels" in put_rules_round(nlp).pipe_names) == adapted


def test_a_pipeline_with_its_own_lemmatizer_keeps_it():
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer")
    assert "wireside_lemmas" not in put_rules_round(nlp).pipe_names


def test_an_installed_pipeline_of_the_other_scheme_comes_out_in_ours(tmp_path):
    other = spacy.blank("en")
    parser = other.add_pipe("parser")
    for label in ("nsubj", "dobj", "prep", "pobj", "pcomp", "attr", "agent", "nsubjpass", "auxpass", "punct"):
        parser.add_label(label)
    # Untrained, it builds trees of all shapes, which is what the adapter must stand.
    other.initialize()
    other.to_disk(tmp_path / "other")
    nlp = load_pipeline(Settings(pipeline=str(tmp_path / "other")))
    text = "The talks in Geneva were led by Ana Weber. She is the minister, he said. Of what? Of trade with Bern."
    doc = nlp(text * 3)
    assert not {token.dep_ for token in doc} & {"dobj", "pobj", "nsubjpass", "auxpass", "agent"}
    assert [sentence.text for sentence in doc.sents] == [
        sentence.text for sentence in load_pipeline(BLANK)(text * 3).sents
    ]
    for token in doc:
        steps = 0
        while token.head != token and steps < len(doc):
            token, steps = token.head, steps + 1
        assert steps < len(doc)
