"""The Canadian Press's own XML: a "Publish" with content items whose text is HTML, set as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.readers.border.xml import words
from extract.readers.draft import Draft
from extract.readers.fields import embargo, kind_of, sender
from extract.readers.formats.ninjs import parsed_markup
from extract.readers.times import created

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FORMAT = "agency-xml"
_OWN = "Canadian Press"
_LANGUAGES = {"1": "en", "2": "fr"}


def read_agency_xml(root: Element) -> Iterator[Draft]:
    """Every content item with text."""
    for item in root.iterfind("ContentItem"):
        note = words(item, "EditorNote", "EditorsNote", "Advisory")
        draft = Draft(
            FORMAT,
            id=words(item, "FileName") or words(item, "ContentItemID"),
            # The first sender's id, set apart from it: this is The Canadian Press's edition, not a version of theirs.
            story=f"cp:{words(item, 'SystemSlug') or words(item, 'ContentItemID')}",
            created=created(words(root, "PublishDateTime") or words(item, "UpdatedDateTime")),
            headline=words(item, "Headline", "Headline2"),
            slug=words(item, "SlugProper"),
            byline=words(item, "Byline"),
            dateline=words(item, "City"),
            credit=words(item, "Credit") or words(item, "Source"),
            language=_LANGUAGES.get(words(item, "Language"), ""),
            note=note,
            embargo=embargo(words(item, "EmbargoTime"), note),
            blocks=parsed_markup("".join(item.findtext("ContentText") or "")),
        )
        draft.kind = kind_of([words(item, "Category")], draft.headline)
        draft.agency = sender(words(item, "Source"), draft.credit)
        draft.outlet = _OWN
        yield draft
