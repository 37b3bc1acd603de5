"""The settings, and where Wireside's files live."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from annotated_types import Ge, Gt, Le, Predicate
from platformdirs import PlatformDirs

from extract.model import By

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


_Words = Annotated[str, Predicate(has_no_hidden_characters)]


# A plain dataclass, checked by pydantic only where there is a file: importing pydantic would delay the first paint.
@dataclass(frozen=True, slots=True)
class Settings:
    """What a desk can set in ``config.yaml``; every stage gets it as one frozen value."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    pipeline: _Words = ""  # an installed spaCy pipeline by name; empty for Wireside's own
    semantic: _Words = ""  # a sentence-transformers model by its folder, which adds a sign to matching; empty for none
    by: By = By.AGENCY  # what an account is when the screen opens
    threshold: Annotated[float, Ge(0), Le(100)] = 40.0  # the mean score of the links in a row, at least
    theme: _Words = "dark"  # a theme by name
    keys: _Words = "vim"  # a set of keys by name: vim, emacs or arrows
    screen_reader: bool = False  # one column without drawn lines, words in place of signs, the cursor on what is read
    mouse: bool = True  # whether the screen takes the mouse; off leaves it to the terminal's own selection
    database: _Words = ""  # where decisions are kept, as a URL; empty for a file of the user's own
    editor: _Words = ""  # the name that decisions are made under; empty for the login name
    outlet: _Words = ""  # what to call copy that names neither agency nor outlet
    compare_all: bool = False  # compare earlier versions, killed copy, tables, agendas and advisories too
    max_bytes: Annotated[int, Gt(0)] = 20_000_000  # the largest file that is read
    max_characters: Annotated[int, Gt(0)] = 500_000  # the longest story that is read
    max_files: Annotated[int, Gt(0)] = 10_000  # the most files read from one folder or archive


def load_settings(path: Path | None = None) -> Settings:
    """Read ``path``, or the user's ``config.yaml``; the defaults where there is no such file.

    Raises yamlfile.YamlError for a file with a mistake, and for a ``path`` that was given and cannot be read.
    """
    chosen = path or config_folder() / "config.yaml"
    if path is None and not chosen.exists():
        return Settings()
    from extract import yamlfile

    return yamlfile.load(chosen, Settings)
