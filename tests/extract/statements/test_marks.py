from __future__ import annotations

import pytest

from extract.statements.marks import find_quotes, left_open


def quoted(text: str, carried: bool = False) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text, carried)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail at dawn," she said.', ['"We sail at dawn,"']),
        ("“We sail at dawn,” she said.", ["“We sail at dawn,”"]),
        ("«We sail at dawn», she said.", ["«We sail at dawn»"]),
        ("„We sail at dawn“, she said.", ["„We sail at dawn“"]),
        ("''We sail at dawn,'' she said.", ["''We sail at dawn,''"]),
        ("``We sail at dawn,'' she said.", ["``We sail at dawn,''"]),
        ("'We sail at the captains' word,' she said.", ["'We sail at the captains' word,'"]),
        ("‘We can’t sail,’ she said.", ["‘We can’t sail,’"]),
    ],
)
def test_every_kind_of_mark_is_read(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_apostrophes_and_inches_are_no_quotation_marks() -> None:
    assert quoted("It's the crew's 5'10\" captain's ship, and that's all there is.") == []


def test_marks_inside_a_quotation_belong_to_it() -> None:
    assert quoted("“He told me ‘go home’ twice,” she said.") == ["“He told me ‘go home’ twice,”"]
    assert quoted("“He said “no way” to us,” she said.") == ["“He said “no way” to us,”"]


def test_a_mark_on_the_wrong_side_of_a_space_still_closes() -> None:
    assert quoted('" We sail at dawn , "she said.') == ['" We sail at dawn , "']


def test_marks_that_embrace_the_attribution_are_turned_inside_out() -> None:
    text = 'The crew met. I trust this ship. We sail at dawn, "Mara told the crew." I go with you, "she said.'
    assert quoted(text) == ['I trust this ship. We sail at dawn, "', '" I go with you, "']


def test_a_missing_closing_mark_ends_the_quotation_before_the_next_one() -> None:
    assert quoted('She said: "We sail. The crew said: "We stay."') == ['"We sail.', '"We stay."']


def test_a_quotation_left_open_goes_on_in_a_paragraph_that_opens_again() -> None:
    first = find_quotes('"We sail at dawn.')
    assert left_open(first)
    second = find_quotes('"Nobody stays," she said.', carried=True)
    assert [quote.continues for quote in second] == [True]
    assert not left_open(second)


def test_a_closing_mark_that_strayed_to_the_next_paragraph_opens_nothing_there() -> None:
    assert left_open(find_quotes('She said: "We sail at dawn.'))
    assert quoted('" The harbour is the largest in the north.', carried=True) == []


def test_an_unclosed_mark_does_not_swallow_a_paragraph_that_opens_afresh_in_the_middle() -> None:
    assert quoted('The crew agreed. "We sail," it said.', carried=True) == ['"We sail,"']
