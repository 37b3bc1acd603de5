"""Copy on a terminal whose locale knows no Unicode: each character as the nearest one that it can show."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import get_character_cell_size

_SIGNS = {
    **dict.fromkeys("‘’‛‹›", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—―−─━", "-"),
    **dict.fromkeys("│┃", "|"),
    "‚": ",",
    "•": "*",
    "·": ".",
    "×": "x",
    "…": ".",
    "←": "<",
    "→": ">",
}


def in_ascii(text: str) -> str:
    """``text`` with as many cells as before, in ASCII: accents dropped, quotation marks straight, the rest as "?"."""
    return text if text.isascii() else re.sub(r"[^\x00-\x7f]", lambda found: _nearest(found.group()), text)


@lru_cache(maxsize=4096)
def _nearest(character: str) -> str:
    cells = get_character_cell_size(character)
    known = _SIGNS.get(character)
    if known:
        return known
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() and cells == 1 else "?" * cells
