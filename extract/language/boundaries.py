"""Sentence boundaries by rules, set before a parser sees the text.

News ends its sentences plainly; what a parser or a splitter trips over are a handful of habits: abbreviations,
initials, a full stop inside closing marks, a dateline, a question that its speaker is named after.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from extract.language.datelines import KEY, dateline_end
from extract.language.tables import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

_STOPS = frozenset(".!?…。！？؟۔।")
_CLOSING = frozenset("”’»)]}›") | {"''"}
_STRAIGHT = frozenset("\"'")
_OPENING_QUOTES = frozenset("“‘«„‚‹") | {"``"}
_OPENING = _OPENING_QUOTES | frozenset("([{¿¡")
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_BULLETS = frozenset("•■▪●")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}")
_INITIAL = re.compile(r"[^\W\d_]\.")


def set_boundaries(doc: Doc) -> Doc:
    """Say of every token whether it starts a sentence; nothing is left for a later component to decide."""
    starts = sentence_starts([token for token in doc if not token.is_space]) if len(doc) else set()
    if cut := dateline_end(doc.text):
        # Only a parser needs the dateline out of its way; extract.language.datelines puts the two together again.
        first = next((token.i for token in doc if token.idx >= cut and not token.is_space), 0)
        if first:
            starts = {0, first} | {start for start in starts if start > first}
            doc.user_data[KEY] = first
    import numpy as np

    # Setting them token by token asks the whole document, at every token, whether it is parsed.
    marks: Any = np.full((len(doc), 1), -1, dtype="int64").astype("uint64")
    marks[sorted(starts)] = 1
    return doc.from_array(["SENT_START"], marks)


def sentence_starts(tokens: Sequence[Token]) -> set[int]:
    """The indexes of the tokens that begin a sentence; ``tokens`` are those of a paragraph without its white space."""
    starts = {0}
    inside = False  # a pair of straight quotation marks
    captions = words("boundaries", "captions")
    for place, token in enumerate(tokens[:-1]):
        text = token.text
        if text[-1] in _STOPS:
            after = _after_closing(tokens, place, inside)
            if after < len(tokens) and _is_boundary(tokens, place, after):
                starts.add(tokens[after].i)
        elif text == '"':
            inside = not inside
        elif place and (text in _BULLETS or (text in captions and tokens[place + 1].text == ":")):
            # "Image: Ana Example" is the credit of a picture, run into the text.
            starts.add(token.i)
    return starts


def _after_closing(tokens: Sequence[Token], place: int, inside: bool) -> int:
    """The first token after the stop at ``place`` and all the marks that still belong to its sentence."""
    after = place + 1
    while after < len(tokens):
        token, before = tokens[after], tokens[after - 1]
        last = after + 1 == len(tokens)
        if token.text in _CLOSING or (
            token.text in _STRAIGHT
            and (last or inside or (not before.whitespace_ and (token.whitespace_ or token.text == "'")))
            and (last or token.whitespace_ or not before.whitespace_)
        ):
            inside = inside and token.text != '"'
            after += 1
        elif _is_reference(tokens[after : after + 3]):
            after += 3
        else:
            break
    return after


def _is_reference(tokens: Sequence[Token]) -> bool:
    """A note's number in brackets, "[3]", belongs to the sentence before it."""
    return len(tokens) == 3 and tokens[0].text == "[" and tokens[1].text.isdigit() and tokens[2].text == "]"


def _is_boundary(tokens: Sequence[Token], place: int, after: int) -> bool:
    """Whether the stop at ``place`` ends a sentence and the token at ``after`` begins the next."""
    stop = tokens[place].text
    first = after
    while first < len(tokens) - 1 and (tokens[first].text in _OPENING or tokens[first].text in _STRAIGHT):
        first += 1
    word = tokens[first].text
    closed, quoted = after > place + 1, first > after
    if word in _DASHES or word[0] in _STOPS or (word[0].islower() and (not quoted or stop[-1] == "…")):
        return False
    if not tokens[after - 1].whitespace_ and not closed and not _runs_on(tokens, place):
        return False
    if stop[-1] in "?!" and closed:
        return not _speaker_follows(tokens[after : after + 6])
    if stop[-1] != "." or stop.endswith(".."):
        return not word[0].islower()
    return _full_stop_ends(tokens, place, after, first)


def _runs_on(tokens: Sequence[Token], place: int) -> bool:
    """A stop with no space after it ends a sentence in careless copy: "the talks.He left"."""
    before = tokens[place - 1].text if place else ""
    follower = tokens[place + 1].text
    starter = follower[0].isupper() and follower.lower() in words("boundaries", "first_words")
    return tokens[place].text == "." and before.islower() and len(before) > 2 and starter


def _full_stop_ends(tokens: Sequence[Token], place: int, after: int, first: int) -> bool:
    """The same for a full stop, which may belong to an abbreviation or an initial instead."""
    stop, word = tokens[place].text, tokens[first].text
    # The tokenizer leaves some abbreviations whole and cuts the stop off others.
    before = tokens[place - 1] if place else None
    whole = before.text + "." if stop == "." and before is not None and not before.whitespace_ else stop
    bare = whole[:-1]
    # "IE." is no "i.e."; a line all in capitals is another matter.
    stem = "" if len(bare) > 1 and bare.isupper() and not word.isupper() else bare.lower()
    starter = word.lower() in words("boundaries", "first_words") and (len(word) > 1 or word in "AI")
    closed = after > place + 1
    if stem in words("boundaries", "never_last") or bare in {"b", "c", "d"}:
        return False
    if stem in words("boundaries", "before_numbers") and word[0].isdigit():
        return False
    if (
        _ACRONYM.fullmatch(whole)
        or stem in words("boundaries", "maybe_last")
        or bare in words("boundaries", "maybe_last_capitals")
    ):
        opens = tokens[after].text in _OPENING_QUOTES or tokens[after].text == '"'
        return starter or opens or (closed and word[0].isupper())
    if _INITIAL.fullmatch(whole) and whole[0].isupper():
        return starter or (closed and not word[0].isdigit())
    # "1. The first point": a number that opens the paragraph is no sentence.
    return not (stem.isdigit() and place <= 1)


def _speaker_follows(tokens: Sequence[Token]) -> bool:
    """Whether a quoted question goes on with who asked it: `"Why?" Smith asked.`"""
    for token in tokens:
        if token.lower_ in words("boundaries", "asking"):
            return True
        if not token.is_alpha and token.lower_.rstrip(".") not in words("boundaries", "never_last"):
            return False
    return False
