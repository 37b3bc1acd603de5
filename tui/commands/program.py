"""What is wrong with an installation, where its files are, and how a shell completes its commands."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.commands.options import config_option


@click.command()
@config_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def doctor(config: Path | None, form: str) -> None:
    """Say what is right and wrong with this terminal, the configuration, the database and the language pipeline.

    Nothing is changed and nothing is sent anywhere. The exit status is 1 when something is wrong.
    """
    from tui.commands.doctor import as_json, as_text, examine, is_well

    findings = examine(config)
    click.echo(as_json(findings) if form == "json" else as_text(findings), nl=False)
    sys.exit(0 if is_well(findings) else 1)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete commands, options and files.

    \b
    bash: wireside completion bash > ~/.local/share/bash-completion/completions/wireside
    zsh:  wireside completion zsh > a file _wireside in a folder of $fpath
    fish: wireside completion fish > ~/.config/fish/completions/wireside.fish
    """
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    assert complete is not None
    click.echo(complete(click.get_current_context().find_root().command, {}, "wireside", "_WIRESIDE_COMPLETE").source())


@click.command()
def where() -> None:
    """Print where Wireside looks for the files that you can write, and where it leaves its own."""
    from extract.settings import config_folder, data_folder, state_folder

    for name in ("config.yaml", "topics.yaml", "keymap.yaml", "themes/"):
        click.echo(f"{name:12} {config_folder() / name}")
    click.echo(f"{'decisions.db':12} {data_folder() / 'decisions.db'}")
    click.echo(f"{'crash-*.txt':12} {state_folder() / 'crash-*.txt'}")
