"""Colour themes: a style for each role, in YAML, the built-in ones in the same form as a user's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from rich.style import Style
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from extract.settings import config_folder

BUILT_IN = Path(__file__).resolve().parents[2] / "themes"

# Each role, and the role from which it takes what its own style does not say: the colours, or everything where the
# theme has no style for it.
ROLES: Mapping[str, str] = {
    "text": "",  # the copy; its background is the screen's
    "dim": "text",
    "speaker": "text",
    "kind": "dim",
    "chain": "dim",
    "cursor": "speaker",
    "rule": "dim",
    "bar": "text",  # the title and status lines
    "bar.strong": "bar",
    "topic": "text",
    "topic.here": "bar.strong",
    "heading": "speaker",  # a topic's name between its rows
    "pane": "speaker",  # an account's name
    "pane.here": "pane",
    "pane.away": "pane",  # the pane in which the user is, while the keys go elsewhere
    "fact": "speaker",  # a difference in fact
    "changed": "text",  # other words
    "moved": "changed",  # the same words in another place
    "differs": "fact",
    "exclusive": "speaker",
    "accepted": "exclusive",  # a row that an editor accepted
    "flag": "fact",  # ... flagged
    "marked": "cursor",  # a row that the next decision goes to
    "found": "fact",  # what a search found
    "content": "text",  # a statement in the full text
    "content.here": "content",
    "cue": "dim",
    "error": "fact",
    "alert": "error",  # a kill, an embargo, a correction
    "key": "speaker",  # a key on the help screen and in the footer
}


@dataclass(frozen=True)
class Theme:
    """A theme as the screen uses it. ``ansi`` themes keep to the terminal's own 16 colours."""

    name: str
    title: str
    dark: bool
    ansi: bool
    styles: Mapping[str, Style]

    def style(self, role: str) -> Style:
        return self.styles[role]


def load_theme(path: Path) -> Theme:
    """Read the theme in ``path``; its name is the file's. Raises YamlError, with the line where there is one."""
    data = _shipped(path) if path.parent == BUILT_IN else _own(path)
    named: Mapping[str, str] = data.get("styles", {})
    styles: dict[str, Style] = {"": Style()}
    for role, fallback in ROLES.items():
        under, own = styles[fallback], named.get(role)
        styles[role] = under if own is None else Style(color=under.color, bgcolor=under.bgcolor) + Style.parse(own)
    return Theme(path.stem, data.get("title") or path.stem, data.get("dark", True), data.get("ansi", False), styles)


def _shipped(path: Path) -> dict[str, Any]:
    """What a built-in theme says; the tests check it, so that no first paint waits for pydantic."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


def _own(path: Path) -> dict[str, Any]:
    from tui.drawing.themefile import read_theme_file

    return read_theme_file(path)


def theme_files() -> dict[str, Path]:
    """Where each theme is read from, by name; a user's own replaces a built-in one of the same name."""
    folders = (BUILT_IN, config_folder() / "themes")
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.y*ml"))}


def textual_theme(theme: Theme) -> TextualTheme:
    """Our theme for Textual's own widgets: the palette and the prompt."""
    name = f"wireside-{theme.name}"
    if theme.ansi:
        return replace(BUILTIN_THEMES["ansi-dark" if theme.dark else "ansi-light"], name=name)
    text, accent = theme.style("text"), theme.style("speaker")
    foreground = text.color.get_truecolor().hex if text.color else "#808080"
    return TextualTheme(
        name=name,
        primary=accent.color.get_truecolor().hex if accent.color else foreground,
        foreground=foreground,
        background=text.bgcolor.get_truecolor().hex if text.bgcolor else None,
        dark=theme.dark,
    )
