"""What the program knows of the copy, and how far the work on it is: changed only by what the workers say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from time import monotonic
from typing import BinaryIO, cast

from textual.driver import Driver
from textual.worker import Worker, WorkerState, get_current_worker

from extract.model import Article, By, Comparison, Statement
from extract.settings import Settings
from tui import messages
from tui.failing import Failing

_PIVOTS = (By.AGENCY, By.ARTICLE, By.SPEAKER, By.VERSION)
# While statements come in, comparing them rests this many times as long as it took: finding the others is the longer
# work, and every run of it does the whole comparison again.
REST = 3.0


class Working(Failing):
    """The work on ``paths``, in threads; ``stdin`` is read where a path is "-". Subclasses show it."""

    def __init__(
        self, paths: Sequence[str], settings: Settings, stdin: BinaryIO | None, driver: type[Driver] | None
    ) -> None:
        super().__init__(driver)
        self.paths, self.settings, self.stdin = tuple(paths), settings, stdin
        self.articles: list[Article] = []
        self.statements: dict[str, tuple[Statement, ...]] = {}  # by their article's key
        self.alerts: tuple[str, ...] = ()  # kills, embargoes and corrections among the articles
        self.by = settings.by
        self.stage = "reading"  # what the pipeline is doing; empty when it is done
        self.watching = False  # the folders among the paths, for new files
        self._comparisons: dict[By, tuple[int, Comparison]] = {}  # with the number of changes that are in it
        self._changes = 0  # how many times an article's statements were found
        self._waited = False  # the note says that a pivot is being worked out
        self._before_versions = By.AGENCY  # what the accounts were before versions were asked for
        self._started = self._rest_until = 0.0  # when the last comparison began, and when the next may; monotonic
        self._pipeline: Worker[None] | None = None
        self._comparing: Worker[None] | None = None

    def show_waiting(self) -> None:
        """Show what there is before anything can be compared."""
        raise NotImplementedError

    def show_comparison(self, comparison: Comparison) -> None:
        """Show ``comparison`` at the place in which the user is."""
        raise NotImplementedError

    def refresh_bars(self) -> None:
        """Bring the bars of the screen in front up to date."""
        raise NotImplementedError

    # The work, and what it says

    def start_work(self) -> None:
        """Read, and take apart what was read, in a thread."""
        self._pipeline = self.run_worker(self._work, thread=True, group="finding the statements", exit_on_error=False)

    def _work(self) -> None:
        from tui.work import read_and_extract

        worker = get_current_worker()
        read_and_extract(self.paths, self.settings, self.stdin, self.post_message, lambda: worker.is_cancelled)

    def on_article_read(self, message: messages.ArticleRead) -> None:
        article = message.article
        known = next((n for n, one in enumerate(self.articles) if one.key == article.key), None)
        if known is None:
            self.articles.append(article)
        else:
            self.articles[known] = article
        if message.late:
            self._look_for_alerts()
            self.say(f"{'new' if known is None else 'changed'}: {article.name}  {article.headline}")
            self.refresh_bars()
            return
        self.stage = f"reading: {len(self.articles)}"
        if not self._comparisons:
            self.show_waiting()

    def on_problem_found(self, message: messages.ProblemFound) -> None:
        if message.problem in self.problems:
            return
        self.problems.append(message.problem)
        self.say(str(message.problem), "error")
        if not self._comparisons:
            self.show_waiting()
        self.refresh_bars()

    def on_work_failed(self, message: messages.WorkFailed) -> None:
        self._work_failed(message.during, message.error, message.path)

    def _work_failed(self, during: str, error: Exception, path: str = "") -> None:
        self.failed(during, error, path)
        if not self._comparisons:
            self.show_waiting()
        self.refresh_bars()

    def _look_for_alerts(self) -> None:
        from extract.readers.alerts import alerts

        self.alerts = tuple(str(alert) for alert in alerts(self.articles, datetime.now(UTC)))

    def on_reading_finished(self) -> None:
        self._look_for_alerts()
        self.stage = "loading the language pipeline" if self.articles else ""
        self.refresh_bars()

    def on_pipeline_loaded(self) -> None:
        self.stage = f"0 of {len(self.articles)} articles"
        self.refresh_bars()

    def on_statements_extracted(self, message: messages.StatementsExtracted) -> None:
        self.statements[message.article.key] = message.statements
        self._changes += 1
        if self.stage:  # empty where it came in while the folders were watched
            self.stage = f"{len(self.statements)} of {len(self.articles)} articles"
        self._compare_in_turn()

    def on_work_finished(self, message: messages.WorkFinished) -> None:
        self.stage = ""
        if message.stopped:
            self.say(f"stopped after {len(self.statements)} of {len(self.articles)} articles")
        self._compare_in_turn()

    def on_watching(self) -> None:
        self.watching = True
        self.refresh_bars()

    def _compare_in_turn(self) -> None:
        """Compare what came in since the last time, not before that has rested while more is to come."""
        seen, _ = self._comparisons.get(self.by, (0, None))
        if seen < self._changes and not (self.stage and monotonic() < self._rest_until):
            self.compare()
        else:
            self.refresh_bars()

    def compare(self) -> None:
        """Set side by side what there is, in a thread; while one such run goes on, the next one waits for it."""
        self.refresh_bars()
        if self._comparing is None and self.statements:
            self._started = monotonic()
            self._comparing = self.run_worker(self._compare, thread=True, group="comparing", exit_on_error=False)

    def _compare(self) -> None:
        seen = self._changes
        self.post_message(messages.Compared(self.compare_now(), seen))

    def compare_now(self, export_at: datetime | None = None) -> Comparison:
        """What there is, set side by side in the thread that asks; as it may leave the desk at ``export_at``."""
        from tui.work import compare_now

        articles, statements, problems = tuple(self.articles), dict(self.statements), tuple(self.problems)
        return compare_now(articles, statements, self.settings, self.by, problems, export_at)

    def on_compared(self, message: messages.Compared) -> None:
        comparison = message.comparison
        self._comparisons[comparison.by] = (message.seen, comparison)
        if comparison.by is self.by:
            if self._waited:
                self.note, self._waited = (), False
            self.show_comparison(comparison)
            self.refresh_bars()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            if event.worker is self._pipeline:
                self.stage = ""
            self._work_failed(event.worker.group, cast(Exception, event.worker.error))
        if event.worker is self._comparing and event.worker.is_finished:
            self._comparing = None
            took = monotonic() - self._started
            self._rest_until = self._started + took * (1 + REST)
            if event.state is WorkerState.SUCCESS and self.stage:
                self.set_timer(took * REST + 0.01, self._compare_in_turn)
            elif event.state is WorkerState.SUCCESS:
                self._compare_in_turn()

    # What an account is

    def pivot(self, step: int) -> None:
        """Make the accounts something else: the next of agencies, articles, speakers, and versions where there are."""
        others = [by for by in _PIVOTS if by in (self.by, *_PIVOTS[:-1]) or self._has_versions()]
        self.pivot_to(others[(others.index(self.by) + step) % len(others)])

    def _has_versions(self) -> bool:
        from extract.readers.versions import versions

        return any(len(story.versions) > 1 for story in versions(self.articles))

    def pivot_to(self, by: By) -> None:
        """Make the accounts agencies, articles, speakers or versions."""
        self.by = by
        seen, comparison = self._comparisons.get(self.by, (0, None))
        if comparison is not None and seen == self._changes:
            self.show_comparison(comparison)
        else:
            self.say(f"comparing by {self.by}")
            self._waited = True
            self.compare()

    def show_versions(self) -> None:
        """Set the versions of the stories that have several side by side, and the next time go back."""
        if self.by is By.VERSION:
            self.pivot_to(self._before_versions)
        elif self._has_versions():
            self._before_versions = self.by
            self.pivot_to(By.VERSION)
        else:
            self.say("no story here has more than one version")
