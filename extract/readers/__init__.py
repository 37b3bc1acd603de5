"""From files to articles, whatever format they are in.

The format is told by the content, never by the file's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from extract.model import Article, Problem
from extract.readers.border.archives import unpack
from extract.readers.border.encoding import UnreadableError
from extract.readers.border.files import File, open_all
from extract.readers.border.parts import is_desk_file
from extract.readers.detect import reader_of
from extract.readers.draft import finish
from extract.settings import Settings

__all__ = ["read"]

_TOO_LONG = "a story of more than {:,} characters (max_characters in the configuration)"


def read(paths: Iterable[str], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """The articles at ``paths``: files, folders, archives, or "-" for ``stdin``.

    A Problem stands for each file that cannot be read; nothing is raised for it, and the rest goes on.
    """
    for found in open_all(paths, settings, stdin):
        if isinstance(found, File) and is_desk_file(found.data):
            yield from _read_desk_file(found, settings)
            continue
        for file in [found] if isinstance(found, Problem) else unpack(found, settings):
            yield from [file] if isinstance(file, Problem) else _read_file(file, settings)


def _read_desk_file(file: File, settings: Settings) -> Iterator[Article | Problem]:
    from extract.readers.formats.wireside import read_wireside  # not above: pydantic would delay the first paint

    try:
        yield from read_wireside(file.path, file.data, settings)
    except UnreadableError as error:
        yield Problem(file.path, str(error))


def _read_file(file: File, settings: Settings) -> Iterator[Article | Problem]:
    count = 0
    try:
        reader = reader_of(file.data)
        if reader.most and len(file.data) > reader.most * settings.max_characters:
            raise UnreadableError(_TOO_LONG.format(settings.max_characters))
        for draft in reader.read(file.data):
            count += 1
            if count > settings.max_files:
                raise UnreadableError(f"more than {settings.max_files:,} stories; the rest of the file is not read")
            key = file.path if count == 1 else f"{file.path}#{count}"
            article = finish(draft, key, file.path)
            if len(article.text) > settings.max_characters:
                yield Problem(key, _TOO_LONG.format(settings.max_characters))
            elif not any(map(str.isalnum, article.text)) and not article.id:
                yield Problem(key, "no text in it")
            else:
                yield article
    except UnreadableError as error:
        yield Problem(file.path, str(error))
    except Exception as error:
        # Whatever a parser that is not ours makes of damaged copy, the rest of the copy is read.
        yield Problem(file.path, f"cannot be read: a fault in the reader ({type(error).__name__}: {str(error)[:200]})")
    else:
        if not count:
            yield Problem(file.path, "no story in it")
