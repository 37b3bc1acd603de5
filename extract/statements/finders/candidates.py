"""Where what somebody says may stand in a parsed sentence, around its cue.

Every candidate is a run of tokens, the end not included. They are many on purpose; the ranking chooses.
"""

from __future__ import annotations

from typing import NamedTuple

from extract.statements.cues import cue_list
from extract.statements.view import SUBJECTS, View

Run = tuple[int, int]

_AROUND_CUE = SUBJECTS | frozenset({"aux", "aux:pass", "cop", "expl", "mark", "cc"})
_RECIPIENTS = frozenset(
    {"iobj", "obj", "obl", "obl:agent", "advmod", "xcomp", "compound:prt", "nmod", "obl:unmarked", "advcl"}
)
_JOINTS = frozenset({",", "-", "--", "—", "–", ";", "and", "but", "while"})
_MOST = 60  # readings of one cue that are kept


class Content(NamedTuple):
    """One reading of what is said; ``start`` and ``end`` say how its first and last edge were found."""

    runs: tuple[Run, ...]
    start: str
    end: str


class _Readings:
    """Collects the contents of one cue, each once, without those that the cue stands in."""

    def __init__(self, view: View, cue: int, end: int) -> None:
        self.found: dict[tuple[Run, ...], Content] = {}
        self._view, self._cue = view, cue
        self._end, self._stop = end, view.sentences[view.sentence_of[cue]][1]  # between them stands a credit, if any

    def add(self, start: str, stop: str, *runs: Run) -> None:
        cut = (self._without_credit(run) for run in runs)
        kept = tuple(run for run in (trimmed(self._view, *run) for run in cut) if run[0] < run[1])
        if kept and not any(first <= self._cue < end for first, end in kept):
            self.found.setdefault(kept, Content(kept, start, stop))

    def _without_credit(self, run: Run) -> Run:
        """The run up to the credit at the end of the sentence; one that goes on beyond the sentence is left alone."""
        return (run[0], self._end) if self._end < run[1] <= self._stop else run


def contents(view: View, cue: int) -> list[Content]:
    """The readings of what ``cue`` attributes."""
    first, end = view.sentences[view.sentence_of[cue]]
    if cue < view.limits[view.sentence_of[cue]]:
        end = view.limits[view.sentence_of[cue]]
    found = _Readings(view, cue, end)
    _own(view, cue, found)
    left, right = _frame(view, cue, first, end)
    starts = _starts_after(view, cue, right, end)
    ends = _ends_after(view, cue, right, end)
    for start, how in starts.items():
        for stop, how_end in ends.items():
            if start < stop:
                found.add(how, how_end, (start, stop))
    befores = _starts_before(view, cue, left, first)
    tails = _tails(view, cue, right, end)
    for start, how in befores.items():
        for stop, how_end in _ends_before(view, cue, left, first).items():
            if start >= stop:
                continue
            found.add(how, how_end, (start, stop))
            if how_end == "frame" and start != stop:
                for tail, how_tail in tails.items():
                    found.add(how, how_tail, (start, stop), tail)
    return list(found.found.values())[:_MOST]


def _frame(view: View, cue: int, first: int, end: int) -> Run:
    """The run of the cue with its subject and auxiliaries: "he has said", "said the minister"."""
    left, right = cue, cue + 1
    outside = view.quoted[cue] < 0
    for child in view.children[cue]:
        if outside and view.quoted[child] >= 0:
            continue  # words in quotation marks are said, whatever the parser makes of them
        if view.deps[child] in _AROUND_CUE or (
            view.deps[child] == "advmod" and view.right[child] - view.left[child] < 3
        ):
            if child < cue and cue - view.left[child] < 30:
                left = min(left, view.left[child])
            elif cue < child < cue + 12 and view.deps[child] in SUBJECTS:
                right = max(right, view.right[child] + 1)
    if view.lowers[cue] == "according":
        right = max(right, view.right[view.heads[cue]] + 1) if view.heads[cue] > cue else right
    return max(left, first), min(right, end)


def _own(view: View, cue: int, found: _Readings) -> None:
    """What hangs on the cue or what the cue hangs on."""
    first, stop = view.sentences[view.sentence_of[cue]]
    for child in view.children[cue]:
        if view.deps[child] in {"punct", "aux", "mark", "cc", "aux:pass", "cop"}:
            continue
        run = (view.left[child], view.right[child] + 1)
        found.add(f"child:{view.deps[child]}", "child", run)
        bare = _without_case(view, child)
        if bare != run:
            found.add(f"bare:{view.deps[child]}", "child", bare)
        if view.deps[child] == "nsubj:pass" and child < cue:
            found.add("passive", "tree", run, (cue + 1, view.right[cue] + 1))
            found.add("passive", "sentence", run, (cue + 1, stop))
        for grandchild in view.children[child]:
            if view.deps[grandchild] in {"obj", "ccomp", "xcomp", "obl", "nmod", "acl", "advcl"} and grandchild > cue:
                inner = (view.left[grandchild], view.right[grandchild] + 1)
                found.add(f"{view.deps[child]}>{view.deps[grandchild]}", "child", inner)
                found.add(f"{view.deps[child]}>bare:{view.deps[grandchild]}", "child", _without_case(view, grandchild))
    head, dep = view.heads[cue], view.deps[cue]
    if dep in {"acl", "acl:relcl", "amod"} and head != cue:
        limit = min(view.left[cue], cue)
        left = view.left[head]
        if head < cue:
            found.add(f"antecedent:{dep}", "head", (left, limit))
        else:
            found.add(f"antecedent:{dep}", "head", (cue + 1, view.right[head] + 1))
    if dep in {"advmod", "compound", "nmod:poss"} and head != cue:
        found.add(f"modified:{dep}", "head", (view.left[head], cue), (cue + 1, view.right[head] + 1))
        found.add(f"modified:{dep}", "sentence", (first, cue), (cue + 1, stop))


def _without_case(view: View, head: int) -> Run:
    left = view.left[head]
    for child in view.children[head]:
        if view.deps[child] in {"case", "mark"} and child < head and view.left[child] == left:
            left = view.right[child] + 1
    return min(left, head), view.right[head] + 1


def _starts_after(view: View, cue: int, right: int, end: int) -> dict[int, str]:
    found: dict[int, str] = {right: "frame"}
    if cue + 1 != right:
        found.setdefault(cue + 1, "cue")
    for child in view.children[cue]:
        if child < cue or view.deps[child] == "punct":
            continue
        dep = view.deps[child]
        if dep in {"ccomp", "xcomp", "obj", "advcl", "parataxis", "obl", "csubj", "acl", "nmod"} | SUBJECTS:
            found.setdefault(view.left[child], dep)
        if dep in _RECIPIENTS and view.right[child] + 1 < end:
            found.setdefault(view.right[child] + 1, f"past:{dep}")
    for token in range(right, min(end, cue + 30)):
        if view.words[token] == ":":
            found.setdefault(token + 1, "colon")
        elif view.lowers[token] in {"that", "whether"} and view.tags[token] == "SCONJ":
            found.setdefault(token, "that")
        if view.quoted[token] >= 0 and (token == 0 or view.quoted[token - 1] != view.quoted[token]):
            found.setdefault(token, "quote")
            break
    return dict(list(found.items())[:9])


def _ends_after(view: View, cue: int, right: int, end: int) -> dict[int, str]:
    found: dict[int, str] = {end: "sentence"}
    found.setdefault(view.right[cue] + 1, "tree")
    for child in view.children[cue]:
        if child > cue and view.deps[child] in {"ccomp", "xcomp", "obj", "obl", "parataxis", "advcl"}:
            found.setdefault(view.right[child] + 1, f"child:{view.deps[child]}")
            for grandchild in view.children[child]:
                if grandchild > child and view.deps[grandchild] in {"advcl", "parataxis", "conj"}:
                    found.setdefault(view.left[grandchild], "before-clause")
    for token in range(right + 3, end):
        if view.tags[token] == "VERB" and view.quoted[token] < 0 and view.lemmas[token] in cue_list().reporting:
            cut = next((t for t in range(token - 1, max(right, token - 8), -1) if view.words[t] in _JOINTS), None)
            if cut is not None:
                found.setdefault(cut, "before-cue")
                break
    inside = [token for token in range(right, end) if view.quoted[token] >= 0]
    if inside:
        found.setdefault(_quote_end(view, inside[0]), "quote")
        found.setdefault(_quote_end(view, inside[-1]), "quotes")
    commas = [
        token
        for token in range(right + 2, end - 1)
        if view.words[token] in {",", "-", "--", "—", "–", ";"} and view.quoted[token] < 0
    ]
    if commas:
        found.setdefault(commas[0], "first-comma")
        found.setdefault(commas[-1], "last-comma")
    return dict(list(found.items())[:10])


def _starts_before(view: View, cue: int, left: int, first: int) -> dict[int, str]:
    if left <= first:
        return {}
    found: dict[int, str] = {first: "sentence"}
    for child in view.children[cue]:
        if child < cue and view.deps[child] not in _AROUND_CUE | {"punct"}:
            found.setdefault(view.left[child], f"left:{view.deps[child]}")
    last = left - 1
    while last > first and not view.is_word(last) and view.quoted[last] < 0:
        last -= 1
    if view.quoted[last] >= 0:
        found.setdefault(_quote_start(view, last), "quote")
        found.setdefault(_speech_start(view, last), "speech")
    for token in range(left - 1, first, -1):
        if view.lowers[token] in {"and", "but"} or view.words[token] == ";":
            found.setdefault(token + 1, "clause")
            break
    return dict(list(found.items())[:6])


def _ends_before(view: View, cue: int, left: int, first: int) -> dict[int, str]:
    found: dict[int, str] = {left: "frame"}
    for child in view.children[cue]:
        if child < cue and view.deps[child] in {"ccomp", "parataxis", "obj", "advcl", "obl"}:
            found.setdefault(view.right[child] + 1, "child")
    last = left - 1
    while last > first and not view.is_word(last) and view.quoted[last] < 0:
        last -= 1
    if view.quoted[last] >= 0:
        found.setdefault(_quote_end(view, last), "quote")
    return found


def _tails(view: View, cue: int, right: int, end: int) -> dict[Run, str]:
    """What may go on behind an attribution in the middle: "X," he said, "Y." and the quotation's next sentences."""
    found: dict[Run, str] = {}
    inside = [token for token in range(right, end) if view.quoted[token] >= 0]
    if inside:
        found[(inside[0], _speech_end(view, inside[-1]))] = "tail-quote"
        found.setdefault((inside[0], end), "tail-quote-sentence")
    if right < end - 2:
        found.setdefault((right, end), "tail-sentence")
        comma = next(
            (
                token
                for token in range(right, min(end, right + 25))
                if view.words[token] == "," and view.quoted[token] < 0
            ),
            None,
        )
        if comma is not None and comma + 2 < end:
            found.setdefault((comma + 1, end), "tail-comma")
    following = _next_word(view, end)
    if (
        following is not None
        and view.quoted[following] >= 0
        and not any(view.quoted[t] < 0 and view.is_word(t) for t in range(end, following))
    ):
        found.setdefault((following, _speech_end(view, following)), "tail-next")
    return found


def _next_word(view: View, token: int) -> int | None:
    return next((t for t in range(token, min(len(view), token + 3)) if view.is_word(t) or view.quoted[t] >= 0), None)


def _quote_end(view: View, token: int) -> int:
    number = view.quoted[token]
    while token < len(view) and view.quoted[token] == number:
        token += 1
    return token


def _quote_start(view: View, token: int) -> int:
    number = view.quoted[token]
    while token > 0 and view.quoted[token - 1] == number:
        token -= 1
    return token


def _speech_start(view: View, token: int) -> int:
    """The start of the quotation, or of the sentence that it ends where words stand before it in that sentence."""
    start = _quote_start(view, token)
    return min(start, view.sentences[view.sentence_of[start]][0])


def _speech_end(view: View, token: int) -> int:
    """The end of the quotation, or of the sentence that goes on behind it."""
    end = _quote_end(view, token)
    if end >= len(view):
        return end
    sentence = view.sentence_of[end - 1]
    return max(end, view.sentences[sentence][1]) if view.is_word(end) else end


def trimmed(view: View, first: int, end: int) -> Run:
    """The run without the commas, stops and other marks at its ends; quotation marks stay."""
    while first < end and not view.is_word(first) and view.quoted[first] < 0:
        first += 1
    while end > first and not view.is_word(end - 1) and view.quoted[end - 1] < 0:
        end -= 1
    return first, end
