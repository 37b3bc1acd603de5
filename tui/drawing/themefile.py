"""What a user's own theme may say; apart from the themes themselves, because pydantic would delay the first paint."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict
from rich.errors import StyleSyntaxError
from rich.style import Style

from extract import yamlfile
from tui.drawing.theme import ROLES


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
    """The parts of a theme's file; a style is in Rich's words: "bold #ffcc00 on black"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = ""
    dark: bool = True
    ansi: bool = False
    styles: dict[Annotated[str, AfterValidator(_role)], Annotated[str, AfterValidator(_style)]] = {}


def read_theme_file(path: Path) -> dict[str, Any]:
    """What the file at ``path`` says. Raises YamlError, with the line where there is one."""
    return yamlfile.load(path, ThemeFile).model_dump(exclude_unset=True)
