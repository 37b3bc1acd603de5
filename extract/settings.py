"""The settings, and where Wireside's files live."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs
from pydantic import BaseModel, ConfigDict, Field

from extract import yamlfile
from extract.model import By

_DIRS = PlatformDirs("wireside", appauthor=False)


def config_folder() -> Path:
    """The folder of the user's own files: ``config.yaml``, ``topics.yaml``, ``themes/``."""
    return Path(_DIRS.user_config_dir)


class Settings(BaseModel):
    """What a desk can set in ``config.yaml``; every stage gets it as one frozen value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pipeline: str = Field(default="", description="an installed spaCy pipeline by name; empty for Wireside's own")
    by: By = Field(default=By.AGENCY, description="what an account is when the screen opens")
    threshold: float = Field(default=62.0, ge=0, le=100, description="similarity from which two statements share a row")
    theme: str = Field(default="dark", description="a theme by name")
    outlet: str = Field(default="", description="what to call copy that names neither agency nor outlet")
    max_bytes: int = Field(default=20_000_000, gt=0, description="the largest file that is read")
    max_characters: int = Field(default=500_000, gt=0, description="the longest story that is read")
    max_files: int = Field(default=10_000, gt=0, description="the most files read from one folder or archive")


def load_settings(path: Path | None = None) -> Settings:
    """Read ``path``, or the user's ``config.yaml``; the defaults where there is no such file.

    Raises yamlfile.YamlError for a file with a mistake, and for a ``path`` that was given and cannot be read.
    """
    chosen = path or config_folder() / "config.yaml"
    if path is None and not chosen.exists():
        return Settings()
    return yamlfile.load(chosen, Settings)
