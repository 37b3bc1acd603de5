"""Kills, embargoes and corrections are told, and told no longer when they are settled."""

from datetime import UTC, datetime, timedelta

import pytest

from extract.model import Article
from extract.readers.alerts import alerts

NOW = datetime(2024, 5, 3, 12, 0, tzinfo=UTC)


def article(key: str, version: str = "1", **fields: str) -> Article:
    values = {"story": "guid", "agency": "AP", "headline": "Storm", **fields}
    return Article(key=key, path=key, format="text", text="", paragraphs=(), version=version, **values)  # type: ignore[arg-type]


def told(*articles: Article) -> list[str]:
    return [str(alert) for alert in alerts(articles, NOW)]


def test_plain_copy_gives_no_alert() -> None:
    assert told(article("a"), article("b", "2")) == []


def test_a_kill_comes_before_an_embargo_and_a_correction() -> None:
    assert told(
        article("c", story="other", status="corrected", headline="Vote"),
        article("e", story="third", embargo="2024-05-03T14:00:00+00:00", agency="dpa", headline="Figures"),
        article("a"),
        article("b", "2", status="canceled"),
    ) == ["KILLED AP: Storm", "EMBARGO dpa until 2024-05-03T14:00:00+00:00: Figures", "CORRECTED AP: Vote"]


def test_a_correction_that_a_later_version_replaced_is_settled() -> None:
    assert told(article("a"), article("b", "2", status="corrected"), article("c", "3")) == []


@pytest.mark.parametrize(
    ("until", "held"),
    [
        ((NOW + timedelta(minutes=1)).isoformat(), True),
        ((NOW - timedelta(minutes=1)).isoformat(), False),
        ("2024-05-03T11:00:00", True),  # no zone: it may be later than it looks
        ("until the minister has spoken", True),
    ],
)
def test_an_embargo_holds_until_its_time_is_surely_past(until: str, held: bool) -> None:
    assert bool(told(article("a", embargo=until))) is held
