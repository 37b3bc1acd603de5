"""Desk files, and the history of what was decided."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from tui.commands.options import config_option, format_option, paths_argument
from tui.commands.running import NONE_READ, chosen_settings, fail, found_in, opened_in, read_all, tell

_TIMES = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@paths_argument
@config_option
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
def save(file: Path, paths: Sequence[str], config: Path | None, force: bool) -> None:
    """Save the articles in PATHS with what was decided on them in FILE, to hand to a colleague or an archive.

    `wireside open FILE` shows them as they were. FILE holds all of the copy, killed and embargoed copy too.
    """
    from extract.compare import compare as compare_statements
    from extract.export.place import PlaceError, put
    from extract.readers.border.encoding import UnreadableError
    from extract.review.deskfile import desk_file
    from extract.review.standing import ordered
    from tui.commands.output import OutputError, check_output, kept_on

    settings = replace(chosen_settings(config), compare_all=True)
    try:
        check_output("wireside", file, force)
        articles, report = read_all(paths, settings)
        if not articles:
            sys.exit(NONE_READ)
        opened = opened_in(paths, settings, report)
        statements, topics = found_in(articles, settings)
        comparison = compare_statements(articles, statements, topics, settings)
        decisions = ordered((*opened, *kept_on(comparison, settings)))
        put(file, desk_file(articles, decisions, settings), replace=force, mode=0o600)
    except (OutputError, PlaceError) as error:
        fail(str(error))
    except UnreadableError as error:
        fail(f"{file}: could not be opened again, and is not saved: {error}")
    sys.exit(report.status)


@click.command()
@config_option
@click.option("--story", default="", help="Only on a story with this in its name or headline.")
@click.option("--editor", default="", help="Only by this editor.")
@click.option(
    "--since",
    type=click.DateTime(_TIMES),
    metavar="TIME",
    help='Only from this day on, or from a time: "2026-11-01 18:30".',
)
@click.option(
    "--until", type=click.DateTime(_TIMES), metavar="TIME", help="Only before this day or time, in your time zone."
)
@click.option("--action", "actions", multiple=True, help="Only decisions of this kind: accept, reject, note, ...")
@format_option
def history(
    config: Path | None,
    story: str,
    editor: str,
    since: datetime | None,
    until: datetime | None,
    actions: Sequence[str],
    form: str,
) -> None:
    """List what was decided, oldest first: who, when, what, and on which words."""
    from extract.export.history import write_history
    from extract.review.model import Action
    from extract.review.standing import standing
    from extract.review.store import StoreError, open_store

    unknown = [one for one in actions if one not in list(Action)]
    if unknown:
        fail(f"--action {unknown[0]}: choose among {', '.join(Action)}")
    try:
        with open_store(chosen_settings(config).database) as store:
            for words in store.messages:
                tell(words)
            first, last = (time.astimezone() if time else None for time in (since, until))
            found = store.history(story, editor, first, last, [Action(one) for one in actions])
            turns = store.history(actions=[Action.UNDO, Action.REDO])
    except StoreError as error:
        fail(str(error))
    write_history(found, standing((*found, *turns)), form, sys.stdout)
