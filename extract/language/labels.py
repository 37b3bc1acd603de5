"""One adapter from the labels of other English pipelines to the ones that Wireside's rules read.

Installed pipelines such as en_core_web_sm follow the ClearNLP scheme (dobj, nsubjpass, prep and pobj) and OntoNotes
names (GPE, FAC). Wireside's own follow Universal Dependencies and PERSON, ORG, LOC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.language.trees import reattach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

NAMES = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}
# Labels that only change their name.
RELATIONS = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "neg": "advmod",
    "nn": "compound",
    "nmod": "compound",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "npadvmod": "obl:unmarked",
    "intj": "discourse",
    "meta": "discourse",
    "oprd": "xcomp",
    "dative": "iobj",
    "complm": "mark",
    "infmod": "acl",
    "partmod": "acl",
}
# Labels that only the other schemes have.
_ONLY_THERE = frozenset(RELATIONS) - {"nmod"} | frozenset("pobj prep agent attr acomp pcomp GPE PER DATE NORP".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def is_other_scheme(labels: Iterable[str]) -> bool:
    """Whether the labels of a pipeline, or the relations of a parse, are of a scheme that needs the adapter."""
    return not _ONLY_THERE.isdisjoint(labels)


def to_universal(doc: Doc) -> Doc:
    """Give ``doc`` UD relations: prepositions under their nouns, "be" under its predicate, UD's names for the rest."""
    if doc.has_annotation("DEP") and is_other_scheme(token.dep_ for token in doc):
        heads = [token.head.i for token in doc]
        relations = [RELATIONS.get(token.dep_, token.dep_) for token in doc]
        _turn_prepositions(doc, heads, relations)
        _turn_copulas(doc, heads, relations)
        reattach(doc, dict(enumerate(zip(heads, relations, strict=True))))
    return rename_entities(doc)


def rename_entities(doc: Doc) -> Doc:
    """Keep people, organizations and places, under those names; dates, sums and the like go."""
    from spacy.tokens import Span

    doc.ents = tuple(
        Span(doc, entity.start, entity.end, label=NAMES[entity.label_]) for entity in doc.ents if entity.label_ in NAMES
    )
    return doc


def _turn_prepositions(doc: Doc, heads: list[int], relations: list[str]) -> None:
    """prep(met, with) + pobj(with, Putin) becomes obl(met, Putin) + case(Putin, with)."""
    for token in doc:
        relation = token.dep_
        if relation not in {"prep", "agent", "dative"} and not (relation == "ROOT" and token.pos_ == "ADP"):
            continue
        objects = [child for child in token.children if child.dep_ in {"pobj", "pcomp"}]
        if not objects:
            continue
        noun, governor = objects[0], token.head
        # Where the preposition leads its sentence, its noun does from now on.
        target = noun.i if heads[token.i] == token.i else heads[token.i]
        nominal = governor.pos_ in _NOMINAL
        if noun.dep_ == "pcomp":
            relations[noun.i], relations[token.i] = "acl" if nominal else "advcl", "mark"
        else:
            relations[noun.i] = "obl:agent" if relation == "agent" else "nmod" if nominal else "obl"
            relations[token.i] = "case"
        if target == noun.i:
            relations[noun.i] = "ROOT"
        heads[noun.i], heads[token.i] = target, noun.i
        for child in token.children:
            if child.i != noun.i and heads[child.i] == token.i:
                heads[child.i] = noun.i


def _turn_copulas(doc: Doc, heads: list[int], relations: list[str]) -> None:
    """attr(is, minister) becomes cop(minister, is), the rest of the clause hanging on the predicate."""
    for token in doc:
        if token.lemma_ != "be" and token.lower_ not in {"is", "are", "was", "were", "be", "been", "being", "'s", "am"}:
            continue
        predicate: Token | None = next((c for c in token.children if c.dep_ in {"attr", "acomp"}), None)
        if predicate is None or heads[predicate.i] != token.i:
            continue
        top = heads[token.i] == token.i
        heads[predicate.i] = predicate.i if top else heads[token.i]
        relations[predicate.i] = relations[token.i]
        for i, head in enumerate(heads):
            if head == token.i and i != predicate.i:
                heads[i] = predicate.i
        heads[token.i], relations[token.i] = predicate.i, "cop"
