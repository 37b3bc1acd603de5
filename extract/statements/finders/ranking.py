"""Attributions in parsed copy: every likely cue with the content and the source that rank highest for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from extract.statements.cues import cue_list
from extract.statements.finders.candidates import Content, Run, contents
from extract.statements.finders.content_features import content_features, content_frame
from extract.statements.finders.features import (
    CueContext,
    context,
    cue_features,
    is_candidate,
    source_features,
)
from extract.statements.finders.knowledge import FRAMES, Knowledge
from extract.statements.finders.sources import Origin, origins
from extract.statements.view import View

_RIVAL = 0.3  # a cue's first score from which it can claim a content against another
SHORTLIST = 0.06  # a cue's first score from which its content and source are looked for


@dataclass(slots=True)
class Choice:
    """A likely cue and what was chosen for it; scores run from 0 to 1."""

    number: int  # of the view
    c: CueContext
    cue_score: float
    content: Content
    content_score: float
    content_margin: float  # how far the second content is behind
    origin: Origin
    source_score: float
    score: float = 0.0  # that this is an attribution and its parts are right


LikelyCue = tuple[int, CueContext, float]  # the number of its view, the cue, its first score
Ranked = list[tuple[float, int, Content]]  # the contents of a cue with their scores, best first


def choose(views: Sequence[View], known: Knowledge) -> list[Choice]:
    """The likely cues of a story in order, each with its best content and source; ``score`` is still to be set."""
    cues, ranked = _rank_contents(views, likely_cues(views, known), known)
    settled = [_settled(place, cues, ranked) for place in range(len(cues))]
    found = [origins(views[number], c.cue) for number, c, _ in cues]
    rows = [
        source_features(views[number], c, origin, content, known, rank)
        for (number, c, _), (_, _, content), choices in zip(cues, settled, found, strict=True)
        for rank, origin in enumerate(choices)
    ]
    scores = iter(known.trees["source"].score(rows))
    result = []
    for (number, c, cue_score), (score, margin, content), choices in zip(cues, settled, found, strict=True):
        source_score, place = max((next(scores), -rank) for rank in range(len(choices)))
        result.append(Choice(number, c, cue_score, content, score, margin, choices[-place], source_score))
    return result


def _rank_contents(
    views: Sequence[View], cues: Sequence[LikelyCue], known: Knowledge
) -> tuple[list[LikelyCue], list[Ranked]]:
    """The cues that have any content, and their contents."""
    found = [(cue, contents(views[cue[0]], cue[1].cue)) for cue in cues]
    found = [(cue, readings) for cue, readings in found if readings]
    rows = [
        content_features(views[number], c, content, known) for (number, c, _), readings in found for content in readings
    ]
    scores = iter(known.trees["content"].score(rows))
    ranked = [
        sorted(((next(scores), -place, content) for place, content in enumerate(readings)), key=_first, reverse=True)
        for _, readings in found
    ]
    return [cue for cue, _ in found], ranked


def _first(row: tuple[float, int, Content]) -> tuple[float, int]:
    return row[:2]


def _settled(place: int, cues: Sequence[LikelyCue], ranked: Sequence[Ranked]) -> tuple[float, float, Content]:
    """The score of a cue's best content, how far the second is behind, and the content: the second where a neighbour
    has a better claim to the first ("he said, adding that ...")."""
    number, _, own = cues[place]
    score, _, content = ranked[place][0]
    margin = score - (ranked[place][1][0] if len(ranked[place]) > 1 else 0.0)
    for other in (place - 1, place + 1):
        if not 0 <= other < len(cues) or cues[other][0] != number or cues[other][2] < _RIVAL:
            continue
        rival_score, _, rival = ranked[other][0]
        if rival_score > score and rival.runs == content.runs and own >= _RIVAL:
            free = [row for row in ranked[place][1:] if not _overlap(row[2].runs, rival.runs)]
            if free:
                return free[0][0], margin, free[0][2]
    return score, margin, content


def likely_cues(views: Sequence[View], known: Knowledge) -> list[LikelyCue]:
    """The cues whose first score is high enough, with the number of their view and that score."""
    found, rows = [], []
    for number, view in enumerate(views):
        candidates = [
            token
            for token in range(len(view))
            if view.is_prose(view.sentence_of[token]) and is_candidate(view, token, known)
        ]
        for token in candidates:
            c = context(view, token, known)
            found.append((number, c))
            rows.append(cue_features(view, c, known, candidates))
    scores = known.trees["cue"].score(rows)
    return [
        (number, c, score)
        for (number, c), score in zip(found, scores, strict=True)
        if score >= SHORTLIST or may_be_nested(views[number], c)
    ]


def may_be_nested(view: View, c: CueContext) -> bool:
    """Whether a verb reports speech by its own form, whatever stands around its clause."""
    reports = c.tag == "VERB" and c.lemma in cue_list().reporting and view.quoted[c.cue] < 0
    return reports and c.subject >= 0 and c.frame in {"clause", "obj", "xcomp"}


def keep_features(views: Sequence[View], choices: Sequence[Choice], known: Knowledge) -> list[list[float]]:
    """What the last ranker sees: the scores of a choice and how it stands to the others of its paragraph."""
    by_view: dict[int, list[Choice]] = {}
    for choice in choices:
        by_view.setdefault(choice.number, []).append(choice)
    return [_keep_row(views[choice.number], choice, by_view[choice.number], known) for choice in choices]


def _keep_row(view: View, choice: Choice, others: Sequence[Choice], known: Knowledge) -> list[float]:
    cue = choice.c.cue
    covering = holding = rival = nested_in = same = 0.0
    covering_content = 0.0
    for other in others:
        if other is choice:
            continue
        strength = other.cue_score
        if _inside(cue, other.content.runs):
            if strength > covering:
                covering, covering_content = strength, other.content_score
            nested_in += 1
        if _inside(other.c.cue, choice.content.runs):
            holding = max(holding, strength)
        overlap = _overlap(choice.content.runs, other.content.runs)
        if overlap:
            rival = max(rival, strength * overlap)
            same = max(same, overlap)
    content = choice.content
    length = sum(end - first for first, end in content.runs)
    counts = known.counts(choice.c.lemma, choice.c.tag)
    frame = content_frame(view, cue, content.runs)
    quoted = sum(view.quoted_before[end] - view.quoted_before[first] for first, end in content.runs)
    return [
        choice.cue_score,
        choice.content_score,
        choice.content_margin,
        choice.source_score,
        1.0 * (choice.origin.run is None),
        covering,
        covering_content,
        nested_in,
        holding,
        rival,
        same,
        choice.cue_score - covering,
        choice.cue_score - rival,
        known.pattern(choice.c.lemma, choice.c.tag, choice.c.frame),
        counts.rate,
        counts.frame(FRAMES.index(frame)),
        float(FRAMES.index(frame)),
        known.code("cue_tag", choice.c.tag),
        known.code("relation", f"{choice.origin.relation}|{choice.c.tag}"),
        known.code("edges", f"{content.start}|{content.end}|{choice.c.tag}"),
        math.log1p(length),
        quoted / length,
        1.0 * (view.quoted[cue] >= 0),
        1.0 * any(view.verbs_before[end] > view.verbs_before[first] for first, end in content.runs),
        1.0 * len(others),
        1.0 * (content.runs[0][0] > cue),
    ]


def _inside(token: int, runs: Sequence[Run]) -> bool:
    return any(first <= token < end for first, end in runs)


def _overlap(first: Sequence[Run], second: Sequence[Run]) -> float:
    """The shared tokens' share of the smaller content."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in first for c, d in second)
    return shared / max(1, min(sum(b - a for a, b in first), sum(d - c for c, d in second)))
