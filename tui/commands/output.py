"""What a command gives away: a comparison with the decisions on it, held back where it must be, in its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.model import Comparison
    from extract.review.model import Decision, Reviewed
    from extract.settings import Settings
    from extract.topics import Topics


class OutputError(Exception):
    """Nothing was written; the message says why, and what to do."""


def check_output(form: str, output: Path | None, force: bool) -> None:
    """Refuse what will be refused at the end before the work begins. Raises OutputError."""
    if output is None and form == "docx" and _at_terminal():
        raise OutputError("a DOCX file is no text to print; name a file with --output")
    if output is not None and not force and os.path.lexists(output):
        raise OutputError(f"{output}: is there already; --force replaces it")
    if output is not None and not output.parent.is_dir():
        raise OutputError(f"{output}: there is no folder {output.parent}; make it first")


def decided(comparison: Comparison, topics: Topics, settings: Settings, opened: Sequence[Decision] = ()) -> Reviewed:
    """``comparison`` with what was decided on it in the desk's or the user's own store, and in ``opened`` desk files.

    Raises OutputError where there is a store and it cannot be read.
    """
    from extract.review.model import Reviewed

    found = (*opened, *kept_on(comparison, settings))
    if not found:
        return Reviewed(comparison)
    from extract.review.overlay import lay_over

    return lay_over(comparison, found, topics)


def kept_on(comparison: Comparison, settings: Settings) -> tuple[Decision, ...]:
    """What the store has on the stories of ``comparison``; nothing where there is no store yet. Raises OutputError."""
    from extract.settings import data_folder

    if not settings.database and not (data_folder() / "decisions.db").exists():
        return ()
    from extract.review.references import asked_for
    from extract.review.store import StoreError, open_store

    try:
        with open_store(settings.database) as store:
            return store.about(asked_for(comparison))
    except StoreError as error:
        raise OutputError(str(error)) from error


def may_go(reviewed: Reviewed, despite: bool) -> None:
    """Ask about accepted rows that rest on killed or corrected copy. Raises OutputError where the answer is no."""
    from extract.export.held import asks

    found = asks(reviewed)
    if not found or despite:
        return
    for one in found:
        click.echo(f"wireside: {one}", err=True)
    if _can_ask() and click.confirm("Export it all the same?", err=True):
        return
    raise OutputError("accepted rows rest on killed or corrected copy; --despite-alerts exports them all the same")


def deliver(data: bytes, output: Path | None, force: bool) -> None:
    """Write ``data`` to the file ``output``, or to standard output. Raises OutputError."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from extract.export.place import PlaceError, put

    try:
        put(output, data, replace=force)
    except PlaceError as error:
        raise OutputError(str(error)) from error


def _at_terminal() -> bool:
    return sys.stdout.isatty()


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
