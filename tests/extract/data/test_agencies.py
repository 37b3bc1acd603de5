"""Which agency a piece of copy names."""

from collections import Counter

import pytest

from extract.data.agencies import agencies, agency_of_domain, find_agency, is_outlet


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the minister said, AFP reports.", "AFP"),
        ("LONDON (Reuters) - The bridge", "Reuters"),
        ("MOSCOW, July 8. /TASS/. The bridge", "TASS"),
        ("REUTERS", "Reuters"),
        ("he told RIA Novosti on Friday", "RIA Novosti"),
        ("The Associated Press contributed", "AP"),
        ("the Guardian reported", "Guardian"),
        ("according to the Interfax-Ukraine news agency", "Interfax-Ukraine"),
        ("told Agence France-Presse", "AFP"),
    ],
)
def test_running_text_names_its_agency(text: str, name: str) -> None:
    assert find_agency(text) == name


@pytest.mark.parametrize("text", ["ap", "AP", "(AP)", "/ap/", "Associated Press", " (ap) - "])
def test_a_credit_counts_in_any_case_and_dress(text: str) -> None:
    assert find_agency(text) == "AP"


@pytest.mark.parametrize(
    "text",
    ["an ap that we wrote", "Time for a map of the MENA region", "the PA said in Ramallah", "apnews.example", ""],
)
def test_ordinary_words_are_no_agency(text: str) -> None:
    assert find_agency(text) == ""


def test_the_first_agency_named_is_the_one_found() -> None:
    assert find_agency("Xinhua, quoting KCNA, said") == "Xinhua"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.bbc.co.uk", "BBC"),
        ("edition.cnn.com", "CNN"),
        ("notcnn.com", ""),
        ("com", ""),
        ("", ""),
        ("DPA.com", "dpa"),
    ],
)
def test_a_domain_belongs_to_its_owner_and_to_no_look_alike(host: str, name: str) -> None:
    assert agency_of_domain(host) == name


def test_the_list_is_consistent() -> None:
    names = [agency.name for agency in agencies()]
    assert len(names) == len(set(names))
    assert {agency.kind for agency in agencies()} == {"agency", "outlet"}
    forms = Counter(
        form for one in agencies() for form in {name.casefold() for name in (one.name, *one.aliases, *one.credits)}
    )
    assert [form for form, count in forms.items() if count > 1] == []
    domains = Counter(domain for agency in agencies() for domain in agency.domains)
    assert [domain for domain, count in domains.items() if count > 1] == []


def test_outlets_are_told_from_agencies() -> None:
    assert is_outlet("BBC")
    assert not is_outlet("AFP")
    assert not is_outlet("The Village Gazette")
