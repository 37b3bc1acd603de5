"""Whether the shipped pipeline is still what was shipped."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.language.pipeline import MODEL

DIGEST = MODEL.with_name("model.sha256")


def digest(folder: Path = MODEL) -> str:
    """SHA-256 over the names and the contents of every file in ``folder``, in hexadecimal."""
    whole = hashlib.sha256()
    files = (path for path in folder.rglob("*") if path.is_file())
    for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in files):
        whole.update(f"{name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def is_shipped() -> bool:
    """Whether the files of the pipeline give the digest that was written down when it was made."""
    return DIGEST.is_file() and digest() == DIGEST.read_text(encoding="ascii").strip()
