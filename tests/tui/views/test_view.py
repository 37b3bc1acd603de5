"""What a row says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.model import Confidence
from tests.tui import story
from tui.views.view import agreement, differs


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (Confidence.SAME, "the same in other words"),
        (Confidence.LIKELY, "likely the same, in other words"),
        (Confidence.POSSIBLE, "perhaps the same: read both"),
    ],
)
def test_a_row_promises_no_more_than_it_is_sure_of(confidence: Confidence, words: str) -> None:
    row = next(row for row in story.comparison().rows if not row.exclusive and not differs(row))
    assert agreement(replace(row, confidence=confidence)) == words
