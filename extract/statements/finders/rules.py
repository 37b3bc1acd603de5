"""Attributions by rules on words and marks alone, for pipelines that neither tag nor parse."""

from __future__ import annotations

from collections.abc import Sequence

from extract.statements.cues import cue_list
from extract.statements.finding import Bounds, Finding
from extract.statements.view import View

_PRONOUNS = frozenset("he she they i we it who you".split())
_AUXILIARIES = frozenset(
    "has have had is was are were be been being do does did will would can could may might must should shall to not "
    "n't never also then later earlier again once still now just already further first repeatedly recently previously "
    "'s 've 'd".split()
)
_DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those some several many both another one two three "
    "four five no each every other".split()
)
_BREAKS = frozenset(
    "that and but or while as because where when which if whether though although so since after before until than "
    "what how why".split()
)
_PREPOSITIONS = frozenset(
    "in on at during after before from with without about over under by of for into against through since until "
    "to toward towards within despite following".split()
)
_STOPS = frozenset({".", "!", "?", ";", ":", "—", "–", "--", "-", "(", ")", "/", "…"})
_NOUN_BEFORE = frozenset("the a an this that his her its their our my no any of".split())
_LEADS = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
)
_LEADING = frozenset({"according", "accord", "in"})
_THAT_REACH = 14  # how far "that" may stand behind its cue: "told the agency ahead of the summit in Hamburg that ..."


def find_by_rules(view: View, number: int, sentences: Sequence[int] | None = None) -> list[Finding]:
    """The attributions of one paragraph, in order; at most one for each cue.

    ``sentences`` are those to look at, by number, where something better has read the others; only verbs that report
    speech count in them.
    """
    found: list[Finding] = []
    for place, (first, _) in enumerate(view.sentences):
        if (sentences is None or place in sentences) and view.is_prose(place):
            found += _in_sentence(view, number, first, view.limits[place], sentences is not None)
    return found


def _in_sentence(view: View, number: int, first: int, end: int, sure: bool) -> list[Finding]:
    found: list[Finding] = []
    taken = first  # what an earlier cue of the sentence has claimed ends here
    for cue in range(first, end):
        if view.quoted[cue] >= 0 or cue < taken or (sure and view.lemmas[cue] not in cue_list().reporting | _LEADING):
            continue
        finding = _led(view, number, cue, first, end) or _spoken(view, number, cue, first, end)
        if finding:
            found.append(finding)
            after = [stop for start, stop in finding.content if start > finding.cue[0]]
            if after:
                taken = next((token for token in range(cue, end) if view.starts[token] >= max(after)), end)
    if not found:
        found += _hearsay(view, number, first, end)
    return found


def _is_verb(view: View, token: int) -> bool:
    """Whether a word of the cue list stands as a verb: by its tag, or as no noun could ("Minister denies report")."""
    tag, lemma = view.tags[token], view.lemmas[token]
    if tag in {"", "VERB", "AUX"}:
        return True
    return tag in {"NOUN", "PROPN"} and lemma not in cue_list().nouns and view.lowers[token].endswith(("s", "ed"))


def _led(view: View, number: int, cue: int, first: int, end: int) -> Finding | None:
    """ "According to X, ...", "in the words of X, ..."."""
    length = next((len(lead) for lead in _LEADS if tuple(view.lowers[cue : cue + len(lead)]) == lead), 0)
    if not length or cue + length >= end:
        return None
    source_end = _phrase_end(view, cue + length, end, closed=True)
    if source_end == cue + length:
        return None
    source = view.span(cue + length, source_end)
    content = _trim(view, source_end, end) if cue == first else _trim(view, first, cue)
    return _finding(view, number, cue, cue + length, source, content)


def _hearsay(view: View, number: int, first: int, end: int) -> list[Finding]:
    """ "The ship allegedly carried weapons": somebody says so, and the copy does not say who."""
    adverbs = cue_list().adverbs & {"allegedly", "reportedly", "supposedly", "purportedly"}
    cue = next((t for t in range(first, end) if view.lowers[t] in adverbs and view.quoted[t] < 0), None)
    if cue is None:
        return []
    content = _trim(view, first, cue) + _trim(view, cue + 1, end)
    finding = _finding(view, number, cue, cue + 1, None, content)
    return [finding] if finding else []


def _spoken(view: View, number: int, cue: int, first: int, end: int) -> Finding | None:
    words = cue_list()
    lemma = view.lemmas[cue]
    if lemma not in words.verbs or (cue > first and view.lowers[cue - 1] in _NOUN_BEFORE):
        return None
    if not _is_verb(view, cue):
        return None
    before = _source_before(view, cue, first)
    quoted_before = _speech_before(view, cue, before[0] if before else cue, first)
    inverted = _source_after(view, cue, end) if quoted_before and not before else None
    source = before or inverted
    after = max(cue + 1, inverted[1] if inverted else 0)
    content: list[Bounds] = []
    that = _that(view, after, end)
    if quoted_before or (that is None and _clause_before(view, before, first)):
        begin = quoted_before[0] if quoted_before else first
        content += _trim(view, begin, before[0] if before and before[1] <= cue else cue)
        content += _speech_after(view, after, end)
    elif that is not None:
        content += _trim(view, that, _content_end(view, that, end))
    elif speech := _speech_after(view, after, end):
        content += speech
    elif before and lemma in words.bare and after < end:
        content += _trim(view, after, _content_end(view, after, end))
    if not content or (source is None and that is None and not quoted_before):
        return None
    return _finding(view, number, cue, cue + 1, view.span(*source) if source else None, content)


def _finding(
    view: View, number: int, first: int, end: int, source: Bounds | None, content: list[Bounds]
) -> Finding | None:
    if not content:
        return None
    return Finding(number, first, view.span(first, end), source, tuple(content))


def _source_before(view: View, cue: int, first: int) -> tuple[int, int] | None:
    """The noun phrase that ends where the cue's auxiliaries begin."""
    end = cue
    while end > first and (view.lowers[end - 1] in _AUXILIARIES or view.lowers[end - 1].endswith("ly")):
        end -= 1
    if end > first and view.words[end - 1] == ",":  # "Kim, the minister, said"
        comma = next((t for t in range(end - 2, first, -1) if view.words[t] == ","), None)
        if comma is None or end - comma > 12 or view.quoted[comma - 1] >= 0:
            return None
        start = _phrase_start(view, comma, first)
        return (start, end - 1) if start < comma else None
    if end > first and view.lowers[end - 1] in _PRONOUNS:
        return end - 1, end
    start = _phrase_start(view, end, first)
    return (start, end) if start < end else None


def _phrase_start(view: View, end: int, first: int) -> int:
    start = end
    while start > first:
        word, lower = view.words[start - 1], view.lowers[start - 1]
        if view.quoted[start - 1] >= 0 or word in _STOPS or word == ",":
            break
        if lower in _BREAKS and not (lower == "and" and start > first + 1 and view.words[start - 2][:1].isupper()):
            break
        start -= 1
    if start < end and view.lowers[start] in _PREPOSITIONS:  # "On Monday Tillerson": back to the name nearest the cue
        start = end
        while start > first and (view.words[start - 1][:1].isupper() or view.lowers[start - 1] in {"of", "the"}):
            start -= 1
        while start < end and view.lowers[start] in _PREPOSITIONS | {"of"}:
            start += 1
    return start


def _source_after(view: View, cue: int, end: int) -> tuple[int, int] | None:
    """The noun phrase behind an inverted cue: "...," said Kim, the minister."""
    stop = _phrase_end(view, cue + 1, end)
    return (cue + 1, stop) if stop > cue + 1 else None


def _phrase_end(view: View, start: int, end: int, closed: bool = False) -> int:
    """Where the noun phrase from ``start`` ends; with ``closed``, an apposition needs a comma behind it too."""
    stop = start
    appositions = 0
    while stop < end and view.quoted[stop] < 0:
        word, lower = view.words[stop], view.lowers[stop]
        if word in _STOPS and word != "-":
            break
        if word == ",":
            following = view.lowers[stop + 1] if stop + 1 < end else ""
            appositions += 1
            open_ended = closed and "," not in view.words[stop + 1 : min(end, stop + 14)]
            if following not in {"the", "a", "an", "who"} or open_ended or appositions > 1:
                break
        elif lower in _BREAKS - {"and"} or (lower in _PREPOSITIONS - {"of", "for"} and stop > start):
            break
        stop += 1
    return stop


def _speech_before(view: View, cue: int, until: int, first: int) -> tuple[int, int] | None:
    """From where the words run that a quotation right before the attribution ends."""
    last = until - 1
    while last > first and not view.is_word(last) and view.quoted[last] < 0:
        last -= 1
    if last < first or view.quoted[last] < 0 or cue - last > 12:
        return None
    return first, last + 1


def _clause_before(view: View, source: tuple[int, int] | None, first: int) -> bool:
    """Whether a clause and a comma precede the source: "The talks failed, Kim said." """
    if source is None or source[0] - first < 4 or view.words[source[0] - 1] != ",":
        return False
    return view.lowers[first] not in _PREPOSITIONS or view.words[first : source[0]].count(",") > 1


def _that(view: View, after: int, end: int) -> int | None:
    """Where the complement clause of a cue begins, if it has "that" or "whether"."""
    for token in range(after, min(after + _THAT_REACH, end)):
        if view.quoted[token] >= 0 or view.words[token] in _STOPS:
            return None
        if view.lowers[token] in {"that", "whether"} and token + 1 < end:
            return token
    return None


def _speech_after(view: View, after: int, end: int) -> list[Bounds]:
    """The quotations behind the cue, from the first mark to the last, where one begins soon enough."""
    inside = [token for token in range(after, end) if view.quoted[token] >= 0]
    if not inside or inside[0] - after > 8:
        return []
    return _trim(view, inside[0], inside[-1] + 1)


def _content_end(view: View, start: int, end: int) -> int:
    """The end of the sentence, or where ", Kim said" or ", AFP reports" begins."""
    verbs = cue_list().verbs
    for token in range(end - 1, max(start + 3, end - 9), -1):
        if view.words[token] == "," and view.quoted[token] < 0:
            tail = [lemma for lemma in view.lemmas[token + 1 : end] if lemma.isalpha()]
            if (2 <= len(tail) <= 6 and tail[-1] in verbs) or tail[:2] == ["accord", "to"] or tail[:1] == ["according"]:
                return token
    return end


def _trim(view: View, first: int, end: int) -> list[Bounds]:
    """The span of the tokens without the commas and stops at its ends; nothing where it has no word."""
    while first < end and not view.is_word(first) and view.quoted[first] < 0:
        first += 1
    while end > first and not view.is_word(end - 1) and view.quoted[end - 1] < 0:
        end -= 1
    return [view.span(first, end)] if first < end else []
