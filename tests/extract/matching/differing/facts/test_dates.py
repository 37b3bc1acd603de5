"""Dates and times that can be one, and those that cannot."""

import pytest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The talks open on Sept. 4.", "The talks open on September 4."),
        ("The talks open on 4 September.", "The talks open on September 4th."),
        ("He died on March 3, 1977.", "He died in 1977."),
        ("He died in March.", "He died on March 3."),
        ("The strike began at 6 p.m.", "The strike began at 18:00."),
        ("The strike began at 6:00 pm.", "The strike began at 6 p.m."),
        ("The vote is at noon.", "The vote is at 12:00."),
        ("The rocket lifted off at 10:00 GMT.", "The rocket lifted off at 1 p.m. Moscow time."),
        ("The rocket lifted off at 0900 GMT.", "The rocket lifted off at 5 a.m. EDT."),
        ("The market opens at 10:00 GMT.", "The market opens at 1 p.m."),
        ("The curfew starts at 8:30 p.m. EST.", "The curfew starts at 0130 GMT."),
        ("She arrives today.", "She arrives tomorrow."),
        ("It was signed on Tuesday.", "It was signed on May 7."),
    ],
)
def test_the_same_in_other_words_is_no_difference(kinds, one, other):
    assert kinds(one, other) == kinds(other, one) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The talks open on Sept. 4.", "The talks open on September 14."),
        ("The talks open on Monday.", "The talks open on Thursday."),
        ("The talks open in April.", "The talks open in June."),
        ("The mine closed in 1994.", "The mine closed in 1996."),
        ("The mine closed in the 1980s.", "The mine closed in the 1990s."),
        ("He died on March 3, 1977.", "He died on March 13, 1977."),
        ("He died on March 3, 1977.", "He died in 1978."),
        ("The strike began at 6 p.m.", "The strike began at 7 p.m."),
        ("The strike began at 6:15 p.m.", "The strike began at 6:45 p.m."),
        ("The rocket lifted off at 10:00 GMT.", "The rocket lifted off at 11:00 GMT."),
        ("The rocket lifted off at 10:00 GMT.", "The rocket lifted off at 6 p.m. Moscow time."),
        ("The vote is at noon.", "The vote is at midnight."),
        ("The law dates from July 2011.", "The law dates from August 2011."),
        ("Polls close Sunday in Quito.", "Polls close Saturday in Quito."),
    ],
)
def test_what_cannot_be_one_differs_in_its_date_alone(kinds, one, other):
    assert kinds(one, other) == kinds(other, one) == {"date"}
