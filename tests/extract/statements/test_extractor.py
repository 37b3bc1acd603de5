"""A small corpus of invented copy: for each kind of attribution, the whole statement that it gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Cue, Kind, Stance, Statement

Extract = Callable[..., tuple[Statement, ...]]
Told = tuple[str, str, str, Kind]


def told(statement: Statement) -> Told:
    """Who, by what cue, what, and how."""
    source = statement.source.span.text if statement.source else ""
    cue = statement.cue.span.text if statement.cue else ""
    return source, cue, statement.words, statement.kind


def one(statements: tuple[Statement, ...]) -> Statement:
    (statement,) = statements
    return statement


# fmt: off
CORPUS: dict[str, tuple[str, Told]] = {
    "a party and a state behind the name": (
        '"This bill is about the rights of victims," Sen. Ana Brandt, R-Texas, said.',
        ("Sen. Ana Brandt, R-Texas", "said", '"This bill is about the rights of victims,"', Kind.DIRECT)),
    "a day is nobody": (
        "Sen. Ana Brandt, D-Iowa, Tuesday said the harbour would reopen.",
        ("Sen. Ana Brandt, D-Iowa", "said", "the harbour would reopen", Kind.INDIRECT)),
    "clause before the cue": (
        "The harbour will reopen on Monday, Energy Minister Ana Brandt told reporters.",
        ("Energy Minister Ana Brandt", "told reporters", "The harbour will reopen on Monday", Kind.INDIRECT)),
    "several words for a cue": (
        "Brandt took to Twitter to say that the harbour would reopen.",
        ("Brandt", "took to Twitter to say", "that the harbour would reopen", Kind.INDIRECT)),
    "quoted as saying": (
        "Brandt is quoted as saying that the harbour would reopen.",
        ("Brandt", "is quoted as saying", "that the harbour would reopen", Kind.INDIRECT)),
    "a statement says": (
        "A statement by the ministry said the harbour would reopen.",
        ("A statement by the ministry", "said", "the harbour would reopen", Kind.INDIRECT)),
    "a noun phrase as content": (
        "Residents repeated the allegations of fraud.",
        ("Residents", "repeated", "the allegations of fraud", Kind.INDIRECT)),
    "according to": (
        "According to the harbour master, two ships sank on Friday.",
        ("the harbour master", "According to", "two ships sank on Friday", Kind.INDIRECT)),
    "in the words of": (
        "In the words of the harbour master, the night was \"a disaster\".",
        ("the harbour master", "In the words of", "the night was \"a disaster\"", Kind.MIXED)),
    "an adverb": (
        "The ship was allegedly carrying weapons.",
        ("", "allegedly", "The ship was ... carrying weapons", Kind.INDIRECT)),
    "a passive": (
        "The captain is believed to have fled.",
        ("", "is believed", "The captain ... to have fled", Kind.INDIRECT)),
    "a fear": (
        "Brandt fears that the strike will spread.",
        ("Brandt", "fears", "that the strike will spread", Kind.INDIRECT)),
    "a hope with an infinitive": (
        "Brandt hopes to reach a deal by Friday.",
        ("Brandt", "hopes", "to reach a deal by Friday", Kind.INDIRECT)),
    "words on both sides of the cue": (
        "\"The talks have failed,\" Brandt said, \"and nobody knows what comes next.\"",
        ("Brandt", "said", "\"The talks have failed,\" ... \"and nobody knows what comes next.\"", Kind.DIRECT)),
    "several sentences of one quotation": (
        "\"The talks have failed. We will try again on Monday,\" Brandt said.",
        ("Brandt", "said", "\"The talks have failed. We will try again on Monday,\"", Kind.DIRECT)),
    "a quotation that goes on behind its attribution": (
        "\"The talks have failed,\" Brandt said. \"We will try again on Monday.\"",
        ("Brandt", "said", "\"The talks have failed,\" ... \"We will try again on Monday.\"", Kind.DIRECT)),
    "a quotation over two paragraphs": (
        "\"The talks have failed,\" Brandt said. \"We will try.\n\n\"Nobody wants this strike to go on.\"",
        ("Brandt", "said",
         "\"The talks have failed,\" ... \"We will try. ... \"Nobody wants this strike to go on.\"", Kind.DIRECT)),
    "a quotation below a colon": (
        "Brandt said:\n\n\"The talks have failed and the port stays shut.\"",
        ("Brandt", "said", "\"The talks have failed and the port stays shut.\"", Kind.DIRECT)),
    "a quotation inside a quotation": (
        "“He told me: ‘Go home.’ So I went,” the sailor Omar Haddad said.",
        ("the sailor Omar Haddad", "said", "“He told me: ‘Go home.’ So I went,”", Kind.DIRECT)),
    "coordinated clauses": (
        "Brandt said that the talks had failed and that the port would stay shut.",
        ("Brandt", "said", "that the talks had failed and that the port would stay shut", Kind.INDIRECT)),
    "guillemets": (
        "«The talks have failed,» Brandt said.",
        ("Brandt", "said", "«The talks have failed,»", Kind.DIRECT)),
    "double single marks": (
        "''The talks have failed,'' Brandt said.",
        ("Brandt", "said", "''The talks have failed,''", Kind.DIRECT)),
    "a mark on the wrong side of a space": (
        "\"The talks have failed, \"Brandt said.",
        ("Brandt", "said", "\"The talks have failed, \"", Kind.DIRECT)),
    "an unnamed source": (
        "A senior official who asked not to be named said the talks had failed.",
        ("A senior official who asked not to be named", "said", "the talks had failed", Kind.INDIRECT)),
    "nobody but the agency": (
        "The port was closed, AFP reports.",
        ("AFP", "reports", "The port was closed", Kind.INDIRECT)),
    "no attribution at all": (
        "The port was closed on Friday.",
        ("", "", "The port was closed on Friday.", Kind.REPORTED)),
}
# fmt: on


@pytest.mark.parametrize("case", CORPUS)
def test_copy_gives_the_statement(case: str, extract: Extract) -> None:
    text, expected = CORPUS[case]
    assert told(one(extract(text))) == expected


@pytest.mark.parametrize(
    ("text", "stance", "negated"),
    [
        ("Brandt said that the talks had failed.", Stance.SAYS, False),
        ("Brandt denied that the talks had failed.", Stance.DENIES, False),
        ("Brandt confirmed that the talks had failed.", Stance.CONFIRMS, False),
        ("Brandt did not confirm that the talks had failed.", Stance.CONFIRMS, True),
        ("Brandt accused the unions of sabotage.", Stance.ACCUSES, False),
        ("The unions demanded higher wages.", Stance.DEMANDS, False),
        ("The unions promised to return to work.", Stance.PROMISES, False),
        ("The unions accepted that the talks had failed.", Stance.ACCEPTS, False),
        ("Brandt warned that the strike would spread.", Stance.WARNS, False),
        ("Brandt thinks the strike will spread.", Stance.BELIEVES, False),
        ("Brandt doubts that the strike will spread.", Stance.DOUBTS, False),
    ],
)
def test_the_cue_tells_what_the_speaker_does(text: str, stance: Stance, negated: bool, extract: Extract) -> None:
    cue = one(extract(text)).cue
    assert cue == Cue(cue.span, stance, negated) if cue else False


def test_a_report_inside_of_a_report_is_a_statement_in_the_chain_of_the_outer_one(extract: Extract) -> None:
    outer, inner = extract("Chancellor Hans Weber said that Brandt had denied the report.")
    assert told(outer) == ("Chancellor Hans Weber", "said", "that Brandt had denied the report", Kind.INDIRECT)
    assert told(inner) == ("Brandt", "denied", "the report", Kind.INDIRECT)
    assert (inner.parent, inner.chain) == (outer.id, ("Hans Weber", "Brandt"))


@pytest.mark.parametrize(
    ("text", "agency", "chain"),
    [
        ("Brandt said that the port was closed, AFP reports.", "AFP", ("AFP", "Brandt")),
        ("The port was closed, Brandt said, AFP reports.", "AFP", ("AFP", "Brandt")),
        ("AFP reported on Friday that the port was closed.", "AFP", ("AFP",)),
        ("Reuters news agency quoted Brandt as saying the port was closed.", "Reuters", ("Reuters", "Brandt")),
        ("Brandt told RIA Novosti that the port was closed.", "RIA Novosti", ("RIA Novosti", "Brandt")),
        ("OSLO (AP) - Brandt said that the port was closed.", "AP", ("AP", "Brandt")),
        ("OSLO, May 2. /TASS/. Brandt said that the port was closed.", "TASS", ("TASS", "Brandt")),
        (
            "Brandt told RIA Novosti ahead of the summit in Oslo that the port was closed, the AFP reports.",
            "AFP",
            ("AFP", "RIA Novosti", "Brandt"),
        ),
    ],
)
def test_the_chain_runs_from_the_nearest_agency_to_the_speaker(
    text: str, agency: str, chain: tuple[str, ...], extract: Extract
) -> None:
    statement = extract(text)[-1]
    assert (statement.agency, statement.chain) == (agency, chain)
    assert "reports" not in statement.words
    assert "port was closed" in statement.words


def test_a_credit_covers_its_sentence_and_no_other(extract: Extract) -> None:
    first, second, third = extract(
        "The port was closed, Brandt said, AFP reports. Brandt added that ships were waiting. Trains ran on time.",
        outlet="The Daily Pier",
    )
    assert [first.agency, second.agency, third.agency] == ["AFP", "The Daily Pier", "The Daily Pier"]


def test_a_medium_that_cites_an_agency_is_nearer_than_it(extract: Extract) -> None:
    statement = one(extract("According to state television, citing Interfax, the port was closed."))
    assert told(statement) == ("state television", "According to", "the port was closed", Kind.INDIRECT)
    assert (statement.agency, statement.chain) == ("Interfax", ("Interfax",))


def test_words_of_caution_stay_with_the_claim(extract: Extract) -> None:
    claim, caution = extract("The army says it has taken the town. The claim could not be independently verified.")
    assert [hedge.text for hedge in claim.hedges] == ["could not be independently verified"]
    assert caution.kind is Kind.REPORTED


def test_scare_quotes_and_nicknames_are_no_statements(extract: Extract) -> None:
    statement = one(extract('Sailors call the "red mile" home, and Tony "the Hammer" Russo lived there for years.'))
    assert statement.source is None or statement.kind is not Kind.DIRECT


def test_an_article_gives_the_same_ids_again_and_its_reprint_others(extract: Extract) -> None:
    text = 'Brandt said that the port was shut. "Nobody is to blame," she added. Trains ran on time.'
    first, again, reprint = extract(text, key="a.txt"), extract(text, key="a.txt"), extract(text, key="b.txt")
    assert [statement.id for statement in first] == [statement.id for statement in again]
    assert len({statement.id for statement in (*first, *reprint)}) == 6


def test_a_headline_with_an_attribution_is_that_statement(extract: Extract) -> None:
    text = "Brandt denies that talks have failed\n\nThe port stayed shut on Friday."
    headline, body = extract(text, headings=("Brandt denies that talks have failed",))
    assert told(headline) == ("Brandt", "denies", "that talks have failed", Kind.INDIRECT)
    assert body.kind is Kind.REPORTED


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Brandt said that the port was shut.", "Brandt", "that the port was shut"),
        ('"The port is shut," said Ana Brandt.', "Ana Brandt", '"The port is shut,"'),
        ("The port is shut for good, Brandt said.", "Brandt", "The port is shut for good"),
        ("According to Brandt, the port is shut.", "Brandt", "the port is shut"),
        ("Brandt, the energy minister, said the port was shut.", "Brandt, the energy minister", "the port was shut"),
    ],
)
def test_rules_alone_find_the_common_forms(text: str, source: str, words: str, extract_by_rules: Extract) -> None:
    statement = one(extract_by_rules(text))
    assert statement.source
    assert (statement.source.span.text, statement.words) == (source, words)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Brandt was held at the northern airport of Port Vessel on Friday after police said she carried a knife.",
        "Norland then imposed sweeping new sanctions on its neighbour, and Tavria accused it of theft.",
    ],
)
def test_a_claim_of_the_agency_beside_an_attributed_one_is_not_lost(extract: Extract, text: str) -> None:
    told = {statement.kind: statement.words for statement in extract(text)}
    assert told[Kind.REPORTED] == text
    assert told[Kind.INDIRECT] in text


def test_a_sentence_that_is_wholly_attributed_is_told_once(extract: Extract) -> None:
    assert one(extract("Ana Brandt said on Friday that the northern port was shut.")).kind is Kind.INDIRECT
