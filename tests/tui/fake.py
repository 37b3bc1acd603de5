"""The app with its work done beforehand, on the story that was made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from textual.pilot import Pilot

from extract.model import Comparison
from extract.settings import Settings
from tests.tui import story
from tui import messages
from tui.app import WiresideApp
from tui.views.view import View


class FakeApp(WiresideApp):
    """Says what the pipeline would say, from ``comparison``."""

    def __init__(self, settings: Settings | None = None, comparison: Comparison | None = None) -> None:
        settings = settings or Settings()
        super().__init__(["ister"], replace(settings, editor=settings.editor or "ana"))
        self.made = comparison or story.comparison()

    def failed(self, during: str, error: Exception, path: str = "") -> None:
        """A test does not go on over a mistake."""
        raise error

    def start_work(self) -> None:
        for article in self.made.articles:
            self.post_message(messages.ArticleRead(article))
        for problem in self.made.problems:
            self.post_message(messages.ProblemFound(problem))
        self.post_message(messages.ReadingFinished())
        self.post_message(messages.PipelineLoaded())
        self.post_message(messages.Compared(self.made, 0))
        for article in self.made.articles:
            own = tuple(one for one in story.STATEMENTS if one.article == article.key)
            self.post_message(messages.StatementsExtracted(article, own))
        self.post_message(messages.WorkFinished())

    def compare_now(self, export_at: datetime | None = None) -> Comparison:
        return self.made

    def compare(self) -> None:
        """Cut the comparison by the pivot that is asked for, without a pipeline."""
        made = replace(self.made, by=self.by)
        self.post_message(messages.Compared(made, self._changes))

    @property
    def view(self) -> View:
        view = self.compare_screen.view
        assert view is not None
        return view


async def ready(pilot: Pilot[None]) -> None:
    """Wait until the comparison is on the screen."""
    app = pilot.app
    assert isinstance(app, FakeApp)
    for _ in range(200):
        await pilot.pause(0.01)
        if app.compare_screen.view is not None and not app.stage:
            break
    await settled(pilot)
    await pilot.pause()


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that was decided is kept, and is on the screen."""
    app = pilot.app
    assert isinstance(app, FakeApp)
    for _ in range(500):
        await pilot.pause(0.01)
        if not app.busy:
            break
    await pilot.pause()


def text(app: WiresideApp) -> str:
    """What the screen shows, without colours."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())
