"""From an article to its parsed paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.language.languages import article_language
from extract.language.pipeline import blank_pipeline
from extract.language.repeats import spread_names
from extract.model import Article, Paragraph, ParagraphKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PARSED = frozenset({ParagraphKind.HEADLINE, ParagraphKind.HEADING, ParagraphKind.BODY})

# Characters that are parsed at a time: more is no faster and takes memory.
_BATCH = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class ParsedParagraph:
    """One paragraph and its Doc; ``token.idx + paragraph.span.start`` is a token's offset into the article.

    Sentences and lemmas are always there; ``doc.has_annotation("DEP")`` tells whether a parser has seen it. Labels are
    those of Universal Dependencies, names are PERSON, ORG and LOC.
    """

    paragraph: Paragraph
    doc: Doc


def parse(article: Article, nlp: Language) -> tuple[ParsedParagraph, ...]:
    """Every paragraph of ``article`` that takes part in a comparison, parsed.

    Copy in another language than the pipeline's gets tokens and sentences only.
    """
    language = article_language(article)
    chosen = nlp if language == nlp.lang else blank_pipeline(language)
    paragraphs = [paragraph for paragraph in article.paragraphs if paragraph.kind in _PARSED]
    texts = [paragraph.span.text for paragraph in paragraphs]
    docs = list(chosen.pipe(texts, batch_size=max(8, _BATCH * len(texts) // (len(article.text) + 1))))
    for doc in docs:
        if not doc.has_annotation("LEMMA"):
            for token in doc:
                token.lemma_ = token.lower_
    if chosen.lang == "en":
        spread_names(docs)
    return tuple(ParsedParagraph(paragraph, doc) for paragraph, doc in zip(paragraphs, docs, strict=True))
