"""Times as a reader wants them."""

from __future__ import annotations

from datetime import timedelta

from extract.model import Created


def moment(created: Created | None) -> str:
    """A time to the minute with its zone, or the words that the time or the zone is unknown."""
    if created is None:
        return "time unknown"
    shown = f"{created.time:%Y-%m-%d %H:%M}"
    if not created.zone_known:
        return f"{shown}, zone unknown"
    zone = f"{created.time:%z}"
    return f"{shown} UTC" if created.time.utcoffset() == timedelta() else f"{shown} {zone[:3]}:{zone[3:5]}"
