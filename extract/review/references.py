"""Statements by their content: how one is referred to, and how it is found again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from extract.model import Article, Comparison, Statement
from extract.readers.versions import SAME_SLUG, story_name
from extract.review.model import Reference

# How alike, 0 to 100, the words of a statement in two versions are at least (``rapidfuzz.fuzz.ratio``). Of sentences
# that two editors worded differently, 69 in 100 are; of all sentences, 2 in 100 have one as like in their own story.
LEAST_ALIKE = 70.0

_WORD = re.compile(r"\w+")


class Place(NamedTuple):
    """Where a reference was found: the ids of the statements, and whether their words have changed since."""

    statements: tuple[str, ...]
    changed: bool = False


def refer(comparison: Comparison) -> dict[str, Reference]:
    """The reference of every statement in ``comparison``, by its id."""
    found: dict[str, Reference] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for statement in in_order(comparison):
        article = comparison.articles_by_key[statement.article]
        words = normalised(f"{statement.words} | {statement.sentence.text}")
        seen[article.key, words] += 1  # the same sentence may stand twice in one story
        found[statement.id] = _reference(article, statement.words, _hash(words, seen[article.key, words]))
    return found


def asked_for(comparison: Comparison) -> tuple[Reference, ...]:
    """What to ask a store about: every statement of ``comparison``, and every story that is open, left out or not."""
    wholes = (article_reference(article) for article in comparison.articles)
    return tuple(dict.fromkeys((*refer(comparison).values(), *wholes)))


def in_order(comparison: Comparison) -> list[Statement]:
    """Every statement of ``comparison`` once, in the order of the articles and of the copy."""
    place = {article.key: number for number, article in enumerate(comparison.articles)}
    statements = {statement.id: statement for row in comparison.rows for statement in row.statements}
    return sorted(statements.values(), key=lambda one: (place[one.article], *_where(one), one.id))


def _where(statement: Statement) -> tuple[int, int]:
    spans = statement.content or (statement.sentence,)
    return spans[0].start, -spans[-1].end


def _reference(article: Article, words: str, print_: str) -> Reference:
    return Reference(
        story=story_name(article),
        headline=article.headline,
        version=article.version,
        created=str(article.created) if article.created else "",
        agency=article.agency or article.outlet,
        print=print_,
        words=words,
    )


def article_reference(article: Article) -> Reference:
    """A reference to ``article`` as a whole: its story, its version, no words."""
    return _reference(article, "", "")


def normalised(text: str) -> str:
    """The words of ``text`` without case, marks and forms of letters.

    References that are kept for years rest on this: a change of it loses them all.
    """
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _hash(words: str, ordinal: int) -> str:
    text = words if ordinal == 1 else f"{words} #{ordinal}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def find(
    wanted: Iterable[Reference], own: Mapping[str, Reference], articles: Sequence[Article]
) -> dict[Reference, Place]:
    """Where the statements ``wanted`` stand now; ``own`` are those that there are, by id, as :func:`refer` gives them.

    The same words in the same story are the same statement, in every version that has them. Where the words of a
    version are in the story no longer, the statement that is most like them takes their place, each one once. What is
    nowhere is left out.
    """
    wanted = list(dict.fromkeys(wanted))
    by_print: dict[str, list[str]] = {}
    for name, reference in own.items():
        by_print.setdefault(reference.print, []).append(name)
    found: dict[Reference, Place] = {}
    lost: dict[tuple[str, ...], list[Reference]] = {}
    for reference in wanted:
        names = tuple(name for name in by_print.get(reference.print, ()) if _is(reference, own[name]))
        if names:
            found[reference] = Place(names)
        else:
            version = (reference.story, reference.headline, reference.agency, reference.version, reference.created)
            lost.setdefault(version, []).append(reference)
    if lost:
        by_guid = {article.story for article in articles if article.story}
        for some in lost.values():
            kept = {name for one, place in found.items() if _same_version(one, some[0]) for name in place.statements}
            free = {name: one for name, one in own.items() if name not in kept and _continues(some[0], one, by_guid)}
            found |= _nearest(some, free, _text_of(some[0], articles))
    return found


def _is(one: Reference, other: Reference) -> bool:
    """Whether two references with one print are to one statement. A print is not believed: a file may lie."""
    return same_story(one, other) and normalised(one.words) == normalised(other.words)


def same_story(one: Reference, other: Reference) -> bool:
    """Whether two references are to one story; where only one of them names it, to one sender's copy."""
    if one.story and other.story:
        return one.story == other.story
    return one.agency.casefold() == other.agency.casefold()


def _same_version(one: Reference, other: Reference) -> bool:
    return (one.story, one.version, one.created) == (other.story, other.version, other.created)


def _continues(old: Reference, new: Reference, by_guid: set[str]) -> bool:
    """Whether ``new`` is in a later or earlier version of the story of ``old``.

    Copy without a story's name is one story under one headline. A slug that comes back after SAME_SLUG is used anew.
    """
    if old.agency.casefold() != new.agency.casefold():
        return False
    if not (old.story and new.story):
        return bool(old.headline) and old.headline == new.headline
    return old.story == new.story and (new.story in by_guid or _near(old.created, new.created))


def _near(one: str, other: str) -> bool:
    if not one or not other:
        return True
    first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return abs(first - second) <= SAME_SLUG


def _text_of(reference: Reference, articles: Sequence[Article]) -> str:
    """The words of the version that ``reference`` is to, where it is open too."""
    for article in articles:
        if _same_version(article_reference(article), reference) and reference.version_name:
            return f" {normalised(article.text)} "
    return ""


def _nearest(lost: Sequence[Reference], free: Mapping[str, Reference], before: str) -> dict[Reference, Place]:
    """The statements of ``free`` that are most like those ``lost``, all of one version, best pairs first.

    What stood in the text ``before`` of that version in the same words is another statement, however alike.
    """
    from rapidfuzz import fuzz, process

    names, texts = [], []
    for name, reference in free.items():
        words = normalised(reference.words)
        if not before or _same_version(lost[0], reference) or f" {words} " not in before:
            names.append(name)
            texts.append(words)
    if not names:
        return {}
    scores = process.cdist([normalised(one.words) for one in lost], texts, scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
    pairs = sorted(
        (-float(scores[i, j]), i, j) for i in range(len(lost)) for j in range(len(names)) if scores[i, j] >= LEAST_ALIKE
    )
    found: dict[Reference, Place] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if lost[i] not in found and j not in taken:
            taken.add(j)
            # In one version it is not the words that have changed, but what the program takes for a statement.
            same = bool(lost[i].version_name) and _same_version(lost[i], free[names[j]])
            found[lost[i]] = Place((names[j],), changed=not same)
    return found
