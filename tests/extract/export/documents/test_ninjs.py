"""The item for a content management system: what ninjs 3.0 allows, and nothing that the copy does not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Literal

import lxml.html
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from extract.export.documents.ninjs import Item, item
from extract.export.documents.report import report
from extract.model import Comparison
from extract.review.model import Reviewed

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)

Uri = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")]
Text = Annotated[str, StringConstraints(min_length=1)]


class Strict(BaseModel):
    """The standard knows no other properties than those that it names."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Standard(Strict):
    name: Text
    version: Text
    schema_: Uri = Field(alias="schema")


class Worded(Strict):
    """A headline or a body."""

    value: Text
    role: Text | None = None
    contentType: Text | None = None  # noqa: N815


class Named(Strict):
    """A subject or a source of information."""

    name: Text | None = None
    rel: Text | None = None
    uri: Uri | None = None


class AltId(Strict):
    role: Text
    value: Text


class Ninjs(Strict):
    """The properties of ninjs 3.0 that an item for a text can have, as the standard names and limits them."""

    uri: Uri
    standard: Standard | None = None
    type: Literal["text"]
    representationType: Literal["full", "partial"]  # noqa: N815
    profile: Text | None = None
    version: Text | None = None
    versionCreated: Annotated[AwareDatetime, Field(strict=False)] | None = None  # noqa: N815
    embargoed: Annotated[AwareDatetime, Field(strict=False)] | None = None
    pubStatus: Literal["usable", "withheld", "canceled"] | None = None  # noqa: N815
    urgency: Annotated[int, Field(ge=1, le=9)] | None = None
    language: Text | None = None
    title: Text | None = None
    headlines: list[Worded] = []
    edNote: Text | None = None  # noqa: N815
    bodies: list[Worded] = []
    subjects: list[Named] = []
    infoSources: list[Named] = []  # noqa: N815
    altIds: list[AltId] = []  # noqa: N815
    slugline: Text | None = None
    by: Text | None = None
    located: Text | None = None
    associations: list[Association] = []


class Association(Ninjs):
    name: Text


def made(reviewed: Reviewed, at: datetime = NOON) -> Item:
    """The item, which holds to the standard."""
    found = item(reviewed.comparison, report(reviewed, at), at)
    TypeAdapter(Ninjs).validate_python(found)
    return found


def test_an_item_has_the_comparison_as_its_body_and_the_articles_as_associations(reviewed: Reviewed) -> None:
    found = made(reviewed)
    (body,) = found["bodies"]
    assert body["contentType"] == "text/html"
    words = " ".join(lxml.html.fragment_fromstring(body["value"], create_parent=True).text_content().split())
    assert "12 [number] ships had left the port" in words
    assert "Call the harbour master." in words
    assert [one["name"] for one in found["infoSources"]] == ["Norpress", "Tavpress", "Varnews"]
    assert [one["headlines"][0]["value"] for one in found["associations"][:2]] == ["Port opens", "Harbour open"]
    assert not any("bodies" in one for one in found["associations"])


def test_the_body_has_no_ids_links_or_styles_that_could_clash_with_a_page_around_it(reviewed: Reviewed) -> None:
    body = lxml.html.fragment_fromstring(made(reviewed)["bodies"][0]["value"], create_parent=True)
    assert not body.xpath(".//*[@id] | .//a | .//style | .//*[@style] | .//*[@aria-labelledby]")


def test_what_the_copy_does_not_say_is_absent(reviewed: Reviewed) -> None:
    ours, theirs, other = made(reviewed)["associations"]
    assert ours["uri"] == "urn:newsml:norpress:1"
    assert (ours["version"], ours["versionCreated"], ours["urgency"]) == ("2", "2026-05-03T11:30:00+02:00", 3)
    assert ours["subjects"] == [{"rel": "about", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000062"}]
    assert "versionCreated" not in theirs  # its zone is unknown
    assert theirs["altIds"] == [{"role": "sender", "value": "1234 5678"}]  # no uniform name, so not its name here
    assert not {"version", "versionCreated", "headlines", "edNote", "altIds"} & set(other)


def test_the_same_stories_compared_again_are_a_newer_version_of_the_same_item(comparison: Comparison) -> None:
    before = made(Reviewed(comparison))
    after = made(Reviewed(comparison), datetime(2026, 5, 3, 13, 0, tzinfo=UTC))
    assert before["uri"] == after["uri"]
    assert before["version"] < after["version"]
    others = replace(comparison, articles=comparison.articles[:2])
    assert made(Reviewed(replace(others, topics=())))["uri"] != before["uri"]


def test_an_item_with_an_alert_over_it_is_withheld_and_says_why(comparison: Comparison) -> None:
    warned = made(Reviewed(comparison))
    assert (warned["pubStatus"], warned["edNote"]) == ("withheld", "CORRECTED Norpress: Port opens")
    assert made(Reviewed(replace(comparison, alerts=())))["pubStatus"] == "usable"


def test_hostile_copy_is_text_in_the_body_and_the_item_holds_to_the_standard(hostile: Reviewed) -> None:
    found = made(hostile)
    body = lxml.html.fragment_fromstring(found["bodies"][0]["value"], create_parent=True)
    assert not body.xpath(".//script | .//img | .//@onerror")
    assert "\x1b" not in str(found)
