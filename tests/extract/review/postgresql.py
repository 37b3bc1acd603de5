"""A PostgreSQL server for the tests: on a port of its own, in a folder of its own, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

PASSWORD = "wire-secret"


def find_programs() -> Path | None:
    """The folder with ``initdb`` and ``postgres``, of the newest version that is installed."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: float(one.parts[-3]))
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Server:
    """Started and stopped as often as a test likes; root hands it to an unprivileged user, as it must.

    It does not lie among the tests' other folders, which only their owner may enter.
    """

    def __init__(self, programs: Path) -> None:
        folder = self._folder = Path(tempfile.mkdtemp(prefix="wireside-postgresql-", dir="/tmp"))
        self._programs, self._data = programs, folder / "data"
        self._count = 0
        self._user = ""
        if os.geteuid() == 0:
            self._user = next(name for name in ("postgres", "nobody") if _known(name))
            shutil.chown(folder, self._user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        word = folder / "password"
        word.write_text(PASSWORD)
        word.chmod(0o644)
        self._run(
            "initdb", "-D", self._data, "-U", "desk", "-A", "scram-sha-256", f"--pwfile={word}", "-E", "UTF8", "-N"
        )

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._run("pg_ctl", "-D", self._data, "-o", options, "-l", self._data / "log", "-w", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def url(self, name: str = "postgres", password: str = PASSWORD) -> str:
        return f"postgresql+psycopg://desk:{password}@127.0.0.1:{self.port}/{name}"

    def new_database(self) -> str:
        import psycopg

        self._count += 1
        name = f"desk{self._count}"
        with psycopg.connect(self.url().replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def _run(self, program: str, *arguments: object) -> None:
        user = {"user": self._user, "group": pwd.getpwnam(self._user).pw_gid, "extra_groups": []} if self._user else {}
        command = [str(self._programs / program), *map(str, arguments)]
        done = subprocess.run(  # type: ignore[call-overload]
            command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **user
        )
        assert done.returncode == 0, done.stderr.decode()


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
