"""Options and arguments that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

paths_argument = click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))
config_option = click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), help="Use this file instead of the user's config.yaml."
)
format_option = click.option(
    "--format", "form", type=click.Choice(["json", "jsonl", "csv", "md"]), default="md", show_default=True
)
all_option = click.option(
    "--all",
    "compare_all",
    is_flag=True,
    default=None,
    help="Compare earlier versions, killed copy, tables and advisories too.",
)
embargoed_option = click.option(
    "--embargoed", is_flag=True, help="Take in copy that is under an embargo. It must not be published before its time."
)
by_option = click.option(
    "--by",
    type=click.Choice(["agency", "article", "speaker", "version"]),
    help="What a column is. [default: as configured]",
)
