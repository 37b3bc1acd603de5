"""What a sentence says, as a bag of terms."""

from extract.matching.words.terms import terms


def _counted(text):
    return {(thing[:5], figure) for thing, figure in terms(text).counted}


def test_a_number_counts_the_words_behind_it():
    assert _counted("Some 150 unarmed pickets will stand guard.") == {("unarm", "150"), ("picke", "150")}


def test_a_number_in_words_counts_as_its_figure():
    assert _counted("Twelve trucks were held.") == {("truck", "12")}
    assert _counted("A dozen trucks were held.") == {("truck", "12")}


def test_what_is_counted_ends_with_its_part_of_the_sentence():
    assert _counted("They held 12, drivers among them.") == set()
    assert _counted("Of the 12 trucks that drivers left, none ran.") == {("truck", "12")}


def test_a_year_counts_nothing():
    assert _counted("In 2015 drivers struck.") == set()


def test_what_is_measured_is_not_counted():
    assert _counted("It lay 10 kilometres off, and 3 percent of 6.1 tonnes was lost in 4 days.") == set()
