"""RSS and Atom, through feedparser.

A feed is parsed by the hardened parser first, and feedparser gets what that leaves: a document without a type
declaration and without entities. Feeds mostly carry summaries; then that is what there is to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from extract.data.agencies import agency_of_address, find_agency, is_outlet
from extract.model import Created
from extract.readers.border.encoding import UnreadableError
from extract.readers.draft import Draft
from extract.readers.markup import fragment_blocks
from extract.readers.times import created

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FORMAT = "rss-atom"
_MOST_ENTRIES = 2_000


def read_feed(root: Element) -> Iterator[Draft]:
    """Every entry of a feed."""
    import feedparser
    from lxml import etree

    if sum(1 for _ in root.iter("{*}item", "{*}entry")) > _MOST_ENTRIES:
        raise UnreadableError(f"a feed of more than {_MOST_ENTRIES:,} entries")
    feed = feedparser.parse(etree.tostring(root, encoding="utf-8"), sanitize_html=True, resolve_relative_uris=False)
    for entry in feed.entries:
        yield _entry(entry, feed.feed)


def _entry(entry: Any, feed: Any) -> Draft:
    contents = [one.get("value", "") for one in entry.get("content", [])]
    longest = max([*contents, entry.get("summary", "")], key=len)
    draft = Draft(
        FORMAT,
        id=entry.get("id") or entry.get("link", ""),
        headline=entry.get("title", ""),
        byline=entry.get("author", ""),
        created=_created(entry),
        language=entry.get("language") or feed.get("language", ""),
        credit=entry.get("source", {}).get("title", "") or feed.get("title", ""),
        blocks=fragment_blocks(longest),
    )
    draft.story = draft.id
    name = agency_of_address(entry.get("link", "") or feed.get("link", "")) or find_agency(draft.credit)
    if name and not is_outlet(name):
        draft.agency = name
    else:
        draft.outlet = name or feed.get("title", "")
    return draft


def _created(entry: Any) -> Created | None:
    """When the entry was last changed. feedparser gives UTC; a time that was sent without a zone stays without."""
    for name in ("updated", "published"):
        # Past feedparser's own mapping of one to the other, which it warns of.
        if found := created(dict.get(entry, name, "")):
            return found
        if parsed := dict.get(entry, f"{name}_parsed"):
            year, month, day, hour, minute, second = parsed[:6]
            return Created(datetime(year, month, day, hour, minute, second, tzinfo=UTC))
    return None
