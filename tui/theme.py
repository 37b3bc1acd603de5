"""Colour themes: a style for each role, in YAML, the built-in ones in the same form as a user's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from rich.errors import StyleSyntaxError
from rich.style import Style

from extract import yamlfile
from extract.settings import config_folder

BUILT_IN = Path(__file__).resolve().parents[1] / "themes"

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
    "fact": "speaker",  # a difference in fact
    "changed": "text",  # other words
    "moved": "changed",  # the same words in another place
    "differs": "fact",
    "exclusive": "speaker",
    "found": "fact",  # what a search found
    "content": "text",  # a statement in the full text
    "content.here": "content",
    "cue": "dim",
    "error": "fact",
    "key": "speaker",  # a key on the help screen and in the footer
}


def _role(name: str) -> str:
    if name not in ROLES:
        raise ValueError(f"there is no role {name!r}; the roles are {', '.join(ROLES)}")
    return name


def _style(words: str) -> str:
    try:
        Style.parse(words)
    except StyleSyntaxError as error:
        raise ValueError(f"{words!r} is not a style: {error}") from error
    return words


class ThemeFile(BaseModel):
    """What a theme's file says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = ""
    dark: bool = True
    ansi: bool = False
    styles: dict[Annotated[str, AfterValidator(_role)], Annotated[str, AfterValidator(_style)]] = Field(default={})


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
    file = yamlfile.load(path, ThemeFile)
    styles: dict[str, Style] = {"": Style()}
    for role, fallback in ROLES.items():
        under = styles[fallback]
        own = file.styles.get(role)
        styles[role] = under if own is None else Style(color=under.color, bgcolor=under.bgcolor) + Style.parse(own)
    return Theme(path.stem, file.title or path.stem, file.dark, file.ansi, styles)


def theme_files() -> dict[str, Path]:
    """Where each theme is read from, by name; a user's own replaces a built-in one of the same name."""
    folders = (BUILT_IN, config_folder() / "themes")
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.y*ml"))}
