"""Many pairs compared by helpers give what one process gives."""

import subprocess
from datetime import date

from extract.matching.differing import ahead
from extract.matching.differing.ahead import Ahead
from extract.matching.differing.differences import Pair, text_differences

_PAIRS = [
    Pair(
        f"The blast on Monday killed {n} people in Basra.",
        f"The blast on May 3 killed {n + 1} people in Basra.",
        day,
        day,
    )
    for n in range(40, 52)
    for day in (None, date(2024, 5, 8))
]


def _held(monkeypatch, processors):
    monkeypatch.setattr(ahead, "MANY", 4)
    monkeypatch.setattr(ahead, "_processors", lambda: processors)
    held = Ahead(_PAIRS)
    return [held.get(pair) for pair in _PAIRS]


def test_helpers_find_what_one_process_finds(monkeypatch):
    assert _held(monkeypatch, 3) == [text_differences(*pair) for pair in _PAIRS]


def test_what_a_helper_that_fails_was_to_compare_is_compared_all_the_same(monkeypatch):
    def fail(*_, **__):
        raise OSError

    monkeypatch.setattr(subprocess, "run", fail)
    assert _held(monkeypatch, 2) == [text_differences(*pair) for pair in _PAIRS]


def test_nothing_is_held_where_there_is_one_processor_or_little_to_compare(monkeypatch):
    assert _held(monkeypatch, 1) == [None] * len(_PAIRS)
    monkeypatch.undo()
    assert Ahead(_PAIRS).get(_PAIRS[0]) is None
