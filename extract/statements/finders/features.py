"""What the rankers see of a cue and of a source: structure only, no word but those of the cue list."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import ParagraphKind
from extract.statements.cues import cue_list
from extract.statements.finders.candidates import Content
from extract.statements.finders.knowledge import FRAMES, CueCounts, Knowledge
from extract.statements.finders.sources import Origin
from extract.statements.speakers.words import speaker_words
from extract.statements.view import SUBJECTS, View

FIRST_OR_SECOND = frozenset("i we you me us my our your".split())
THIRD = frozenset("he she they it who which that".split())
_MODALS = frozenset("would could should may might must can will 'd 'll ca wo".split())
_CUE_TAGS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "PROPN", "ADP", "PUNCT"})


def is_candidate(view: View, token: int, known: Knowledge) -> bool:
    """Whether a token may be a cue at all: its lemma is on the list, or was counted often enough."""
    tag = view.tags[token]
    if tag not in _CUE_TAGS or (token and view.words[token - 1] == "-" and view.ends[token - 1] == view.starts[token]):
        return False  # the last part of "so-called" is no cue
    lemma = view.lemmas[token]
    counts = known.counts(lemma, tag)
    if counts.cue:
        return counts.rate >= 0.03
    words = cue_list()
    if tag == "VERB":
        return lemma in words.verbs
    if tag == "NOUN":
        return lemma in words.nouns
    return lemma in words.adverbs or lemma in words.adjectives


def frame_of(view: View, cue: int) -> str:
    """What hangs on a cue, in one word: a clause, an infinitive, an object, a preposition, a quotation, nothing."""
    found = ""
    for child in view.children[cue]:
        dep = view.deps[child]
        if dep == "ccomp":
            return "clause" if child > cue else "before"
        if dep == "xcomp":
            found = "xcomp"
        elif dep == "obj" and not found:
            found = "obj"
        elif dep in {"obl", "nmod"} and child > cue and not found:
            case = next((view.lowers[c] for c in view.children[child] if view.deps[c] == "case"), "")
            found = f"prep:{case}"
        elif dep == "acl" and not found:
            found = "acl"
    if found in {"", "xcomp", "obj"} or found.startswith("prep:"):
        return _quoted_frame(view, cue) or found or "none"
    return found


def _quoted_frame(view: View, cue: int) -> str:
    """Whether a quotation ends right before the cue and its subject, or begins right behind them."""
    left, right = cue, cue + 1
    for child in view.children[cue]:
        if view.deps[child] in SUBJECTS:
            left, right = min(left, view.left[child]), max(right, view.right[child] + 1)
    if left > 0 and view.quoted[left - 1] >= 0:
        return "quote-before"
    if left > 1 and view.words[left - 1] == "," and view.quoted[left - 2] >= 0:
        return "quote-before"
    if right < len(view) and view.words[right] in {",", ":"}:
        right += 1
    return "quote-after" if right < len(view) and view.quoted[right] >= 0 and not view.is_word(right) else ""


@dataclass(slots=True)
class CueContext:
    """What is worked out once for a cue and used for all of its candidates."""

    cue: int
    first: int
    end: int
    lemma: str
    tag: str
    frame: str
    subject: int  # the token, or -1
    passive: bool
    counts: CueCounts
    frames: tuple[float, ...]  # the lemma's share of each of FRAMES
    tag_code: float
    frame_code: float
    quoted_share: float  # of the sentence


def context(view: View, cue: int, known: Knowledge) -> CueContext:
    first, end = view.sentences[view.sentence_of[cue]]
    subject, passive = -1, False
    for child in view.children[cue]:
        if view.deps[child] in SUBJECTS and not (view.quoted[child] >= 0 and view.quoted[cue] < 0):
            subject, passive = child, view.deps[child].endswith(":pass")
    lemma, tag, frame = view.lemmas[cue], view.tags[cue], frame_of(view, cue)
    counts = known.counts(lemma, tag)
    return CueContext(
        cue=cue,
        first=first,
        end=end,
        lemma=lemma,
        tag=tag,
        frame=frame,
        subject=subject,
        passive=passive,
        counts=counts,
        frames=tuple(counts.frame(number) for number in range(len(FRAMES))),
        tag_code=known.code("cue_tag", tag),
        frame_code=known.code("cue_frame", frame),
        quoted_share=_quoted_share(view, first, end),
    )


def cue_features(view: View, c: CueContext, known: Knowledge, candidates: Sequence[int]) -> list[float]:
    """``candidates`` are the possible cues of the paragraph."""
    cue, first, end = c.cue, c.first, c.end
    counts = c.counts
    head, dep = view.heads[cue], view.deps[cue]
    deps = [view.deps[child] for child in view.children[cue]]
    lowers = [view.lowers[child] for child in view.children[cue]]
    left_quote, right_quote = _quote_beside(view, cue, first, end)
    word = view.lowers[cue]
    rates = [
        (known.pattern(view.lemmas[t], view.tags[t], "any"), t) for t in candidates if first <= t < end and t != cue
    ]
    own_rate = known.pattern(c.lemma, c.tag, c.frame)
    above, above_dep, steps = _candidate_above(view, cue, set(candidates), known)
    subject = c.subject
    return [
        counts.rate,
        math.log1p(counts.seen),
        own_rate,
        *c.frames,
        c.tag_code,
        known.code("cue_dep", dep),
        known.code("cue_head", view.tags[head] if head != cue else "root"),
        c.frame_code,
        known.code("stance", f"{cue_list().stance(c.lemma, c.tag)}"),
        1.0 * word.endswith("ed"),
        1.0 * word.endswith("ing"),
        1.0 * (word == c.lemma),
        1.0 * ("ccomp" in deps),
        1.0 * ("xcomp" in deps),
        1.0 * ("obj" in deps),
        1.0 * ("obl" in deps),
        1.0 * ("iobj" in deps),
        1.0 * ("acl" in deps or "acl:relcl" in deps),
        1.0 * ("parataxis" in deps),
        1.0 * ("nmod" in deps),
        1.0 * ("nmod:poss" in deps),
        1.0 * ("det" in deps),
        1.0 * ("cop" in deps),
        1.0 * ("aux:pass" in deps),
        1.0 * deps.count("aux"),
        1.0 * any(lower in {"not", "n't", "never"} for lower in lowers),
        1.0 * any(lower in _MODALS for lower in lowers),
        1.0 * ("to" in lowers),
        1.0 * ("if" in lowers),
        _subject_kind(view, subject),
        known.code("subject", head_kind(view, subject)),
        float(cue - subject) if subject >= 0 else 99.0,
        1.0 * (view.quoted[cue] >= 0),
        left_quote,
        right_quote,
        c.quoted_share,
        math.log1p(end - first),
        (cue - first) / (end - first),
        1.0 * (view.paragraph.kind is not ParagraphKind.BODY),
        above,
        known.code("above", above_dep),
        float(steps),
        max((rate for rate, _ in rates), default=0.0),
        max((rate for rate, t in rates if t < cue), default=0.0),
        max((rate for rate, t in rates if t > cue), default=0.0),
        1.0 * (view.right[cue] - view.left[cue]),
        1.0 * (cue + 1 < end and view.words[cue + 1] in {":", ","}),
        1.0 * (view.entities[cue] != ""),
        1.0 * ("?" in view.words[max(first, end - 2) : end]),
    ]


def source_features(
    view: View, c: CueContext, origin: Origin, content: Content, known: Knowledge, rank: int
) -> list[float]:
    """``content`` is the content that was chosen; ``rank`` the candidate's number among the cue's."""
    cue = c.cue
    counts = c.counts
    nobody = (counts.nobody + 0.3) / (counts.cue + 4.0)
    shared = [
        c.tag_code,
        known.code("cue_dep", view.deps[cue]),
        c.frame_code,
        nobody,
        1.0 * c.passive,
        1.0 * (c.subject >= 0),
        float(content.runs[0][0] > cue),
    ]
    if origin.run is None:
        return [known.code("relation", f"{origin.relation}|{c.tag}"), *shared, *([-2.0] * 17)]
    start, end = origin.run
    head = origin.head
    overlap = sum(max(0, min(end, b) - max(start, a)) for a, b in content.runs)
    return [
        known.code("relation", f"{origin.relation}|{c.tag}"),
        *shared,
        known.code("relation_frame", f"{origin.relation}|{c.frame}|{c.passive}"),
        known.code("source", head_kind(view, head)),
        _subject_kind(view, head),
        float(cue - end if end <= cue else start - cue),
        1.0 * (start > cue),
        1.0 * (end - start),
        1.0 * overlap / (end - start),
        1.0 * (view.quoted[head] >= 0),
        1.0 * (view.words[start][:1].isupper()),
        1.0 * (view.lemmas[head] in speaker_words().roles or view.lemmas[head] in speaker_words().unnamed),
        known.code("source_dep", view.deps[head]),
        known.code("source_tag", view.tags[head]),
        1.0 * (end == cue or start == cue + 1),
        float(rank),
        1.0 * any(view.words[t] in {",", ";", ":"} for t in range(min(end, cue), max(start, cue))),
        1.0 * (view.entities[head] == "PERSON"),
        1.0 * (view.entities[head] == "LOC"),
    ]


def head_kind(view: View, head: int) -> str:
    """A noun phrase's head in one word: a pronoun's group, a name's label, a role, or its part of speech."""
    if head < 0:
        return "none"
    lower, lemma = view.lowers[head], view.lemmas[head]
    if lower in FIRST_OR_SECOND:
        return "first"
    if lower in THIRD:
        return f"pronoun:{lower}"
    if view.entities[head]:
        return f"name:{view.entities[head]}"
    words = speaker_words()
    if lemma in words.roles:
        return "role"
    if lemma in words.unnamed:
        return "unnamed"
    return view.tags[head]


def _subject_kind(view: View, head: int) -> float:
    if head < 0:
        return -1.0
    lower = view.lowers[head]
    return 2.0 if lower in {"he", "she", "they", "who"} else 0.0 if lower in FIRST_OR_SECOND else 1.0


def _quote_beside(view: View, cue: int, first: int, end: int) -> tuple[float, float]:
    """How near a quotation stands before and behind a token, as tokens; 30 for none."""
    left = next((cue - t for t in range(cue - 1, max(0, cue - 25) - 1, -1) if view.quoted[t] >= 0), 30)
    right = next((t - cue for t in range(cue + 1, min(len(view), cue + 25)) if view.quoted[t] >= 0), 30)
    return float(left), float(right)


def _quoted_share(view: View, first: int, end: int) -> float:
    return (view.quoted_before[end] - view.quoted_before[first]) / (end - first)


def _candidate_above(view: View, cue: int, candidates: set[int], known: Knowledge) -> tuple[float, str, int]:
    """The likeliest cue on the way up the tree, and by what relation the way to it ends."""
    best, relation, steps = 0.0, "none", 0
    token, count = cue, 0
    while view.heads[token] != token and count < 8:
        dep, token = view.deps[token], view.heads[token]
        count += 1
        if token in candidates:
            rate = known.pattern(view.lemmas[token], view.tags[token], "any")
            if rate > best:
                best, relation, steps = rate, dep, count
    return best, relation, steps
