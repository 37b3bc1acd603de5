"""A file is put in its place whole or not at all, and never over another that nobody meant to replace."""

from __future__ import annotations

import errno
import multiprocessing
import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.export.place import PlaceError, put


def left(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_file_is_there_whole_with_nothing_beside_it(tmp_path: Path) -> None:
    put(tmp_path / "a.html", b"whole")
    assert (tmp_path / "a.html").read_bytes() == b"whole"
    assert left(tmp_path) == ["a.html"]


def test_a_file_that_is_there_stays_as_it_was_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"before")
    with pytest.raises(PlaceError, match=r"a\.html: is there already"):
        put(path, b"after")
    assert path.read_bytes() == b"before"
    put(path, b"after", replace=True)
    assert path.read_bytes() == b"after"
    assert left(tmp_path) == ["a.html"]


def test_the_umask_says_who_may_read_a_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(tmp_path / "open", b"")
        put(tmp_path / "closed", b"", mode=0o600)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "open").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "closed").stat().st_mode) == 0o600


def test_a_file_that_is_replaced_is_open_to_nobody_new(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"before")
    path.chmod(0o600)
    put(path, b"after", replace=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_replaced_and_what_it_points_to_is_not_written(tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.write_bytes(b"kept")
    (tmp_path / "link").symlink_to(away)
    with pytest.raises(PlaceError, match="is there already"):
        put(tmp_path / "link", b"new")
    put(tmp_path / "link", b"new", replace=True)
    assert away.read_bytes() == b"kept"
    assert not (tmp_path / "link").is_symlink()


def test_a_link_to_nowhere_is_something_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(PlaceError, match="is there already"):
        put(tmp_path / "link", b"new")
    assert left(tmp_path) == ["link"]


def test_a_folder_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(PlaceError, match="is a folder; name a file in it"):
        put(tmp_path, b"", replace=True)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PlaceError, match="is not a file that can be replaced"):
        put(tmp_path / "pipe", b"", replace=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlaceError, match=r"there is no folder .*gone; make it first"):
        put(tmp_path / "gone" / "a.html", b"")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PlaceError, match="what is named as its folder is none"):
        put(tmp_path / "file" / "a.html", b"")


def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(PlaceError, match="the name is too long"):
        put(tmp_path / ("a" * 300), b"")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_to_be(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PlaceError, match="you may not write there"):
        put(tmp_path / "a.html", b"")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_on_a_full_disk_what_was_there_stays_and_nothing_is_left_over(small_disk: Path) -> None:
    path = small_disk / "a.html"
    put(path, b"before")
    with pytest.raises(PlaceError, match=r"a\.html: the disk is full"):
        put(path, b"x" * 1_000_000, replace=True)
    assert path.read_bytes() == b"before"
    assert left(small_disk) == ["a.html"]


def test_a_disk_that_fills_up_at_the_last_moment_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlaceError, match="the disk is full"):
        put(tmp_path / "a.html", b"whole")
    assert left(tmp_path) == []


def test_without_hard_links_a_file_still_gets_its_name_and_replaces_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    put(tmp_path / "a.html", b"whole")
    assert left(tmp_path) == ["a.html"]
    with pytest.raises(PlaceError, match="is there already"):
        put(tmp_path / "a.html", b"other")


def _try(path: Path, data: bytes) -> bool:
    try:
        put(path, data)
    except PlaceError:
        return False
    return True


def test_of_two_who_write_at_once_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    tries = [(tmp_path / "a.html", str(number).encode() * 100_000) for number in range(8)]
    with multiprocessing.get_context("fork").Pool(4) as pool:
        won = pool.starmap(_try, tries)
    assert won.count(True) == 1
    assert (tmp_path / "a.html").read_bytes() == tries[won.index(True)][1]
    assert left(tmp_path) == ["a.html"]
