"""The ``wireside`` command.

Standard output carries data only; progress and problems go to standard error. What only one command needs is imported
inside it, so that the screen comes up without waiting for the rest.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar
    from click.shell_completion import CompletionItem
    from spacy.language import Language

    from extract.model import Article, By, Problem
    from extract.review.model import Decision
    from extract.settings import Settings
    from extract.topics import Topics

ALL_READ, SOME_UNREAD, WRONG_USAGE, NONE_READ = range(4)
_TIMES = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")


class OpenByDefault(click.Group):
    """``wireside FILE...`` is ``wireside open FILE...``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next((arg for arg in args if arg == "-" or not arg.startswith("-")), None)
        if first is not None and first not in self.commands:
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
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
def main() -> None:
    """Set the wires side by side: who said what, through whom, and where the accounts differ.

    wireside FILE... opens the screen on stories, folders, or - for standard input. The other commands do the same
    work without a screen.
    """


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


@main.command("open")
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
        _take_over(paths, _settings(config, **chosen))
    if not _can_draw():
        ctx.invoke(compare, paths=paths, config=config, by=by, compare_all=compare_all, form="md")
    settings = _settings(config, by=by and _by(by), compare_all=compare_all, **chosen)
    from tui.app import WiresideApp

    stdin = _take_stdin() if "-" in paths else None
    app = WiresideApp(paths, settings, stdin)
    app.run()
    sys.exit(app.return_code)


@main.command()
@paths_argument
@config_option
@format_option
@embargoed_option
def read(paths: Sequence[str], config: Path | None, form: str, embargoed: bool) -> None:
    """Read PATHS and print the articles in them."""
    from extract.export.write import write_articles
    from extract.model import Article
    from extract.readers import read as read_paths
    from extract.readers.versions import without_copy

    report = _Report(read_paths(paths, _settings(config), sys.stdin.buffer))
    items = (
        without_copy(item) if not embargoed and isinstance(item, Article) and _held(item) else item for item in report
    )
    write_articles(items, form, sys.stdout)
    sys.exit(report.status)


@main.command()
@paths_argument
@config_option
@format_option
@embargoed_option
def extract(paths: Sequence[str], config: Path | None, form: str, embargoed: bool) -> None:
    """Print the statements in PATHS: who said what, in which words, by whose account."""
    from extract.compare import extract_all
    from extract.export.write import write_statements

    articles, report = _read_all(paths, settings := _settings(config))
    articles = [article for article in articles if embargoed or not _held(article)]
    nlp, topics = _tools(settings)
    with _progress(articles) as progress:
        statements = extract_all(articles, nlp, topics, lambda _: progress.update(1))
    write_statements(statements, form, sys.stdout)
    sys.exit(report.status)


@main.command()
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
    from extract.compare import extract_all
    from extract.export.held import only_accepted
    from extract.export.write import comparison_bytes
    from tui.output import OutputError, check_output, decided, deliver, may_go

    try:
        check_output(form, output, force)
        settings = _settings(config, by=by and _by(by), compare_all=compare_all)
        articles, report = _read_all(paths, settings)
        for article in [] if embargoed else articles:
            _held(article)
        nlp, topics = _tools(settings)
        with _progress(articles) as progress:
            statements = extract_all(articles, nlp, topics, lambda _: progress.update(1))
        now = datetime.now(UTC)
        comparison = compare_statements(
            articles, statements, topics, settings, settings.by, report.problems, now, embargoed
        )
        reviewed = decided(comparison, topics, settings, _opened(paths, settings, report))
        chosen = only_accepted(reviewed) if only else reviewed
        may_go(chosen, despite_alerts)
        deliver(comparison_bytes(chosen, form, now), output, force)
    except OutputError as error:
        _fail(str(error))
    sys.exit(report.status)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@paths_argument
@config_option
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
def save(file: Path, paths: Sequence[str], config: Path | None, force: bool) -> None:
    """Save the articles in PATHS with what was decided on them in FILE, to hand to a colleague or an archive.

    `wireside open FILE` shows them as they were. FILE holds all of the copy, killed and embargoed copy too.
    """
    from extract.compare import compare as compare_statements
    from extract.compare import extract_all
    from extract.export.place import PlaceError, put
    from extract.readers.border.encoding import UnreadableError
    from extract.review.deskfile import desk_file
    from extract.review.standing import ordered
    from tui.output import OutputError, check_output, kept_on

    settings = replace(_settings(config), compare_all=True)
    try:
        check_output("wireside", file, force)
        articles, report = _read_all(paths, settings)
        if not articles:
            sys.exit(NONE_READ)
        opened = _opened(paths, settings, report)
        nlp, topics = _tools(settings)
        with _progress(articles) as progress:
            statements = extract_all(articles, nlp, topics, lambda _: progress.update(1))
        comparison = compare_statements(articles, statements, topics, settings)
        decisions = ordered((*opened, *kept_on(comparison, settings)))
        put(file, desk_file(articles, decisions, settings), replace=force, mode=0o600)
    except (OutputError, PlaceError) as error:
        _fail(str(error))
    except UnreadableError as error:
        _fail(f"{file}: could not be opened again, and is not saved: {error}")
    sys.exit(report.status)


@main.command()
@config_option
@click.option("--story", default="", help="Only on a story with this in its name or headline.")
@click.option("--editor", default="", help="Only by this editor.")
@click.option("--since", type=click.DateTime(_TIMES), help="Only from this day or time on, in your time zone.")
@click.option("--until", type=click.DateTime(_TIMES), help="Only before this day or time, in your time zone.")
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
        _fail(f"--action {unknown[0]}: choose among {', '.join(Action)}")
    try:
        with open_store(_settings(config).database) as store:
            for words in store.messages:
                _tell(words)
            first, last = (time.astimezone() if time else None for time in (since, until))
            found = store.history(story, editor, first, last, [Action(one) for one in actions])
            turns = store.history(actions=[Action.UNDO, Action.REDO])
    except StoreError as error:
        _fail(str(error))
    write_history(found, standing((*found, *turns)), form, sys.stdout)


@main.command()
@click.argument("source", type=click.File(encoding="utf-8"), default="-")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
def diff(source: TextIO, form: str) -> None:
    """Name the facts in which pairs of texts differ.

    SOURCE (default: standard input) holds a JSON object a line, {"a": text, "b": text}; the answers come in the same
    order.
    """
    import json

    from extract.matching.differing.diff import PairError, diff_lines

    try:
        for record in diff_lines(source):
            click.echo(json.dumps(record, ensure_ascii=False))
    except PairError as error:
        _fail(f"{source.name}, {error}")
    except UnicodeDecodeError:
        _fail(f"{source.name} is no UTF-8")


@main.command()
@paths_argument
@config_option
@format_option
@embargoed_option
def versions(paths: Sequence[str], config: Path | None, form: str, embargoed: bool) -> None:
    """List the stories in PATHS with their versions: which one stands, and what replaced what."""
    from extract.export.held import without_words
    from extract.export.write import write_versions
    from extract.readers.versions import versions as group_versions

    articles, report = _read_all(paths, _settings(config))
    held = {article.key for article in articles if not embargoed and _held(article)}
    write_versions([without_words(story, held) for story in group_versions(articles)], form, sys.stdout)
    sys.exit(report.status)


@main.command()
@config_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def doctor(config: Path | None, form: str) -> None:
    """Say what is right and wrong with this terminal, the configuration, the database and the language pipeline.

    Nothing is changed and nothing is sent anywhere. The exit status is 1 when something is wrong.
    """
    from tui.doctor import as_json, as_text, examine, is_well

    findings = examine(config)
    click.echo(as_json(findings) if form == "json" else as_text(findings), nl=False)
    sys.exit(0 if is_well(findings) else 1)


@main.command()
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
    click.echo(complete(main, {}, "wireside", "_WIRESIDE_COMPLETE").source())


@main.command()
def where() -> None:
    """Print where Wireside looks for the files that you can write, and where it leaves its own."""
    from extract.settings import config_folder, data_folder, state_folder

    for name in ("config.yaml", "topics.yaml", "keymap.yaml", "themes/"):
        click.echo(f"{name:12} {config_folder() / name}")
    click.echo(f"{'decisions.db':12} {data_folder() / 'decisions.db'}")
    click.echo(f"{'crash-*.txt':12} {state_folder() / 'crash-*.txt'}")


class _Report:
    """What was read, passing through: problems are told on standard error at once, and counted."""

    def __init__(self, items: Iterator[Article | Problem]) -> None:
        self._items = items
        self._articles = 0
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[Article | Problem]:
        from extract.model import Problem

        for item in self._items:
            if isinstance(item, Problem):
                self.problems.append(item)
                _tell(str(item))
            else:
                self._articles += 1
            yield item

    @property
    def status(self) -> int:
        if not self.problems:
            return ALL_READ
        return SOME_UNREAD if self._articles else NONE_READ


def _read_all(paths: Sequence[str], settings: Settings) -> tuple[list[Article], _Report]:
    from extract.model import Article
    from extract.readers import read as read_paths

    report = _Report(read_paths(paths, settings, sys.stdin.buffer))
    return [item for item in report if isinstance(item, Article)], report


def _take_over(paths: Sequence[str], settings: Settings) -> None:
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
        _fail(str(error))
    _tell(f"{sum(one.number > before for one in kept):,} decisions taken over")


def _opened(paths: Sequence[str], settings: Settings, report: _Report) -> list[Decision]:
    """The decisions in the desk files among ``paths``; what cannot be read of them is told."""
    from extract.model import Problem
    from extract.review.deskfile import opened_decisions

    found: list[Decision] = []
    for item in opened_decisions(paths, settings):
        if isinstance(item, Problem):
            report.problems.append(item)
            _tell(str(item))
        else:
            found.append(item)
    return found


def _held(article: Article) -> bool:
    """Whether ``article`` is under an embargo now and so is held back, which is told."""
    from extract.readers.versions import embargoed

    held = embargoed(article, datetime.now(UTC))
    if held:
        until = f" until {article.embargo}" if article.embargo else ""
        _tell(f"{article.key}: is under an embargo{until} and held back; --embargoed takes it in")
    return held


def _tools(settings: Settings) -> tuple[Language, Topics]:
    from extract.compare import load_pipeline, load_topics
    from extract.language import PipelineError
    from extract.matching.meaning import EmbeddingError, load_embedding
    from extract.yamlfile import YamlError

    try:
        if settings.semantic:
            load_embedding(settings.semantic)
        return load_pipeline(settings), load_topics()
    except (PipelineError, EmbeddingError, YamlError) as error:
        _fail(str(error))


def _settings(config: Path | None, **chosen: Any) -> Settings:
    """The configuration, with what was ``chosen`` on the command line laid over it."""
    from extract.settings import load_settings
    from extract.yamlfile import YamlError

    try:
        return replace(load_settings(config), **{name: value for name, value in chosen.items() if value is not None})
    except YamlError as error:
        _fail(str(error))


def _by(name: str) -> By:
    from extract.model import By

    return By(name)


def _progress(articles: Sequence[Article]) -> ProgressBar[int]:
    """A bar on standard error when that is a terminal; nothing in a pipe."""
    return click.progressbar(length=len(articles), label="extracting", file=sys.stderr, hidden=not sys.stderr.isatty())


def _can_draw() -> bool:
    """Whether standard output is a terminal that can place a cursor."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _take_stdin() -> BinaryIO:
    """The piped copy, with the terminal put in its place so that keys still arrive."""
    import io

    copy = io.BytesIO(sys.stdin.buffer.read())
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        _fail("standard input was read, and there is no terminal to open the screen on")
    os.dup2(terminal, 0)
    os.close(terminal)
    return copy


def _tell(words: str) -> None:
    """Say ``words`` on standard error; a file's name in them may hold what a terminal would act on."""
    from tui.drawing.text import drawn, plain

    click.echo(f"wireside: {drawn(plain(words))}", err=True)


def _fail(reason: str) -> NoReturn:
    _tell(reason)
    sys.exit(WRONG_USAGE)
