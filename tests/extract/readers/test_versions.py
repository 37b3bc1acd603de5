"""Which version stands, and what replaced what."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from extract.model import Article, ArticleKind, Created
from extract.readers.fields import kind_of
from extract.readers.times import created
from extract.readers.versions import Change, change_of, current, embargoed, versions

FIRST = datetime(2024, 5, 3, 8, 0, tzinfo=UTC)


def article(key: str, minutes: int | None = 0, **fields: str) -> Article:
    made = None if minutes is None else Created(FIRST + timedelta(minutes=minutes))
    return Article(key=key, path=key, format="text", text="", paragraphs=(), created=made, **fields)  # type: ignore[arg-type]


def test_the_newest_version_stands_and_the_others_are_kept() -> None:
    ninth = article("c", 60, story="s", version="9")
    tenth = article("a", 90, story="s", version="10")
    third = article("b", 5, story="s", version="3")
    (story,) = versions([tenth, third, ninth])
    assert [version.article.key for version in story.versions] == ["b", "c", "a"]
    assert [version.replaces for version in story.versions] == ["", "b", "c"]
    assert [version.change for version in story.versions] == [Change.NEW, Change.UPDATE, Change.UPDATE]
    assert story.stands == tenth
    assert current([tenth, third, ninth]) == (tenth,)


def test_versions_made_in_the_same_minute_are_ordered_by_their_number() -> None:
    (story,) = versions([article("b", 0, story="s", version="10"), article("a", 0, story="s", version="9")])
    assert [version.article.key for version in story.versions] == ["a", "b"]


def test_versions_are_ordered_by_number_where_a_time_has_no_zone() -> None:
    zoned = article("a", 600, story="s", version="1")
    bare = Article("b", "b", "text", "", (), story="s", version="2", created=Created(datetime(2024, 5, 3, 9, 0)))
    assert versions([bare, zoned])[0].stands == bare


def test_times_in_different_zones_are_compared_as_times() -> None:
    tokyo = timezone(timedelta(hours=9))
    early = Article("a", "a", "text", "", (), story="s", created=Created(datetime(2024, 5, 3, 16, 0, tzinfo=tokyo)))
    late = article("b", 0, story="s")
    assert versions([late, early])[0].stands == late


def test_nothing_of_a_killed_story_stands() -> None:
    first, kill = article("a", 0, story="s"), article("b", 30, story="s", status="canceled")
    (story,) = versions([first, kill])
    assert story.killed
    assert story.stands is None
    assert current([first, kill]) == ()


def test_a_story_that_comes_back_after_a_kill_stands() -> None:
    killed = article("a", 0, story="s", status="canceled")
    again = article("b", 30, story="s")
    assert current([killed, again]) == (again,)


def test_a_part_is_attached_until_a_version_takes_it_in() -> None:
    first = article("a", 0, agency="AP", slug="BC-EU--Orlo-Bridge")
    add = article("b", 10, agency="AP", slug="BC-EU--Orlo-Bridge, 1st Add")
    lead = article("c", 20, agency="AP", slug="BC-EU--Orlo-Bridge, 1st Ld-Writethru")
    (story,) = versions([first, add])
    assert story.stands == first
    assert story.parts == (add,)
    (story,) = versions([first, add, lead])
    assert story.stands == lead
    assert story.parts == ()
    assert [version.replaces for version in story.versions] == ["", "", "a"]


def test_one_slug_of_two_agencies_is_two_stories() -> None:
    assert len(versions([article("a", agency="AP", slug="ORLO"), article("b", agency="AFP", slug="ORLO")])) == 2


def test_a_slug_that_comes_back_days_later_is_another_story() -> None:
    days = [article(str(day), day * 60 * 72, agency="AP", slug="Weather") for day in range(3)]
    assert len(versions(days)) == 3


def test_copy_without_id_and_slug_stands_alone() -> None:
    assert len(current([article("a"), article("b")])) == 2


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({"headline": "WITHDRAWN-Bridge at Orlo reopens"}, Change.KILL),
        ({"headline": "KILL: Bridge at Orlo reopens"}, Change.KILL),
        ({"slug": "BC-EU--Orlo-Bridge, Kill"}, Change.KILL),
        ({"note": "Eds: Please kill BC-EU--Orlo-Bridge."}, Change.KILL),
        ({"note": "The story slugged ORLO is withdrawn."}, Change.KILL),
        ({"headline": "Three people killed at Orlo"}, Change.NEW),
        ({"headline": "Kill switch for cars passed"}, Change.NEW),
        ({"headline": "Army says 3 killed"}, Change.NEW),
        ({"headline": "CORRECTED-Bridge at Orlo reopens"}, Change.CORRECTION),
        ({"headline": "REFILE-Bridge at Orlo reopens"}, Change.CORRECTION),
        ({"headline": "Corrected maps show the bridge"}, Change.NEW),
        ({"signal": "sig:correction"}, Change.CORRECTION),
        ({"signal": "edStat:C prodId:TXT"}, Change.CORRECTION),
        ({"headline": "UPDATE 2-Bridge at Orlo reopens"}, Change.UPDATE),
        ({"slug": "BC-EU--Orlo-Bridge, 3rd Ld-Writethru"}, Change.UPDATE),
        ({"signal": "2ND LEAD, 3RD NET"}, Change.UPDATE),
        ({"note": "UPDATES with mayor"}, Change.UPDATE),
        ({"headline": "RPT-Bridge at Orlo reopens"}, Change.REPEAT),
        ({"signal": "ADD 1"}, Change.PART),
        ({"slug": "Orlo-Bridge, Take 2"}, Change.PART),
        ({"headline": "Add salt, say cooks of Orlo"}, Change.NEW),
        ({"headline": "Update on the bridge of Orlo"}, Change.NEW),
    ],
)
def test_what_a_version_says_that_it_is(fields: dict[str, str], change: Change) -> None:
    assert change_of(article("a", **fields)) is change


@pytest.mark.parametrize(
    ("embargo", "locked"),
    [
        ("2024-05-03T09:00:00+00:00", True),
        ("2024-05-03T09:00:00+02:00", False),
        ("2024-05-03T07:00:00", True),  # a time without a zone is no time to rely on
        ("Embargoed to 0001 Friday", True),
        ("", False),
    ],
)
def test_an_embargo_holds_until_its_time(embargo: str, locked: bool) -> None:
    assert embargoed(article("a", embargo=embargo), FIRST) is locked


def test_withheld_copy_is_locked() -> None:
    assert embargoed(article("a", status="withheld"), FIRST)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("20240503T081530Z", "2024-05-03T08:15:30+00:00"),
        ("20240503T081530+0900", "2024-05-03T08:15:30+09:00"),
        ("20240503T0815", "2024-05-03T08:15:00"),
        ("2024-05-03 08:15:30", "2024-05-03T08:15:30"),
        ("2024-05-03T08:15:30.000Z", "2024-05-03T08:15:30+00:00"),
        ("2024-05-03T08:15:30+0000", "2024-05-03T08:15:30+00:00"),
    ],
)
def test_times_in_every_form_of_the_standard(text: str, time: str) -> None:
    assert str(created(text)) == time


@pytest.mark.parametrize("text", ["", "2024-05-03", "soon", "20241303T081530Z", "99999999T999999Z", None])
def test_what_is_no_time(text: str | None) -> None:
    assert created(text) is None


def test_of_a_version_that_came_twice_the_one_with_its_text_stands() -> None:
    told = article("a", story="s", version="3")
    link = Article("b", "b", "text", "", (), story="s", version="3", created=told.created, kind=ArticleKind.LINK)
    assert current([told, link]) == (told,)


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("dpa-Tagesvorschau Politik", ArticleKind.AGENDA),
        ("DIARY-Top economic events", ArticleKind.AGENDA),
        ("POLITICS-WEEK AHEAD", ArticleKind.AGENDA),
        ("ADVISORY-Bridge story withheld", ArticleKind.ADVISORY),
        ("PRESS DIGEST-Orlo papers", ArticleKind.SUMMARY),
        ("AP Top Political News at 11:23 p.m.", ArticleKind.SUMMARY),
        ("Diary of a bridge builder", ArticleKind.STORY),
        ("Press digests the mayor's words", ArticleKind.STORY),
        ("AP names new editor", ArticleKind.STORY),
        ("Table talk at the summit", ArticleKind.STORY),
    ],
)
def test_headlines_say_what_is_no_story(headline: str, kind: ArticleKind) -> None:
    assert kind_of([], headline) is kind
