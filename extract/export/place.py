"""Where a file is put: whole or not at all, and never over another that nobody meant to replace."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "nothing can be written on this disk",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "what is named as its folder is none",
}
# File systems without hard links: there a file is looked for just before it is put in its place.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}


class PlaceError(Exception):
    """A file could not be put in its place; what was there before is as it was. The message says what to do."""


def put(path: Path, data: bytes, *, replace: bool = False, mode: int = 0o666) -> None:
    """Write ``data`` to ``path`` so that whoever looks finds the whole file or what was there before.

    The file is on disk when this returns. ``mode`` is what the umask leaves of it; a file that is replaced keeps its
    own. A link is not followed: it is replaced, if that is allowed, and what it points to stays. Raises PlaceError.
    """
    before = _standing(path, replace)
    temporary = path.with_name(f".wireside-{secrets.token_hex(8)}.tmp")  # beside it: only there is a rename atomic
    try:
        _write(temporary, data, stat.S_IMODE(before.st_mode) if before else None, mode)
        try:
            _name(temporary, path, replace)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        _keep_name(path.parent)
    except OSError as error:
        raise PlaceError(f"{path}: {_reason(path, error)}") from error


def _standing(path: Path, replace: bool) -> os.stat_result | None:
    """What stands at ``path`` and may be replaced, or None where nothing does."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PlaceError(f"{path}: {_reason(path, error)}") from error
    if stat.S_ISDIR(found.st_mode):
        raise PlaceError(f"{path}: is a folder; name a file in it")
    if not replace:
        raise PlaceError(f"{path}: {_exists()}")
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISLNK(found.st_mode)):
        raise PlaceError(f"{path}: is not a file that can be replaced")
    return found if stat.S_ISREG(found.st_mode) else None


def _write(temporary: Path, data: bytes, same: int | None, mode: int) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode if same is None else 0o600)
    try:
        with open(descriptor, "wb") as out:
            if same is not None:
                os.fchmod(out.fileno(), same)
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        temporary.unlink()
        raise


def _name(temporary: Path, path: Path, replace: bool) -> None:
    """Give the file its name. Where nothing may be replaced, a link is made: it fails if somebody was faster."""
    if replace:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise PlaceError(f"{path}: {_exists()}") from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise PlaceError(f"{path}: {_exists()}") from error
        temporary.replace(path)


def _keep_name(folder: Path) -> None:
    """Have the folder's own entry on disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _exists() -> str:
    return "is there already; choose another name, or say that it may be replaced"


def _reason(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return f"there is no folder {path.parent}; make it first"
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
