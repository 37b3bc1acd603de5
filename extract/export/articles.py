"""One article as plain values, in the form of ``wireside read``."""

from __future__ import annotations

from typing import Any

from extract.model import Article, ParagraphKind

_APART = {ParagraphKind.HEADLINE, ParagraphKind.SUMMARY, ParagraphKind.TABLE}


def article_record(article: Article) -> dict[str, Any]:
    """What the copy says of itself, and the paragraphs of the story; what it does not say is null.

    ``path`` is the article's key: the file, with "#2" for the second article of one that holds several. What the
    sender marks as a heading or sends apart is no paragraph of the copy; a paragraph that only looks like a heading, a
    note or a sign-off is. The rows of a table stand where there is nothing else.
    """
    copy = [
        one.span.text
        for one in article.paragraphs
        if one.kind is ParagraphKind.BODY or (one.by_look and one.kind not in _APART)
    ]
    rows = [one.span.text for one in article.paragraphs if one.kind is ParagraphKind.TABLE]
    return {
        "path": article.key,
        "format": article.format,
        "id": article.id or None,
        "story": article.story or None,
        "version": article.version or None,
        "created": str(article.created) if article.created else None,
        "status": article.status or None,
        "agency": article.agency or None,
        "outlet": article.outlet or None,
        "headline": article.headline or None,
        "slug": article.slug or None,
        "byline": article.byline or None,
        "dateline": article.dateline or None,
        "language": article.language or None,
        "urgency": article.urgency or None,
        "embargo": article.embargo or None,
        "note": article.note or None,
        "paragraphs": copy or rows,
    }
