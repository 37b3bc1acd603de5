"""JSON that a wire sends: one object, or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from extract.readers.border.encoding import UnreadableError, decode
from extract.readers.draft import Draft
from extract.readers.formats.ap_media import is_ap_media, read_ap_media
from extract.readers.formats.digitalwires import is_digitalwires, read_digitalwires
from extract.readers.formats.ninjs import is_ninjs, read_ninjs

# Deeper nesting than any of the formats has, and shallow enough for every reader to walk.
_DEEPEST = 100
_MOST = 10_000
_MOST_OBJECTS = 300_000
_FORMATS = ((is_digitalwires, read_digitalwires), (is_ap_media, read_ap_media), (is_ninjs, read_ninjs))


def read_json(data: bytes) -> Iterator[Draft]:
    """Every story of a JSON file. Raises UnreadableError for one that is broken or of another kind."""
    if data.count(b"{") > _MOST_OBJECTS:
        raise UnreadableError(f"JSON of more than {_MOST_OBJECTS:,} objects")
    try:
        held = json.loads(decode(data).lstrip("\ufeff"), parse_constant=lambda name: None)
    except RecursionError as error:
        raise UnreadableError("JSON that is nested too deeply") from error
    except ValueError as error:
        raise UnreadableError(f"not well-formed JSON: {error}") from error
    if _depth(held) > _DEEPEST:
        raise UnreadableError("JSON that is nested too deeply")
    records = held if isinstance(held, list) else [held]
    if len(records) > _MOST:
        raise UnreadableError(f"JSON with more than {_MOST:,} items")
    found = False
    for record in records:
        reader = next((read for is_one, read in _FORMATS if isinstance(record, dict) and is_one(record)), None)
        if reader:
            found = True
            yield from reader(record)
    if not found:
        raise UnreadableError("JSON of no known format: not ninjs, dpa digitalwires or AP Media API")


def _depth(held: Any) -> int:
    """How deeply lists and objects are nested, counted without recursion and no further than is allowed."""
    level, depth = [held], 0
    while level and depth <= _DEEPEST:
        depth += 1
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, (dict, list))
        ]
    return depth
