"""Stories that are compared and decided on, an agency an account."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extract.comparison import compare
from extract.model import By, Comparison, Row
from extract.review.model import Decision, Reviewed
from extract.review.overlay import lay_over
from extract.review.store import Store, open_store
from extract.settings import Settings
from extract.topics import Topic, Topics
from tests.extract.matching.conftest import Desk
from tests.extract.review.postgresql import Server, find_programs

TOPICS = Topics(topics={"elections": Topic(title="Elections"), "sea": Topic(title="At sea")})

FERRY = "The ferry Aurora sank off Varna in heavy seas late on Sunday, killing 14 people."
FERRY_TOO = "Fourteen people died when the ferry Aurora sank in heavy seas off Varna on Sunday night."
FERRY_THREE = "At least 14 people were killed when the ferry Aurora sank off Varna in heavy seas on Sunday."
OWNER = "The Aurora's owner, Blackline Shipping, said the vessel had passed an inspection in March."
OWNER_TOO = "Blackline Shipping, which owns the Aurora, said that the vessel passed its inspection in March."
STRIKE = "Bus drivers in the capital will walk out on Thursday over pay."
PRICES = "Wheat futures rose in Chicago on fears of a dry spring."


class ReviewDesk:
    """Stories, the decisions on them, and what both come to; decisions are numbered as a store would."""

    def __init__(self) -> None:
        self.copy = Desk()
        self.log: list[Decision] = []

    def story(self, agency: str, *sentences: str, **fields: object) -> None:
        self.copy.story(agency, *sentences)
        self.copy.articles[-1] = replace(self.copy.articles[-1], **fields)  # type: ignore[arg-type]

    def comparison(self, by: By = By.AGENCY) -> Comparison:
        return compare(self.copy.articles, self.copy.statements, TOPICS, Settings(), by)

    def laid(self, by: By = By.AGENCY) -> Reviewed:
        return lay_over(self.comparison(by), self.log, TOPICS)

    def keep(self, drafts: Sequence[Decision]) -> tuple[Decision, ...]:
        kept = tuple(replace(one, number=len(self.log) + place) for place, one in enumerate(drafts, 1))
        self.log += kept
        return kept

    def row(self, words: str, by: By = By.AGENCY) -> Row:
        """The row of the statement ``words``."""
        return row_of(self.laid(by), words)


def row_of(reviewed: Reviewed, words: str) -> Row:
    return next(row for row in reviewed.comparison.rows if words in texts(row))


def texts(row: Row) -> set[str]:
    return {one.words for one in row.statements}


@pytest.fixture
def desk() -> ReviewDesk:
    """Three agencies on a ferry, two on its owner, and something that each has alone."""
    desk = ReviewDesk()
    desk.story("AFP", FERRY, OWNER, STRIKE)
    desk.story("Reuters", FERRY_TOO, OWNER_TOO, PRICES)
    desk.story("AP", FERRY_THREE)
    return desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "decisions.db"


@pytest.fixture
def store(path: Path) -> Store:
    return open_store(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """A server of the tests' own. Without the program the test is skipped, or fails where it is required."""
    programs = find_programs()
    if programs is None:
        if os.environ.get("WIRESIDE_REQUIRE_POSTGRESQL"):
            pytest.fail("PostgreSQL is required and not installed (Debian: apt-get install postgresql)")
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    server = Server(programs)
    server.start()
    yield server
    server.remove()


@pytest.fixture
def postgresql_database(postgresql_server: Server) -> str:
    """The URL of an empty database."""
    return postgresql_server.new_database()
