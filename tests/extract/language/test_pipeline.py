"""Which pipeline is loaded, and what is put round it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from extract.language import PipelineError, load_pipeline
from extract.language.pipeline import COMPONENTS, MODEL
from extract.settings import Settings


def test_the_shipped_pipeline_parses_tags_and_names(shipped):
    doc = shipped("The minister said that Ana Weber visited Geneva.")
    assert doc.has_annotation("DEP")
    assert {token.text: token.pos_ for token in doc}["minister"] == "NOUN"
    said = next(token for token in doc if token.text == "said")
    assert {("minister", "nsubj"), ("visited", "ccomp")} <= {(child.text, child.dep_) for child in said.children}
    assert {(entity.text, entity.label_) for entity in doc.ents} == {("Ana Weber", "PERSON"), ("Geneva", "LOC")}


def test_the_verb_of_an_inverted_frame_has_its_subject(shipped):
    doc = shipped('"We will sign the agreement on Friday," says Weber.')
    says = next(token for token in doc if token.text == "says")
    assert [child.text for child in says.children if child.dep_ == "nsubj"] == ["Weber"]


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
def test_quotation_marks_of_any_kind_leave_the_parse_as_it_is(shipped, marks):
    doc = shipped(f"{marks[0]}We will sign the agreement on Friday,{marks[1]} the minister said.")
    said = next(token for token in doc if token.text == "said")
    assert {("sign", "ccomp"), ("minister", "nsubj")} <= {(child.text, child.dep_) for child in said.children}


def test_a_pipeline_that_is_not_installed_says_how_to_install_it():
    with pytest.raises(PipelineError, match="python -m spacy download en_no_such_pipeline"):
        load_pipeline(Settings(pipeline="en_no_such_pipeline"))


def test_a_blank_pipeline_of_an_unknown_language_is_an_error_too():
    with pytest.raises(PipelineError, match="blank:qq"):
        load_pipeline(Settings(pipeline="blank:qq"))


def test_the_rules_are_registered_so_that_any_pipeline_can_name_them(blank):
    import spacy

    nlp = spacy.blank("en")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    assert nlp.pipe_names == list(COMPONENTS)
    assert [sentence.text for sentence in nlp("Mr. Lind left. He won.").sents] == ["Mr. Lind left.", "He won."]


def test_a_blank_pipeline_has_sentences_lemmas_and_names(blank):
    doc = blank("Foreign Minister Ana Weber denied it in Geneva. He left.")
    assert not doc.has_annotation("DEP")
    assert [token.lemma_ for token in doc][4:6] == ["deny", "it"]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Ana Weber", "PERSON"), ("Geneva", "LOC")]


def test_importing_the_stage_does_not_import_spacy():
    code = "import extract.language, sys; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_shipped_model_is_small_and_keeps_nothing_of_how_it_was_made():
    files = [path for path in MODEL.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 8 * 1024 * 1024
    config = (MODEL / "config.cfg").read_text()
    assert "/work" not in config
    assert "/home" not in config
    assert "corpora/" not in config
    strings = json.loads((MODEL / "vocab" / "strings.json").read_text())
    assert len(strings) < 1500
    assert not [word for word in strings if "@" in word or sum(character.isdigit() for character in word) > 1]


def test_the_shipped_model_says_whose_it_is():
    meta = json.loads((MODEL / "meta.json").read_text())
    assert meta["license"] == "CC BY-SA 4.0"
    card = (MODEL.parent / "MODEL_CARD.md").read_text()
    for owner in ("Silveira", "Zeldes", "Mayhew", "Balasuriya"):
        assert owner in card
