"""The figures of the model card, measured: `python -m training.report CORPORA`.

What is scored is what a user gets: the shipped pipeline with its rules, from raw text. Accuracy is spaCy's own scorer's
(punctuation left out of UAS and LAS); sentences are scored by where they begin.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from extract.language import load_pipeline
from extract.language.pipeline import MODEL
from extract.language.repeats import spread_names
from training import corpus

PARSE = {"tag_acc": "tag", "dep_uas": "UAS", "dep_las": "LAS"}
NAMES = ("PERSON", "ORG", "LOC")


def pairs(nlp: Language, stories: Iterable[Sequence[Doc]], names_alone: bool = False) -> list[Example]:
    """The pipeline's Docs beside the gold ones; ``names_alone`` leaves the rules for names out."""
    made = []
    for story in stories:
        docs = list(nlp.pipe((gold.text for gold in story), disable=["wireside_names"] if names_alone else []))
        if not names_alone:
            spread_names(docs)
        made += [Example(doc, gold) for doc, gold in zip(docs, story, strict=True)]
    return made


def with_gold_tokens(nlp: Language, docs: Iterable[Doc]) -> list[Example]:
    """The same with the treebank's tokens and sentences given, as parsers are often compared."""
    made = []
    for gold in docs:
        doc = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
        for token, start in zip(doc, gold, strict=True):
            token.is_sent_start = start.is_sent_start
        for name, component in nlp.pipeline:
            if name != "wireside_boundaries":
                doc = component(doc)
        made.append(Example(doc, gold))
    return made


def sentence_f(examples: Iterable[Example]) -> float:
    """F of the places where sentences begin, the first of each paragraph included."""
    right = found = gold = 0
    for example in examples:
        ours = {sentence.start_char for sentence in example.predicted.sents}
        theirs = {sentence.start_char for sentence in example.reference.sents}
        right, found, gold = right + len(ours & theirs), found + len(ours), gold + len(theirs)
    return 200 * right / (found + gold)


def verb_lemmas(examples: Iterable[Example]) -> float:
    """Share of gold verbs whose lemma is right, case aside."""
    right = verbs = 0
    for example in examples:
        lemmas = example.get_aligned("LEMMA", as_string=True)
        tags = example.get_aligned("POS", as_string=True)
        for token, lemma, tag in zip(example.predicted, lemmas, tags, strict=True):
            if tag == "VERB" and lemma:
                verbs += 1
                right += token.lemma_.lower() == lemma.lower()
    return 100 * right / verbs


def row(nlp: Language, name: str, examples: list[Example], alone: list[Example]) -> None:
    """Print one line of the table."""
    scores, bare = Scorer(nlp).score(examples), Scorer(nlp).score(alone)
    tokens = sum(len(example.reference) for example in examples)
    print(f"{name:34}{tokens:7}", end="")
    for key in ("tag_acc", "pos_acc", "dep_uas", "dep_las"):
        print(f"{100 * scores[key]:7.1f}", end="")
    print(f"{sentence_f(examples):7.1f}{verb_lemmas(examples):7.1f}", end="")
    for label in NAMES:
        with_rules, without = (s["ents_per_type"].get(label, {"f": 0})["f"] for s in (scores, bare))
        print(f"{100 * with_rules:8.1f} ({100 * without:.1f})", end="")
    print()


def speed(nlp: Language, docs: Sequence[Doc], seconds: float = 8) -> float:
    """Words a second of this process's CPU time, an article of twenty paragraphs at a time, rules and all."""
    texts = [doc.text for doc in docs]
    list(nlp.pipe(texts[:40]))
    words, started = 0, time.process_time()
    while time.process_time() - started < seconds:
        for i in range(0, len(texts), 20):
            spread_names(list(nlp.pipe(texts[i : i + 20], batch_size=256)))
            words += sum(len(text.split()) for text in texts[i : i + 20])
    return words / (time.process_time() - started)


def sizes() -> tuple[float, float]:
    """The model's megabytes on disk and zipped as in a wheel."""
    buffer = BytesIO()
    files = [path for path in MODEL.rglob("*") if path.is_file()]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.relative_to(MODEL))
    return sum(path.stat().st_size for path in files) / 1e6, len(buffer.getvalue()) / 1e6


def process(code: str) -> str:
    """What a fresh process prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


LOAD = """
import time, spacy
from extract.language import load_pipeline
started = time.perf_counter()
load_pipeline()
print(time.perf_counter() - started)
"""
MEMORY = """
from pathlib import Path
from extract.language import load_pipeline, parse
from extract.model import Article, Paragraph, Span
nlp = load_pipeline()
words = "The minister said on Friday that Ana Weber had left Geneva for talks in Bern. " * 4
text = "\\n\\n".join([words] * 20)
spans = [Span(i * (len(words) + 2), i * (len(words) + 2) + len(words), words) for i in range(20)]
story = Article("story", "story", "text", text, tuple(map(Paragraph, spans)), language="en")
kept = [parse(story, nlp) for _ in range(20)]
# The peak of this program alone; getrusage would count what the process was before it.
print(next(int(line.split()[1]) / 1024 for line in Path("/proc/self/status").open() if line.startswith("VmHWM")))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="the folder of the DocBins")
    options = parser.parse_args()
    nlp = load_pipeline()
    ewt = corpus.read(options.corpora, "ewt_dev", nlp)
    newsgroups = [ewt[i] for i in corpus.EWT_DEV_NEWSGROUPS]
    gum = corpus.read(options.corpora, "gum_dev_perm", nlp)
    news = corpus.held_out_stories(options.corpora, nlp)
    flat = [doc for story in news for doc in story]
    print(f"{'':34}{'tokens':>7}{'tag':>7}{'pos':>7}{'UAS':>7}{'LAS':>7}{'sents':>7}{'verbs':>7}", end="")
    print("".join(f"{label:>8} (model)" for label in NAMES))
    for name, stories in {
        "EWT dev": [[doc] for doc in ewt],
        "  its web logs and newsgroups": [[doc] for doc in newsgroups],
        "GUM dev (no news in it)": [[doc] for doc in gum],
        "unseen news (5 Wikinews reports)": news,
    }.items():
        row(nlp, name, pairs(nlp, stories), pairs(nlp, stories, names_alone=True))
    for name, docs in {"EWT dev": ewt, "unseen news": flat}.items():
        scores = Scorer(nlp).score(with_gold_tokens(nlp, docs))
        figures = "  ".join(f"{title} {100 * scores[key]:.1f}" for key, title in PARSE.items())
        print(f"{name}, gold tokens and sentences: {figures}")
    disk, zipped = sizes()
    print(f"on disk {disk:.1f} MB, zipped {zipped:.1f} MB")
    load = min(float(process(LOAD)) for _ in range(5))
    print(f"load, spaCy imported and byte code there: {load:.2f} s (best of five)")
    print(f"speed, process CPU time: {speed(nlp, newsgroups + flat):,.0f} words a second")
    print(
        f"memory, process with the pipeline and twenty parsed stories of 1,200 words: {float(process(MEMORY)):.0f} MB"
    )


if __name__ == "__main__":
    main()
