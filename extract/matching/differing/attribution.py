"""Whether two accounts of one thing name who said it: both, one of them, or each another source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from extract.data.aliases import canonical
from extract.matching.differing.facts.names import same_name
from extract.matching.differing.facts.quotes import quoted
from extract.matching.differing.sides import Side, join
from extract.matching.passages import Unit
from extract.matching.words.stems import stem
from extract.matching.words.synonyms import synonym
from extract.matching.words.tokens import STOP_WORDS, tokens
from extract.model import Difference, DifferenceKind, Kind, Source, Span, Stance, Statement

# Words that an agency does not use of itself: where they stand, somebody is quoted, whatever became of the marks.
_FIRST_PERSON = re.compile(r"(?<![\w.])(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)(?![\w.])")
# A sentence that opens so is about somebody named before, often the very speaker.
_ABOUT_SOMEBODY = re.compile(r"\W*(?:He|His|She|Her)\W")
_PRONOUNS = frozenset("he she they it we i who which that this one others some many".split())
# What somebody else said it in: "the statement said" leaves open whose it is.
_DOCUMENTS = frozenset("statement report letter memo missive message tweet post email release video footage".split())
# Words that fit too many sources to make two of them one.
_LOOSE = frozenset(stem(word) for word in "group state local senior former people person many several news".split())

# What somebody does by saying it, which is his own act however it is told and nothing that he is the source of.
_ACTS = frozenset({Stance.ACCUSES, Stance.DEMANDS, Stance.ASKS, Stance.ACCEPTS, Stance.DENIES})

# The run of words, and the share of the shorter text, from which a text holds what the other one quotes.
LEAST_RUN, VERBATIM = 4, 0.6


class _Sourced(NamedTuple):
    """A statement that names its source, and the unit it is in."""

    unit: Unit
    statement: Statement
    source: Source


def one_source(one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether two accounts name the same source somewhere in a row."""
    return any(_same_source(a.source, b.source) for a in _sourced(one) for b in _sourced(other))


def any_flat(units: Sequence[Unit]) -> bool:
    """Whether an account makes the claim in its own name in one of its statements."""
    return any(not _sourced([unit]) and _flat(unit) for unit in units)


def attribution_difference(a: Unit, b: Unit) -> Difference | None:
    """How two units that say the same thing differ in whom they name; None where they agree.

    A quotation of which only another sentence names the speaker is not flat, and neither is a claim that names the
    other account's speaker in its own words. A headline may leave out who said it.
    """
    if a.headline or b.headline:
        return None
    left, right = _sourced([a]), _sourced([b])
    if any(_acts(entry.statement) for entry in (*left[:1], *right[:1])):
        return None
    if left and right:
        if one_source([a], [b]) or any(_leaves_open(entry.source) for entry in (left[0], right[0])):
            return None
        return join(DifferenceKind.ATTRIBUTION, [_side(left[0]), _side(right[0])], False)
    if not left and not right:
        return None
    sourced, flat = (left[0], b) if left else (right[0], a)
    if not _flat(flat) or _names(flat, sourced) or _quotes(sourced.unit.text, flat.text):
        return None
    return join(DifferenceKind.ATTRIBUTION, [_side(sourced), Side(flat.account, flat.id, "", None)], True)


def _sourced(units: Sequence[Unit]) -> list[_Sourced]:
    """The statements that name a source, outer ones first where they are nested."""
    found = [
        _Sourced(unit, statement, statement.source)
        for unit in units
        for statement in unit.statements
        if statement.source and _tells(statement.source)
    ]
    return sorted(found, key=lambda entry: bool(entry.statement.parent))


def _tells(source: Source) -> bool:
    """Whether the source says who it is: a relative pronoun, or one that was not resolved, does not."""
    name = source.speaker.name.casefold()
    return bool(name) and name not in _PRONOUNS


def _acts(statement: Statement) -> bool:
    """Whether a statement is not told as what its source knows: an act of its own, or "could not confirm"."""
    return statement.cue is not None and (statement.cue.negated or statement.cue.stance in _ACTS)


def _leaves_open(source: Source) -> bool:
    """Whether the words name a paper and not its author, or only point back to somebody named before."""
    words = [word.norm for word in tokens(source.span.text)]
    return bool(words) and (words[-1] in _DOCUMENTS or words[0] in _PRONOUNS)


def _flat(unit: Unit) -> bool:
    return (
        all(statement.kind is Kind.REPORTED for statement in unit.statements)
        and not _FIRST_PERSON.search(unit.text)
        and not _ABOUT_SOMEBODY.match(unit.text)
        and not _torn(unit.text)
    )


def _torn(text: str) -> bool:
    """Whether a quotation begins or ends in the text and not both: all of it may be somebody's words."""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”")


def _quotes(text: str, flat: str) -> bool:
    """Whether a flat text is mostly the words of a quotation in the other one: speech whose marks were lost."""
    words = [word.norm for word in tokens(flat)]
    for start, end in quoted(text):
        said = [word.norm for word in tokens(text[start:end])]
        runs = [block.size for block in Indel.opcodes(said, words).as_matching_blocks() if block.size >= LEAST_RUN]
        if sum(runs) >= VERBATIM * min(len(said), len(words)):
            return True
    return False


def _names(unit: Unit, sourced: _Sourced) -> bool:
    """Whether a unit names the speaker of another one somewhere in its own words."""
    speaker = sourced.source.speaker
    name = canonical(speaker.name).casefold().split()
    return speaker.named and bool(name) and name[-1] in canonical(unit.text).casefold()


def _same_source(a: Source, b: Source) -> bool:
    """Whether two sources may be one: the same speaker, one name in two forms, or words in common."""
    if a.speaker.key == b.speaker.key:
        return True
    if same_name(canonical(a.speaker.name).casefold(), canonical(b.speaker.name).casefold()):
        return True
    return bool(_content(a) & _content(b))


def _content(source: Source) -> set[str]:
    """What the source is called: its words in lower case, as names are compared on their own."""
    words = tokens(f"{source.speaker.name} {source.span.text}")
    plain = (word.norm for word in words if word.text.islower() and word.norm not in STOP_WORDS)
    return {synonym(stem(norm)) for norm in plain} - _LOOSE


def _side(sourced: _Sourced) -> Side:
    """The words that name the source, with the cue where it stands right beside them."""
    unit, statement, source = sourced
    spans = [source.span, *((statement.cue.span,) if statement.cue else ())]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    whole = end - start <= sum(len(span.text) for span in spans) + 3 and unit.start <= start and end <= unit.end
    if not whole:
        return Side(unit.account, statement.id, source.span.text, source.span)
    text = unit.text[start - unit.start : end - unit.start]
    return Side(unit.account, statement.id, text, Span(start, end, text))
