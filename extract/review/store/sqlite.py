"""A store in one file, by SQLite.

The file is kept in WAL mode with every commit synced, so that what is acknowledged is on disk. It is put aside where it
is damaged, never deleted.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from extract.review.store import salvage, schema
from extract.review.store.store import Opened

_SECONDS = 5.0  # to wait for another writer
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_COMPANIONS = ("-wal", "-shm", "")  # in the order in which they are renamed: none is ever left to another file
_REASONS = {
    sqlite3.SQLITE_FULL: "no space left on the disk",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_BUSY: f"another program has held it for {_SECONDS:.0f} seconds",
    sqlite3.SQLITE_LOCKED: "another program holds it",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "no database",
}


class _NewerError(Exception):
    """The file was made by a newer program."""


class _DamagedError(sqlite3.DatabaseError):
    """The check of the whole file found a fault."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


class SqliteFile:
    """The file at ``path``; it and its folder are made when it is first opened, for this user alone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._inode = 0
        self._copy: tempfile.TemporaryDirectory[str] | None = None  # what is read where the file cannot be opened
        self.name = str(path)

    def open(self) -> Opened:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._alone():
                engine, messages = self._writable()
        except _NewerError as error:
            return Opened(None, self._problem(str(error)))
        except (OSError, SQLAlchemyError, sqlite3.Error) as error:
            return Opened(self._readable(), self._problem(self.explain(error)))
        return Opened(engine, messages=messages)

    def same(self) -> bool:
        try:
            return self._path.stat().st_ino == self._inode
        except OSError:
            return False

    def lock(self, connection: Connection) -> None:
        """BEGIN IMMEDIATE has done it."""

    def explain(self, error: Exception) -> str:
        cause = getattr(error, "orig", None) or error
        if isinstance(cause, OSError):
            return cause.strerror or type(cause).__name__
        return _REASONS.get(_code(cause)) or str(cause)

    def _problem(self, reason: str) -> str:
        return f"{self.name}: {reason}; decisions are not kept"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Open it one program at a time: what is damaged is put aside once, and brought forward once."""
        lock = os.open(f"{self._path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _hold(lock)
            yield
        finally:
            os.close(lock)

    def _writable(self) -> tuple[Engine, tuple[str, ...]]:
        messages: tuple[str, ...] = ()
        try:
            engine = self._prepared()
        except (SQLAlchemyError, sqlite3.DatabaseError) as error:
            if _code(getattr(error, "orig", None) or error) not in _DAMAGED:
                raise
            aside = self._put_aside()
            engine = self._prepared()
            messages = (self._salvage(engine, aside),)
        self._inode = self._path.stat().st_ino
        return engine, messages

    def _prepared(self) -> Engine:
        """The file open for writing, whole, with the tables of this version."""
        new = not self._path.exists()
        if new and os.path.exists(f"{self._path}-wal"):
            self._put_aside()  # what was not yet in the file that is gone; SQLite would delete it
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        if not new:
            _for_one(self._path)
        engine = _engine(self._path)
        try:
            with engine.connect() as connection:
                found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
                if found != "ok":
                    raise _DamagedError(str(found))
                version = schema.version_of(connection)
            if version > schema.CURRENT:
                raise _NewerError(
                    f"made by a newer Wireside (version {version} of its tables, this one knows {schema.CURRENT})"
                )
            if 0 < version < schema.CURRENT:
                self._back_up(version)
            if version < schema.CURRENT:
                with engine.connect().execution_options(writing=True) as connection, connection.begin():
                    schema.migrate(connection)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _readable(self) -> Engine | None:
        """What is there, for reading alone; None where that is not possible."""
        with suppress(OSError, SQLAlchemyError, sqlite3.Error):
            return _known(_engine(self._path, read_only=True))
        # SQLite writes beside a file that it reads; where it may not, a copy is read.
        with suppress(OSError, SQLAlchemyError, sqlite3.Error):
            self._copy = tempfile.TemporaryDirectory(prefix="wireside-")
            copy = Path(self._copy.name) / self._path.name
            for companion in ("", "-wal"):
                if os.path.exists(f"{self._path}{companion}"):
                    shutil.copyfile(f"{self._path}{companion}", f"{copy}{companion}")
            return _known(_engine(copy))
        return None

    def _back_up(self, version: int) -> None:
        """A copy beside the file, before its tables are changed."""
        copy = self._free(f"before-version-{version + 1}")
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(self._path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)

    def _put_aside(self) -> Path:
        aside = self._free("damaged")
        for companion in _COMPANIONS:
            with suppress(FileNotFoundError):
                os.rename(f"{self._path}{companion}", f"{aside}{companion}")
        return aside

    def _free(self, word: str) -> Path:
        """A name beside the file, with the date, that nothing has yet."""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        name, count = f"{self._path}.{word}-{stamp}", 1
        while os.path.lexists(name):
            count += 1
            name = f"{self._path}.{word}-{stamp}-{count}"
        return Path(name)

    def _salvage(self, engine: Engine, aside: Path) -> str:
        saved = salvage.decisions(aside)
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            for one in saved:
                schema.add(connection, one, one.number)
        took = f"{len(saved):,} decisions were taken over from it" if saved else "nothing in it could be read"
        return f"{self.name} was damaged; it is kept as {aside.name}, and {took}"


def _known(engine: Engine) -> Engine | None:
    """``engine`` where it has the tables of this version. Raises SQLAlchemyError."""
    try:
        with engine.connect() as connection:
            if schema.version_of(connection) == schema.CURRENT:
                return engine
    except SQLAlchemyError:
        engine.dispose()
        raise
    engine.dispose()
    return None


def _hold(lock: int) -> None:
    """Take the lock on an open file. Raises OSError where another program keeps it for too long."""
    until = time.monotonic() + _SECONDS
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise OSError(errno.EBUSY, f"another program has held it for {_SECONDS:.0f} seconds") from None
            time.sleep(0.02)


def _code(error: BaseException) -> int:
    """SQLite's primary result code; 0 where the error has none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _for_one(path: Path) -> None:
    """Take the rights of others from a file that has been given them."""
    for companion in _COMPANIONS:
        with suppress(OSError):
            if os.stat(f"{path}{companion}").st_mode & 0o077:
                os.chmod(f"{path}{companion}", 0o600)


def _lower(text: str | None) -> str | None:
    return text.lower() if text is not None else None


def _engine(path: Path, read_only: bool = False) -> Engine:
    """An engine whose writers take the lock at once, so that none has read what another then changes."""
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(uri, uri=True, timeout=_SECONDS, check_same_thread=False, isolation_level=None)
        try:
            made.execute("PRAGMA foreign_keys = ON")
            made.create_function("lower", 1, _lower, deterministic=True)  # SQLite's own knows A to Z only
            if not read_only:
                made.execute("PRAGMA journal_mode = WAL")
                made.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error:
            made.close()
            raise
        return made

    # Named, because SQLAlchemy takes a pool that closes connections in other threads' hands for an address without a
    # path: the process then ends in SQLite.
    engine = create_engine("sqlite://", creator=connect, hide_parameters=True, poolclass=QueuePool, pool_size=2)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
