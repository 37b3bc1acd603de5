"""What can go wrong with a file: each time it is said, and nothing that was kept is lost."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest

from extract.review.store import StoreError, open_store, schema
from tests.extract.review.decisions import decision

OLD = Path(__file__).parent / "data" / "store-1.db"


def _open(path):
    return open_store(f"sqlite:///{path}")


def _fill(path, count=300):
    with _open(path) as store:
        return store.append([decision(str(number)) for number in range(count)])


def _aside(path, word):
    return [one for one in path.parent.iterdir() if f".{word}-" in one.name and not one.name.endswith(("-wal", "-shm"))]


def test_a_damaged_file_is_put_aside_and_what_can_be_read_is_taken_over(path):
    kept = _fill(path)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with _open(path) as store:
        assert not store.problem
        (message,) = store.messages
        found = store.since(0)
        (after,) = store.append([decision("after")])
    (aside,) = _aside(path, "damaged")
    assert aside.name in message
    assert aside.read_bytes() == data
    assert 200 < len(found) < 300
    assert set(found) <= set(kept)
    assert after.number > kept[-1].number


@pytest.mark.parametrize(
    "data", [b"no database at all " * 300, b"SQLite format 3\0" + b"\xff" * 5000], ids=["words", "head alone"]
)
def test_what_is_no_database_is_put_aside_too(path, data):
    path.parent.mkdir()
    path.write_bytes(data)
    with _open(path) as store:
        assert "nothing in it could be read" in store.messages[0]
        store.append([decision()])
    assert _aside(path, "damaged")[0].read_bytes() == data


def test_two_damaged_files_have_two_names(path):
    for _ in range(2):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"no database" * 300)
        _open(path).close()
    assert len(_aside(path, "damaged")) == 2


def test_many_that_find_the_damage_at_once_put_one_file_aside(path):
    _fill(path)
    data = bytearray(path.read_bytes())
    data[8192:12288] = b"\xff" * 4096
    path.write_bytes(data)
    threads = [threading.Thread(target=lambda: _open(path).close()) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(_aside(path, "damaged")) == 1


def test_a_file_that_is_moved_away_while_in_use_is_begun_anew(path):
    with _open(path) as store, _open(path) as other:
        first = store.append([decision("first")])
        assert other.since(0) == first
        os.rename(path, f"{path}.away")
        (second,) = store.append([decision("second")])
        assert second.number > first[0].number
        assert other.since(first[0].number) == (second,)
    with _open(path) as again:
        assert again.since(0) == (second,)


def test_what_was_not_yet_in_a_file_that_is_gone_is_put_aside(path):
    with _open(path) as store:
        store.append([decision("first")])
        wal = Path(f"{path}-wal").read_bytes()
        os.rename(path, f"{path}.away")
        store.append([decision("second")])
    (aside,) = [one for one in path.parent.iterdir() if ".damaged-" in one.name and one.name.endswith("-wal")]
    assert aside.read_bytes() == wal


def test_a_file_of_an_older_version_is_brought_forward_with_a_copy_first(path):
    path.parent.mkdir()
    shutil.copy(OLD, path)
    with _open(path) as store:
        assert [one.value for one in store.since(0)] == ["", "", "Call the desk.\nToday.", ""]
        assert len(store.history(story="sinks off varna")) == 4
        assert store.append([decision()])[0].number == 5
    (copy,) = _aside(path, "before-version")
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as old, closing(sqlite3.connect(path)) as new:
        assert old.execute("SELECT version FROM wireside_schema").fetchall() == [(1,)]
        assert new.execute("SELECT version FROM wireside_schema").fetchall() == [(schema.CURRENT,)]
        assert old.execute("SELECT count(*) FROM decision").fetchone() == (4,)


def test_a_new_file_is_as_one_that_was_brought_forward(path, tmp_path):
    shutil.copy(OLD, tmp_path / "old.db")
    for one in (path, tmp_path / "old.db"):
        _open(one).close()
    tables = []
    for one in (path, tmp_path / "old.db"):
        with closing(sqlite3.connect(one)) as connection:
            tables.append(connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall())
    assert [name for name, _ in tables[0]] == [name for name, _ in tables[1]]


def test_a_step_forward_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    path.parent.mkdir()
    shutil.copy(OLD, path)

    def broken(connection):
        connection.exec_driver_sql("CREATE TABLE half (a)")
        connection.exec_driver_sql("no SQL")

    monkeypatch.setattr(schema, "STEPS", (schema.STEPS[0], broken))
    with _open(path) as store, pytest.raises(StoreError):
        store.append([decision()])
    monkeypatch.undo()
    with _open(path) as store:
        assert len(store.since(0)) == 4
    with closing(sqlite3.connect(path)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()


def test_a_file_of_a_newer_version_is_refused(path):
    _fill(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE wireside_schema SET version = 99")
        connection.commit()
    before = path.read_bytes()
    with _open(path) as store:
        assert "made by a newer Wireside (version 99" in store.problem
        with pytest.raises(StoreError, match="not kept"):
            store.append([decision()])
        with pytest.raises(StoreError, match="newer"):
            store.since(0)
    assert path.read_bytes() == before


def test_where_there_can_be_no_file_it_says_so_and_goes_on(tmp_path):
    (tmp_path / "home").write_text("a file")
    with _open(tmp_path / "home" / "decisions.db") as store:
        assert store.problem.endswith("decisions are not kept")
        with pytest.raises(StoreError, match="not kept"):
            store.append([decision()])
        os.remove(tmp_path / "home")
        assert store.append([decision()])
        assert not store.problem


def test_a_file_that_another_program_holds_is_waited_for(path):
    _fill(path, 1)
    with _open(path) as store, closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        threading.Timer(0.3, lambda: holder.execute("COMMIT")).start()
        assert store.append([decision()])


def test_a_file_that_another_program_never_gives_back_is_named(path, monkeypatch):
    monkeypatch.setattr("extract.review.store.sqlite._SECONDS", 0.2)
    _fill(path, 1)
    with _open(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has held it"):
            store.append([decision()])
        holder.execute("COMMIT")
        assert store.append([decision()])


@pytest.fixture
def small(tmp_path):
    """A folder of 400 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no small file system can be mounted here: {made.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def _fill_disk(folder):
    filler = folder / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 1024)
    return filler


def _keep_until_full(store):
    """What was kept, and what was said when no more could be."""
    kept = []
    for _ in range(1000):
        try:
            kept += store.append([decision("x" * 2000)])
        except StoreError as error:
            return kept, str(error)
    raise AssertionError("the disk is never full")


def test_a_full_disk_is_named_and_nothing_acknowledged_is_lost(small):
    with _open(small / "decisions.db") as store:
        kept, said = _keep_until_full(store)
        assert said.endswith("no space left on the disk; the decision is not kept")
        assert kept
        assert store.since(0) == tuple(kept)
    with _open(small / "decisions.db") as store:
        assert store.since(0) == tuple(kept)


def test_when_there_is_space_again_decisions_are_kept_again(small):
    with _open(small / "decisions.db") as store:
        (first,) = store.append([decision("first")])
        filler = _fill_disk(small)
        _, said = _keep_until_full(store)
        assert "no space" in said
        filler.unlink()
        (last,) = store.append([decision("last")])
        assert (store.since(0)[0], store.since(0)[-1]) == (first, last)


def test_a_disk_that_is_full_from_the_start_is_named(small):
    kept = _fill(small / "decisions.db", 20)
    _fill_disk(small)
    with _open(small / "decisions.db") as store:
        assert store.since(0) == kept
        if not store.problem:  # there was room for the first page; it is said when there is none
            _, said = _keep_until_full(store)
            assert "not kept" in said


def test_what_may_only_be_read_is_read(small):
    kept = _fill(small / "decisions.db", 20)
    subprocess.run(["mount", "-o", "remount,ro", small], check=True)
    with _open(small / "decisions.db") as store:
        assert "not kept" in store.problem
        assert store.since(0) == kept
        with pytest.raises(StoreError, match="not kept"):
            store.append([decision()])


def test_a_home_that_may_not_be_written_is_named():
    """As a user without rights, where the tests run as root."""
    with tempfile.TemporaryDirectory(dir="/tmp") as home:
        os.chmod(home, 0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            with _open(Path(home) / "wireside" / "decisions.db") as store:
                assert store.problem.endswith("Permission denied; decisions are not kept")
        finally:
            if root:
                os.seteuid(0)
            os.chmod(home, 0o755)
