"""Wire files that come in a zip or tar file, read in memory: nothing is ever written where a member's name says."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from extract.model import Problem
from extract.readers.border.clean import line
from extract.readers.border.encoding import UnreadableError
from extract.readers.border.files import File
from extract.settings import Settings

_OPENERS = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\0", lzma.open))
# How many times max_bytes an archive may hold in all, unpacked.
_TOTAL = 5
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


def unpack(file: File, settings: Settings) -> Iterator[File | Problem]:
    """The files in ``file`` where it is an archive, in the order of their names; ``file`` itself otherwise."""
    try:
        data = _inflated(file.data, settings.max_bytes * _TOTAL)
        if data.startswith(b"PK\x03\x04"):
            yield from _members(file.path, _zipped(data, settings), settings)
        elif data[257:262] == b"ustar":
            yield from _members(file.path, _tarred(data, settings), settings)
        else:
            yield File(file.path, data)
    except UnreadableError as error:
        yield Problem(file.path, str(error))
    except _BROKEN as error:
        yield Problem(file.path, f"a broken archive: {error}")


def _inflated(data: bytes, most: int) -> bytes:
    """``data`` without the compression around it."""
    for magic, opener in _OPENERS:
        if data.startswith(magic):
            with opener(io.BytesIO(data)) as stream:
                inflated: bytes = stream.read(most + 1)
            if len(inflated) > most:
                raise UnreadableError(f"more than {most:,} bytes when unpacked")
            return inflated
    return data


def _members(path: str, members: Iterator[tuple[str, bytes]], settings: Settings) -> Iterator[File | Problem]:
    total = count = 0
    for name, data in members:
        shown = f"{path}/{line(name)}"
        count, total = count + 1, total + len(data)
        if count > settings.max_files or total > settings.max_bytes * _TOTAL:
            yield Problem(path, "too much in it; the rest of the archive is not read")
            return
        if _escapes(name):
            yield Problem(shown, "a name that leads out of the archive")
        elif len(data) > settings.max_bytes:
            yield Problem(shown, f"larger than {settings.max_bytes:,} bytes (max_bytes in the configuration)")
        elif data.startswith((b"PK\x03\x04", *(magic for magic, _ in _OPENERS))):
            yield Problem(shown, "an archive inside an archive, which is not opened")
        elif not data.strip():
            yield Problem(shown, "empty")
        else:
            yield File(shown, data)
    if not count:
        yield Problem(path, "an archive without files")


def _zipped(data: bytes, settings: Settings) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
        if any(info.filename == "[Content_Types].xml" for info in infos):
            raise UnreadableError("an Office document; save it as text or HTML")
        for info in sorted(infos, key=lambda info: info.filename):
            if info.flag_bits & 1:
                raise UnreadableError("an encrypted archive")
            with archive.open(info) as member:
                yield info.filename, member.read(settings.max_bytes + 1)


def _tarred(data: bytes, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Regular files only: links and devices in a tar file are not followed."""
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        infos = [info for info in archive.getmembers() if info.isreg() and not _is_hidden(info.name)]
        for info in sorted(infos, key=lambda info: info.name):
            member = archive.extractfile(info)
            if member is not None:
                yield info.name, member.read(settings.max_bytes + 1)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in PurePosixPath(name).parts)


def _escapes(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return ".." in parts or name.startswith(("/", "\\")) or ":" in name[:3]
