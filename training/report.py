"""The figures of the model card: `python -m training.report CORPORA`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from extract.language import load_pipeline
from spacy.scorer import Scorer
from spacy.training import Example

from training import corpus


def score(nlp, docs, names_only=False):
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    examples = [
        Example(predicted, e.reference)
        for predicted, e in zip(nlp.pipe(e.predicted for e in examples), examples, strict=True)
    ]
    return Scorer(nlp).score(examples), examples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    options = parser.parse_args()
    nlp = load_pipeline()
    ewt = corpus.read(options.corpora, "ewt_dev", nlp)
    sets = {
        "EWT dev": ewt,
        "GUM dev": corpus.read(options.corpora, "gum_dev_perm", nlp),
        "EWT dev, newsgroups": [ewt[i] for i in corpus.EWT_DEV_NEWSGROUPS],
        "news held out": corpus.held_out_news(options.corpora, nlp),
    }
    for name, docs in sets.items():
        s, _ = score(nlp, docs)
        per = s.get("ents_per_type") or {}
        print(
            f"{name:22}{sum(map(len, docs)):7}",
            *(
                f"{k} {100 * (s.get(k) or 0):.1f}"
                for k in (
                    "token_f",
                    "tag_acc",
                    "pos_acc",
                    "morph_acc",
                    "dep_uas",
                    "dep_las",
                    "sents_f",
                    "lemma_acc",
                    "ents_f",
                )
            ),
            *(f"{l} {100 * per[l]['f']:.1f}" for l in ("PERSON", "ORG", "LOC") if l in per),
        )


if __name__ == "__main__":
    main()
