from __future__ import annotations

import pytest

from extract.model import Article
from extract.statements.credits import Part, agency_of, chain_of, find_credits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port is shut, AFP reports.", [("AFP", Part.REPORTS)]),
        ("The port is shut, according to Reuters.", [("Reuters", Part.REPORTS)]),
        ("OSLO (AP) - The port is shut.", [("AP", Part.REPORTS)]),
        ("OSLO, May 2 /TASS/. The port is shut.", [("TASS", Part.REPORTS)]),
        ("Brandt told RIA Novosti that the port is shut.", [("RIA Novosti", Part.TOLD)]),
        ("Brandt told RIA Novosti it is shut, AFP reported.", [("AFP", Part.REPORTS), ("RIA Novosti", Part.TOLD)]),
        ("According to state television, citing Interfax, it is shut.", [("Interfax", Part.CITED)]),
        ("Reuters news agency quoted him as saying it is shut.", [("Reuters", Part.REPORTS)]),
        ("Reuters opened an office in the port.", []),
    ],
)
def test_what_a_sentence_makes_of_an_agency(text: str, expected: list[tuple[str, Part]]) -> None:
    assert [(credit.name, credit.part) for credit in find_credits(text)] == expected


def article(agency: str = "", outlet: str = "") -> Article:
    return Article(key="a", path="a", format="text", text="", paragraphs=(), agency=agency, outlet=outlet)


def test_the_chain_begins_with_the_agency_that_sent_the_copy() -> None:
    credits_found = find_credits("Brandt told RIA Novosti that the port is shut.")
    assert chain_of(article(agency="AFP"), credits_found) == ("AFP", "RIA Novosti")
    assert agency_of(article(agency="AFP"), credits_found) == "AFP"


def test_the_nearest_credited_agency_has_the_statement() -> None:
    credits_found = find_credits("Brandt told RIA Novosti that the port is shut, AFP reports.")
    assert agency_of(article(outlet="The Daily Pier"), credits_found) == "AFP"
    assert agency_of(article(outlet="The Daily Pier"), []) == "The Daily Pier"
    assert agency_of(article(), []) == ""
