from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.drawing.text import Run, between, clip, drawn, excerpt, fit, plain, shortened, width, wrap

# Letters of one and two cells, marks that combine, spaces of several kinds.
COPY = st.text(alphabet="ab 水東\u0301👍\n\t.-", max_size=80)


def words(lines: list[tuple[Run, ...]]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


def test_words_wrap_at_the_width() -> None:
    assert words(wrap([Run("the quick brown fox")], 10)) == ["the quick", "brown fox"]


def test_a_word_in_two_runs_stays_together() -> None:
    lines = wrap([Run("it lasted "), Run("{15}", "fact"), Run("-minute talks")], 14)
    assert words(lines) == ["it lasted", "{15}-minute", "talks"]
    assert lines[1] == (Run("{15}", "fact"), Run("-minute", "text"))


def test_wide_characters_take_two_cells() -> None:
    assert words(wrap([Run("水の合意水の合意")], 5)) == ["水の", "合意", "水の", "合意"]


def test_an_excerpt_begins_where_what_matters_is_seen() -> None:
    runs = [Run("the talks lasted two hours and "), Run("{15}", "fact"), Run(" minutes")]
    assert words([excerpt(runs, 12, ("fact",), "…")]) == ["…{15} minut…"]
    assert words([excerpt(runs, 40, ("fact",), "…")]) == ["the talks lasted two hours and {15} min…"]


def test_of_two_values_the_longer_is_cut_before_the_other() -> None:
    runs = [
        Run("AFP: "),
        Run("the minister told reporters late on Tuesday", "fact"),
        Run(" | AP: "),
        Run("he said", "fact"),
    ]
    assert words([shortened(runs, 40, "fact", "…")]) == ["AFP: the minister told re… | AP: he said"]
    assert words([shortened(runs, 80, "fact", "…")]) == ["".join(run.text for run in runs)]


@given(COPY, st.integers(2, 30))
def test_wrapping_loses_nothing_but_white_space(text: str, cells: int) -> None:
    lines = words(wrap([Run(text[:7]), Run(text[7:], "fact")], cells))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= cells for line in lines)


@given(COPY, st.integers(0, 30))
def test_a_fitted_line_has_exactly_the_width(text: str, cells: int) -> None:
    assert width(fit([Run(plain(text))], cells)) == cells


@given(COPY, COPY, st.integers(1, 40))
def test_two_ends_have_exactly_the_width(left: str, right: str, cells: int) -> None:
    assert width(between([Run(plain(left))], [Run(plain(right))], cells, "…")) == cells


def test_what_is_clipped_ends_in_an_ellipsis() -> None:
    assert clip([Run("Reuters "), Run("said", "cue")], 10, "…") == (Run("Reuters "), Run("s…", "cue"))


HOSTILE = st.text(
    alphabet="ab\x1b[\x07\x9b\x7f\t\n\u202e\u2066\u200b\u200d\ufe0f\u0301\xad\u3164\U000e0041\U0001f3fd👨❤🇩水ﾞक\u093f",
    max_size=60,
)


@given(HOSTILE, st.integers(0, 40))
def test_what_is_drawn_is_harmless_and_as_wide_as_it_was_laid_out(text: str, cells: int) -> None:
    sent = drawn("".join(run.text for run in fit([Run(plain(text))], cells)))
    assert cell_len(sent) == cells
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200b\u200d\u202e\u2066\ufe0f\xad\u3164\U000e0041]", sent)
    assert not re.search("\u0301{5}", sent)


@given(HOSTILE)
def test_nothing_that_acts_on_a_terminal_is_drawn_though_nobody_made_it_plain(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\u2066]", drawn(text))


def test_what_could_act_on_the_terminal_is_shown_as_a_question_mark() -> None:
    assert plain("a\x1b[2Jb\nc\u202ed\u200be") == "a?[2Jb c?d?e"
