"""The long work, done in threads: read, load the pipeline, extract, compare. It only posts messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from textual.message import Message

from extract.model import Article, By, Comparison, Problem, Statement
from extract.settings import Settings
from tui.messages import (
    ArticleRead,
    PipelineLoaded,
    ProblemFound,
    ReadingFinished,
    StatementsExtracted,
    Watching,
    WorkFailed,
    WorkFinished,
)

if TYPE_CHECKING:
    from extract.review.model import Decision

Post = Callable[[Message], object]


def read_and_extract(
    paths: Sequence[str], settings: Settings, stdin: BinaryIO | None, post: Post, stopped: Callable[[], bool]
) -> None:
    """Read ``paths`` and find the statements in them, saying so as each is done; then watch the folders among them.

    ``stopped`` is asked in between, and ends the watch too.
    """
    from extract.readers import read

    articles: list[Article] = []
    for item in read(paths, settings, stdin):
        if stopped():
            break
        if isinstance(item, Problem):
            post(ProblemFound(item))
        else:
            articles.append(item)
            post(ArticleRead(item))
    post(ReadingFinished())
    folders = [path for path in paths if Path(path).is_dir()]
    take = None
    if (articles or folders) and not stopped():
        take = _taker(settings, post)
    if take is not None:
        post(PipelineLoaded())
        for article in articles:
            if stopped():
                break
            take(article)
    post(WorkFinished(stopped()))
    if take is not None and folders and not stopped():
        watch(folders, settings, post, stopped, take)


def _taker(settings: Settings, post: Post) -> Callable[[Article], None] | None:
    """What finds the statements of one article, with the pipeline and the topics loaded; None when they cannot be."""
    from extract.compare import extract, load_pipeline, load_topics
    from extract.matching.meaning import load_embedding

    try:
        nlp, topics = load_pipeline(settings), load_topics()
        if settings.semantic:
            load_embedding(settings.semantic)
    except ValueError as error:  # PipelineError, EmbeddingError and YamlError: all say what to do
        post(ProblemFound(Problem("configuration", str(error))))
        return None

    def take(article: Article) -> None:
        try:
            statements = extract(article, nlp, topics)
        except Exception as error:  # one article's copy must not take the others down
            post(WorkFailed("finding the statements", error, article.key))
        else:
            post(StatementsExtracted(article, statements))

    return take


def watch(
    folders: Sequence[str],
    settings: Settings,
    post: Post,
    stopped: Callable[[], bool],
    take: Callable[[Article], None],
    debounce: int = 1600,
) -> None:
    """Take in the files that appear or change in ``folders`` until ``stopped``; ``debounce`` is in milliseconds."""
    from watchfiles import Change
    from watchfiles import watch as changes_in

    from extract.readers import read

    post(Watching(len(folders)))
    try:
        for changes in changes_in(*folders, stop_event=_Stop(stopped), debounce=debounce, rust_timeout=200):
            paths = sorted(path for change, path in changes if change is not Change.deleted and Path(path).is_file())
            for item in read([_as_given(path, folders) for path in paths], settings):
                if isinstance(item, Problem):
                    post(ProblemFound(item))
                else:
                    post(ArticleRead(item, late=True))
                    take(item)
    except (OSError, RuntimeError) as error:  # too many folders to watch, a folder that went away
        post(ProblemFound(Problem(", ".join(folders), f"is no longer watched: {error}")))


def _as_given(path: str, folders: Sequence[str]) -> str:
    """``path`` under the folder as the user named it, so that a changed file has the key that it had before."""
    for folder in folders:
        if Path(path).is_relative_to(Path(folder).resolve()):
            return str(Path(folder) / Path(path).relative_to(Path(folder).resolve()))
    return path


class _Stop:
    """``stopped`` in the form of an event."""

    def __init__(self, stopped: Callable[[], bool]) -> None:
        self.is_set = stopped


def compare_now(
    articles: Sequence[Article],
    statements: Mapping[str, tuple[Statement, ...]],
    settings: Settings,
    by: By,
    problems: Sequence[Problem],
    export_at: datetime | None = None,
) -> Comparison:
    """What has been found so far, ``statements`` by their article's key; ``export_at`` holds embargoed copy back."""
    from extract.compare import compare, load_topics
    from extract.statements import unify

    all_statements = unify([one for article in articles for one in statements.get(article.key, ())])
    return compare(articles, all_statements, load_topics(), settings, by, problems, export_at)


def export(
    comparison: Comparison, decisions: Sequence[Decision], form: str, accepted_only: bool, path: Path, replace: bool
) -> None:
    """Write ``comparison`` with the ``decisions`` on it to ``path``. Raises PlaceError."""
    from extract.export.held import only_accepted
    from extract.export.place import put
    from extract.export.write import comparison_bytes
    from extract.review.overlay import lay_over
    from extract.topics import load_topics

    reviewed = lay_over(comparison, decisions, load_topics())
    put(path, comparison_bytes(only_accepted(reviewed) if accepted_only else reviewed, form), replace=replace)
