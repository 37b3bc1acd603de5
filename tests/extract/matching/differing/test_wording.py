"""Which words are marked when two texts are laid side by side."""

from extract.matching.differing.wording import RunKind, word_differences


def _words(text, runs):
    return [(run.kind, text[run.start : run.end]) for run in runs]


def test_a_changed_figure_is_marked_on_both_sides():
    lead, other = "Police held 12 people", "Police held 15 people"
    found = word_differences(lead, other)
    assert _words(lead, found.lead) == [(RunKind.CHANGED, "12")]
    assert _words(other, found.other) == [(RunKind.CHANGED, "15")]


def test_commas_quotation_marks_case_and_spacing_are_never_a_difference():
    found = word_differences("The mayor, he said,  was “not amused”.", 'the mayor he said was "not amused"')
    assert found == ((), ())


def test_curly_and_straight_apostrophes_are_one():
    assert word_differences("We don’t know", "We don't know") == ((), ())


def test_a_content_word_that_stands_elsewhere_is_moved_not_changed():
    lead, other = "On Monday the ferry sank off Odessa", "The ferry sank off Odessa on Monday"
    found = word_differences(lead, other)
    assert (RunKind.MOVED, "Monday") in _words(lead, found.lead)
    assert (RunKind.MOVED, "Monday") in _words(other, found.other)


def test_words_that_only_one_side_has_are_marked_there_and_nowhere_else():
    lead, other = "The ferry sank", "The ferry sank in heavy seas"
    found = word_differences(lead, other)
    assert found.lead == ()
    assert _words(other, found.other) == [(RunKind.ONLY, "in heavy seas")]


def test_an_empty_text_differs_in_every_word():
    assert word_differences("", "Two words").other == ((RunKind.ONLY, 0, 9),)
