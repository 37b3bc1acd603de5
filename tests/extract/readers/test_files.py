"""Files, folders, archives and standard input; and what cannot be read, named with the reason."""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.model import Article, Problem
from extract.readers import read
from extract.settings import Settings

ReadAll = Callable[..., list[Article | Problem]]


def story(name: str) -> bytes:
    return f"Bridge {name}\n\nThe bridge {name} is open.\n".encode()


def test_a_folder_is_read_with_what_is_in_it_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden/x.txt", "a/.DS_Store"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(story(name))
    found = [Path(one.path).relative_to(tmp_path).as_posix() for one in read([str(tmp_path)], Settings())]
    assert found == ["a/b/c.txt", "a/z.txt", "b.txt"]


def test_no_link_leads_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_bytes(story("outside"))
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "loop").symlink_to(inside)
    (inside / "link.txt").symlink_to(tmp_path / "outside.txt")
    assert [str(one) for one in read([str(inside)], Settings())] == [f"{inside}: a folder without files"]


def test_standard_input_and_a_file_named_twice() -> None:
    articles = list(read(["-", "-"], Settings(), io.BytesIO(story("one"))))
    assert [one.path for one in articles] == ["-"]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good, empty, missing = tmp_path / "good", tmp_path / "empty", tmp_path / "missing"
    good.write_bytes(story("one"))
    empty.write_bytes(b" \n")
    first, second, third = read([str(missing), str(empty), str(good)], Settings())
    assert str(first) == f"{missing}: cannot be read: No such file or directory"
    assert str(second) == f"{empty}: empty"
    assert isinstance(third, Article)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (problem,) = read([str(tmp_path / "pipe")], Settings())
    assert isinstance(problem, Problem)
    assert problem.reason == "cannot be read: not a file"


@pytest.mark.parametrize(
    ("copy", "reason"),
    [
        (b"%PDF-1.4\n\x00\x01\x02\x03", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (bytes(range(256)) * 20, "binary"),
        (b"<nitf><body><p>cut", "not well-formed XML"),
        (b"<unknown><a/></unknown>", "no known format: its root is <unknown>"),
        (b"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "without a news item"),
        (b"<NewsML/>", "without a NewsItem"),
        (b"<html><body><nav>menu</nav></body></html>", "a page without a story"),
        (b"\xe2\x80\x8b\xe2\x80\x8b", "no text"),
    ],
)
def test_unreadable_copy_says_why(read_all: ReadAll, copy: bytes, reason: str) -> None:
    (problem,) = read_all(copy)
    assert isinstance(problem, Problem)
    assert reason in problem.reason


def test_limits_come_from_the_settings(read_all: ReadAll) -> None:
    (problem,) = read_all(b"a" * 101, Settings(max_bytes=100))
    assert "larger than 100 bytes" in str(problem)
    (problem,) = read_all("word " * 30, Settings(max_characters=100))
    assert "more than 100 characters" in str(problem)


def test_a_folder_of_too_many_files_is_cut_and_says_so(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_bytes(story(str(number)))
    found = list(read([str(tmp_path)], Settings(max_files=3)))
    assert [type(one) for one in found] == [Article, Article, Article, Problem]


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_the_files_of_a_zip_are_read_in_order(read_all: ReadAll) -> None:
    names = {
        "b.txt": story("b"),
        "a/x.xml": b"<nitf><body><body.content><p>The bridge is open.</p></body.content></body></nitf>",
    }
    first, second = read_all(zipped(**names))
    assert isinstance(first, Article)
    assert first.path.endswith("copy/a/x.xml")
    assert first.format == "nitf"
    assert second.path.endswith("copy/b.txt")


def test_the_files_of_a_compressed_tar_are_read_and_its_links_are_not(read_all: ReadAll) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(story("a"))
        archive.addfile(info, io.BytesIO(story("a")))
        link = tarfile.TarInfo("b.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    (article,) = read_all(file.getvalue())
    assert isinstance(article, Article)
    assert article.path.endswith("copy/a.txt")


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (zipped(**{"../../up.txt": b"x"}), "leads out of the archive"),
        (zipped(**{"big.txt": b"0" * 3_000}), "larger than 1,000 bytes"),
        (zipped(**{"in.zip": zipped(a=b"x")}), "an archive inside an archive"),
        (zipped(**{"[Content_Types].xml": b"<x/>"}), "an Office document"),
        (zipped(a=b"x")[:-10], "a broken archive"),
        (gzip.compress(b"0" * 6_000), "more than 5,000 bytes when unpacked"),
    ],
)
def test_archives_are_bounded_and_never_written_out(read_all: ReadAll, archive: bytes, reason: str) -> None:
    (problem,) = read_all(archive, Settings(max_bytes=1_000))
    assert isinstance(problem, Problem)
    assert reason in problem.reason


def test_a_name_that_would_act_on_a_terminal_is_written_as_in_a_url(tmp_path: Path) -> None:
    for name in ("a\x1b[2J.txt", "b\x9b\u202e.txt", "c\n.txt"):
        (tmp_path / name).write_bytes(story("Orlo"))
    found = [one.key.rpartition("/")[2] for one in read([str(tmp_path)], Settings()) if isinstance(one, Article)]
    assert found == ["a%1B[2J.txt", "b%C2%9B%E2%80%AE.txt", "c%0A.txt"]


def test_a_file_whose_name_is_no_text_can_be_written_down(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_bytes(story("Orlo"))
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")).write_bytes(b"")
    except OSError:
        pytest.skip("this file system takes no such names")
    article, problem = read([str(tmp_path)], Settings())
    assert isinstance(article, Article)
    assert article.file_name == "a%FF.txt"
    assert str(problem).endswith("b%FF.txt: empty")
