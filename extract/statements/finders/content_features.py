"""What the ranker sees of a content: its edges, its marks, and what it takes in."""

from __future__ import annotations

import math
from collections.abc import Sequence

from extract.statements.finders.candidates import Content, Run
from extract.statements.finders.features import FIRST_OR_SECOND, THIRD, CueContext
from extract.statements.finders.knowledge import FRAMES, Knowledge
from extract.statements.view import View

_QUESTION = frozenset("what how why whether if who where when".split())


def content_features(view: View, c: CueContext, content: Content, known: Knowledge) -> list[float]:
    cue, first, end = c.cue, c.first, c.end
    runs = content.runs
    start, stop = runs[0][0], runs[-1][1]
    before = next((t for t in range(start - 1, max(-1, start - 3), -1)), -1)
    after = view.words[stop] if stop < len(view) else "END"
    opening = view.lowers[start]
    quoted = sum(view.quoted_before[b] - view.quoted_before[a] for a, b in runs)
    length = sum(b - a for a, b in runs)
    side = 2.0 if len(runs) > 1 and runs[0][1] <= cue < runs[-1][0] else 1.0 if start > cue else 0.0
    frame = content_frame(view, cue, runs)
    last = runs[-1]
    return [
        known.code("start", content.start),
        known.code("end", content.end),
        known.code("edges", f"{content.start}|{content.end}|{c.tag}"),
        known.code("edges_frame", f"{content.start}|{content.end}|{c.frame}"),
        c.frames[FRAMES.index(frame)],
        *c.frames,
        float(FRAMES.index(frame)),
        c.tag_code,
        c.frame_code,
        side,
        float(len(runs)),
        math.log1p(length),
        float(start - cue) if start > cue else float(cue - runs[0][1]) if side != 1.0 else 0.0,
        1.0 * (opening in {"that"}),
        1.0 * (opening == "to"),
        1.0 * (opening in _QUESTION),
        1.0 * (opening in FIRST_OR_SECOND or opening in THIRD),
        known.code("start_tag", view.tags[start]),
        1.0 * (before >= 0 and view.lowers[before] in {"that", "to"}),
        1.0 * (before >= 0 and view.words[before] in {",", ":", ";"}),
        1.0 * (before >= 0 and view.tags[before] == "ADP"),
        1.0 * (start == first),
        1.0 * (stop >= end - 1),
        1.0 * (after in {".", "!", "?", "END"}),
        1.0 * (after == ","),
        1.0 * (stop < len(view) and view.lowers[stop] in {"and", "but", "or", "while", "as", "because", "when", "if"}),
        1.0 * (stop < len(view) and view.tags[stop] == "ADP"),
        quoted / length,
        1.0 * (view.quoted[start] >= 0 and not view.is_word(start)),
        1.0 * _cuts_quote(view, start, -1),
        1.0 * _cuts_quote(view, stop - 1, 1),
        1.0 * (view.quoted[last[1] - 1] >= 0 and not view.is_word(last[1] - 1)),
        1.0 * any(view.subjects_before[b] > view.subjects_before[a] for a, b in runs),
        1.0 * any(view.verbs_before[b] > view.verbs_before[a] for a, b in runs),
        1.0 * (view.sentence_of[stop - 1] - view.sentence_of[start]),
        1.0 * (c.subject >= 0 and any(a <= c.subject < b for a, b in runs)),
        1.0 * c.passive,
        c.quoted_share,
        1.0 * (view.right[cue] + 1 == stop),
        1.0 * any(view.heads[t] == cue for t in range(runs[-1][0], runs[-1][1])),
        1.0 * _dangling(view, runs, cue),
        (end - stop) / (end - first),
        1.0 * any(view.words[t] == ":" for t in range(cue, min(start, cue + 12))),
        _clause_rate(view, last, known),
        *_second_verbs(view, cue, runs, known),
        *_commas_around(view, c),
        1.0 * _that_ahead(view, runs[0], cue),
        _verb_between(view, c, runs, known),
    ]


def content_frame(view: View, cue: int, runs: Sequence[Run]) -> str:
    """Of which of the FRAMES a content is."""
    start = runs[0][0]
    quoted = sum(view.quoted_before[b] - view.quoted_before[a] for a, b in runs)
    length = sum(b - a for a, b in runs)
    if quoted * 2 > length:
        return "quote"
    if start < cue:
        return "before"
    if view.lowers[start] == "to":
        return "infinitive"
    has_subject = any(view.subjects_before[min(b, a + 20)] > view.subjects_before[a] for a, b in runs)
    if view.lowers[start] == "that" or has_subject:
        return "clause"
    return "noun" if length else "other"


def _cuts_quote(view: View, token: int, step: int) -> bool:
    """Whether a run's edge stands inside a quotation that goes on beyond it."""
    beyond = token + step
    return view.quoted[token] >= 0 and 0 <= beyond < len(view) and view.quoted[beyond] == view.quoted[token]


def _dangling(view: View, runs: Sequence[Run], cue: int) -> bool:
    """Whether words of a run hang on a token outside of it that is neither the cue nor above it."""
    start, stop = runs[-1]
    outside = 0
    for token in range(start, min(stop, start + 60)):
        head = view.heads[token]
        if not start <= head < stop and head != cue and not (len(runs) > 1 and runs[0][0] <= head < runs[0][1]):
            outside += head != token
            if outside > 1:
                return True
    return False


def _commas_around(view: View, c: CueContext) -> tuple[float, float]:
    """Whether commas set the cue and its subject off: "To see why, he said, one must go there"."""
    left, right = c.cue, c.cue + 1
    if c.subject >= 0:
        left, right = min(left, view.left[c.subject]), max(right, view.right[c.subject] + 1)
    before = left > c.first and view.words[left - 1] == "," and view.quoted[left - 1] < 0
    return 1.0 * before, 1.0 * (right < c.end and view.words[right] == ",")


def _that_ahead(view: View, run: Run, cue: int) -> bool:
    """Whether "that" comes soon, with no verb before it: "in Ohio that she would run"."""
    if run[0] < cue:
        return False
    for token in range(run[0], min(run[1], run[0] + 8)):
        if view.lowers[token] == "that" and view.tags[token] == "SCONJ":
            return token > run[0]
        if view.tags[token] in {"VERB", "AUX"} or view.quoted[token] >= 0:
            return False
    return False


def _verb_between(view: View, c: CueContext, runs: Sequence[Run], known: Knowledge) -> float:
    """The rate of another likely cue between the parts: "X," he said, adding "Y"."""
    if len(runs) < 2:
        return 0.0
    between = range(runs[0][1], runs[-1][0])
    verbs = [t for t in between if t != c.cue and view.tags[t] == "VERB" and view.quoted[t] < 0]
    return max((known.pattern(view.lemmas[t], "VERB", "any") for t in verbs), default=0.0)


def _second_verbs(view: View, cue: int, runs: Sequence[Run], known: Knowledge) -> tuple[float, float]:
    """The rate of a likely cue in a content that goes beside this one ("said X and added Y"), and of any in it."""
    beside = inside = 0.0
    start, stop = runs[-1]
    for token in range(start, min(stop, start + 80)):
        if view.tags[token] != "VERB" or view.quoted[token] >= 0:
            continue
        rate = known.pattern(view.lemmas[token], "VERB", "any")
        inside = max(inside, rate)
        if view.heads[token] == cue and view.deps[token] in {"conj", "advcl", "parataxis"}:
            beside = max(beside, rate)
    return beside, inside


def _clause_rate(view: View, run: Run, known: Knowledge) -> float:
    """The rate of the last likely cue inside a run's tail: ", Kim said" ought not to be in a content."""
    start, stop = run
    return max(
        (
            known.pattern(view.lemmas[t], view.tags[t], "any")
            for t in range(max(start, stop - 5), stop)
            if view.tags[t] == "VERB"
        ),
        default=0.0,
    )
