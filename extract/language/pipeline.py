"""The spaCy pipeline: Wireside's own, or an installed one by name, under the same rules."""

from __future__ import annotations

import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.language.boundaries import set_boundaries
from extract.language.datelines import rejoin_dateline
from extract.language.labels import is_other_scheme, to_universal
from extract.language.lemmas import set_lemmas
from extract.language.names import find_names
from extract.language.tokens import PiecewiseTokenizer
from extract.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).with_name("model")
# Each rule by the name that it is registered under; in this order they go round whatever pipeline is loaded.
COMPONENTS = {
    "wireside_boundaries": set_boundaries,
    "wireside_labels": to_universal,
    "wireside_datelines": rejoin_dateline,
    "wireside_lemmas": set_lemmas,
    "wireside_names": find_names,
}
_ENGLISH = frozenset({"wireside_lemmas", "wireside_names"})


class PipelineError(ValueError):
    """A pipeline that the configuration names and that cannot be loaded; the message says what to do."""


def load_pipeline(settings: Settings | None = None) -> Language:
    """Load the pipeline that ``settings.pipeline`` names (Wireside's own where it names none) with the rules round it.

    ``blank:en`` is a pipeline of rules only. Raises PipelineError.
    """
    import spacy

    name = settings.pipeline if settings else ""
    register()
    # Fresher spaCy versions warn of every pipeline trained with an older one.
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            blank = name.startswith("blank:")
            nlp = spacy.blank(name.removeprefix("blank:")) if blank else spacy.load(name or MODEL)
        except Exception as error:
            raise PipelineError(_advice(name, error)) from error
    _use_fast_products(nlp)
    return put_rules_round(nlp)


def put_rules_round(nlp: Language) -> Language:
    """Add the rules that ``nlp`` lacks: boundaries before everything, the others after its own components."""
    register()
    labels = [label for name in ("parser", "ner") for label in nlp.pipe_labels.get(name, ())]
    for name in COMPONENTS:
        if nlp.has_pipe(name):
            continue
        if name == "wireside_labels" and not is_other_scheme(labels):
            continue
        if name == "wireside_lemmas" and nlp.has_pipe("lemmatizer"):
            continue
        if name in _ENGLISH and nlp.lang != "en":
            continue
        nlp.add_pipe(name, first=True if name == "wireside_boundaries" else None)
    if not isinstance(nlp.tokenizer, PiecewiseTokenizer):
        nlp.tokenizer = PiecewiseTokenizer(nlp.tokenizer, nlp.vocab)
    return nlp


def register() -> None:
    """Make the rules known to spaCy under their names."""
    from spacy.language import Language

    for name, component in COMPONENTS.items():
        if not Language.has_factory(name):
            Language.component(name, func=component)


@lru_cache(maxsize=8)
def blank_pipeline(language: str) -> Language:
    """The rules alone, for a language that there is no parser for."""
    import spacy

    try:
        nlp = spacy.blank(language)
    # A language that spaCy does not know, or whose tokenizer needs a package of its own.
    except (ImportError, ValueError):
        nlp = spacy.blank("xx")
    return put_rules_round(nlp)


def _use_fast_products(nlp: Language) -> None:
    """Let numpy multiply matrices, on one thread.

    Its kernels are two to three times as fast as the ones thinc brings along, and the matrices are so small that a
    second thread only waits.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if getattr(node.ops, "use_blis", False):
                node.ops.use_blis = False


def _advice(name: str, error: Exception) -> str:
    if not name:
        return f"Wireside's own pipeline cannot be loaded ({error}); install Wireside again"
    if isinstance(error, OSError):
        return (
            f'the pipeline "{name}" is not installed: install it with "python -m spacy download {name}", '
            'or take "pipeline" out of config.yaml to use Wireside\'s own'
        )
    return f'the pipeline "{name}" cannot be loaded: {error}'
