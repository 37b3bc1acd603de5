"""From files to articles, whatever format they are in.

The format is told by the content, never by the file's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from extract.model import Article, Problem
from extract.readers.draft import Draft, finish
from extract.readers.encoding import UnreadableError, decode
from extract.readers.files import File, open_all
from extract.readers.formats.html import is_html, read_html
from extract.readers.formats.markdown import is_markdown, read_markdown
from extract.readers.formats.text import read_text
from extract.settings import Settings

Reader = Callable[[bytes], Iterable[Draft]]


def read(paths: Iterable[str], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """The articles at ``paths``: files, folders, or "-" for ``stdin``; a Problem for each that cannot be read."""
    for found in open_all(paths, settings, stdin):
        yield from [found] if isinstance(found, Problem) else _read_file(found, settings)


def _read_file(file: File, settings: Settings) -> Iterator[Article | Problem]:
    count = 0
    try:
        for draft in _reader(file.data)(file.data):
            count += 1
            key = file.path if count == 1 else f"{file.path}#{count}"
            article = finish(draft, key, file.path)
            if len(article.text) > settings.max_characters:
                yield Problem(key, f"a story of more than {settings.max_characters:,} characters")
            elif not article.paragraphs:
                yield Problem(key, "no text in it")
            else:
                yield article
    except UnreadableError as error:
        yield Problem(file.path, str(error))
    else:
        if not count:
            yield Problem(file.path, "no story in it")


def _reader(data: bytes) -> Reader:
    """The reader for ``data``, by its first bytes."""
    head = decode(data[:20_000])
    if is_html(head):
        return read_html
    if is_markdown(head):
        return read_markdown
    return read_text
