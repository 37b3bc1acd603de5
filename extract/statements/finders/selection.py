"""Which of the ranked attributions stand: the likely ones, and those told inside of another."""

from __future__ import annotations

from collections.abc import Sequence

from extract.statements.credits import Part
from extract.statements.cues import cue_list
from extract.statements.finders.candidates import Run
from extract.statements.finders.knowledge import Knowledge, knowledge
from extract.statements.finders.ranking import Choice, choose, keep_features, may_be_nested
from extract.statements.finding import Finding
from extract.statements.view import View

_SURE = 0.5  # a content score from which a report inside of another is believed
_SAME = 0.8  # share of tokens from which two contents are one
_PARTICLES = frozenset({"compound:prt", "fixed"})
_PASSIVE = frozenset({"aux:pass"})


def find_by_ranking(views: Sequence[View], known: Knowledge | None = None) -> list[Finding]:
    """The attributions of a parsed story, in order."""
    known = known or knowledge()
    choices = choose(views, known)
    for choice, score in zip(choices, known.trees["keep"].score(keep_features(views, choices, known)), strict=True):
        choice.score = score
    kept = _without_twins(views, [choice for choice in choices if _stands(views[choice.number], choice, known)])
    kept = [choice for choice in kept if not _is_aside(views[choice.number], choice, kept)]
    kept += _nested(views, choices, kept)
    kept.sort(key=lambda choice: (choice.number, choice.c.cue))
    return [_finding(views[choice.number], choice) for choice in kept]


def _stands(view: View, choice: Choice, known: Knowledge) -> bool:
    """Whether a choice is likely enough; a word that is not on the cue list must be likelier, and "citing Interfax" in
    another's attribution never is one."""
    cue = choice.c.cue
    cited = [credit.clause for credit in view.credits[view.sentence_of[cue]] if credit.part is Part.CITED]
    if any(start <= view.starts[cue] < end for start, end in cited):
        return False
    if _is_passed_on(view, choice):
        return True
    listed = choice.c.tag == "PUNCT" or cue_list().holds(choice.c.lemma)
    return choice.score >= known.thresholds["keep" if listed else "unlisted"]


def _is_passed_on(view: View, choice: Choice) -> bool:
    """Whether a verb of speech stands before a credit at the end of its sentence: "..., he added, according to AFP"."""
    sentence = view.sentence_of[choice.c.cue]
    credited = choice.c.cue < view.limits[sentence] < view.sentences[sentence][1]
    speaks = choice.c.tag == "VERB" and choice.c.lemma in cue_list().reporting and view.quoted[choice.c.cue] < 0
    return credited and speaks and choice.c.subject >= 0 and choice.content_score >= _SURE


def _is_credit(view: View, choice: Choice) -> bool:
    """Whether the cue is an agency's: ", AFP reports", "according to Reuters"."""
    start = view.starts[choice.c.cue]
    reported = (c.clause for c in view.credits[view.sentence_of[choice.c.cue]] if c.part is Part.REPORTS)
    return any(first <= start < end for first, end in reported)


def _without_twins(views: Sequence[View], choices: list[Choice]) -> list[Choice]:
    """The choices without those that claim what a likelier one claims; an agency that passes on what somebody says
    comes after whoever says it."""
    kept: list[Choice] = []
    for choice in sorted(choices, key=lambda choice: (_is_credit(views[choice.number], choice), -choice.score)):
        twins = (
            k for k in kept if k.number == choice.number and _likeness(k.content.runs, choice.content.runs) > _SAME
        )
        if next(twins, None) is None:
            kept.append(choice)
    return kept


def _is_aside(view: View, choice: Choice, kept: Sequence[Choice]) -> bool:
    """Whether a report stands in the quoted words of another and names nobody: "he told me"."""
    cue = choice.c.cue
    if view.quoted[cue] < 0 or _names_another(view, choice):
        return False
    return any(k.number == choice.number and k is not choice and _inside(cue, k.content.runs) for k in kept)


def _names_another(view: View, choice: Choice) -> bool:
    """Whether the source is named by a noun: "he" is mostly who speaks already."""
    return choice.origin.run is not None and view.tags[choice.origin.head] in {"NOUN", "PROPN"}


def _nested(views: Sequence[View], choices: Sequence[Choice], kept: list[Choice]) -> list[Choice]:
    """Somebody's report inside of another's: "Kim said that Lee had denied the claim"."""
    found: list[Choice] = []
    standing = {(choice.number, choice.c.cue) for choice in kept}
    by_view: dict[int, list[Choice]] = {}
    for choice in kept:
        by_view.setdefault(choice.number, []).append(choice)
    for choice in choices:
        view, c = views[choice.number], choice.c
        if (choice.number, c.cue) in standing or not may_be_nested(view, c) or not _names_another(view, choice):
            continue
        outer = any(_inside(c.cue, k.content.runs) for k in by_view.get(choice.number, ()))
        if outer and choice.content_score >= _SURE:
            choice.content = choice.content._replace(runs=_within_its_clause(view, choice.content.runs))
            found.append(choice)
    return found


def _within_its_clause(view: View, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The content up to "and that", which goes on with what the outer speaker says."""
    first, end = runs[-1]
    for token in range(first + 1, end - 1):
        if view.lowers[token] in {"and", "but"} and view.lowers[token + 1] == "that" and view.quoted[token] < 0:
            end = token - 1 if view.words[token - 1] == "," else token
            break
    return (*runs[:-1], (first, end))


def _finding(view: View, choice: Choice) -> Finding:
    origin = choice.origin.run
    return Finding(
        paragraph=choice.number,
        head=choice.c.cue,
        cue=view.span(*_cue_run(view, choice)),
        source=view.span(*origin) if origin else None,
        content=tuple(view.span(*run) for run in choice.content.runs),
    )


def _cue_run(view: View, choice: Choice) -> Run:
    """The cue with what belongs to it: "is believed", "called on", "according to", "told reporters"."""
    cue = choice.c.cue
    first, end = cue, cue + 1
    runs = [*choice.content.runs, *([choice.origin.run] if choice.origin.run else [])]
    while first > 0 and view.deps[first - 1] in _PASSIVE and view.heads[first - 1] == cue:
        first -= 1
    limit = min((start for start, _ in runs if start > cue), default=end)
    for child in view.children[cue]:
        short = view.right[child] - view.left[child] < 3
        if view.left[child] == end and short and view.right[child] < limit and view.deps[child] in _PARTICLES:
            end = view.right[child] + 1
    particle = end
    while particle < limit and particle - cue < 4 and view.tags[particle] in {"ADP", "PART"}:
        particle += 1
    if particle == limit:  # "called on", "according to"; but not the "after" of "said after the meeting that"
        end = particle
    return first, end if not any(a < end and first < b for a, b in runs) else cue + 1


def _inside(token: int, runs: Sequence[Run]) -> bool:
    return any(first <= token < end for first, end in runs)


def _likeness(first: Sequence[Run], second: Sequence[Run]) -> float:
    a = {token for start, end in first for token in range(start, end)}
    b = {token for start, end in second for token in range(start, end)}
    return len(a & b) / len(a | b)
