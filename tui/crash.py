"""What is left behind when the program fails: a report of where and with what, and no word of the copy.

Tracebacks say which lines of code were run, never what their variables held, and an exception is named without its
message, which may quote what was being read.
"""

from __future__ import annotations

import locale
import os
import platform
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from extract.settings import state_folder

STATUS = 70  # of the process, when it had to end: EX_SOFTWARE in sysexits.h
_PACKAGES = ("wireside", "textual", "rich", "spacy", "numpy", "lxml")
_VARIABLES = ("TERM", "COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "TERM_PROGRAM")
_MOST = 40  # frames of one traceback, counted from where it was raised


class Reports:
    """The reports of one run: a failure that comes again from the same line is written once."""

    def __init__(self) -> None:
        self._written: dict[tuple[type[BaseException], str, int], Path] = {}

    def write(self, error: BaseException, during: str, size: tuple[int, int]) -> Path:
        """Write down ``error``, met during the action or work of this name on a terminal of ``size``.

        Returns the file, readable by its owner only. Raises OSError where it cannot be written.
        """
        place = _place(error)
        if place not in self._written:
            self._written[place] = _write(report(error, during, size))
        return self._written[place]


def _write(text: str) -> Path:
    folder = state_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}.txt"
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _place(error: BaseException) -> tuple[type[BaseException], str, int]:
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return type(error), last.filename if last else "", (last.lineno or 0) if last else 0


def report(error: BaseException, during: str, size: tuple[int, int]) -> str:
    """The report's text."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    variables = "\n".join(f"{name}={_variable(name)}" for name in _VARIABLES)
    return (
        f"Wireside failed during: {during}\nAt: {now}\n\n"
        f"{_versions()}\nTerminal: {size[0]}x{size[1]}{', in tmux' * bool(os.environ.get('TMUX'))}\n"
        f"{variables}\nEncoding: {locale.getpreferredencoding(False)}\n\n{''.join(_tracebacks(error))}"
    )


def _versions() -> str:
    from importlib.metadata import PackageNotFoundError, version

    found = [f"Python {platform.python_version()} on {platform.platform()}"]
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} is not installed")
    return "\n".join(found)


def _variable(name: str) -> str:
    value = os.environ.get(name)
    return "(not set)" if value is None else ascii(value)


def _tracebacks(error: BaseException) -> Iterator[str]:
    """The tracebacks that led to ``error``, the first one first."""
    chain: list[BaseException] = []
    seen: BaseException | None = error
    while seen is not None and seen not in chain:
        chain.append(seen)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    for one in reversed(chain):
        yield "Traceback, without messages:\n"
        yield from traceback.format_list(traceback.extract_tb(one.__traceback__)[-_MOST:])
        yield f"{name_of(one)}\n\n"
        if isinstance(one, BaseExceptionGroup):
            for part in one.exceptions:
                yield from _tracebacks(part)


def name_of(error: BaseException) -> str:
    """What kind of failure it is, with what is known of it that cannot be copy."""
    name = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: {os.strerror(error.errno)}"
    if isinstance(error, ImportError) and error.name:
        return f"{name}: {error.name}"
    return name
