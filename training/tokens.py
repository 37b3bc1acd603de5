"""The tokenizer of the shipped pipeline: spaCy's for English, nearer to how Universal Dependencies cuts words."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# UD leaves these on their words: "pro-government", "re-elected", "e-mail".
_PREFIXES = (
    "anti co cross e ex extra hyper inter intra macro mega meta micro mid mini multi non over post pre pro pseudo re "
    "semi sub super trans ultra un under"
).split()
# Abbreviations before names that spaCy's list lacks.
_ABBREVIATIONS = ("Amb.", "Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Insp.", "Lt.", "Maj.", "Pres.", "Sgt.", "Supt.")
# One token, however long: "!!", "*****".
_RUN = r"[!?]{2,}|[=*_~#+-]{3,}|[<>$]{2,}"


@spacy.registry.callbacks("wireside.Tokenizer.v1")
def tokenizer() -> Callable[[Language], None]:
    """A callback for [initialize.before_init]; what it changes is saved with the pipeline."""

    def change(nlp: Language) -> None:
        split = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
        kept = "".join(rf"(?<!\b{form})" for word in _PREFIXES for form in (word, word.capitalize()))
        if split not in nlp.Defaults.infixes:
            raise ValueError("spaCy's English tokenizer has another rule for hyphens than this was written for")
        infixes = [kept + split if pattern == split else pattern for pattern in nlp.Defaults.infixes]
        nlp.tokenizer.prefix_search = compile_prefix_regex([_RUN, *nlp.Defaults.prefixes]).search
        nlp.tokenizer.suffix_search = compile_suffix_regex([_RUN, *nlp.Defaults.suffixes]).search
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        for abbreviation in _ABBREVIATIONS:
            nlp.tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])

    return change
