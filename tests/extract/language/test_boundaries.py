"""Given this paragraph, these sentences."""

from __future__ import annotations

import pytest


def split(nlp, text: str) -> list[str]:
    return [sentence.text for sentence in nlp(text).sents]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["Talks resumed in the U.S. capital on Monday.", "They were short."], id="acronym before a name"),
        pytest.param(["He flew back to the U.S.", "The trip was his first."], id="acronym that ends a sentence"),
        pytest.param(["Gen. Ana Weber led the talks.", "Capt. Bo Lind did not."], id="military titles"),
        pytest.param(["Sen. Marta Ruiz met Mr. Okafor.", "Dr. Chen was away."], id="civil titles"),
        pytest.param(["He lives at No. 2 of the street.", "She asked again.", "No.", "He left."], id="No. and no"),
        pytest.param(["J. R. Weber and George W. Lind came.", "L. Ron Kim stayed."], id="initials"),
        pytest.param(["The vote was on Sept. 11.", "It failed."], id="month before a number"),
        pytest.param(["It began at 7 a.m. on Friday.", "It ended at 9 p.m.", "He went home."], id="hours"),
        pytest.param(["Example Inc. Chief Ana Weber quit.", "She joined Sample Ltd.", "The shares fell."], id="firms"),
        pytest.param(["Prices rose 3.5 percent to $2.10.", "Wages did not."], id="decimal points"),
        pytest.param(["“We will stay.”", "He sat down."], id="stop inside a curly mark"),
        pytest.param(['"We will stay."', '"We will not go," she said.'], id="stop inside straight marks"),
        pytest.param(["He said: “Go.”", "“Stay,” she said."], id="quotation after quotation"),
        pytest.param(["She came (she said.)", "He did not."], id="stop inside a bracket"),
        pytest.param(['"Why now?" Weber asked.', "Nobody knew."], id="question before who asked it"),
        pytest.param(["“Stop it!” Mr. Weber wrote.", "Nobody did."], id="exclamation before a title"),
        pytest.param(['Then he left. "'], id="mark that was opened in an earlier paragraph"),
        pytest.param(["She met Sens. Ana Weber and Bo Lind.", "They agreed."], id="titles in the plural"),
        pytest.param(['"Who goes there?"', "The guard was asleep."], id="question that stands alone"),
        pytest.param(["Wait... what did he say?", "Nothing."], id="ellipsis inside"),
        pytest.param(["He hesitated…", "Then he spoke."], id="ellipsis that ends"),
        pytest.param(["The talks ended.", "He left."], id="plain"),
        pytest.param(["The deal holds.", "2,000 people returned."], id="number begins"),
        pytest.param(["Yields fell (see table 2).", "(Reporting by Ana Weber)"], id="bracket begins"),
        pytest.param(["He came from St. Gallen.", "She from Mt. Olive, Ill.", "The two met."], id="places"),
        pytest.param(["A crowd in the square", "Image: Ana Weber"], id="caption"),
    ],
)
def test_a_paragraph_is_cut_where_a_reader_would_cut_it(blank, sentences):
    assert split(blank, " ".join(sentences)) == sentences


def test_a_stop_without_a_space_after_it_still_ends_a_sentence(blank):
    assert split(blank, "They ended the talks.He left.") == ["They ended the talks.", "He left."]


def test_an_opening_mark_on_the_wrong_side_keeps_the_speaker_in_the_sentence(blank):
    text = 'It was good, "Weber told Lind." I am glad we met.'
    assert split(blank, text) == ['It was good, "Weber told Lind."', "I am glad we met."]


def test_a_heading_without_a_stop_is_one_sentence(blank):
    assert split(blank, "Weber: Restore the trust") == ["Weber: Restore the trust"]


@pytest.mark.parametrize(
    "dateline",
    ["HAMBURG, Feb. 7 (Reuters) - ", "Berlin (dpa) - ", "MOSCOW, July 8. /TASS/. ", "KYIV, Ukraine — ", "(AP) — "],
)
def test_a_dateline_belongs_to_the_sentence_that_it_opens(shipped, dateline):
    doc = shipped(dateline + "The ministers met on Friday. They will meet again.")
    assert [sentence.text for sentence in doc.sents][1:] == ["They will meet again."]
    verb = next(token for token in doc if token.text == "met")
    assert verb.dep_ == "ROOT"
    assert {token.dep_ for token in doc if token.idx < len(dateline.rstrip())} == {"dep"}


def test_a_bracket_that_credits_nobody_is_no_dateline(shipped):
    doc = shipped("Berlin (East) - the old centre - was rebuilt.")
    assert "dep" not in {token.dep_ for token in doc[:2]}


@pytest.mark.parametrize("text", ["", " ", "\n", ".", '"', "...", "?!", "(AP) -", "A", " . . . ", "’ ’", "•"])
def test_scraps_of_text_are_taken_as_they_are(blank, text):
    assert "".join(sentence.text_with_ws for sentence in blank(text).sents) == text
