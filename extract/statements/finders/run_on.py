"""Quotations that outlast their sentence, and those that stand without one: whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.statements.cues import cue_list
from extract.statements.finding import Bounds, Finding
from extract.statements.marks import Quote
from extract.statements.view import View

_SIGNED = re.compile(
    r"\s*[-–—―]{1,2}\s*(?P<name>[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|of|the|van|von|de|bin|al)){0,6})"
)
_WORDS = re.compile(r"\w+")
_SPEECH = 4  # words from which a quotation is somebody's speech rather than a name or a word held off with tongs

Key = tuple[int, int]  # the number of a view and of one of its quotations


def run_on(views: Sequence[View], findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with every quotation that they begin taken in whole, over sentences and paragraphs, and with those
    that stand next to an attribution without one of their own."""
    claimed = {key for finding in findings for key in _touched(views, finding)}
    result = [_complete(views, finding, claimed) for finding in findings]
    for number, view in enumerate(views):
        for position, quote in enumerate(view.quotes.quotes):
            if (number, position) in claimed or not _is_speech(view, quote):
                continue
            if _adopt(views, result, (number, position)) or _sign(views, result, (number, position)):
                claimed.add((number, position))
    return result


def _complete(views: Sequence[View], finding: Finding, claimed: set[Key]) -> Finding:
    touched = _touched(views, finding)
    parts = list(finding.content)
    for key in sorted(touched):
        bounds = _bounds(views, key)
        if finding.cue[0] < bounds[1] and finding.cue[1] > bounds[0]:
            continue  # the cue stands inside: a title, or marks that make no sense
        parts = [_widened(part, bounds) for part in parts]
    if touched:
        for step, begin in ((_following, max(touched)), (_previous, min(touched))):
            reached = step(views, begin, claimed)
            while reached is not None:
                parts.append(_bounds(views, reached))
                claimed.add(reached)
                reached = step(views, reached, claimed)
    return replace(finding, content=_joined(parts))


def _adopt(views: Sequence[View], findings: list[Finding], key: Key) -> bool:
    """Give a quotation to the attribution right before it: "A," he said. "B."; or, over a colon, "He said:"."""
    number, position = key
    start, end = _bounds(views, key)
    view = views[number]
    if position and not _WORDS.search(_before(view, start)):
        return False
    if _WORDS.search(_before(view, start)):
        nearest = _last_before(findings, number, start)
        if nearest is None or not _speaks(view, findings[nearest]):
            return False
        between = view.paragraph.span.text[findings[nearest].cue[1] - view.offset : start - view.offset]
        if len(re.findall(r"[.?!]\s", between)) > 1 or len(_WORDS.findall(between)) > 25 or '"' in between.strip('" '):
            return False
    else:
        before = views[number - 1] if number else None
        if before is None or not before.paragraph.span.text.rstrip().endswith(":"):
            return False
        nearest = _last_before(findings, number - 1, before.paragraph.span.end)
        if nearest is None or _sentence_at(before, findings[nearest].cue[0]) != len(before.sentences) - 1:
            return _introduce(views, findings, key)
    finding = findings[nearest]
    findings[nearest] = replace(finding, content=_joined([*finding.content, (start, end)]))
    return True


def _introduce(views: Sequence[View], findings: list[Finding], key: Key) -> bool:
    """Make an attribution of a paragraph that ends with a colon and the quotation below it."""
    view = views[key[0] - 1]
    if not view.sentences:
        return False
    first, end = view.sentences[-1]
    verbs = [t for t in range(first, end) if view.lemmas[t] in cue_list().verbs and view.tags[t] in {"", "VERB"}]
    if not verbs:
        return False
    cue = verbs[-1]
    subjects = [t for t in view.children[cue] if view.deps[t].startswith("nsubj")] if view.parsed else []
    source = view.span(view.left[subjects[0]], view.right[subjects[0]] + 1) if subjects else None
    findings.append(Finding(key[0] - 1, cue, view.span(cue, cue + 1), source, (_bounds(views, key),)))
    return True


def _sign(views: Sequence[View], findings: list[Finding], key: Key) -> bool:
    """Read a name set behind a quotation with a dash as its source."""
    view = views[key[0]]
    start, end = _bounds(views, key)
    match = _SIGNED.match(view.paragraph.span.text, end - view.offset)
    if not match:
        return False
    name = (view.offset + match.start("name"), view.offset + match.end("name"))
    dash = end + len(match.group()) - len(match.group().lstrip())
    token = max(0, bisect_right(view.starts, dash) - 1)
    findings.append(Finding(key[0], token, (dash, dash + 1), name, ((start, end),)))
    return True


def _last_before(findings: Sequence[Finding], number: int, offset: int) -> int | None:
    """The finding of a paragraph whose cue stands last before ``offset``."""
    earlier = [(f.cue[1], place) for place, f in enumerate(findings) if f.paragraph == number and f.cue[1] <= offset]
    return max(earlier)[1] if earlier else None


def _speaks(view: View, finding: Finding) -> bool:
    """Whether the content has a quotation, or the cue is a verb of speech, so that more of the same may follow."""
    quoted = any(view.offset + q.start < end and view.offset + q.end > start
                 for q in view.quotes.quotes for start, end in finding.content)  # fmt: skip
    return quoted or view.lemmas[finding.head] in cue_list().reporting


def _before(view: View, start: int) -> str:
    return view.paragraph.span.text[: start - view.offset]


def _sentence_at(view: View, offset: int) -> int:
    token = min(max(0, bisect_left(view.ends, offset + 1)), len(view) - 1)
    return view.sentence_of[token]


def _is_speech(view: View, quote: Quote) -> bool:
    inner = view.paragraph.span.text[quote.inner : quote.inner_end]
    return len(_WORDS.findall(inner)) >= _SPEECH or inner.rstrip().endswith((".", "!", "?", ","))


def _touched(views: Sequence[View], finding: Finding) -> set[Key]:
    """The quotations, by view and number, that the content has words of."""
    view = views[finding.paragraph]
    return {
        (finding.paragraph, number)
        for number, quote in enumerate(view.quotes.quotes)
        for start, end in finding.content
        if start < view.offset + quote.end and end > view.offset + quote.start
    }


def _bounds(views: Sequence[View], key: Key) -> Bounds:
    view = views[key[0]]
    quote = view.quotes.quotes[key[1]]
    return view.offset + quote.start, view.offset + quote.end


def _widened(part: Bounds, quote: Bounds) -> Bounds:
    """``part`` with all of the quotation that it has some words of."""
    if part[0] < quote[1] and part[1] > quote[0]:
        return min(part[0], quote[0]), max(part[1], quote[1])
    return part


def _following(views: Sequence[View], key: Key, claimed: set[Key]) -> Key | None:
    """The quotation that the next paragraph re-opens, where nobody else has claimed it."""
    number, position = key
    quotes = views[number].quotes.quotes
    if not quotes[position].open or position + 1 < len(quotes) or number + 1 >= len(views):
        return None
    after = views[number + 1].quotes.quotes
    return (number + 1, 0) if after and after[0].continues and (number + 1, 0) not in claimed else None


def _previous(views: Sequence[View], key: Key, claimed: set[Key]) -> Key | None:
    """The quotation of the paragraph before that this one goes on from, where nobody else has claimed it."""
    number, position = key
    if not views[number].quotes.quotes[position].continues or number == 0:
        return None
    before = views[number - 1].quotes.quotes
    found = (number - 1, len(before) - 1)
    return found if before and before[-1].open and found not in claimed else None


def _joined(parts: list[Bounds]) -> tuple[Bounds, ...]:
    """The parts in order, overlapping ones made one."""
    joined: list[Bounds] = []
    for start, end in sorted(parts):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
