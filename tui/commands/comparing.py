"""``wireside compare``: rows, with what was decided on them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from tui.commands.options import all_option, by_option, config_option, embargoed_option, paths_argument
from tui.commands.running import chosen_settings, fail, found_in, held_back, opened_in, pivot, read_all


@click.command()
@paths_argument
@config_option
@by_option
@all_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "csv", "md", "html", "ninjs", "docx"]),
    default="md",
    show_default=True,
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("--force", is_flag=True, help="Replace the file that --output names.")
@click.option("--only", type=click.Choice(["accepted"]), help="Only the rows that editors accepted.")
@embargoed_option
@click.option("--despite-alerts", is_flag=True, help="Do not ask about accepted rows with killed or corrected copy.")
def compare(
    paths: Sequence[str],
    config: Path | None,
    by: str | None,
    compare_all: bool | None,
    form: str,
    output: Path | None = None,
    force: bool = False,
    only: str | None = None,
    embargoed: bool = False,
    despite_alerts: bool = False,
) -> None:
    """Print what the accounts in PATHS share, where they differ and what only one of them has.

    What was decided on the rows stands with them. A file that --output names is written whole or not at all.
    """
    from extract.compare import compare as compare_statements
    from extract.export.held import only_accepted
    from extract.export.write import comparison_bytes
    from tui.commands.output import OutputError, check_output, decided, deliver, may_go

    try:
        check_output(form, output, force)
        settings = chosen_settings(config, by=by and pivot(by), compare_all=compare_all)
        articles, report = read_all(paths, settings)
        for article in [] if embargoed else articles:
            held_back(article)
        statements, topics = found_in(articles, settings)
        now = datetime.now(UTC)
        comparison = compare_statements(
            articles, statements, topics, settings, settings.by, report.problems, now, embargoed
        )
        reviewed = decided(comparison, topics, settings, opened_in(paths, settings, report))
        chosen = only_accepted(reviewed) if only else reviewed
        may_go(chosen, despite_alerts)
        deliver(comparison_bytes(chosen, form, now), output, force)
    except OutputError as error:
        fail(str(error))
    sys.exit(report.status)
