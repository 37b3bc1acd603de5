"""What must hold of any text at all."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.model import Statement
from extract.statements.marks import find_quotes

Extract = Callable[..., tuple[Statement, ...]]
WORDS = [
    "Brandt", "said", "that", "he", "the", "minister", "told", "AFP", "reports", "according", "to", "denied", "ships",
    "claim", ",", ".", '"', "“", "”", "''", "'", "«", "»", ":", "(AP)", "-", "—", "who", "and", "not", "allegedly",
    "\n\n", "1,000", "?", "quoted", "as", "saying", "Kremlin", "citing", "/TASS/", "她说", "It's", "...", ";", "She",
]  # fmt: skip
COPY = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join) | st.text(min_size=1, max_size=120)
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def check(extract: Extract, text: str) -> None:
    statements = extract(text)
    for statement in statements:
        spans = [statement.sentence, *statement.content, *statement.hedges]
        spans += [part.span for part in (statement.source, statement.cue) if part]
        for span in spans:
            assert span.text
            assert text[span.start : span.end] == span.text
    assert len({statement.id for statement in statements}) == len(statements)
    held = [statement.sentence for statement in statements]
    for place, letter in enumerate(text):
        if letter.isalnum():
            assert any(span.start <= place < span.end for span in held), f"{letter!r} at {place} is lost"


@FEW
@given(COPY)
def test_any_text_gives_statements_within_it_and_loses_no_sentence(extract: Extract, text: str) -> None:
    check(extract, text)


@FEW
@given(COPY)
def test_so_do_rules_alone(extract_by_rules: Extract, text: str) -> None:
    check(extract_by_rules, text)


@given(st.text(alphabet="ab .,\"“”'‘’«»„`I", max_size=60), st.booleans())
def test_quotations_lie_in_the_text_in_order_and_never_overlap(text: str, carried: bool) -> None:
    end = 0
    for quote in find_quotes(text, carried):
        assert end <= quote.start <= quote.inner <= quote.inner_end <= quote.end <= len(text)
        end = quote.end
