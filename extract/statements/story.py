"""One article's findings made into statements: kinds, chains, speakers, hedges, and the sentences nobody claims."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from extract.model import Article, Cue, Kind, Source, Span, Statement
from extract.statements.credits import Credit, Part, agency_of, chain_of
from extract.statements.cues import cue_list
from extract.statements.finders import run_on
from extract.statements.finding import Bounds, Finding
from extract.statements.speakers import Resolver
from extract.statements.speakers.names import describe
from extract.statements.view import SUBJECTS, View

_WORD = re.compile(r"\w+(?:[’'\-.,]\w+)*")
_BACKWARD = re.compile(r"\s*(?:the|these|those|this|that|his|her|its|their|it)\s+(?:\w+\s+){0,3}?(?=\S)", re.IGNORECASE)
_NEAR = 40  # statements back in which one that another is told inside of is looked for
_CLAIM = 5  # words outside every attribution that make a sentence a claim of the agency too
_SHORT = 3  # words that a quotation needs to stand as a statement without an attribution


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the article and the agencies that it credits, the nearest first.

    ``claims`` are the places of its main verbs: of its root and of those beside the root. None without a parse.
    """

    span: Bounds
    paragraph: int
    credits: tuple[Credit, ...]
    claims: tuple[int, ...]


class Story:
    """Makes one article's statements; ``statements`` is asked once."""

    def __init__(self, article: Article, views: Sequence[View]) -> None:
        self._article = article
        self._views = views
        self._sentences = [sentence for number, view in enumerate(views) for sentence in self._split(number, view)]
        self._starts = [sentence.span[0] for sentence in self._sentences]
        self._quotes = sorted(
            (view.offset + quote.start, view.offset + quote.end) for view in views for quote in view.quotes.quotes
        )
        self._quote_starts = [start for start, _ in self._quotes]
        self._ordinals: Counter[str] = Counter()

    def statements(self, findings: Sequence[Finding]) -> tuple[Statement, ...]:
        """What the findings say, and every sentence that they leave as a statement of its own."""
        worded = [whole for finding in findings if (whole := self._worded(finding))]
        kept = self._credited(run_on(self._views, worded))
        kept.sort(key=lambda finding: (min(finding.first, finding.cue[0]), -finding.last))
        resolver = Resolver(self._article, self._views, kept)
        made: list[tuple[Finding, Statement]] = []
        for finding in kept:
            parent = self._parent(finding, made)
            made.append((finding, self._attributed(finding, resolver, parent)))
        statements = [statement for _, statement in made]
        statements += self._unclaimed(statements)
        statements.sort(key=lambda statement: (statement.content[0].start, -statement.content[-1].end))
        return tuple(self._numbered(self._with_late_hedges(statements)))

    def _split(self, number: int, view: View) -> list[Sentence]:
        found = []
        for (first, end), credited in zip(view.sentences, view.credits, strict=True):
            span = Span.of(self._article.text, view.starts[first], view.ends[end - 1])
            if _WORD.search(span.text):
                claims = _main_verbs(view, first, end) if view.parsed else ()
                found.append(Sentence((span.start, span.end), number, tuple(credited), claims))
        return found

    def _touched(self, start: int, end: int) -> list[Sentence]:
        """The sentences that have some of the characters from ``start`` to ``end``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return [s for s in self._sentences[first : bisect_left(self._starts, end)] if s.span[1] > start]

    def _credited(self, findings: list[Finding]) -> list[Finding]:
        """The findings without those that only say which agency reports what somebody else says, and with those of
        sentences that an agency alone is credited with."""
        agencies = [finding for finding in findings if self._names_reporter(finding)]
        people = [finding for finding in findings if finding not in agencies]
        kept = people + [finding for finding in agencies if not any(_same_words(finding, other) for other in people)]
        for sentence in self._sentences:
            reporter = next((c for c in sentence.credits if c.part is Part.REPORTS and c.cue), None)
            if reporter is None or any(_overlap(reporter.clause, f.cue) for f in kept):
                continue
            content = self._without_clause(sentence, reporter)
            if content and reporter.cue and not self._says_most(content, kept):
                head = _token_at(self._views[sentence.paragraph], reporter.cue[0])
                kept.append(Finding(sentence.paragraph, head, reporter.cue, reporter.agency, content))
        return kept

    def _worded(self, finding: Finding) -> Finding | None:
        """The finding without parts that hold no word; None where none is left."""
        content = tuple(part for part in finding.content if _WORD.search(self._text(part)))
        source = finding.source if finding.source and _WORD.search(self._text(finding.source)) else None
        return replace(finding, content=content, source=source) if content and self._text(finding.cue).strip() else None

    def _says_most(self, content: Sequence[Bounds], findings: Sequence[Finding]) -> bool:
        """Whether the findings account for most of the words that an agency reports, so that it only passes them on."""
        words = [match.start() for part in content for match in _WORD.finditer(self._article.text, *part)]
        spans = [s for f in findings for s in (f.cue, *f.content, *([f.source] if f.source else []))]
        held = sum(any(start <= word < end for start, end in spans) for word in words)
        return 2 * held >= len(words)

    def _names_reporter(self, finding: Finding) -> bool:
        """Whether the source is an agency that reports, and nobody else."""
        if finding.source is None:
            return False
        return any(
            _overlap(finding.source, credit.agency) and credit.part is Part.REPORTS
            for sentence in self._touched(*finding.source)
            for credit in sentence.credits
        ) and bool(describe(self._text(finding.source)).agency)

    def _without_clause(self, sentence: Sentence, credit: Credit) -> tuple[Bounds, ...]:
        parts = [(sentence.span[0], credit.clause[0]), (credit.clause[1], sentence.span[1])]
        trimmed = [self._trimmed(part) for part in parts]
        return tuple(part for part in trimmed if len(_WORD.findall(self._text(part))) >= _SHORT)

    def _trimmed(self, part: Bounds) -> Bounds:
        start, end = part
        text = self._article.text
        while start < end and (text[start].isspace() or text[start] in ",;:—–-"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-."):
            end -= 1
        return start, end

    def _text(self, bounds: Bounds) -> str:
        return self._article.text[slice(*bounds)]

    def _span(self, bounds: Bounds) -> Span:
        return Span.of(self._article.text, *bounds)

    def _parent(self, finding: Finding, made: list[tuple[Finding, Statement]]) -> Statement | None:
        """The innermost statement that this one is told inside of."""
        holders = [
            (statement, end - start)
            for other, statement in made[-_NEAR:]
            for start, end in other.content
            if start <= finding.cue[0] and finding.cue[1] <= end
        ]
        return min(holders, key=lambda holder: holder[1])[0] if holders else None

    def _attributed(self, finding: Finding, resolver: Resolver, parent: Statement | None) -> Statement:
        sentences = self._touched(min(finding.first, finding.cue[0]), max(finding.last, finding.cue[1]))
        credited = self._credits(sentences, finding.cue)
        source = None
        chain = parent.chain if parent else chain_of(self._article, credited)
        if finding.source:
            speaker = resolver.speaker(finding.source)
            source = Source(self._span(finding.source), speaker)
            if speaker.named and speaker.name not in chain:
                chain = (*chain, speaker.name)
        bounds = (sentences[0].span[0], sentences[-1].span[1]) if sentences else (finding.first, finding.last)
        return Statement(
            id="",
            article=self._article.key,
            kind=self._kind(finding.content),
            source=source,
            cue=self._cue(finding),
            content=tuple(self._span(part) for part in finding.content),
            sentence=self._span(bounds),
            agency=parent.agency if parent else agency_of(self._article, credited),
            chain=chain,
            hedges=self._hedges(bounds),
            parent=self._key(parent) if parent else "",
        )

    def _credits(self, sentences: Sequence[Sentence], cue: Bounds) -> list[Credit]:
        """The credits of the sentence that holds the cue; of the others where that has none."""
        own = [c for s in sentences if _overlap(s.span, cue) for c in s.credits]
        return own or [credit for sentence in sentences for credit in sentence.credits]

    def _cue(self, finding: Finding) -> Cue:
        words = cue_list()
        view = self._views[finding.paragraph]
        span = self._span(finding.cue)
        following = view.ends[min(finding.head + 2, len(view) - 1)]
        phrase = words.phrase_pattern.search(self._article.text, span.start, max(span.end, following))
        stance = words.phrases.get(re.sub(r"\s+", " ", phrase.group().lower())) if phrase else None
        head = finding.head
        first = max(view.sentences[view.sentence_of[head]][0], head - 4)
        source = finding.source or (0, 0)
        before = [t for t in range(first, head) if view.quoted[t] < 0 and not source[0] <= view.starts[t] < source[1]]
        stop = next((token for token in reversed(before) if view.words[token] in {",", ";", ":"}), first - 1)
        negated = any(
            view.lowers[token] in words.negations or view.lemmas[token] in words.negations
            for token in before
            if token > stop
        )
        tag = view.tags[head]
        return Cue(span, stance or words.stance(view.lemmas[head], tag), negated)

    def _kind(self, content: Sequence[Bounds]) -> Kind:
        inside = outside = 0
        for start, end in content:
            for match in _WORD.finditer(self._article.text, start, end):
                if self._quote_at(match.start()) >= 0:
                    inside += 1
                else:
                    outside += 1
        if not inside:
            return Kind.INDIRECT
        return Kind.MIXED if outside else Kind.DIRECT

    def _hedges(self, bounds: Bounds) -> tuple[Span, ...]:
        text = self._article.text
        return tuple(self._span(match.span()) for match in cue_list().hedges.finditer(text, *bounds))

    def _unclaimed(self, statements: Sequence[Statement]) -> list[Statement]:
        """A statement for every sentence that none has: the agency's own report, or a quotation nobody is named for.

        A sentence whose main clause is nobody's has one too: "She was held at the airport after police said ...".
        """
        held = sorted((part.start, part.end) for s in statements for part in (*s.content, *_frame(s)))
        left = _outside(self._sentences, held)
        untouched = set(left)
        clauses = [credit.clause for sentence in self._sentences for credit in sentence.credits]
        told = _merged([*held, *clauses])
        beside = [[s] for s in self._sentences if s not in untouched and self._says_more(s, told)]
        found = []
        for sentences in (*self._runs(left), *beside):
            bounds = (sentences[0].span[0], sentences[-1].span[1])
            kind = Kind.DIRECT if self._kind([bounds]) is Kind.DIRECT else Kind.REPORTED
            credited = [credit for sentence in sentences for credit in sentence.credits]
            found.append(
                Statement(
                    id="",
                    article=self._article.key,
                    kind=kind,
                    source=None,
                    cue=None,
                    content=(self._span(bounds),),
                    sentence=self._span(bounds),
                    agency=agency_of(self._article, credited),
                    chain=chain_of(self._article, credited),
                    hedges=self._hedges(bounds),
                )
            )
        return found

    def _says_more(self, sentence: Sentence, told: Sequence[Bounds]) -> bool:
        """Whether words enough for a claim stand outside the stretches ``told``: with a main verb, or most of them."""
        words = [match.start() for match in _WORD.finditer(self._article.text, *sentence.span)]
        free = {word for word in words if told[bisect_right(told, (word, sys.maxsize)) - 1][1] <= word}
        return len(free) >= _CLAIM and (2 * len(free) >= len(words) or not free.isdisjoint(sentence.claims))

    def _runs(self, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
        """The sentences one by one, but those of one quotation together."""
        runs: list[list[Sentence]] = []
        for sentence in sentences:
            quote = self._quote_at(sentence.span[0])
            if runs and quote >= 0 and quote == self._quote_at(runs[-1][-1].span[1] - 1):
                runs[-1].append(sentence)
            else:
                runs.append([sentence])
        return runs

    def _quote_at(self, offset: int) -> int:
        """The number of the quotation around ``offset``, or -1."""
        number = bisect_right(self._quote_starts, offset) - 1
        return number if number >= 0 and offset < self._quotes[number][1] else -1

    def _with_late_hedges(self, statements: list[Statement]) -> list[Statement]:
        """Words of caution in a sentence of their own belong to the statement before as well: "The claim could not be
        independently verified."."""
        result: list[Statement] = []
        for statement in statements:
            if result and statement.kind is Kind.REPORTED and statement.hedges and _BACKWARD.match(statement.words):
                result[-1] = replace(result[-1], hedges=(*result[-1].hedges, *statement.hedges))
            result.append(statement)
        return result

    def _key(self, statement: Statement) -> str:
        """What makes a statement the same when its article is read again: its sentence, its content, and who says it.

        The article counts too, for a reprint has the same sentences and is another account all the same.
        """
        source = statement.source.span.text if statement.source else ""
        words = _WORD.findall(f"{statement.sentence.text} | {statement.words} | {source}".lower())
        return blake2b(" ".join([self._article.key, *words]).encode(), digest_size=8).hexdigest()

    def _numbered(self, statements: list[Statement]) -> list[Statement]:
        """The statements with ids that the same article gives again."""
        result = []
        for statement in statements:
            key = self._key(statement)
            self._ordinals[key] += 1
            ordinal = self._ordinals[key]
            result.append(replace(statement, id=key if ordinal == 1 else f"{key}-{ordinal}"))
        return result


def _main_verbs(view: View, first: int, end: int) -> tuple[int, ...]:
    """Where the root of a sentence begins, and each verb with a subject of its own that is joined to it."""
    roots = {token for token in range(first, end) if view.heads[token] == token}
    joined = [
        token
        for token in range(first, end)
        if view.heads[token] in roots
        and view.deps[token] in {"conj", "parataxis"}
        and any(view.deps[child] in SUBJECTS for child in view.children[token])
    ]
    return tuple(view.starts[token] for token in sorted({*roots, *joined}))


def _outside(sentences: Sequence[Sentence], held: Sequence[Bounds]) -> list[Sentence]:
    """The sentences that none of the stretches touches; both in the order of the copy."""
    found = []
    reached = 0  # how far the stretches that begin before a sentence's end run
    place = 0
    for sentence in sentences:
        while place < len(held) and held[place][0] < sentence.span[1]:
            reached = max(reached, held[place][1])
            place += 1
        if reached <= sentence.span[0]:
            found.append(sentence)
    return found


def _merged(stretches: Sequence[Bounds]) -> list[Bounds]:
    """The same characters in stretches that do not touch, in order; before them one that holds nothing."""
    merged = [(-1, -1)]
    for start, end in sorted(stretches):
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _frame(statement: Statement) -> list[Span]:
    """The cue and the source."""
    return [part for part in (statement.cue and statement.cue.span, statement.source and statement.source.span) if part]


def _overlap(first: Bounds, second: Bounds) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _same_words(first: Finding, second: Finding) -> bool:
    """Whether the content of one is that of the other, or holds all of it."""
    return _overlap((first.first, first.last), (second.first, second.last))


def _token_at(view: View, offset: int) -> int:
    return max(0, bisect_right(view.starts, offset) - 1)
