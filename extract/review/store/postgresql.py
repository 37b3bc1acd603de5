"""A desk's PostgreSQL database."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from extract.readers.border.clean import line
from extract.review.store import schema
from extract.review.store.store import Opened

# Appends go one after the other under this lock, so that numbers come into sight in their order: who asks for what came
# after a number never misses one that was given earlier and kept later.
_LOCK = 7_947_329_175
_SECONDS = 5  # to wait for a connection


class PostgresqlDatabase:
    """The database at ``url``; the tables are made in it when it is first opened."""

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql+psycopg")
        given = [str(value) for name, value in url.query.items() if "password" in name]
        self._secrets = [one for one in (url.password, *given) if one]
        port = f":{url.port}" if url.port else ""
        self.name = f"PostgreSQL {url.host or 'on this machine'}{port}/{url.database or ''}"

    def open(self) -> Opened:
        try:
            engine = self._engine()
        except (SQLAlchemyError, ImportError, ValueError, TypeError) as error:
            return Opened(None, self._problem(self.explain(error)))
        try:
            with engine.begin() as connection:
                self.lock(connection)
                found = schema.version_of(connection)
                if found <= schema.CURRENT:
                    schema.migrate(connection)
        except (SQLAlchemyError, OSError) as error:
            # The engine stays: what cannot be reached now may be in a moment.
            return Opened(engine, self._problem(self.explain(error)))
        if found > schema.CURRENT:
            engine.dispose()
            reason = f"made by a newer Wireside (version {found} of its tables, this one knows {schema.CURRENT})"
            return Opened(None, self._problem(reason))
        return Opened(engine)

    def same(self) -> bool:
        return True

    def lock(self, connection: Connection) -> None:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})

    def explain(self, error: Exception) -> str:
        words = line(str(getattr(error, "orig", None) or error).strip().splitlines()[0] if str(error).strip() else "")
        for secret in self._secrets:
            words = words.replace(secret, "***")
        return words or type(error).__name__

    def _problem(self, reason: str) -> str:
        return f"{self.name}: {reason}; decisions are not kept"

    def _engine(self) -> Engine:
        wanted = {"connect_timeout": _SECONDS, "options": "-c synchronous_commit=on", "tcp_user_timeout": 10_000}
        given = {name: value for name, value in wanted.items() if name not in self._url.query}
        return create_engine(self._url, pool_pre_ping=True, pool_size=2, connect_args=given, hide_parameters=True)
