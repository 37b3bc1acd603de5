"""The help, made from the action table and the keys as they are."""

from __future__ import annotations

from itertools import groupby

from tui.actions import ACTIONS, DIGITS, Where
from tui.drawing.marks import Marks
from tui.drawing.text import Line, Run, wrap
from tui.keymap import Keys
from tui.screens.document import DocumentScreen
from tui.widgets.document import Content

_KEY_CELLS = 24


class HelpScreen(DocumentScreen):
    """Every action with its keys, and what the marks mean."""

    where = Where.LIST
    opens = ""

    def heading(self) -> Line:
        return (Run(" help ", "bar.strong"), Run(" backspace goes back", "bar"))

    def build(self, width: int) -> Content:
        return Content(help_lines(width, self.wireside.keys, self.wireside.marks))


def shown_key(key: str) -> str:
    """A key as people write it: a sequence without its space."""
    return key.replace(" ", "") if " " in key else key


def help_lines(width: int, keys: Keys, marks: Marks) -> list[Line]:
    """The help for a screen of this width."""
    lines: list[Line] = []
    for group, actions in groupby(ACTIONS.values(), key=lambda action: action.group):
        lines += [(Run(group, "heading"),)]
        for action in actions:
            names = ", ".join(map(shown_key, keys[action.id])) or "no key"
            lines += _entry(Run(names, "key"), action.help, width)
        if group == "Moving":
            lines += _entry(Run("0 to 9", "key"), DIGITS, width)
        lines.append(())
    lines.append((Run("Marks", "heading"),))
    for mark, role, meaning in (
        (marks.differs, "differs", "the accounts differ in fact: a number, a date, a name, who said it ..."),
        (marks.reworded, "changed", "the same in other words"),
        (marks.same, "dim", "the same words"),
        (marks.exclusive, "exclusive", "only one account has it"),
        ("{ }", "fact", "a fact that differs"),
        ("[ ]", "changed", "words that the account compared with does not have"),
        (marks.none, "dim", "this account does not have it"),
        (marks.paragraph, "dim", "a heading in this account's copy, no claim"),
        (marks.back, "chain", f"the way of a statement, nearest first: AFP {marks.back} RIA Novosti"),
    ):
        lines += _entry(Run(mark, role), meaning, width)
    return lines


def _entry(name: Run, meaning: str, width: int) -> list[Line]:
    first, *further = wrap([Run(meaning)], max(20, width - _KEY_CELLS)) or [()]
    pad = Run(" " * max(1, _KEY_CELLS - 2 - len(name.text)))
    return [(Run("  "), name, pad, *first), *((Run(" " * _KEY_CELLS), *one) for one in further)]
