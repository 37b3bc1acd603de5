"""Copy without spaces is taken apart in pieces, and nothing of it is lost."""

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    "text", ['"' * 3000, "a" * 3000, "Rain fell. " + "x'" * 1500 + " Then it stopped.", "don't stop"]
)
def test_the_tokens_are_the_text(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert [text[token.idx : token.idx + len(token)] for token in doc] == [token.text for token in doc]


def test_a_long_word_comes_in_pieces_and_plain_copy_does_not(nlp: Language) -> None:
    assert max(len(token) for token in nlp.make_doc("a" * 3000)) <= 100
    assert [token.text for token in nlp.make_doc("Rain fell.")] == ["Rain", "fell", "."]


@pytest.mark.parametrize("marks", ["'", '"', "’", "'\"", "--", "*"])
def test_a_line_of_marks_costs_no_more_tokens_than_a_line_of_words(nlp: Language, marks: str) -> None:
    assert len(nlp.make_doc(f"Rain fell. {marks * 20_000} Then it stopped.")) < len(marks) * 20_000 / 50
