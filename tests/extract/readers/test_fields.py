"""Statuses, urgencies, embargoes, senders and subject codes, in the one form that an article has."""

import pytest

from extract.readers.credits import dateline_of, place_of
from extract.readers.fields import embargo, sender, status, subjects, urgency


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("stat:usable", "usable"),
        ("Usable", "usable"),
        ("stat:canceled", "canceled"),
        ("Killed", "canceled"),
        ("withdrawn", "canceled"),
        ("stat:withheld", "withheld"),
        ("Embargoed", "embargoed"),
        ("", ""),
    ],
)
def test_statuses_are_the_iptcs_words_or_the_senders_own(word: str, known: str) -> None:
    assert status(word) == known


@pytest.mark.parametrize(
    ("word", "scaled"), [("4", ("4", "iptc")), ("B", ("b", "anpa")), ("Urgent", ("Urgent", "")), ("", ("", ""))]
)
def test_the_two_scales_of_urgency_are_kept_apart(word: str, scaled: tuple[str, str]) -> None:
    assert urgency(word) == scaled


@pytest.mark.parametrize(
    ("time", "note", "until"),
    [
        ("2024-05-03T18:00:00+02:00", "", "2024-05-03T18:00:00+02:00"),
        ("20240503T000100+0100", "Embargoed to 0001 Friday May 3", "2024-05-03T00:01:00+01:00"),
        ("", "See photos. Embargoed to 0001 Friday May 3", "Embargoed to 0001 Friday May 3"),
        ("", "Sperrfrist 3. Mai 19.00 Uhr", "Sperrfrist 3. Mai 19.00 Uhr"),
        ("0001-01-01T00:00:00", "", ""),
        ("", "Photos follow.", ""),
    ],
)
def test_an_embargo_is_a_time_or_the_senders_words(time: str, note: str, until: str) -> None:
    assert embargo(time, note) == until


def test_a_sender_is_found_by_name_or_by_the_domain_in_an_id() -> None:
    assert sender("", "Deutsche Presse-Agentur GmbH") == "dpa"
    assert sender("somebody", "urn:newsml:afp.com:20240503:1") == "AFP"
    assert sender("tag:reuters.com,0000:newsml_X1") == "Reuters"
    assert sender("somebody", "urn:newsml:example.org:1") == ""


def test_older_codes_have_one_name_under_every_scheme() -> None:
    codes = ["04016000", "sttsubj:04016000", "subj:11003000", "medtop:20000574", "dpasubject:432", "", "04016000"]
    assert subjects(codes) == ("subj:04016000", "subj:11003000", "medtop:20000574", "dpasubject:432")


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("LONDON (Reuters) - The bridge", ("LONDON", "Reuters")),
        ("BUFFALO, N.Y. (AP) — The bridge", ("BUFFALO, N.Y.", "AP")),
        ("MOSCOW, July 8. /TASS/. The bridge", ("MOSCOW, July 8", "TASS")),
        ("(ANSA) - ROMA, 3 MAG - Il ponte", ("ROMA, 3 MAG", "ANSA")),
        ("Kiew (dpa/AFP) - Die Brücke", ("Kiew", "dpa")),
        ("HONOLULU (AP) _ The bridge", ("HONOLULU", "AP")),
        ("(Reuters) - The bridge", ("", "Reuters")),
        ("WASHINGTON — The bridge", ("WASHINGTON", "")),
        ("The mayor (Labour) - a former minister - said", ("", "")),
        ("He told the news agency (AP) that it was open", ("", "")),
        ("The bridge is open.", ("", "")),
    ],
)
def test_datelines_in_the_forms_of_the_agencies(paragraph: str, found: tuple[str, str]) -> None:
    assert dateline_of(paragraph) == found


@pytest.mark.parametrize(
    ("sent", "place"),
    [("Berlin (dpa) - ", "Berlin"), ("SILVER SPRING, Md.", "SILVER SPRING, Md."), ("2024-05-03 10:00 GMT", "")],
)
def test_a_dateline_sent_as_a_field_is_its_place(sent: str, place: str) -> None:
    assert place_of(sent) == place
