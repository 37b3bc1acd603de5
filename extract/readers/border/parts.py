"""The parts of a desk file: a zip with JSON in it, which may come from anywhere and is trusted in nothing.

It is opened in memory. No name in it becomes a path, and no more is unpacked than a desk file can have.
"""

from __future__ import annotations

import io
import json
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, TypeVar

from extract.readers.border.encoding import UnreadableError
from extract.settings import Settings

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

MANIFEST, ARTICLES, DECISIONS = "wireside.json", "articles.json", "decisions.json"
FORMAT, VERSION = "wireside", 1
_ARTICLES = 5  # how many times max_bytes the articles may take unpacked, as those of any archive; other parts once
_RATIO = 200  # how many times its own size a part may have, unpacked; JSON of copy has about 5
_SMALL = 1_000_000  # bytes up to which the ratio does not matter
_MOST = 16  # parts that are looked at
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)


def is_desk_file(data: bytes) -> bool:
    """Whether ``data`` begins as a desk file does: a zip whose first part is the manifest."""
    return data.startswith(b"PK\x03\x04") and data[30 : 30 + len(MANIFEST)] == MANIFEST.encode()


def pack(parts: dict[str, object]) -> bytes:
    """A desk file of ``parts``, by name; each is anything that JSON can hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in {MANIFEST: {"format": FORMAT, "version": VERSION}, **parts}.items():
            info = zipfile.ZipInfo(name)  # without the time: the same parts give the same file
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return out.getvalue()


def unpack_part(data: bytes, name: str, shape: TypeAdapter[T], settings: Settings) -> T:
    """The part ``name`` of a desk file, checked against ``shape``.

    Raises UnreadableError, which names the part and the place in it.
    """
    _check_manifest(data, settings)
    return _checked(_part(data, name, settings), name, shape)


def _check_manifest(data: bytes, settings: Settings) -> None:
    text = _part(data, MANIFEST, settings)
    try:
        found = json.loads(text)
        known = isinstance(found, dict) and found.get("format") == FORMAT
        version = found["version"] if known else 0
    except (ValueError, KeyError, RecursionError):
        known, version = False, 0
    if not known or not isinstance(version, int):
        raise UnreadableError(f"{MANIFEST}: not that of a desk file")
    if version > VERSION:
        raise UnreadableError(f"{MANIFEST}: made by a newer Wireside (version {version}, this one knows {VERSION})")


def _part(data: bytes, name: str, settings: Settings) -> bytes:
    most = settings.max_bytes * (_ARTICLES if name == ARTICLES else 1)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST:
                raise UnreadableError(f"more than {_MOST} parts")
            own = [info for info in infos if info.filename == name]
            if len(own) != 1:
                raise UnreadableError(f"{name}: {'is there twice' if own else 'is not there'}")
            if own[0].flag_bits & 1:
                raise UnreadableError(f"{name}: encrypted")
            most = min(most, max(_SMALL, own[0].compress_size * _RATIO))
            with archive.open(own[0]) as member:
                found = member.read(most + 1)
    except UnreadableError:
        raise
    except _BROKEN as error:
        raise UnreadableError(f"a broken archive: {error}") from error
    if len(found) > most:
        raise UnreadableError(f"{name}: more than {most:,} bytes when unpacked")
    return found


def _checked(text: bytes, name: str, shape: TypeAdapter[T]) -> T:
    from pydantic import ValidationError

    try:
        return shape.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ", ".join([name, *(str(step) for step in first["loc"])])
        raise UnreadableError(f"{where}: {first['msg']}") from None
