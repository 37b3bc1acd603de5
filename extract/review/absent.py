"""Decisions on copy that takes no part in a comparison: what may be told of them, and which have no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.model import Article, Comparison
from extract.review.model import Decision, Reference
from extract.review.references import Place, article_reference, normalised, same_story

# Why the words of an article are gone from what is compared for good; for other reasons they are only not looked at.
_GONE = ("killed", "replaced")


def without_held_words(
    comparison: Comparison, decisions: Sequence[Decision], places: Mapping[Reference, Place]
) -> tuple[Decision, ...]:
    """``decisions`` without the words of copy that is held back: embargoed and killed articles that an export empties.

    What they decide stays: their statements are told by story and version alone.
    """
    left_out = dict(comparison.left_out)
    held = [article for article in comparison.articles if article.key in left_out and not article.text]
    if not held:
        return tuple(decisions)
    shown = [article for article in comparison.articles if article.text]

    def told(reference: Reference) -> Reference:
        if reference in places or not any(_may_be_of(reference, article) for article in held):
            return reference
        if any(_may_be_of(reference, article) and _has(article.text, reference.words) for article in shown):
            return reference
        return replace(reference, words="", headline="")

    return tuple(replace(one, sides=tuple(tuple(map(told, side)) for side in one.sides)) for one in decisions)


def _may_be_of(reference: Reference, article: Article) -> bool:
    """Whether the statement may stand in ``article``; where one of them names no story, it is enough that it can."""
    return same_story(reference, article_reference(article))


def has_no_place(decision: Decision, comparison: Comparison) -> bool:
    """Whether ``decision``, none of whose statements is compared, is on a story that is open and has them no more.

    Not so where an article that has the words is only left out: under an embargo, or by what a column is.
    """
    reasons = dict(comparison.left_out)
    open_ = False
    for article in comparison.articles:
        own = article_reference(article)
        for reference in decision.statements:
            if not _same_copy(reference, own):
                continue
            open_ = True
            reason = reasons.get(article.key, "")
            if reason and not reason.startswith(_GONE) and (not article.text or _has(article.text, reference.words)):
                return False
    return open_


def _same_copy(reference: Reference, own: Reference) -> bool:
    if reference.story or own.story:
        return reference.story == own.story
    return bool(own.headline) and (reference.agency, reference.headline) == (own.agency, own.headline)


def _has(text: str, words: str) -> bool:
    return all(f" {normalised(part)} " in f" {normalised(text)} " for part in words.split(" ... "))
