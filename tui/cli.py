"""The ``wireside`` command.

Standard output carries data only; progress and problems go to standard error. What only one command needs is imported
inside it, so that the screen comes up without waiting for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


# Where each command is. Only the one that is asked for is imported: the others would delay the first paint.
_COMMANDS = {
    "open": "screen:open_",
    "read": "reading:read",
    "extract": "reading:extract",
    "compare": "comparing:compare",
    "versions": "reading:versions",
    "diff": "reading:diff",
    "save": "keeping:save",
    "history": "keeping:history",
    "doctor": "program:doctor",
    "completion": "program:completion",
    "where": "program:where",
}


class OpenByDefault(click.Group):
    """``wireside FILE...`` is ``wireside open FILE...``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"tui.commands.{module}"), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next((arg for arg in args if arg == "-" or not arg.startswith("-")), None)
        if first is not None and first not in _COMMANDS:
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _plain_mistakes():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _plain_mistakes():
            return super().invoke(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


@contextmanager
def _plain_mistakes() -> Iterator[None]:
    """Let a mistake in the arguments, which may be names of files, do nothing to the terminal."""
    try:
        yield
    except click.ClickException as error:
        from tui.drawing.text import drawn, plain

        error.message = drawn(plain(error.message))  # type: ignore[misc]
        raise


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"wireside {version('wireside')}")
        ctx.exit()


@click.group(cls=OpenByDefault, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def main() -> None:
    """Set the wires side by side: who said what, through whom, and where the accounts differ.

    wireside FILE... opens the screen on stories, folders, or - for standard input. The other commands do the same
    work without a screen.
    """
