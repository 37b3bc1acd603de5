"""How much a statement is about each topic.

What the statement itself says decides. Only where it names no topic does its surrounding count: the rest of its
sentence, the sentence before, the heading above, the sentence after, the article's subject codes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.model import Article, ParagraphKind, Statement, TopicScore
from extract.topics.definitions import Topics
from extract.topics.terms import Hit

if TYPE_CHECKING:
    from extract.language import ParsedParagraph

# Weights of one mention by where it stands. They were set by hand: a mention in the statement outweighs all of its
# surroundings together, and of those no single weak sign (the sentence after, a subject code) is enough alone.
IN_CONTENT = 1.0
IN_SENTENCE = 0.5
BEFORE = 0.4
HEADING = 0.4
AFTER = 0.2
SUBJECT_CODE = 0.2
ENOUGH = 0.4
# A topic that is named half as often as the leading one is still a topic of the statement.
SHARE_OF_BEST = 0.5

_CODE = re.compile(r"\d{8}")


def score_topics(
    article: Article, parsed: Sequence[ParsedParagraph], statements: Iterable[Statement], topics: Topics
) -> tuple[Statement, ...]:
    """The ``statements`` of ``article`` with their topics, best first; none for what belongs under Other."""
    hits = _hits(parsed, topics)
    sentences = sorted(
        (part.paragraph.span.start + sent.start_char, part.paragraph.span.start + sent.end_char)
        for part in parsed
        if part.paragraph.kind is ParagraphKind.BODY
        for sent in part.doc.sents
    )
    subjects = {wider for subject in article.subjects for code in _CODE.findall(subject) for wider in _wider(code)}
    coded = {key for key, topic in topics.topics.items() if subjects.intersection(topic.codes)}
    scored = []
    for statement in statements:
        said = _terms(hits, [(part.start, part.end) for part in statement.content])
        own = {topic: IN_CONTENT * len(terms) for topic, terms in said.items()}
        scores = own or _surroundings(article, statement, hits, sentences, coded)
        scored.append(replace(statement, topics=_best(scores)))
    return tuple(scored)


def _wider(code: str) -> tuple[str, ...]:
    """The code with those above it: in the older subject codes 11003000 (elections) lies under 11000000 (politics)."""
    return code, code[:5] + "000", code[:2] + "000000"


def _hits(parsed: Sequence[ParsedParagraph], topics: Topics) -> list[Hit]:
    """All hits of the article in order, in characters of its text."""
    found = []
    for part in parsed:
        offset = part.paragraph.span.start
        found += [hit._replace(start=hit.start + offset, end=hit.end + offset) for hit in topics.terms.find(part.doc)]
    return sorted(found)


def _terms(hits: list[Hit], spans: Iterable[tuple[int, int]]) -> dict[str, set[str]]:
    """The different terms of each topic that stand inside ``spans``."""
    terms: dict[str, set[str]] = defaultdict(set)
    for start, end in spans:
        for hit in hits[bisect_left(hits, (start,)) :]:
            if hit.start >= end:
                break
            if hit.end <= end:
                terms[hit.topic].add(hit.term)
    return terms


def _surroundings(
    article: Article, statement: Statement, hits: list[Hit], sentences: list[tuple[int, int]], coded: set[str]
) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    start, end = statement.sentence.start, statement.sentence.end
    first = bisect_left(sentences, (start, 0))
    last = bisect_left(sentences, (end, 0))
    heading = _heading_above(article, start)
    for weight, span in (
        (IN_SENTENCE, (start, end)),
        (BEFORE, sentences[first - 1] if first else None),
        (HEADING, heading),
        (AFTER, sentences[last] if last < len(sentences) else None),
    ):
        if span:
            for topic in _terms(hits, [span]):
                total[topic] += weight
    for topic in coded:
        total[topic] += SUBJECT_CODE
    return {topic: score for topic, score in total.items() if score >= ENOUGH}


def _heading_above(article: Article, offset: int) -> tuple[int, int] | None:
    above = None
    for paragraph in article.paragraphs:
        if paragraph.span.start >= offset:
            break
        if paragraph.kind is ParagraphKind.HEADING:
            above = (paragraph.span.start, paragraph.span.end)
    return above


def _best(scores: dict[str, float]) -> tuple[TopicScore, ...]:
    enough = SHARE_OF_BEST * max(scores.values(), default=0.0)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple(TopicScore(topic, round(score, 2)) for topic, score in ranked if score >= enough)
