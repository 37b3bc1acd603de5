"""Articles in a desk file, as this program wrote them or as somebody would have us believe.

The format is on ``docs/formats/wireside.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import accumulate
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, NonNegativeInt, TypeAdapter

from extract.model import Article, ArticleKind, Created, Paragraph, ParagraphKind, Span
from extract.readers.border.clean import clean, line
from extract.readers.border.encoding import UnreadableError
from extract.readers.border.parts import ARTICLES, unpack_part
from extract.settings import Settings

_WORDS = (
    "format", "headline", "id", "story", "version", "status", "signal", "urgency", "urgency_scale", "slug", "byline",
    "dateline", "credit", "agency", "outlet", "language", "note", "embargo",
)  # fmt: skip


def iso_time(text: str) -> str:
    """``text`` where it is a time in ISO 8601, or empty. Raises ValueError."""
    if text:
        datetime.fromisoformat(text)
    return text


class _Paragraph(BaseModel):
    model_config = ConfigDict(extra="forbid")

    start: NonNegativeInt
    end: NonNegativeInt
    kind: ParagraphKind = ParagraphKind.BODY
    by_look: bool = False


class _Article(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    text: str
    paragraphs: tuple[_Paragraph, ...]
    created: Annotated[str, AfterValidator(iso_time)] = ""
    kind: ArticleKind = ArticleKind.STORY
    subjects: tuple[str, ...] = ()
    format: str = ""
    headline: str = ""
    id: str = ""
    story: str = ""
    version: str = ""
    status: str = ""
    signal: str = ""
    urgency: str = ""
    urgency_scale: str = ""
    slug: str = ""
    byline: str = ""
    dateline: str = ""
    credit: str = ""
    agency: str = ""
    outlet: str = ""
    language: str = ""
    note: str = ""
    embargo: str = ""


_ARTICLES = TypeAdapter(tuple[_Article, ...])


def article_parts(articles: Iterable[Article]) -> list[dict[str, Any]]:
    """``articles`` as a desk file has them. Where their files lay is left out."""
    return [
        {
            "name": article.file_name,
            "text": article.text,
            "paragraphs": [
                {"start": one.span.start, "end": one.span.end, "kind": str(one.kind), "by_look": one.by_look}
                for one in article.paragraphs
            ],
            "created": str(article.created) if article.created else "",
            "kind": str(article.kind),
            "subjects": list(article.subjects),
            **{name: getattr(article, name) for name in _WORDS},
        }
        for article in articles
    ]


def read_wireside(path: str, data: bytes, settings: Settings) -> Iterator[Article]:
    """The articles of the desk file ``data``, which lies at ``path``. Raises UnreadableError."""
    found = unpack_part(data, ARTICLES, _ARTICLES, settings)
    if len(found) > settings.max_files:
        raise UnreadableError(f"{ARTICLES}: more than {settings.max_files:,} stories")
    taken: set[str] = set()
    for number, one in enumerate(found):
        if len(one.text) > settings.max_characters:
            raise UnreadableError(
                f"{ARTICLES}, {number}: a story of more than {settings.max_characters:,} characters "
                "(max_characters in the configuration)"
            )
        name = line(one.name).replace("/", "_") or str(number + 1)
        key = next(key for key in (f"{path}/{name}", f"{path}/{name}#{number + 1}") if key not in taken)
        taken.add(key)
        yield _article(one, key, path, number)


def _article(one: _Article, key: str, path: str, number: int) -> Article:
    end = 0
    for place, paragraph in enumerate(one.paragraphs):
        if not end <= paragraph.start <= paragraph.end <= len(one.text):
            raise UnreadableError(f"{ARTICLES}, {number}, paragraphs, {place}: not in its place in the text")
        end = paragraph.end
    text, paragraphs = _clean(one)
    if not paragraphs and not one.id:  # a kill may have no words
        raise UnreadableError(f"{ARTICLES}, {number}: no text in it")
    return Article(
        key=key,
        path=path,
        text=text,
        paragraphs=paragraphs,
        created=Created(datetime.fromisoformat(one.created)) if one.created else None,
        kind=one.kind,
        subjects=tuple(map(line, one.subjects)),
        **{name: line(getattr(one, name)) for name in _WORDS},
    )


def _clean(one: _Article) -> tuple[str, tuple[Paragraph, ...]]:
    """Text and paragraphs as they stand where nothing has to be cleaned out of them, else laid out anew."""
    texts = [one.text[paragraph.start : paragraph.end] for paragraph in one.paragraphs]
    text, starts = one.text, [paragraph.start for paragraph in one.paragraphs]
    if clean(one.text) != one.text or any("\n" in words for words in texts):
        texts = list(map(line, texts))
        text = "\n\n".join(texts)
        starts = list(accumulate((len(words) + 2 for words in texts[:-1]), initial=0))
    return text, tuple(
        Paragraph(Span(start, start + len(words), words), paragraph.kind, paragraph.by_look)
        for start, words, paragraph in zip(starts, texts, one.paragraphs, strict=True)
        if words.strip()
    )
