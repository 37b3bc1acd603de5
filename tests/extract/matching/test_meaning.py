"""The optional sign of an embedding, with a made-up one in place of a model."""

import os
import sys
from importlib import import_module
from types import SimpleNamespace

import numpy as np
import pytest

from extract.matching.meaning import EmbeddingError, load_embedding
from extract.matching.weights import MEANING, SIGNS, load_weights

QUIT = "The harbour master of Bergen has stepped down over the missing fees."
QUIT_TOO = "The man who ran the port gave up his post in Bergen after money vanished."


def topics(texts):
    """Unit vectors that know two things: who leaves office, and everything else."""
    leaving = np.array([any(words in text for words in ("stepped down", "gave up his post")) for text in texts])
    return np.column_stack([leaving, ~leaving]).astype(np.float32)


@pytest.fixture(autouse=True)
def _forget(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    load_embedding.cache_clear()
    yield
    load_embedding.cache_clear()


@pytest.fixture
def bergen(desk):
    desk.story("AFP", QUIT, *[f"Quay {n} in Bergen gets a crane." for n in range(9)])
    desk.story("Reuters", QUIT_TOO, *[f"Bergen sells boat {n} to a yard." for n in range(9)])
    return desk


def _shared(rows):
    return [{one.sentence.text for one in row.statements} for row in rows if not row.exclusive]


def test_reports_that_only_mean_the_same_share_a_row_where_an_embedding_is_set(bergen, monkeypatch):
    assert {QUIT, QUIT_TOO} not in _shared(bergen.rows())
    monkeypatch.setattr(import_module("extract.matching.match"), "load_embedding", lambda name: topics)
    assert {QUIT, QUIT_TOO} in _shared(bergen.rows(semantic="made up"))


def test_a_row_says_what_its_meaning_added(bergen, monkeypatch):
    monkeypatch.setattr(import_module("extract.matching.match"), "load_embedding", lambda name: topics)
    rows = bergen.rows(semantic="made up")
    link = next(row for row in rows if not row.exclusive and row.lead in ("AFP-0", "Reuters-0")).links[0]
    assert {sign.name: sign.share > 0 for sign in link.signs}[MEANING]


def test_no_embedding_is_looked_for_where_none_is_set(bergen, monkeypatch):
    def fail(name):
        raise AssertionError(name)

    monkeypatch.setattr(import_module("extract.matching.match"), "load_embedding", fail)
    assert all(sign.name != MEANING for row in bergen.rows() for link in row.links for sign in link.signs)


def test_the_weights_with_and_without_it_have_the_signs_in_one_order():
    assert load_weights(semantic=False).names == SIGNS
    assert load_weights(semantic=True).names == (*SIGNS, MEANING)


def test_an_embedding_without_its_library_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbeddingError, match=r'pip install "wireside\[semantic\]"'):
        load_embedding("minilm")


def _library(monkeypatch, model):
    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=model))
    quiet = SimpleNamespace(disable_progress_bar=lambda: None, set_verbosity_error=lambda: None)
    monkeypatch.setitem(sys.modules, "transformers", SimpleNamespace())
    monkeypatch.setitem(sys.modules, "transformers.utils", SimpleNamespace(logging=quiet))


def test_a_model_that_cannot_be_loaded_is_named(monkeypatch):
    def broken(name, **options):
        raise OSError("no such folder\nand more")

    _library(monkeypatch, broken)
    with pytest.raises(EmbeddingError, match=r"semantic: minilm cannot be loaded \(no such folder\)"):
        load_embedding("minilm")


def test_only_texts_that_are_new_are_embedded_and_the_network_is_not_asked(monkeypatch):
    seen, asked = [], {}

    class Model:
        def __init__(self, name, **options):
            asked.update(options)

        def encode(self, texts, **options):
            seen.append(texts)
            return topics(texts)

    _library(monkeypatch, Model)
    embed = load_embedding("minilm")
    first = embed([QUIT, "Rain."])
    again = embed(["Rain.", QUIT_TOO, QUIT, QUIT_TOO])
    assert seen == [[QUIT, "Rain."], [QUIT_TOO]]
    assert first.tolist() == [[1, 0], [0, 1]]
    assert again.tolist() == [[0, 1], [1, 0], [1, 0], [1, 0]]
    assert asked["local_files_only"] is True
    assert os.environ["HF_HUB_OFFLINE"] == "1"
