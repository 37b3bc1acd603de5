"""Base forms of English words, by spelling rules and a table of irregular forms.

A trained lemmatizer would store fragments of the texts it saw, and is worse on verbs, which statements depend on.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.language.tables import irregular_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# A stem left by -ed or -ing takes its "e" back where English spelling needs one. The first pattern that fits decides.
_VOWEL = "[aeiouy]"
_STEM_RULES = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"(?:ss|zz|ff|ck|ll)$", ""),
        (r"(?:[sz]|[vcu]|dg|rg|lg|ag|eg|ig|ug)$", "e"),
        (r"eng$", "e"),
        (r"[bcdfgkptz]l$", "e"),
        (r"(?:^|[^aeou])il$", "e"),
        (r"[^aeiou]ul$", "e"),
        (r"(?:quir|[^aeo]ir)$", "e"),
        (r"[^aeo]ar$", "e"),
        (r"(?:^|[^o])ur$", "e"),
        (r"[bcdgt]r$", "e"),
        (r"[^aeo]at$", "e"),
        (r"[^aeiou]ut$|(?:b|t|c|l|n|p|s|d)ut$", "e"),
        (r"[^aeo]id$", "e"),
        (r"[^aeou]ud$|[^aeo]ad$", "e"),
        (r"[^aeo]ib$", "e"),
        (r"[^aeo][aiu]k$|[^o]ok$", "e"),
        (r"[^aeou]in$", "e"),
        (r"v[ei]n$|hon$|pon$", "e"),
        (r"[^aeo]am$|[^aeo]im$|[^aeiou]om$|[^aeiou]um$|ym$", "e"),
        (r"[^aeo]ap$|[^aeou]ip$|yp$", "e"),
    )
)


@cache
def verb_lemma(word: str) -> str:
    """The base form of a verb form in lower case: "denied" gives "deny"; a base form gives itself."""
    table = irregular_forms()
    if word in table["verbs"]:
        return table["verbs"][word]
    for ending in ("ied", "ies"):
        if word.endswith(ending):
            return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("ing") and re.search(_VOWEL, word[:-3]) and len(word) > 4:
        return _base(word[:-3])
    if word.endswith("ed") and not word.endswith("eed") and re.search(_VOWEL, word[:-2]) and len(word) > 3:
        return _base(word[:-2])
    if word.endswith("s"):
        return _without_s(word)
    return word


def _base(stem: str) -> str:
    stems = irregular_forms()["stems"]
    if stem in stems:
        return stems[stem]
    if stem[-2:] in {"bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"} and len(stem) > 3:
        return stem[:-1]
    if stem.endswith(("ell", "oll")) and len(re.findall("[aeiou]+", stem)) > 1:
        return stem[:-1]
    for pattern, ending in _STEM_RULES:
        if pattern.search(stem):
            return stem + ending
    return stem


@cache
def noun_lemma(word: str) -> str:
    """The singular of a noun in lower case: "countries" gives "country"; a singular gives itself."""
    table = irregular_forms()["nouns"]
    if word in table:
        return table[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    return _without_s(word)


def _without_s(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")) or word[0].isdigit():
        return word
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    if word.endswith("oes"):
        return word[:-2]
    return word[:-1]


@cache
def adjective_lemma(word: str) -> str:
    """The positive of an adjective or adverb that is known to be compared: "largest" gives "large"."""
    table = irregular_forms()["adjectives"]
    if word in table:
        return table[word]
    stem = word[:-3] if word.endswith("est") else word[:-2] if word.endswith("er") else ""
    if len(stem) < 3:
        return word
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] in "bdgmnpt":
        return stem[:-1]
    return (
        stem + "e"
        if re.search(r"(?:[^aeiou][aeiou][bcdgkmprtvz]|[cs]|[bdgpt]l|rg|ng)$", stem)
        and not re.search(r"(?:ow|ng|er|ss|or|ick)$", stem)
        else stem
    )


@lru_cache(maxsize=50_000)
def lemma(word: str, part: str = "", compared: bool = False) -> str:
    """The base form of ``word`` as the part of speech ``part`` (a UD tag; empty where none is known).

    Names keep their capitals. ``compared`` says that an adjective stands in its comparative or superlative.
    """
    plain = word.lower().replace("’", "'")
    tables = irregular_forms()
    if part in {"PROPN", "X"}:
        return word
    if plain in tables["others"]:
        return tables["others"][plain]
    if part in {"VERB", "AUX"}:
        return tables["auxiliaries"].get(plain) or verb_lemma(plain)
    if part == "NOUN":
        return noun_lemma(plain)
    if part in {"ADJ", "ADV"}:
        return adjective_lemma(plain) if compared else plain
    if part:
        return tables["pronouns"].get(plain, plain)
    return _unknown_part(word, plain)


def _unknown_part(word: str, plain: str) -> str:
    """Without a tagger: verb forms first, because statements hang on them; a capital inside a sentence is a name."""
    tables = irregular_forms()
    if plain in tables["auxiliaries"]:
        return tables["auxiliaries"][plain]
    if plain in tables["pronouns"]:
        return tables["pronouns"][plain]
    if plain in tables["verbs"]:
        return tables["verbs"][plain]
    if plain in tables["nouns"]:
        return tables["nouns"][plain]
    if plain in tables["plain"]:
        return tables["plain"][plain]
    if word[0].isupper() and not plain.endswith(("ed", "ing")):
        return noun_lemma(plain)
    return verb_lemma(plain)


def set_lemmas(doc: Doc) -> Doc:
    """Set ``lemma_`` of every token, by its part of speech where the pipeline has found one."""
    tagged = doc.has_annotation("POS")
    for token in doc:
        part = token.pos_ if tagged else ""
        token.lemma_ = lemma(token.text, part, part in {"ADJ", "ADV"} and _compared(token))
    return doc


def _compared(token: Token) -> bool:
    return token.tag_ in {"JJR", "JJS", "RBR", "RBS"} or token.morph.get("Degree", []) in (["Cmp"], ["Sup"])
