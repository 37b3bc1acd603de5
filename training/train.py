"""Train the pipeline: `python -m training.train CORPORA OUTPUT [--steps N] [--frames SHARE]`.

The same machine gives the same weights: every random choice comes from the seed of the configuration.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from training import corpus, tokens  # noqa: F401  (what the configuration names)

CONFIG = Path(__file__).with_name("config.cfg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="the folder of the DocBins")
    parser.add_argument("output", type=Path)
    parser.add_argument("--steps", type=int, help="instead of training.max_steps in the configuration")
    parser.add_argument("--frames", type=float, help="instead of corpora.train.frames; 0 for a control run")
    options = parser.parse_args()
    changes: dict[str, object] = {"paths.corpora": str(options.corpora.resolve())}
    if options.steps is not None:
        changes["training.max_steps"] = options.steps
    if options.frames is not None:
        changes["corpora.train.frames"] = options.frames
    options.output.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    spacy.require_cpu()
    nlp = init_nlp(load_config(CONFIG, overrides=changes, interpolate=False))
    # numpy's matrix product is three times as fast here as thinc's own, and just as repeatable on one thread.
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            node.ops.use_blis = False
    train(nlp, options.output)
    print(f"trained in {(time.monotonic() - started) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
