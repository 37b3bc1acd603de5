"""A dateline is kept from the parser and given back to its sentence afterwards.

"HAMBURG, July 7 (Reuters) - The leaders met" would parse as one long noun. The boundary rules cut it off, and after
the parse its tokens hang on the root of the sentence that it opens, as "dep": part of it, and not analysed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.data.agencies import find_agency
from extract.language.trees import reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "wireside_dateline"

# "MOSCOW, July 7 (AP) -", "Berlin (dpa) --", "MOSCOW, July 8. /TASS/.", "Genf (ats afp) ", "(Reuters) - ", "PARIS —".
_WORD = r"[A-ZÀ-Þ][\w'’.]*"
_PLACE = rf"{_WORD}(?:[ /-]{_WORD}){{0,4}}(?:,\s*[\w.'’ ]{{2,24}}){{0,3}}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,4}(?:,\s[A-ZÀ-Þ][\w. ]{1,20}){0,2}"
_DASH = r"(?:--?|[–—―_])"
_DATELINE = re.compile(
    rf"(?:{_PLACE}\s?)?\((?P<bracket>[^()\n]{{2,40}})\)\s*(?:{_DASH}|(?=[A-ZÀ-Þ\"“]))"
    rf"|(?:{_PLACE}\s)?/(?P<slashes>[^/\n]{{2,40}})/\s*(?:{_DASH}|\.)"
    rf"|{_CAPITALS}\s{_DASH}(?=\s)"
)
_LONGEST = 90


def dateline_end(text: str) -> int:
    """Where the first words after a dateline begin; 0 for a paragraph without one.

    What stands in brackets or slashes must credit an agency or outlet that is known.
    """
    found = _DATELINE.match(text[:_LONGEST])
    if not found:
        return 0
    credit = found["bracket"] or found["slashes"]
    if credit and not any(map(find_agency, (credit, *re.split(r"[\s/,&+-]+", credit)))):
        return 0
    rest = text[found.end() :]
    return found.end() + len(rest) - len(rest.lstrip()) if rest.strip() else 0


def rejoin_dateline(doc: Doc) -> Doc:
    """Hang the dateline's tokens on the first sentence; without a parse, just take the boundary away."""
    length: int = doc.user_data.pop(KEY, 0)
    if not length:
        return doc
    if not doc.has_annotation("DEP"):
        doc[length].is_sent_start = False
        return doc
    root = next(token.i for token in doc[length:] if token.head.i == token.i)
    reattach(doc, dict.fromkeys(range(length), (root, "dep")))
    return doc
