"""What the pipeline learns from: the treebanks, how they are mixed, varied and held out.

A training example's predicted side carries the gold sentence boundaries, because at run time the rules of
extract.language.boundaries have set them before the parser sees a text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from training import variants
from training.frames import report

# GUM's dev part has no news, so five Wikinews reports of its train part are held out of training to stand for it.
HELD_OUT_NEWS = (range(839, 852), range(852, 862), range(862, 878), range(878, 886), range(977, 985))
NEWS = range(839, 1079)
# EWT dev begins with its web logs and news groups, much of it on the news from Iraq; the mail begins at 33.
EWT_DEV_NEWSGROUPS = range(33)

# The share of runs that get a copy with other names, and of short ones that get a copy as a headline.
SWAPPED = 0.35
HEADLINES = 0.1


def read(folder: Path, name: str, nlp: Language) -> list[Doc]:
    """The paragraphs of one treebank, one Doc each, tokenized as the treebank has them.

    ``folder`` is the treebanks' own or the one that holds it with the other corpora.
    """
    place = folder / "treebanks" if (folder / "treebanks").is_dir() else folder
    return list(DocBin().from_disk(place / f"{name}.spacy").get_docs(nlp.vocab))


def held_out_stories(folder: Path, nlp: Language) -> list[list[Doc]]:
    """The Wikinews reports that no training run sees, one list of paragraphs each."""
    paragraphs = read(folder, "gum_train_perm", nlp)
    return [[paragraphs[i] for i in story] for story in HELD_OUT_NEWS]


def training_docs(folder: Path, nlp: Language, frames: float, seed: int) -> Iterator[Doc]:
    """Everything that trains: each treebank once, GUM's news once more, and a varied copy where marks can vary."""
    rng, frame_rng = random.Random(seed), random.Random(seed + 1)
    held_out = {i for part in HELD_OUT_NEWS for i in part}
    gum = read(folder, "gum_train_perm", nlp)
    sources = [doc for i, doc in enumerate(gum) if i not in held_out]
    sources += [gum[i] for i in NEWS if i not in held_out and i < len(gum)]
    sources += read(folder, "ewt_train", nlp)
    sources += [variants.detokenized(doc) for doc in read(folder, "wikigold", nlp)]
    pool = variants.name_pool(sources)
    for doc in (run for paragraph in sources for run in runs(paragraph)):
        yield doc
        if varied := variants.vary_marks(doc, rng):
            yield varied
        if rng.random() < SWAPPED and (swapped := variants.swap_names(doc, pool, rng)):
            yield swapped
        if rng.random() < HEADLINES and (headline := variants.vary_case(doc, rng)):
            yield headline
        # Its own randomness, so that a control run without frames has the same other copies.
        if doc.has_annotation("DEP"):
            framed = (report(sentence.as_doc(), frame_rng) for sentence in doc.sents if frame_rng.random() < frames)
            yield from filter(None, framed)


def runs(paragraph: Doc, words: int = 40) -> Iterator[Doc]:
    """The paragraph in runs of whole sentences, each run ended as soon as it has ``words`` tokens.

    The oracle's time grows with the square of the length, and short runs fill a batch more evenly.
    """
    if not paragraph.has_annotation("DEP"):
        yield paragraph
        return
    start = 0
    for sentence in paragraph.sents:
        if sentence.end - start >= words or sentence.end == len(paragraph):
            yield paragraph[start : sentence.end].as_doc()
            start = sentence.end


def example(nlp: Language, gold: Doc) -> Example:
    """``gold`` beside the same text in the pipeline's own tokens, the gold sentence boundaries preset on both."""
    predicted = nlp.make_doc(gold.text)
    pair = Example(predicted, gold)
    if gold.has_annotation("SENT_START"):
        starts = pair.get_aligned_sent_starts()
        for token, start in zip(predicted, starts, strict=True):
            token.is_sent_start = bool(start)
    return pair


def examples(nlp: Language, docs: Iterable[Doc]) -> Iterator[Example]:
    return (example(nlp, doc) for doc in docs if len(doc))


@spacy.registry.readers("wireside.Training.v1")
def training(folder: str, seed: int, frames: float) -> Callable[[Language], Iterator[Example]]:
    """Examples to train on; ``frames`` is the share of paragraphs that get a copy inside reporting frames."""
    return lambda nlp: examples(nlp, training_docs(Path(folder), nlp, frames, seed))


@spacy.registry.readers("wireside.Held_out.v1")
def held_out(folder: str) -> Callable[[Language], Iterator[Example]]:
    """EWT dev, to watch a run by; the figures of the model card come from training.report."""
    return lambda nlp: examples(nlp, read(Path(folder), "ewt_dev", nlp))
