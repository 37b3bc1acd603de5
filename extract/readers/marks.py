"""What the paragraphs of a story are: text, headings, change notes, sign-offs.

Only what the words themselves show is marked; formats that say it in their fields (a nonpublic part, a table) do so in
their readers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.data.agencies import find_agency
from extract.model import ParagraphKind
from extract.readers.credits import byline_of

_LONGEST_HEADING = 90  # characters
_HEAD = 8  # paragraphs at the beginning among which a byline is looked for
_TAIL = 6  # paragraphs at the end among which a bare sign-off is looked for

_CHANGES = (
    "Adds?|Updates?|Updating|Recasts?|Corrects?|Correcting|Rewrites?|Writes through|Refiles?|Fixes|Clarifies|Removes|"
    "Repeats|Edits|Inserts?|Restores|Includes|Changes|Deletes|Trims|Recaps|Rewords|Ergänzt|Berichtigt|Aktualisiert|"
    "Korrigiert|Actualise|Précise|Corrige|Añade|Amplía|Aggiorna"
)
_DONE = "corrected|updated|amended|clarified|refiled|misstated|incorrect(?:ly)?|mistakenly|erroneously|corrects|updates"
_NOTE = re.compile(
    rf"""\((?:{_CHANGES})\b[^\n]*\)\.?$
      | (?:{_CHANGES.upper()})\ (?:with|to|throughout|story|headline|lead|number|spelling|name)\b
      | \(?\s?(?:Eds?|Editors?|EDITORS?|Editor['’]?s['’]?\ note|EDITOR['’]?S['’]?\ NOTE|Note\ to\ editors?|
         NOTES?\ TO\ EDITORS?|Achtung|ACHTUNG|ATTENTION(?:\ EDITORS)?|Hinweis(?:\ an\ die\ Redaktionen?)?)\s?[:_—–-]
      | \(?\s?(?:CORRECTION|Correction|Clarification|CLARIFICATION|Berichtigung|Korrektur|Rectificatif)\s?[:_—–]
      | \(?\s?This\ (?:\w+\ )?(?:story|article|item|report|version|dispatch)\b[^.]{{0,80}}\b(?:{_DONE})\b
      | \(?\s?An?\ (?:previous|earlier|prior)\ (?:story|article|item|report|version|headline)\b.{{0,80}}\b(?:{_DONE})\b
      | \(?\s?In\ (?:an\ earlier|a\ previous|this)\ (?:version|story|article|report)\b.{{0,120}}\b(?:{_DONE})\b""",
    re.VERBOSE | re.DOTALL,
)
_SIGNOFF = re.compile(
    r"""\(?\s*(?:
        (?:(?:Additional|With)\s)?(?:Reporting|Writing|Editing|Compiled|Translated|Edited|Written|Redaktion|Bearbeitet)\b
            (?:\s(?:and|und|et)\s\w+)?\s?(?:by\b|von\b|:).{0,600}
      | ==\s?\w[\w .]{0,30}
      | .{0,200}\bcontributed\b.{0,40}\bto\ this\ (?:report|story|article|dispatch)\.?
      | (?:©|\(c\)\s|\(C\)\s|Copyright\s(?:\(c\)|\(C\)|©|by|\d{4})).{0,300}
      | -+\s?30\s?-+ | \#(?:\s?\#)+ | \*(?:\s?\*){2,}
      | (?:ends?|END|ENDS|Ends|FIN|fin|ENDE|more|MORE|mfl|/end|sff)\.?\)?
      )\s*\)?""",
    re.VERBOSE | re.DOTALL,
)
_INITIALS = re.compile(r"(?:[a-zA-Z]{2,8}[ /])?[a-z0-9]{1,4}(?:[/ \-][a-z0-9]{1,5}){0,7}|[A-Z]{2,3}(?:/[A-Z]{2,3})+")
_STAMP = re.compile(
    r"(?:(?:updated|published|posted|last|modified|created|at|on|first|gmt|utc|[ecmp][sd]t|cest|cet|bst|ist|am|pm|a\.m\.|p\.m\.|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|\d{1,4}(?:st|nd|rd|th|am|pm)?)(?!\w)[\s.,:/|–—-]*)+",
    re.I,
)
_STOPS = tuple(".!;:,…。！？»”\"'’)>")


def mark(blocks: Sequence[tuple[str, ParagraphKind]]) -> list[ParagraphKind]:
    """The kind of each block: headings, notes and sign-offs told from the body; kinds that a reader has set stand."""
    after = [text for text, _ in blocks[1:]] + [""]
    return [
        _kind(text, after[index], index, len(blocks)) if kind is ParagraphKind.BODY else kind
        for index, (text, kind) in enumerate(blocks)
    ]


def _kind(text: str, after: str, index: int, count: int) -> ParagraphKind:
    if len(text) < 1200:
        if _NOTE.match(text) or is_stamp(text):
            return ParagraphKind.NOTE
        if _SIGNOFF.fullmatch(text) or (index < _HEAD and len(text) < 80 and byline_of(text)):
            return ParagraphKind.SIGNOFF
    if index and index >= count - _TAIL and len(text) < 40 and (_INITIALS.fullmatch(text) or _is_credit(text)):
        return ParagraphKind.SIGNOFF
    return ParagraphKind.HEADING if looks_like_heading(text, after) else ParagraphKind.BODY


def _is_credit(text: str) -> bool:
    """A paragraph that is nothing but an agency's name."""
    return len(text.split()) <= 3 and bool(find_agency(text))


def looks_like_heading(text: str, after: str) -> bool:
    """Whether ``text`` is a line between paragraphs rather than one: short, without a stop, before a full paragraph."""
    return (
        len(text) <= _LONGEST_HEADING
        and (len(after) > _LONGEST_HEADING or (len(text) < len(after) and after.endswith(_STOPS)))
        and not text.endswith((*_STOPS, "-", "–", "—", "_", "/"))
        and text[:1].upper() == text[:1]
        and text[:1] not in "-–—•*·#(\"“„«'‘…"
        and any(map(str.isalpha, text))
        and len(text.split()) <= 14
        and "://" not in text
    )


def is_stamp(text: str) -> bool:
    """Whether ``text`` is nothing but a date or time: when a page was put up, not what happened."""
    return len(text) < 80 and any(map(str.isdigit, text)) and bool(_STAMP.fullmatch(text.strip(" ()[]")))


def looks_like_headline(text: str) -> bool:
    """Whether the first line of a story may be its headline: not too long, and no sentence with a stop."""
    shown = text.rstrip()
    ends = shown.endswith((".", "。", ";", ",")) and not re.search(r"\.\.\.$|\b[A-Z]\.(?:[A-Z]\.)+$", shown)
    return 0 < len(shown) <= 220 and not ends and any(map(str.isalpha, shown)) and not is_stamp(shown)
