"""One paragraph's tokens as plain lists, which rules read many times faster than spaCy's objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from extract.model import Paragraph
from extract.statements.credits import Credit, Part, find_credits
from extract.statements.marks import Quoted, find_quotes, left_open

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extract.language import ParsedParagraph


LONGEST = 300  # tokens of a sentence from which it is a table or worse, and nobody's words are looked for in it
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "csubj:pass"})


@dataclass(slots=True)
class View:
    """A paragraph's tokens. Token numbers run from 0; ``starts`` and ``ends`` are offsets into ``Article.text``.

    ``heads`` and ``deps`` say nothing where ``parsed`` is False, nor do ``tags`` where the pipeline has none.
    ``quoted`` holds for each token the number of its quotation in ``quotes`` or -1; the marks belong to it.
    """

    paragraph: Paragraph
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    entities: list[str]  # the label of the name that a token belongs to, or an empty string
    parsed: bool
    quotes: Quoted
    quoted: list[int]
    credits: list[list[Credit]]  # for each sentence, the nearest agency first
    limits: list[int]  # for each sentence, its end, or where ", AFP reports" begins at its end
    word: list[bool]  # whether a token has a letter or a digit
    quoted_before: list[int]  # how many tokens before this one stand in quotation marks; one entry more than tokens
    verbs_before: list[int]
    subjects_before: list[int]
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)  # the first and the last token of what hangs on a token
    right: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def offset(self) -> int:
        return self.paragraph.span.start

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Offsets of the tokens from ``first`` to ``end`` (not included)."""
        return self.starts[first], self.ends[end - 1]

    def is_prose(self, sentence: int) -> bool:
        """Whether a sentence is of a length that people write."""
        first, end = self.sentences[sentence]
        return end - first <= LONGEST

    def is_word(self, token: int) -> bool:
        return self.word[token]


def views(parsed: Sequence[ParsedParagraph]) -> list[View]:
    """The paragraphs in order; a quotation that runs on from one to the next is followed."""
    result = []
    carried = False
    for item in parsed:
        quotes = find_quotes(item.paragraph.span.text, carried)
        carried = left_open(quotes)
        result.append(view(item.paragraph, item.doc, Quoted(quotes)))
    return result


def view(paragraph: Paragraph, doc: Doc, quotes: Quoted) -> View:
    tokens = list(doc)
    words = [token.text for token in tokens]
    offset = paragraph.span.start
    starts = [offset + token.idx for token in tokens]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    parsed = doc.has_annotation("DEP")
    heads = [token.head.i for token in tokens] if parsed else list(range(len(tokens)))
    sentences = [(sentence.start, sentence.end) for sentence in doc.sents]
    sentence_of = [number for number, (first, end) in enumerate(sentences) for _ in range(first, end)]
    quoted = [quotes.at(token.idx) for token in tokens]
    text = paragraph.span.text
    credited = [
        find_credits(text[starts[first] - offset : ends[end - 1] - offset], starts[first]) for first, end in sentences
    ]
    tags = [token.pos_ for token in tokens]
    deps = [token.dep_ for token in tokens]
    result = View(
        paragraph=paragraph,
        words=words,
        lowers=[word.lower().replace("’", "'") for word in words],
        lemmas=[token.lemma_.lower() or token.lower_ for token in tokens],
        tags=tags,
        deps=deps,
        heads=heads,
        starts=starts,
        ends=ends,
        sentences=sentences,
        sentence_of=sentence_of,
        entities=[token.ent_type_ for token in tokens],
        parsed=parsed,
        quotes=quotes,
        quoted=quoted,
        word=[word.isalnum() or any(letter.isalnum() for letter in word) for word in words],
        quoted_before=[0, *accumulate(number >= 0 for number in quoted)],
        verbs_before=[0, *accumulate(tag == "VERB" for tag in tags)],
        subjects_before=[0, *accumulate(dep in SUBJECTS for dep in deps)],
        credits=credited,
        limits=[_limit(starts, words, *bounds, found) for bounds, found in zip(sentences, credited, strict=True)],
    )
    if parsed:
        _hang(result)
    return result


def _limit(starts: list[int], words: list[str], first: int, end: int, found: list[Credit]) -> int:
    """Where the sentence's trailing credit begins, if words stand before it and nothing but marks behind it."""
    for credit in found:
        if credit.part is not Part.REPORTS:
            continue
        token = next((t for t in range(first, end) if starts[t] >= credit.clause[0]), end)
        after = [t for t in range(first, end) if starts[t] >= credit.clause[1] and words[t][:1].isalnum()]
        if token > first + 3 and not after:
            return token
    return end


def _hang(view: View) -> None:
    """Fill in the children and the edges of every subtree."""
    size = len(view)
    view.children = [[] for _ in range(size)]
    view.left, view.right = list(range(size)), list(range(size))
    for token, head in enumerate(view.heads):
        if head != token:
            view.children[head].append(token)
    # A few rounds settle any tree: each carries the edges one level up.
    for token in range(size):
        head, edge = token, token
        while view.heads[head] != head:
            head = view.heads[head]
            if view.left[head] <= edge <= view.right[head]:
                break
            view.left[head] = min(view.left[head], edge)
            view.right[head] = max(view.right[head], edge)
