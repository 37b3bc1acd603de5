"""From a trained pipeline to the files that ship: `python -m training.freeze TRAINED MODEL`.

Weights are rounded to bfloat16, which halves their zipped size. The string store keeps only the labels, because a
training run leaves every word of its texts there, addresses and telephone numbers among them. Nothing of the training
set-up stays in the configuration.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import Morphologizer

from extract.language.digest import digest
from training import corpus  # noqa: F401  (the trained configuration names its readers)

ABOUT = {
    "name": "wireside",
    "version": "1.0.0",
    "description": "English for wire copy: tags, morphology, UD parse, names. See MODEL_CARD.md.",
    "author": "The Wireside authors",
    "license": "CC BY-SA 4.0",
}


def round_weights(nlp: Language) -> None:
    """Round every weight to the nearest bfloat16 (ties to even), kept as float32."""
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    bits = np.ascontiguousarray(node.get_param(name), dtype=np.float32).view(np.uint32)
                    rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) & np.uint32(0xFFFF0000)
                    node.set_param(name, rounded.view(np.float32))


def freeze(trained: Path, target: Path) -> None:
    """Write the pipeline that was trained into ``trained`` as it ships into ``target``."""
    nlp = spacy.load(trained)
    round_weights(nlp)
    clean = spacy.blank("en")
    for name in ("corpora", "training", "pretraining", "initialize", "paths", "system"):
        nlp.config[name] = clean.config[name]
    nlp.meta.update(ABOUT)
    for key in ("performance", "email", "url", "sources"):
        nlp.meta.pop(key, None)
    shutil.rmtree(target, ignore_errors=True)
    strings = kept_strings(nlp)
    nlp.to_disk(target, exclude=["strings"])
    written = json.dumps(strings, indent=0, ensure_ascii=False) + "\n"
    (target / "vocab" / "strings.json").write_text(written, encoding="utf-8")
    target.with_name("model.sha256").write_text(f"{digest(target)}\n", encoding="ascii")


def kept_strings(nlp: Language) -> list[str]:
    """The labels and their features: all that a loaded pipeline must be able to name again."""
    kept: set[str] = set()
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            kept.update({label, *label.split("|"), *(part for pair in label.split("|") for part in pair.split("="))})
            if isinstance(component, Morphologizer):
                kept.add("|".join(pair for pair in label.split("|") if not pair.startswith("POS=")))
    return sorted(kept - {""})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("trained", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    freeze(options.trained, options.target)


if __name__ == "__main__":
    main()
