"""What the ranking gets wrong for want of words: "quoted as saying", "told RIA Novosti that", "citing Interfax"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import ParagraphKind
from extract.statements.credits import Part
from extract.statements.cues import cue_list
from extract.statements.finders.candidates import Run
from extract.statements.finding import Bounds, Finding
from extract.statements.speakers.words import speaker_words
from extract.statements.view import SUBJECTS, View

_TELLING = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "notify", "advise", "brief", "reassure", "convince"}
)
_QUOTING = frozenset({"quote", "cite", "report"})
_SAYING = frozenset({"saying", "telling", "stating", "claiming"})
_LISTENERS = frozenset({"reporters", "journalists", "lawmakers", "investors", "supporters", "viewers", "delegates"})
_OPENERS = frozenset({"that", "whether", "how", "what", "why"})


def mend(views: Sequence[View], findings: Sequence[Finding]) -> list[Finding]:
    """The findings with their edges put right, without those that only name whom somebody told or cited."""
    mended = [_mended(views[f.paragraph], f) for f in findings if not _says_nothing(views[f.paragraph], f)]
    return [finding for finding in mended if not _is_echo(views[finding.paragraph], finding, mended)]


def _is_echo(view: View, finding: Finding, others: Sequence[Finding]) -> bool:
    """Whether the cue belongs to another's attribution of the same words: "quoted as saying"."""
    if view.lowers[finding.head] not in _SAYING:
        return False
    rivals = [other for other in others if other is not finding and other.paragraph == finding.paragraph]
    return any(other.content == finding.content and view.lemmas[other.head] in _QUOTING for other in rivals)


def _says_nothing(view: View, finding: Finding) -> bool:
    return _only_recipient(view, finding) or _asks_for_anonymity(view, finding)


def _asks_for_anonymity(view: View, finding: Finding) -> bool:
    """Whether it is about the source itself: "an official who asked not to be named"."""
    words = " ".join(view.lowers[finding.head : finding.head + 6])
    return any(words.startswith(phrase) or f" {phrase}" in words for phrase in speaker_words().anonymity)


def _only_recipient(view: View, finding: Finding) -> bool:
    """Whether what was taken for the content is whom somebody told: "told reporters"."""
    first, end = _run(view, finding.content[0])
    told = view.lemmas[finding.head] in _TELLING and len(finding.content) == 1 and finding.head < first
    return told and end - first < 5 and view.verbs_before[end] == view.verbs_before[first] and view.quoted[first] < 0


def _mended(view: View, finding: Finding) -> Finding:
    steps = (
        _without_citation, _as_saying, _past_recipient, _phrasal, _whole_cue, _labelled, _after_quotation, _whole_name,
        _without_source, _and_that,
    )  # fmt: skip
    for step in steps:
        finding = step(view, finding)
    return finding


def _phrasal(view: View, finding: Finding) -> Finding:
    """The preposition of "called on" and "called for" with its cue, not with the content."""
    first, end = _run(view, finding.content[0])
    phrase = " ".join(view.lowers[finding.head : finding.head + 2])
    if first != finding.head + 1 or end - first < 2 or phrase not in cue_list().phrases:
        return finding
    cue = (finding.cue[0], view.ends[first])
    return replace(finding, cue=cue, content=(view.span(first + 1, end), *finding.content[1:]))


def _whole_cue(view: View, finding: Finding) -> Finding:
    """The cue with the words that belong to it: "took to Twitter to say", "is quoted as saying", "told reporters"."""
    start = token = finding.head
    first = view.sentences[view.sentence_of[token]][0]
    if view.lowers[token] in _SAYING and token - 2 >= first and view.lowers[token - 1] == "as":
        if view.lemmas[token - 2] in _QUOTING:
            start = token - 2
            while start > first and view.deps[start - 1] == "aux:pass":
                start -= 1
    elif token - 1 > first and view.lowers[token - 1] == "to":
        before = " ".join(view.lowers[max(first, token - 6) : token - 1])
        phrase = next((p for p in cue_list().phrases if before.endswith(f" {p}")), "")
        start = token - 1 - len(phrase.split()) if phrase else start
    end = finding.cue[1]
    after = finding.head + 1
    if view.lemmas[finding.head] in _TELLING and after < len(view) and view.lowers[after] in _LISTENERS:
        end = max(end, view.ends[after])
    cue = (min(finding.cue[0], view.starts[start]), end)
    others = [span for span in (finding.source, *finding.content) if span]
    return finding if any(a < cue[1] and cue[0] < b for a, b in others) else replace(finding, cue=cue)


def _whole_name(view: View, finding: Finding) -> Finding:
    """The source with a name that stands between it and the cue: "the sailor Omar Haddad said"."""
    if finding.source is None or finding.source[1] >= view.starts[finding.head]:
        return finding
    between = [t for t in range(finding.head) if view.starts[t] >= finding.source[1]]
    names = [t for t in between if view.tags[t] == "PROPN"]
    if not names or names != between[: len(names)]:
        return finding
    return replace(finding, source=(finding.source[0], view.ends[names[-1]]))


def _after_quotation(view: View, finding: Finding) -> Finding:
    """Who is named between the end of a quotation and the cue is its source, where none was found: '"X," Doe said.'"""
    cue = finding.head
    if finding.source or view.quoted[cue] >= 0 or view.lemmas[cue] not in cue_list().reporting:
        return finding
    first = cue
    while first > view.sentences[view.sentence_of[cue]][0] and view.quoted[first - 1] < 0:
        first -= 1
    quoted_before = first > 0 and view.quoted[first - 1] >= 0
    words = [t for t in range(first, cue) if view.is_word(t)]
    named = bool(words) and all(view.tags[t] not in {"VERB", "AUX", "PRON", "SCONJ"} for t in words)
    if not (quoted_before and named and view.words[words[0]][:1].isupper() and len(words) < 16):
        return finding
    return replace(finding, source=view.span(words[0], words[-1] + 1))


def _without_source(view: View, finding: Finding) -> Finding:
    """The content up to its own source, where that is its end: '"X," Sen. Jane Doe said.'"""
    start, end = finding.content[-1]
    if finding.source is None or not start < finding.source[0] < end <= finding.source[1]:
        return finding
    words = [t for t in range(len(view)) if start <= view.starts[t] < finding.source[0]]
    while words and not view.is_word(words[-1]) and view.quoted[words[-1]] < 0:
        words.pop()
    return replace(finding, content=(*finding.content[:-1], (start, view.ends[words[-1]]))) if words else finding


def _and_that(view: View, finding: Finding) -> Finding:
    """The content with what goes on from it by "and that"."""
    first, end = _run(view, finding.content[-1])
    sentence = view.sentence_of[finding.head]
    after = end + 1 if end < len(view) and view.words[end] == "," else end
    goes_on = view.lowers[after : after + 2] in (["and", "that"], ["but", "that"])
    if not goes_on or view.lowers[first] != "that" or view.sentence_of[first] != sentence:
        return finding
    last = view.limits[sentence]
    while last > end and not view.is_word(last - 1) and view.quoted[last - 1] < 0:
        last -= 1
    return replace(finding, content=(*finding.content[:-1], view.span(first, last))) if last > after else finding


def _labelled(view: View, finding: Finding) -> Finding:
    """The name before a colon is whose words follow it: "BRANDT: Nobody is to blame."."""
    first = view.sentences[view.sentence_of[finding.head]][0]
    while first < finding.head and not view.is_word(first):
        first += 1
    name = range(first, finding.head)
    if finding.source or view.words[finding.head] != ":" or not 1 <= len(name) <= 4:
        return finding
    # In a headline, a word in capitals before a colon is the desk's label.
    label = view.paragraph.kind is not ParagraphKind.BODY and view.words[first].isupper()
    speaks = view.words[first][:1].isupper() and not label
    if not speaks:
        return finding
    content = tuple((max(start, finding.cue[1]), end) for start, end in finding.content if end > finding.cue[1])
    return replace(finding, source=view.span(first, finding.head), content=content or finding.content)


def _as_saying(view: View, finding: Finding) -> Finding:
    """ "Reuters quoted Kim as saying X": Kim says X, and "quoted as saying" is the cue."""
    if view.lemmas[finding.head] not in _QUOTING or len(finding.content) != 1:
        return finding
    first, end = _run(view, finding.content[0])
    saying = next((t for t in range(finding.head + 1, min(finding.head + 12, end)) if view.lowers[t] in _SAYING), None)
    if saying is None or view.lowers[saying - 1] != "as" or saying + 1 >= end:
        return finding
    content = (view.span(max(first, saying + 1), end),)
    if finding.head + 1 < saying - 1:
        cue = (finding.cue[0], view.ends[finding.head])
        return replace(finding, cue=cue, source=view.span(finding.head + 1, saying - 1), content=content)
    source = _subject(view, finding.head) or finding.source
    return replace(finding, cue=(finding.cue[0], view.ends[saying]), source=source, content=content)


def _subject(view: View, cue: int) -> Bounds | None:
    subject = next((child for child in view.children[cue] if view.deps[child] in SUBJECTS), None)
    return view.span(view.left[subject], view.right[subject] + 1) if subject is not None else None


def _past_recipient(view: View, finding: Finding) -> Finding:
    """Whoever is told is no part of what is told: "told RIA Novosti ahead of the summit that X"."""
    if view.lemmas[finding.head] not in _TELLING:
        return finding
    first, end = _run(view, finding.content[0])
    if first <= finding.head or first - finding.head > 8 or view.lowers[first] in _OPENERS:
        return finding
    for token in range(first, min(end - 1, first + 16)):
        if view.quoted[token] >= 0 or view.tags[token] in {"VERB", "AUX"} or view.words[token] in {":", ";"}:
            break
        if view.lowers[token] in _OPENERS:
            return replace(finding, content=(view.span(token, end), *finding.content[1:]))
    return finding


def _without_citation(view: View, finding: Finding) -> Finding:
    """Whom a medium cites is no part of what it reports: "according to state television, citing Interfax, X"."""
    sentence = view.sentence_of[finding.head]
    clauses = [credit.clause for credit in view.credits[sentence] if credit.part is not Part.REPORTS]
    parts = []
    for start, end in finding.content:
        for clause in clauses:
            if clause[0] <= start < clause[1] < end and finding.cue[1] <= start:
                start = clause[1]
        first, stop = _run(view, (start, end))
        while first < stop and not view.is_word(first) and view.quoted[first] < 0:
            first += 1
        parts.append(view.span(first, stop) if first < stop else (start, end))
    source = finding.source
    for clause in clauses:
        if source and source[0] < clause[0] < source[1] <= clause[1]:
            words = [t for t in range(len(view)) if source[0] <= view.starts[t] < clause[0] and view.is_word(t)]
            source = (source[0], view.ends[words[-1]]) if words else source
    return replace(finding, source=source, content=tuple(parts))


def _run(view: View, bounds: Bounds) -> Run:
    """The tokens of a stretch of text."""
    inside = [t for t in range(len(view)) if view.starts[t] >= bounds[0] and view.ends[t] <= bounds[1]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
