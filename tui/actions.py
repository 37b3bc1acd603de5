"""Every action of the program, in one table: the keys, the help screen, the footer and the palette are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Where(StrEnum):
    """On which screens an action works."""

    COMPARE = "compare"
    ARTICLE = "article"
    LIST = "list"
    MATRIX = "matrix"
    FORM = "form"  # where something is typed in: a note, an export
    ANYWHERE = "anywhere"


class Action(NamedTuple):
    """Something that a user can do.

    ``keys`` are its default keys, each a key's name as Textual has it, or two of them with a space between for a
    sequence. The first is shown. ``short`` is its word in the footer, empty where the footer leaves it out.
    """

    id: str
    keys: tuple[str, ...]
    help: str
    group: str
    where: frozenset[Where]
    short: str = ""


def _action(name: str, keys: str, meaning: str, group: str, *where: Where, short: str = "") -> Action:
    """``keys`` are separated by commas."""
    return Action(name, tuple(key.strip() for key in keys.split(",")), meaning, group, frozenset(where), short)


_C, _A, _L, _M, _F, _ANY = Where.COMPARE, Where.ARTICLE, Where.LIST, Where.MATRIX, Where.FORM, Where.ANYWHERE

_TABLE = (
    _action("down", "j, down", "next row, statement or entry", "Moving", _C, _A, _L, _M, short="move"),
    _action("up", "k, up", "previous row, statement or entry", "Moving", _C, _A, _L, _M),
    _action("half-page-down", "ctrl+d, pagedown, space", "half a page down", "Moving", _C, _A, _L, _M),
    _action("half-page-up", "ctrl+u, pageup", "half a page up", "Moving", _C, _A, _L, _M),
    _action("first", "g, home", "first row", "Moving", _C, _A, _L, _M),
    _action("last", "G, end", "last row", "Moving", _C, _A, _L, _M),
    _action("pane-left", "h, left", "pane to the left", "Moving", _C, _M),
    _action("pane-right", "l, right", "pane to the right", "Moving", _C, _M),
    _action("next-topic", "] t", "next topic", "Moving", _C),
    _action("previous-topic", "[ t", "previous topic", "Moving", _C),
    _action("next-difference", "] d", "next row in which the accounts differ", "Moving", _C, short="differs"),
    _action("previous-difference", "[ d", "previous row in which the accounts differ", "Moving", _C),
    _action("next-undecided", "] u", "next row that nobody has accepted", "Moving", _C),
    _action("previous-undecided", "[ u", "previous row that nobody has accepted", "Moving", _C),
    _action("next-exclusive", "] x", "next row that only one account has", "Moving", _C),
    _action("previous-exclusive", "[ x", "previous row that only one account has", "Moving", _C),
    _action("next-part", "tab", "to the next part: topics, panes, detail", "Moving", _C),
    _action("previous-part", "shift+tab", "to the part before", "Moving", _C),
    _action("unlock", "o", "this pane scrolls on its own, in the order of its copy; or all level again", "Moving", _C),
    _action(
        "open",
        "enter",
        "the statement's place in the full text, and back to its row",
        "Looking",
        _C,
        _A,
        _L,
        _M,
        short="text",
    ),
    _action("back", "backspace, escape", "back to exactly where you were", "Looking", _ANY),
    _action("pivot", "p", "accounts by agency, article, speaker or version, in turn", "Looking", _C, short="pivot"),
    _action("pivot-back", "P", "the same the other way round", "Looking", _C),
    _action("versions", "v", "what changed since the last version, and back", "Looking", _C),
    _action("words", "w", "show or hide the marks on reworded words", "Looking", _C),
    _action("detail", "d", "a larger or a smaller detail panel", "Looking", _C),
    _action("side-bar", "B", "show or hide the topics at the side, from 120 columns on", "Looking", _C),
    _action("zoom", "z", "only this pane, or all again", "Looking", _C),
    _action("wider", ">", "this pane wider", "Looking", _C),
    _action("narrower", "<", "this pane narrower", "Looking", _C),
    _action("cut", "W", "one line a statement, or all of its words", "Looking", _C),
    _action("speaker", "s", "everything that this speaker says, over all articles", "Looking", _C),
    _action("matrix", "M", "coverage: topics by accounts", "Looking", _C),
    _action("timeline", "t", "who had what first", "Looking", _C),
    _action("files", "F", "the articles, and what could not be read", "Looking", _C, _A),
    _action("find", "/", "find words, speakers, agencies", "Finding", _C, _A, short="find"),
    _action(
        "filter", "f", "show only some rows: agency: speaker: kind: differs: and words", "Finding", _C, short="filter"
    ),
    _action("only-differing", "D", "show only rows that differ, or all again", "Finding", _C),
    _action("only-shared", "S", "show only rows that several accounts have, or all again", "Finding", _C),
    _action("only-undecided", "U", "show only rows that nobody has accepted, or all again", "Finding", _C),
    _action("clear-filter", "c", "show every row again", "Finding", _C),
    _action("find-next", "n", "next place found", "Finding", _C, _A),
    _action("find-previous", "N", "previous place found", "Finding", _C, _A),
    _action("accept", "a", "this row is right; on to the next", "Deciding", _C, short="accept"),
    _action("reject", "r", "these accounts do not say the same thing: apart for good", "Deciding", _C, short="reject"),
    _action("mark", "m", "mark this row for the next decision, or not; escape unmarks all", "Deciding", _C),
    _action("merge", "J", "the marked rows say the same thing: make them one", "Deciding", _C),
    _action("split", "x", "what this account says does not belong in this row", "Deciding", _C),
    _action("move", "b", "put this row under another topic", "Deciding", _C),
    _action("lead", "L", "lead with this account's version: the others are compared with it", "Deciding", _C),
    _action("flag", "!", "flag this row to look at again, or take the flag off", "Deciding", _C),
    _action("note", "e", "write a note on this row", "Deciding", _C),
    _action("undo", "u", "take back what you decided last", "Deciding", _C, short="undo"),
    _action("redo", "ctrl+r", "decide again what was taken back", "Deciding", _C),
    _action("history", "H", "who decided what on this row, and when", "Deciding", _C),
    _action("save", "ctrl+s", "keep the note, or write the export", "Deciding", _F),
    _action("export", "E", "write all rows, or those that are accepted, to a file", "Taking away", _C),
    _action("copy", "y", "copy the statement with its credit", "Taking away", _C, _A, short="copy"),
    _action("theme", "T", "next colour theme", "Program", _ANY),
    _action("stop", "ctrl+c", "stop the work that is running", "Program", _ANY),
    _action("suspend", "ctrl+z", "back to the shell; its command fg comes back here", "Program", _ANY),
    _action("redraw", "ctrl+l", "draw the screen afresh", "Program", _ANY),
    _action("help", "?", "this help", "Program", _ANY, short="help"),
    _action("palette", "ctrl+p", "every action by name, and the themes", "Program", _ANY),
    _action("quit", "q", "quit", "Program", _ANY, short="quit"),
)

ACTIONS: Mapping[str, Action] = {action.id: action for action in _TABLE}

# Digits go to topics, and count when a movement follows.
DIGITS = "topic by its number, 0 for Other; before a movement a number repeats it: 5j"
