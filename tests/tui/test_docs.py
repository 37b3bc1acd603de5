"""The pages on keys and themes say what the program does."""

from __future__ import annotations

from pathlib import Path

from tui.actions import ACTIONS
from tui.drawing.theme import ROLES

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_on_keys_has_every_action_with_its_keys() -> None:
    page = (DOCS / "keys.md").read_text(encoding="utf-8")
    for action in ACTIONS.values():
        keys = ", ".join(f"`{key}`" for key in action.keys)
        assert f"| `{action.id}` | {keys} | {action.help} |" in page


def test_the_page_on_themes_has_every_role() -> None:
    page = (DOCS / "themes.md").read_text(encoding="utf-8")
    assert all(f"`{role}`" in page for role in ROLES)
