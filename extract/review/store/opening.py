"""From the setting ``database`` to an open store."""

from __future__ import annotations

from pathlib import Path

from extract.review.store.store import Place, Store, StoreError
from extract.settings import data_folder


def open_store(database: str = "") -> Store:
    """The store at the URL ``database``, or the user's own file where it is empty.

    What is wrong with the place itself is told by ``Store.problem``; a setting that makes no sense raises StoreError.
    """
    return Store(place_of(database))


def place_of(database: str) -> Place:
    """Where the decisions of the setting ``database`` are, without opening it.

    ``sqlite:///PATH`` and ``postgresql+psycopg://USER@HOST/NAME`` are known. Raises StoreError.
    """
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    from extract.review.store.sqlite import SqliteFile

    if not database:
        return SqliteFile(data_folder() / "decisions.db")
    try:
        url = make_url(database)
    except (ArgumentError, ValueError):
        raise StoreError(
            "database in the configuration is not a URL like postgresql+psycopg://user@host/name"
        ) from None
    if url.drivername == "sqlite":
        if not url.database or url.database == ":memory:":
            raise StoreError("database in the configuration names no file")
        return SqliteFile(Path(url.database).expanduser())
    if url.drivername in ("postgresql", "postgresql+psycopg"):
        try:
            import psycopg  # noqa: F401
        except ImportError:
            raise StoreError("PostgreSQL needs one more package: pip install 'wireside[postgresql]'") from None
        from extract.review.store.postgresql import PostgresqlDatabase

        return PostgresqlDatabase(url)
    raise StoreError(f"database in the configuration is of a kind that is not known: {url.drivername}")
