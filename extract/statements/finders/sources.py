"""Who may stand behind a cue: every noun phrase near it, by the way in which it hangs on it.

Every candidate is a run of tokens, the end not included. They are many on purpose; the ranking chooses.
"""

from __future__ import annotations

from typing import NamedTuple

from extract.statements.finders.candidates import Run, trimmed
from extract.statements.speakers.phrases import is_party
from extract.statements.view import SUBJECTS, View

_CONTROL = frozenset({"xcomp", "advcl", "conj", "acl", "acl:relcl", "ccomp", "parataxis", "advcl:relcl"})
_NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM"})
_WHEN = frozenset({"during", "after", "before", "since", "ahead"})
_NEAR_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
_DAYS = _NEAR_DAYS | frozenset(
    "january february march april june july august september october november december".split()
)
_NOBODY = _NEAR_DAYS | frozenset("tonight day week month year morning afternoon evening night weekend time".split())
_OCCASIONS = frozenset(
    "event ceremony rally conference interview briefing meeting hearing speech debate dinner visit call trip".split()
)


class Origin(NamedTuple):
    """One reading of who says it, and how it hangs on the cue; None where nobody does."""

    run: Run | None
    head: int
    relation: str


def origins(view: View, cue: int) -> list[Origin]:
    """The readings of who stands behind ``cue``; the last is nobody."""
    first, end = view.sentences[view.sentence_of[cue]]
    found: dict[int, Origin] = {}

    def add(head: int, relation: str) -> None:
        quoted = view.quoted[head] >= 0 and view.quoted[cue] < 0
        nobody = head == cue or quoted or _is_no_source(view, head, relation)
        if not nobody and head not in found and len(found) < 16:
            run = trimmed(view, *_nominal(view, head, cue))
            if run[0] < run[1]:
                found[head] = Origin(run, head, relation)

    if view.lowers[cue] == "according":
        add(view.heads[cue], "according")
    for child in view.children[cue]:
        dep = view.deps[child]
        if dep in SUBJECTS or dep in {
            "obl:agent",
            "nmod:poss",
            "compound",
            "nmod",
            "obl",
            "obj",
            "amod",
            "expl",
            "parataxis",
        }:
            case = next((view.lowers[c] for c in view.children[child] if view.deps[c] == "case"), "")
            add(child, f"{dep}:{case}" if case in {"by", "from", "among", "of", "to", "in"} else dep)
    token, steps, path = cue, 0, ""
    while steps < 4 and view.heads[token] != token:
        dep, head = view.deps[token], view.heads[token]
        if dep in {"acl", "acl:relcl"} and view.tags[head] in _NOMINALS:
            add(head, f"{dep}-of")
        for child in view.children[head]:
            if child != token and view.deps[child] in SUBJECTS | {"obl:agent", "nmod:poss"}:
                add(child, f"{path}{dep}/{view.deps[child]}"[:40])
        if view.tags[head] in _NOMINALS and dep not in {"acl", "acl:relcl"}:
            add(head, f"{dep}^")
        token, steps, path = head, steps + 1, f"{dep}/"
        if dep not in _CONTROL | {"obj", "obl", "nmod", "compound", "cop", "aux"}:
            break
    after = cue + 1
    while after < min(end, cue + 5) and view.tags[after] not in _NOMINALS:
        after += 1
    if after < end and view.tags[after] in _NOMINALS:
        add(_top(view, after, cue + 1, end), "after")
    before = [t for t in range(max(first, cue - 25), cue) if view.tags[t] in _NOMINALS and view.quoted[t] < 0]
    while before and _is_of_party(view, before[-1]):
        before.pop()
    if before:
        add(_top(view, before[-1], first, cue), "before")
    subjects = [t for t in range(first, end) if view.deps[t] in SUBJECTS and view.quoted[t] < 0]
    if subjects:
        add(min(subjects, key=lambda t: abs(t - cue)), "nearest-subject")
        add(subjects[0], "first-subject")
    return [*found.values(), Origin(None, -1, "none")]


def _is_no_source(view: View, head: int, relation: str) -> bool:
    """Whether a noun says when or where it was said, or for which party, and not who said it, whatever the parser
    made of it.

    A meeting can agree and a hearing be told, as the subject of the cue itself.
    """
    if view.lemmas[head] in _NOBODY or _is_of_party(view, head):
        return True
    return view.lemmas[head] in _OCCASIONS and relation not in SUBJECTS and relation != "according"


def _is_of_party(view: View, token: int) -> bool:
    """Whether a token is in "R-Texas", which the tokenizer divides at its hyphen."""
    first = end = token
    while first > 0 and view.ends[first - 1] == view.starts[first]:
        first -= 1
    while end + 1 < len(view) and view.ends[end] == view.starts[end + 1]:
        end += 1
    return is_party("".join(view.words[first : end + 1]).strip(",;()"))


def _nominal(view: View, head: int, cue: int) -> Run:
    """The noun phrase of ``head``: its subtree, without the clause of the cue where that hangs on it, and without its
    preposition."""
    left, right = view.left[head], view.right[head] + 1
    for child in view.children[head]:
        if view.left[child] <= cue <= view.right[child]:
            if child > head:
                right = min(right, view.left[child])
            else:
                left = max(left, view.right[child] + 1)
        elif view.deps[child] in {"case", "mark", "cc", "punct"} and child < head and view.left[child] == left:
            left = view.right[child] + 1
        elif child > head and (view.deps[child] in {"parataxis", "ccomp", "advcl", "punct"} or _of_time(view, child)):
            right = min(right, view.left[child])
    if left <= cue < right:
        left, right = (cue + 1, right) if head > cue else (left, cue)
    return min(left, head), max(right, head + 1)


def _of_time(view: View, child: int) -> bool:
    """Whether a phrase says when, so that it hangs on the verb whatever the parser made of it."""
    return view.lowers[child] in _DAYS or any(view.lowers[c] in _WHEN for c in view.children[child])


def _top(view: View, token: int, first: int, end: int) -> int:
    """The head of the noun phrase around ``token`` within ``first`` and ``end``."""
    while True:
        head = view.heads[token]
        inside = first <= head < end and head != token and view.tags[head] in _NOMINALS
        if not inside or view.deps[token] in {"parataxis", "conj", "acl", "acl:relcl", "obl"}:
            return token
        token = head
