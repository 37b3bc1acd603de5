"""The pages on keys and themes say what the program does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from extract.settings import Settings
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


def test_the_page_on_settings_has_every_setting() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    named = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert sorted(named) == sorted(field.name for field in fields(Settings))


def test_every_page_that_a_page_points_to_is_there() -> None:
    root = DOCS.parent
    pages = [*root.glob("*.md"), *DOCS.rglob("*.md")]
    gone = [
        f"{page.relative_to(root)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert gone == []
