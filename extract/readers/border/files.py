"""Which files there are to read: names, folders and standard input, in a stable order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from extract.model import Problem
from extract.readers.border.clean import HIDDEN
from extract.settings import Settings

STDIN = "-"
_HIDDEN = re.compile(f"[\n\r\t\v\f\u2028\u2029]|{HIDDEN}")


class File(NamedTuple):
    """The bytes of one file and the path by which the editor knows it; what cannot be shown of that stands as "%1B"."""

    path: str
    data: bytes


def open_all(paths: Iterable[str], settings: Settings, stdin: BinaryIO | None) -> Iterator[File | Problem]:
    """Every file that ``paths`` name, each once. Folders are read in the order of their names, with what is in them.

    Hidden files and folders inside a folder are left out, and so are links, so that no folder leads out of itself.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path, settings):
            name = found if isinstance(found, str) else found.path
            if name in seen:
                continue
            seen.add(name)
            yield _open(found, settings, stdin) if isinstance(found, str) else found


def _expand(path: str, settings: Settings) -> Iterator[str | Problem]:
    if path == STDIN or not os.path.isdir(path):
        yield path
        return
    count = 0
    for name in _walk(path):
        if count == settings.max_files:
            yield Problem(_shown(path), f"more than {settings.max_files:,} files; the rest of the folder is not read")
            return
        count += 1
        yield name
    if not count:
        yield Problem(_shown(path), "a folder without files")


def _walk(folder: str) -> Iterator[str]:
    """The files of ``folder`` and of the folders in it; one that may not be opened counts as a file of its own."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder + os.sep
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        else:
            yield entry.path


def _shown(path: str) -> str:
    """``path`` as text that can be written and shown; what cannot be stands as in a URL, so that no two are alike."""
    return _HIDDEN.sub(lambda found: "".join(f"%{byte:02X}" for byte in _bytes(found[0])), path)


def _bytes(character: str) -> bytes:
    """The bytes of a character of a file's name; a surrogate stands for one that is no UTF-8."""
    return bytes([ord(character) & 0xFF]) if "\ud800" <= character <= "\udfff" else character.encode()


def _open(path: str, settings: Settings, stdin: BinaryIO | None) -> File | Problem:
    """The bytes at ``path``, or why there are none; never more than ``max_bytes``, and never from a device."""
    name = _shown(path)
    try:
        if path == STDIN:
            if stdin is None:
                return Problem(name, "there is no standard input")
            data = stdin.read(settings.max_bytes + 1)
        else:
            if not stat.S_ISREG(os.stat(path).st_mode):
                return Problem(name, "cannot be read: not a file")
            with Path(path).open("rb") as file:
                data = file.read(settings.max_bytes + 1)
    except (OSError, ValueError) as error:
        return Problem(name, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    if len(data) > settings.max_bytes:
        return Problem(name, f"larger than {settings.max_bytes:,} bytes (max_bytes in the configuration)")
    if not data.strip():
        return Problem(name, "empty")
    return File(name, data)
