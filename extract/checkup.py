"""What is right and what is wrong with an installation, as far as no screen is needed to tell.

Nothing is changed, nothing is contacted, and no finding holds a password or a word of copy.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from extract.settings import Settings, config_folder, data_folder, load_settings, state_folder
from extract.yamlfile import YamlError


class Grade(StrEnum):
    """How a finding is meant: NOTE for what works, but not as well as it could."""

    RIGHT = "right"
    NOTE = "note"
    WRONG = "wrong"


class Finding(NamedTuple):
    """One thing that was looked at: what it is about, how it is, and what to do where it is not right."""

    about: str
    grade: Grade
    what: str
    advice: str = ""


def right(about: str, what: str) -> Finding:
    return Finding(about, Grade.RIGHT, what)


def note(about: str, what: str, advice: str = "") -> Finding:
    return Finding(about, Grade.NOTE, what, advice)


def wrong(about: str, what: str, advice: str = "") -> Finding:
    return Finding(about, Grade.WRONG, what, advice)


def file_findings(about: str, path: Path, load: Callable[[Path], object]) -> Iterator[Finding]:
    """Whether ``load`` takes the file at ``path``, which need not be there; each mistake with its line."""
    if not path.exists():
        yield right(about, f"{path} is not there; the defaults are used")
        return
    try:
        load(path)
    except YamlError as error:
        for mistake in (error, *error.also):
            yield wrong(about, str(mistake))
    else:
        yield right(about, f"{path} is good")


def configuration(config: Path | None) -> tuple[Settings, list[Finding]]:
    """The settings in ``config``, or in the user's own file, and what is to be said of it and of the topics.

    The defaults come back for a file with a mistake.
    """
    from extract.topics import load_topics

    path = config or config_folder() / "config.yaml"
    settings, findings = Settings(), []
    if config is not None and not path.exists():
        findings.append(wrong("configuration", f"{path} is not there"))
    else:
        findings += file_findings("configuration", path, load_settings)
    if path.exists() and all(finding.grade is Grade.RIGHT for finding in findings):
        settings = load_settings(path)
        if _holds_password(settings.database) and path.stat().st_mode & 0o077:
            findings.append(
                wrong("configuration", f"{path} holds a password and others can read it", f"chmod 600 {path}")
            )
    return settings, [*findings, *file_findings("topics", config_folder() / "topics.yaml", load_topics)]


def _holds_password(database: str) -> bool:
    return ":" in database.partition("://")[2].rpartition("@")[0]


def pipeline(settings: Settings) -> Iterator[Finding]:
    """Whether the language pipeline is the one that was shipped, and whether it can be loaded."""
    from extract.language import PipelineError, load_pipeline
    from extract.language.digest import is_shipped

    if not settings.pipeline and not is_shipped():
        yield wrong("pipeline", "the files of Wireside's own pipeline are not those that were shipped", "install again")
    try:
        nlp = load_pipeline(settings)
    except PipelineError as error:
        yield wrong("pipeline", str(error))
        return
    name = settings.pipeline or "Wireside's own"
    yield right("pipeline", f"{name}, version {nlp.meta.get('version')}, on spaCy {version('spacy')}")


def embedding(settings: Settings) -> Iterator[Finding]:
    """Whether the embedding that matching is to use can be loaded, where there is one."""
    from extract.matching.meaning import EmbeddingError, load_embedding

    if settings.semantic:
        try:
            load_embedding(settings.semantic)
        except EmbeddingError as error:
            yield wrong("embedding", str(error))
        else:
            yield right("embedding", settings.semantic)


def database(settings: Settings) -> Iterator[Finding]:
    """Whether the decisions can be kept; a file is only read, and a server not contacted."""
    from extract.review.store import StoreError
    from extract.review.store.opening import place_of
    from extract.review.store.sqlite import SqliteFile

    try:
        place = place_of(settings.database)
    except StoreError as error:
        yield wrong("database", str(error))
        return
    if isinstance(place, SqliteFile):
        yield _sqlite(Path(place.name))
    else:
        yield note("database", f"{place.name}, which was not contacted")


def _sqlite(path: Path) -> Finding:
    import sqlite3
    from contextlib import closing

    from extract.review.store import schema

    if not path.exists():
        return right("database", f"{path} is made with the first decision")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            fault = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (schema.version.name,))
            found = 0
            if tables.fetchone()[0]:
                found = (connection.execute(f"SELECT version FROM {schema.version.name}").fetchone() or (0,))[0]
    except sqlite3.Error as error:
        return wrong("database", f"{path} cannot be read: {error}", "it is put aside when Wireside opens it next")
    if fault != "ok":
        return wrong("database", f"{path} is damaged", "it is put aside when Wireside opens it next")
    if found > schema.CURRENT:
        return wrong(
            "database", f"{path} was made by a newer Wireside: version {found}, this one knows {schema.CURRENT}"
        )
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return wrong("database", f"{path} cannot be written; decisions are not kept")
    if path.stat().st_mode & 0o077:
        return wrong("database", f"{path} can be read by others", f"chmod 600 {path}")
    return right("database", f"{path} is whole and can be written, version {found} of its tables")


def folders() -> Iterator[Finding]:
    """Whether the folders can be used, and by nobody else where that matters."""
    for about, folder, private in (
        ("configuration", config_folder(), 0o022),
        ("decisions", data_folder(), 0o077),
        ("reports", state_folder(), 0o077),
    ):
        what = (
            f"the folder of the {about}, {folder},"
            if about != "configuration"
            else f"the configuration folder, {folder},"
        )
        if not folder.exists():
            parent = next(one for one in folder.parents if one.exists())
            usable = os.access(parent, os.W_OK | os.X_OK) and parent.is_dir()
            yield (
                right("folders", f"{what} is made when needed")
                if usable
                else wrong("folders", f"{what} cannot be made in {parent}")
            )
        elif not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            yield wrong("folders", f"{what} cannot be used")
        elif (mode := stat.S_IMODE(folder.stat().st_mode)) & private:
            yield wrong("folders", f"{what} is open to others ({mode:o})", f"chmod 700 {folder}")
        else:
            yield right("folders", f"{what} can be used")
