"""What the workers say to the app; only the app's handlers change what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from extract.model import Article, Comparison, Problem, Statement

if TYPE_CHECKING:
    from extract.review.model import Decision, Reviewed


@dataclass
class ArticleRead(Message):
    """An article is there to be read; ``late`` when it came in while the folders were watched."""

    article: Article
    late: bool = False


@dataclass
class ProblemFound(Message):
    """Something could not be read or used."""

    problem: Problem


@dataclass
class WorkFailed(Message):
    """A part of the work failed by our own mistake, on the article ``path``; the rest goes on."""

    during: str
    error: Exception
    path: str


@dataclass
class ReadingFinished(Message):
    """Every path has been looked at."""


@dataclass
class PipelineLoaded(Message):
    """The language pipeline and the topics are ready."""


@dataclass
class StatementsExtracted(Message):
    """One article's statements are found."""

    article: Article
    statements: tuple[Statement, ...]


@dataclass
class WorkFinished(Message):
    """Every article has been through the pipeline, or the user stopped it."""

    stopped: bool = False


@dataclass
class Watching(Message):
    """So many folders are watched for new files from now on."""

    folders: int


@dataclass
class Compared(Message):
    """The statements found so far are set side by side; ``seen`` is how many changes of them are in it."""

    comparison: Comparison
    seen: int


@dataclass
class StoreState(Message):
    """Why decisions are not kept or not read from now on, empty when they are; and what else an editor should know."""

    problem: str
    notices: tuple[str, ...] = ()


@dataclass
class DecisionsKept(Message):
    """Decisions are on disk, with their numbers."""

    decisions: Sequence[Decision]


@dataclass
class DecisionsNotKept(Message):
    """Decisions could not be written down: they do not count."""

    decisions: Sequence[Decision]
    reason: str


@dataclass
class DecisionsSeen(Message):
    """Decisions that came into the store since the last look, one's own among them, on any story."""

    decisions: Sequence[Decision]


@dataclass
class LaidOver(Message):
    """``decisions`` are laid over ``base``; ``asked`` where the store was asked for all that are on it."""

    base: Comparison
    reviewed: Reviewed
    decisions: Sequence[Decision]
    asked: bool


@dataclass
class Exported(Message):
    """A file was written to ``path``, or was not, for the reason ``problem``."""

    path: Path
    problem: str = ""
