"""``wireside open``: the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from tui.commands.options import all_option, by_option, config_option, paths_argument
from tui.commands.running import chosen_settings, fail, pivot, tell

if TYPE_CHECKING:
    from extract.settings import Settings


@click.command("open")
@paths_argument
@config_option
@by_option
@all_option
@click.option("--theme", help="A colour theme by name. [default: as configured]")
@click.option("--keys", help="A set of keys: vim, emacs or arrows. [default: as configured]")
@click.option(
    "--mouse/--no-mouse", default=None, help="Take the mouse, or leave it to the terminal. [default: take it]"
)
@click.option(
    "--screen-reader/--no-screen-reader",
    default=None,
    help="One column of words without drawn lines. [default: as configured]",
)
@click.option("--editor", metavar="NAME", help="The name that you decide under. [default: as configured]")
@click.option("--database", metavar="URL", help="Where decisions are kept. [default: as configured]")
@click.option("--take-over", is_flag=True, help="Keep the decisions of the desk files among PATHS in your store too.")
@click.pass_context
def open_(
    ctx: click.Context,
    /,
    paths: Sequence[str],
    config: Path | None,
    by: str | None,
    compare_all: bool | None,
    take_over: bool,
    **chosen: str | bool | None,
) -> None:
    """Open the screen on PATHS. Where there is no terminal to draw on, print the comparison instead.

    A desk file, made by `wireside save`, is opened with the decisions in it.
    """
    if take_over:
        take_over_decisions(paths, chosen_settings(config, **chosen))
    if not can_draw():
        from tui.commands.comparing import compare

        ctx.invoke(compare, paths=paths, config=config, by=by, compare_all=compare_all, form="md")
    settings = chosen_settings(config, by=by and pivot(by), compare_all=compare_all, **chosen)
    from tui.app import WiresideApp

    stdin = take_stdin() if "-" in paths else None
    app = WiresideApp(paths, settings, stdin)
    app.run()
    sys.exit(app.return_code)


def take_over_decisions(paths: Sequence[str], settings: Settings) -> None:
    """Keep the decisions in the desk files among ``paths``, each once, after those that are there."""
    from extract.model import Problem
    from extract.review.deskfile import opened_decisions
    from extract.review.store import StoreError, open_store

    found = [one for one in opened_decisions(paths, settings) if not isinstance(one, Problem)]
    try:
        with open_store(settings.database) as store:
            before = store.last()
            kept = store.append(found)
    except StoreError as error:
        fail(str(error))
    tell(f"{sum(one.number > before for one in kept):,} decisions taken over")


def can_draw() -> bool:
    """Whether standard output is a terminal that can place a cursor."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def take_stdin() -> BinaryIO:
    """The piped copy, with the terminal put in its place so that keys still arrive."""
    import io

    copy = io.BytesIO(sys.stdin.buffer.read())
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        fail("standard input was read, and there is no terminal to open the screen on")
    os.dup2(terminal, 0)
    os.close(terminal)
    return copy
