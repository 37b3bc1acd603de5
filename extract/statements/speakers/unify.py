"""One speaker for a person over several articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extract.model import Source, Speaker, Statement
from extract.statements.speakers.cast import misspelt, part_of, same_office


def unify(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give sources of several articles that name the same person the same speaker.

    A last name alone is joined to the one full name that has it; where several have it, to the one whose office is the
    same, and to none where that leaves more than one. The fullest name and the fullest office found are kept; of two
    spellings as full, the one that is used more.
    """
    named = [s.source.speaker for s in statements if s.source and _is_person(s.source.speaker)]
    merged = _merge({speaker.key: speaker for speaker in named}.values(), Counter(speaker.key for speaker in named))
    return tuple(_with_speaker(statement, merged) for statement in statements)


def _is_person(speaker: Speaker) -> bool:
    return speaker.named and ":" not in speaker.key


def _merge(speakers: Iterable[Speaker], uses: Mapping[str, int]) -> dict[str, Speaker]:
    """The speaker to use for each key."""
    ordered = sorted(speakers, key=lambda speaker: (-len(speaker.key.split()), -uses[speaker.key], speaker.key))
    full: list[Speaker] = []
    chosen: dict[str, int] = {}
    for speaker in ordered:
        words = tuple(speaker.key.split())
        fits = [number for number, other in enumerate(full) if part_of(words, tuple(other.key.split()))]
        if not fits:
            fits = [number for number, other in enumerate(full) if misspelt(words, tuple(other.key.split()))]
        if len(fits) > 1 and speaker.role:
            fits = [n for n in fits if full[n].role and same_office(speaker.role, full[n].role)] or fits
        if len(fits) != 1:
            chosen[speaker.key] = len(full)
            full.append(speaker)
            continue
        number = fits[0]
        chosen[speaker.key] = number
        if len(speaker.role) > len(full[number].role):
            full[number] = replace(full[number], role=speaker.role)
    return {key: full[number] for key, number in chosen.items()}


def _with_speaker(statement: Statement, merged: dict[str, Speaker]) -> Statement:
    if statement.source is None or statement.source.speaker.key not in merged:
        return statement
    old = statement.source.speaker
    new = merged[old.key]
    if new == old:
        return statement
    chain = tuple(new.name if link == old.name else link for link in statement.chain)
    return replace(statement, source=Source(statement.source.span, new), chain=chain)
