"""The border: what copy may carry into the program.

Everything past this module can be drawn on a terminal and compared letter by letter: no control or escape characters
other than the newline, no character that reorders or hides the text around it, no pile of accents.
"""

from __future__ import annotations

import re

# Terminal escape sequences, whole: what is inside them is not text. CSI, then the strings (OSC, DCS, SOS, PM, APC) with
# their end where they have one, then the two- and three-character kinds. All bounded, so that a flood stays linear.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,2000}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,4}[0-~]?"
)
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]")
# Controls, lone surrogates, and format characters: zero-width spaces, joiners of words, direction marks and overrides,
# interlinear annotation, tags, noncharacters. ZWJ and ZWNJ stay: Persian, Indic scripts and emoji need them.
HIDDEN = (
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\ud800-\udfff]"
)
_MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_PILES = re.compile(f"({_MARKS}{{4}}){_MARKS}+")
_JOINERS = re.compile("([\u200c\u200d\ufe00-\ufe0f])[\u200c\u200d\ufe00-\ufe0f]+")
_DIRTY = re.compile("[^\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u0400-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e]")


def clean(text: str) -> str:
    """``text`` with newlines of one kind, tabs as spaces, and without anything hidden or executable.

    Clean text comes back as it is.
    """
    if not _DIRTY.search(text):
        return text
    text = _ESCAPES.sub("", text)
    text = _NEWLINES.sub("\n", text).replace("\u2029", "\n\n").replace("\t", " ")
    text = re.sub(HIDDEN, "", text)
    return _JOINERS.sub(r"\1", _PILES.sub(r"\1", text))


def line(text: str) -> str:
    """``text`` cleaned and on one line, with single spaces: a headline, a paragraph, a field."""
    return " ".join(clean(text).split())
