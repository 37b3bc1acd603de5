"""The settings, and where Wireside's files live."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

from platformdirs import PlatformDirs

from extract.model import By

if TYPE_CHECKING:
    from pydantic import BaseModel

_DIRS = PlatformDirs("wireside", appauthor=False)


def config_folder() -> Path:
    """The folder of the user's own files: ``config.yaml``, ``topics.yaml``, ``themes/``."""
    return Path(_DIRS.user_config_dir)


def state_folder() -> Path:
    """The folder of what Wireside writes down by itself: reports of crashes."""
    return Path(_DIRS.user_state_dir)


def data_folder() -> Path:
    """The folder of what the program keeps for the user: the decisions."""
    return Path(_DIRS.user_data_dir)


def has_no_hidden_characters(text: str) -> bool:
    """Whether ``text`` can stand in a name or a path that is shown: no controls, no marks of direction."""
    return not re.search("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]", text)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a desk can set in ``config.yaml``; every stage gets it as one frozen value.

    A plain dataclass, checked only where there is a file: importing pydantic would delay the first paint.
    """

    pipeline: str = ""  # an installed spaCy pipeline by name; empty for Wireside's own
    semantic: str = ""  # a sentence-transformers model by its folder, which adds a sign to matching; empty for none
    by: By = By.AGENCY  # what an account is when the screen opens
    threshold: float = 40.0  # the mean score of the links in a row, at least
    theme: str = "dark"  # a theme by name
    keys: str = "vim"  # a set of keys by name: vim, emacs or arrows
    screen_reader: bool = False  # one column without drawn lines, words in place of signs, the cursor on what is read
    mouse: bool = True  # whether the screen takes the mouse; off leaves it to the terminal's own selection
    database: str = ""  # where decisions are kept, as a URL; empty for a file of the user's own
    editor: str = ""  # the name that decisions are made under; empty for the login name
    outlet: str = ""  # what to call copy that names neither agency nor outlet
    compare_all: bool = False  # compare earlier versions, killed copy, tables, agendas and advisories too
    max_bytes: int = 20_000_000  # the largest file that is read
    max_characters: int = 500_000  # the longest story that is read
    max_files: int = 10_000  # the most files read from one folder or archive


def load_settings(path: Path | None = None) -> Settings:
    """Read ``path``, or the user's ``config.yaml``; the defaults where there is no such file.

    Raises yamlfile.YamlError for a file with a mistake, and for a ``path`` that was given and cannot be read.
    """
    chosen = path or config_folder() / "config.yaml"
    if path is None and not chosen.exists():
        return Settings()
    from extract import yamlfile

    return Settings(**yamlfile.load(chosen, _shape()).model_dump())


def _shape() -> type[BaseModel]:
    """The fields of Settings with what their values may be."""
    from pydantic import AfterValidator, ConfigDict, Field, create_model

    words = Annotated[str, AfterValidator(_shown)]
    bounds = {"threshold": Field(ge=0, le=100)}
    bounds |= dict.fromkeys(("max_bytes", "max_characters", "max_files"), Field(gt=0))
    hints = get_type_hints(Settings)
    checked: dict[str, Any] = {}
    for field in fields(Settings):
        kind = words if hints[field.name] is str else hints[field.name]
        checked[field.name] = Annotated[kind, bounds[field.name]] if field.name in bounds else kind, field.default
    return create_model("Settings", __config__=ConfigDict(extra="forbid"), **checked)


def _shown(words: str) -> str:
    if not has_no_hidden_characters(words):
        raise ValueError("has characters that cannot be seen")
    return words
