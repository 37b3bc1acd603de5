"""Whom a relative pronoun stands for: "the families, who say that ..."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extract.statements.finding import Bounds
from extract.statements.view import View

RELATIVES = frozenset({"who", "whom", "which", "that"})
_CLAUSES = frozenset({"acl:relcl", "acl"})
_HANGING = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "punct", "conj", "cc"})


def antecedent(views: Sequence[View], offset: int) -> Bounds | None:
    """The noun phrase that the relative clause of the pronoun at ``offset`` hangs on, without what else hangs there.

    Where the parse hangs the clause elsewhere, the phrase right before the pronoun; None where there is neither.
    """
    number = bisect_right([view.offset for view in views], offset) - 1
    if number < 0 or not views[number].parsed:
        return None
    view = views[number]
    pronoun = next((t for t, start in enumerate(view.starts) if start == offset), None)
    if pronoun is None:
        return None
    token = pronoun
    while view.heads[token] != token:
        clause, token = token, view.heads[token]
        if view.deps[clause] in _CLAUSES and view.tags[token] in {"NOUN", "PROPN"}:
            return _phrase(view, token)
    before = pronoun - 2 if pronoun and view.words[pronoun - 1] == "," else pronoun - 1
    if view.lowers[pronoun] == "that" or before < 0 or view.tags[before] not in {"NOUN", "PROPN"}:
        return None
    while view.deps[before] in {"nmod", "flat", "compound"} and view.heads[before] < before:
        before = view.heads[before]
    return _phrase(view, before)


def _phrase(view: View, head: int) -> Bounds:
    first, end = view.left[head], view.right[head] + 1
    for child in view.children[head]:
        if child > head and view.deps[child] in _HANGING:
            end = min(end, view.left[child])
        elif child < head and view.deps[child] in {"case", "mark", "punct", "cc"} and view.left[child] == first:
            first = view.right[child] + 1
    return view.span(min(first, head), max(end, head + 1))
