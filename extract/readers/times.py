"""Times as wires write them."""

from __future__ import annotations

import re
from datetime import datetime

from extract.model import Created

# The basic form of ISO 8601, as NITF and NewsML 1 have it: 20240710T125902Z, 20151014T043001+0100, with or without
# seconds.
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d|[+-]\d\d)?")
_ODD_ZONE = re.compile(r"\s*([+-]\d\d):?(\d\d)?$")


def created(text: str | None) -> Created | None:
    """The time that ``text`` names in any form of ISO 8601; None for no time.

    It has a zone only where ``text`` has one. A bare date is no time.
    """
    value = (text or "").strip()
    basic = _BASIC.fullmatch(value)
    if basic:
        year, month, day, hour, minute, second, zone = basic.groups()
        value = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}"
    elif len(value) < 14:
        return None
    try:
        return Created(datetime.fromisoformat(value))
    except ValueError:
        pass
    zone_last = _ODD_ZONE.search(value)
    try:
        if zone_last:
            value = f"{value[: zone_last.start()]}{zone_last[1]}:{zone_last[2] or '00'}"
        return Created(datetime.fromisoformat(value))
    except ValueError:
        return None
