"""Copies of gold paragraphs that differ only in how a desk would have typed them: quotation marks, dashes, spacing."""

from __future__ import annotations

import random

from spacy.tokens import Doc

CLOSERS = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m"})
OPENERS = frozenset({"(", "[", "$", "£", "€"})
DASHES = ("--", "–", "—", "-")
# How agencies type an opening and a closing mark; the straight pair is what most of the treebanks have.
DOUBLE_MARKS = (("“", "”"), ("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("„", "“"))
SINGLE_MARKS = (("‘", "’"), ("'", "'"))
QUOTES = frozenset('"“”«»„') | {"''", "``"}


def retyped(doc: Doc, words: list[str], spaces: list[bool]) -> Doc:
    """``doc`` with other characters for its tokens and the annotation of ``doc``."""
    copy = Doc(
        doc.vocab,
        words=words,
        spaces=spaces,
        tags=[t.tag_ for t in doc] if doc.has_annotation("TAG") else None,
        pos=[t.pos_ for t in doc] if doc.has_annotation("POS") else None,
        morphs=[str(t.morph) for t in doc] if doc.has_annotation("MORPH") else None,
        heads=[t.head.i for t in doc] if doc.has_annotation("DEP") else None,
        deps=[t.dep_ for t in doc] if doc.has_annotation("DEP") else None,
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else t.ent_iob_ for t in doc],
    )
    if doc.has_annotation("SENT_START") and not doc.has_annotation("DEP"):
        for old, new in zip(doc, copy, strict=True):
            new.is_sent_start = old.is_sent_start
    return copy


def detokenized(doc: Doc) -> Doc:
    """A paragraph whose tokens are all set apart by spaces, as people type it."""
    spaces = [True] * len(doc)
    inside = False
    for i, token in enumerate(doc):
        if token.text in QUOTES:
            glue_before = inside
            inside = not inside
            if glue_before and i:
                spaces[i - 1] = False
            elif not glue_before:
                spaces[i] = False
        elif token.text in CLOSERS and i:
            spaces[i - 1] = False
        if token.text in OPENERS:
            spaces[i] = False
    if spaces:
        spaces[-1] = False
    return retyped(doc, [t.text for t in doc], spaces)


def vary_marks(doc: Doc, rng: random.Random) -> Doc | None:
    """A copy with other quotation marks, apostrophes and dashes; None for a paragraph that has none of them."""
    opening, closing = rng.choice(DOUBLE_MARKS)
    single_opening, single_closing = rng.choice(SINGLE_MARKS)
    curly = single_closing == "’"
    dash = rng.choice(DASHES)
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    inside = False
    for i, token in enumerate(doc):
        spaced = i > 0 and spaces[i - 1]
        if token.text in QUOTES:
            words[i] = closing if inside else opening
            inside = not inside
        elif token.text in ("'", "‘", "’") and token.tag_ in ("``", "''", "NFP", "PUNCT"):
            words[i] = single_opening if spaced or not i else single_closing
        elif "'" in token.text and curly and len(token) > 1:
            words[i] = token.text.replace("'", "’")
        elif token.text in DASHES and token.is_punct and spaced and token.whitespace_:
            words[i] = dash
    return None if words == [t.text for t in doc] else retyped(doc, words, spaces)


def swap_names(doc: Doc, pool: dict[tuple[str, int], list[tuple[str, ...]]], rng: random.Random) -> Doc | None:
    """A copy in which other names of the same kind and length stand, so that a name is told by its surroundings."""
    if not doc.ents:
        return None
    words = [t.text for t in doc]
    for entity in doc.ents:
        others = pool.get((entity.label_, len(entity)))
        if others:
            words[entity.start : entity.end] = rng.choice(others)
    return retyped(doc, words, [bool(t.whitespace_) for t in doc])


def name_pool(docs: list[Doc]) -> dict[tuple[str, int], list[tuple[str, ...]]]:
    """Every name of the treebanks by its kind and its number of tokens."""
    pool: dict[tuple[str, int], list[tuple[str, ...]]] = {}
    for doc in docs:
        for entity in doc.ents:
            pool.setdefault((entity.label_, len(entity)), []).append(tuple(t.text for t in entity))
    return pool


def vary_case(doc: Doc, rng: random.Random) -> Doc | None:
    """A copy of a short paragraph in the capitals of a headline; None for a long one."""
    if len(doc) > 18:
        return None
    words = [t.text for t in doc]
    if rng.random() < 0.3:
        words = [word.upper() for word in words]
    else:
        small = {"ADP", "DET", "CCONJ", "PART", "PUNCT"}
        words = [t.text if t.pos_ in small else t.text[0].upper() + t.text[1:] for t in doc]
    return None if words == [t.text for t in doc] else retyped(doc, words, [bool(t.whitespace_) for t in doc])
