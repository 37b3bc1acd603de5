"""The terminal program: what is open, how far the work is, and which screen shows it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from textual.app import App
from textual.worker import Worker, WorkerState, get_current_worker

from extract.model import Article, By, Comparison, Problem, Statement
from extract.settings import Settings, config_folder
from extract.yamlfile import YamlError
from tui import messages
from tui.actions import ACTIONS, Where
from tui.drawing.files import article_line, problem_lines
from tui.drawing.linear import SPOKEN
from tui.drawing.marks import marks_for
from tui.drawing.text import Line, Run, plain, width
from tui.drawing.theme import BUILT_IN, Theme, load_theme, textual_theme, theme_files
from tui.keymap import DEFAULT, Keys, chosen_keys
from tui.screens.compare import CompareScreen
from tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from textual.command import CommandPalette
    from textual.driver import Driver
    from textual.screen import Screen

    from tui.views.view import View

_PIVOTS = tuple(By)


class WiresideApp(App[None]):
    """Opens ``paths`` and shows their accounts side by side; ``stdin`` is read where a path is "-"."""

    TITLE = "wireside"
    ENABLE_COMMAND_PALETTE = False  # the action table has its key
    CSS = "Screen { background: $background; color: $foreground; }"

    def __init__(self, paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None) -> None:
        super().__init__(driver_class=None if settings.screen_reader else _driver_class())
        self.paths, self.settings, self.stdin = tuple(paths), settings, stdin
        self.marks = SPOKEN if settings.screen_reader else marks_for()
        self.articles: list[Article] = []
        self.problems: list[Problem] = []
        self.statements: dict[str, tuple[Statement, ...]] = {}  # by their article's key
        self.by = settings.by
        self.note: Line = ()
        self.keys: Keys = DEFAULT
        self.stage = "reading"  # what the pipeline is doing; empty when it is done
        self._comparisons: dict[By, tuple[int, Comparison]] = {}  # with the number of changes that are in it
        self._theme_before = ""  # the theme to go back to while the palette previews others
        self.watching = False  # the folders among the paths, for new files
        self._waited = False  # the note says that a pivot is being worked out
        self.alerts: tuple[str, ...] = ()  # kills, embargoes and corrections among the articles
        self._before_versions = By.AGENCY  # what the accounts were before versions were asked for
        self._changes = 0  # how many times an article's statements were found
        self._pipeline: Worker[None] | None = None
        self._comparing: Worker[None] | None = None
        self.colours: Theme = load_theme(BUILT_IN / "monochrome.yaml")
        self._take_theme("monochrome" if "NO_COLOR" in os.environ else settings.theme)
        self._take_keys()

    def _take_theme(self, name: str) -> None:
        """Use the theme ``name``; where it cannot be used, say why and keep what there is."""
        try:
            self.colours = load_theme(theme_files()[name])
        except KeyError:
            self._configuration_problem(f"there is no theme {name!r}; there are {', '.join(self.theme_names)}")
        except YamlError as error:
            self._configuration_problem(str(error))
        self.register_theme(textual_theme(self.colours))
        self.theme = textual_theme(self.colours).name

    def _take_keys(self) -> None:
        """Use the set of keys that the settings name, and the user's own key map over it."""
        self.keys, mistakes = chosen_keys(self.settings.keys, config_folder() / "keymap.yaml")
        for mistake in mistakes:
            self._configuration_problem(mistake)

    def _configuration_problem(self, reason: str) -> None:
        self.problems.append(Problem("configuration", reason))
        self.say(reason, "error")

    async def run_async(self, *, mouse: bool = True, **options: Any) -> Any:
        return await super().run_async(mouse=mouse and self.settings.mouse, **options)

    # Screens

    def get_default_screen(self) -> Screen[None]:
        return CompareScreen()

    @property
    def compare_screen(self) -> CompareScreen:
        return cast(CompareScreen, self.screen_stack[0])

    def on_ready(self) -> None:
        if self.settings.screen_reader and self._driver is not None:
            self._driver.write("\x1b[?25h")  # a screen reader reads where the cursor is
        self._show_waiting()
        self.set_timer(0.05, self.start_work)  # not before the first paint is out

    def say(self, words: str, role: str = "bar.strong") -> None:
        """Show ``words`` in the status line until the next key."""
        self.note = (Run(f" {plain(words)} ", role),)

    def hints(self, where: Where) -> Line:
        """The keys to remember on a screen, for its status line: as many as fit beside where the user is."""
        runs: list[Run] = []
        for action in sorted(ACTIONS.values(), key=lambda action: action.id != "help"):
            if action.short and {where, Where.ANYWHERE} & action.where and self.keys[action.id]:
                key = self.keys[action.id][0].replace(" ", "")
                hint = [Run(f" {key}", "bar.strong"), Run(f" {action.short} ", "bar")]
                if width([*runs, *hint]) > self.size.width - 12:
                    break
                runs += hint
        return tuple(runs)

    def subject(self) -> str:
        """What is open, in a few words."""
        if len(self.paths) == 1:
            return "standard input" if self.paths[0] == "-" else plain(PurePath(self.paths[0]).name or self.paths[0])
        return f"{len(self.paths)} files"

    def left_out(self) -> dict[str, str]:
        """Why an article takes no part in the comparison, by its key."""
        view = self.compare_screen.view
        return dict(view.comparison.left_out) if view else {}

    def progress(self) -> Line:
        """How far the work is; empty when it is done."""
        runs: list[Run] = []
        if self.stage:
            runs.append(Run(f" {self.stage} ", "bar.strong"))
        elif self.watching:
            runs.append(Run(" watching ", "bar"))
        if out := len(self.left_out()):
            runs.append(Run(f" {out} left out: {self.keys['files'][0]} ", "bar.strong"))
        if self.problems:
            count = len(self.problems)
            runs.append(Run(f" {count} problem{'s' * (count != 1)}: {self.keys['files'][0]} ", "error"))
        return tuple(runs)

    def _show_waiting(self) -> None:
        """The articles, in place of the panes, until there is something to compare."""
        cells = max(20, self.size.width - 2)
        lines = [article_line(article, 0, cells, self.marks) for article in self.articles]
        for problem in self.problems:
            lines += problem_lines(problem, cells)
        self.compare_screen.show_waiting([(Run("  "), *line) for line in lines])
        self.refresh_bars()

    def refresh_bars(self) -> None:
        """Bring the bars of the screen in front up to date."""
        if isinstance(self.screen, KeyedScreen):
            self.screen.refresh_bars()

    # Work, and what it says

    def start_work(self) -> None:
        """Read, and take apart what was read, in a thread."""
        self._pipeline = self.run_worker(self._work, thread=True, group="pipeline", exit_on_error=False)

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
            self._show_waiting()

    def on_problem_found(self, message: messages.ProblemFound) -> None:
        if message.problem in self.problems:
            return
        self.problems.append(message.problem)
        self.say(str(message.problem), "error")
        if not self._comparisons:
            self._show_waiting()
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
        if not self.stage:  # came in while the folders were watched
            self.compare()
            return
        self.stage = f"{len(self.statements)} of {len(self.articles)} articles"
        self.compare()

    def on_work_finished(self, message: messages.WorkFinished) -> None:
        self.stage = ""
        if message.stopped:
            self.say(f"stopped after {len(self.statements)} of {len(self.articles)} articles")
        self.refresh_bars()

    def on_watching(self) -> None:
        self.watching = True
        self.refresh_bars()

    def compare(self) -> None:
        """Set side by side what there is, in a thread; while one such run goes on, the next one waits for it."""
        self.refresh_bars()
        if self._comparing is None and self.statements:
            self._comparing = self.run_worker(self._compare, thread=True, group="compare", exit_on_error=False)

    def _compare(self) -> None:
        from tui.work import compare_all

        articles, statements, problems = tuple(self.articles), dict(self.statements), tuple(self.problems)
        compare_all(articles, statements, self.settings, self.by, problems, self._changes, self.post_message)

    def on_compared(self, message: messages.Compared) -> None:
        comparison = message.comparison
        self._comparisons[comparison.by] = (message.seen, comparison)
        if comparison.by is self.by:
            if self._waited:
                self.note, self._waited = (), False
            self.compare_screen.show_comparison(comparison)
            self.refresh_bars()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            reason = f"{event.worker.group} failed: {type(event.worker.error).__name__}: {event.worker.error}"
            self.post_message(messages.ProblemFound(Problem("wireside", reason)))
        if event.worker is self._comparing and event.worker.is_finished:
            self._comparing = None
            seen, _ = self._comparisons.get(self.by, (0, None))
            if seen < self._changes and event.state is WorkerState.SUCCESS:
                self.compare()

    # Actions of every screen

    def open_article(self, key: str, statement: str = "") -> None:
        """Show the full text of the article ``key``, with the cursor on ``statement``."""
        from tui.screens.article import ArticleScreen

        article = next(article for article in self.articles if article.key == key)
        self.push_screen(ArticleScreen(article, self.statements.get(key, ()), statement))

    def go_to_row(self, statement: str) -> None:
        """Show the row that holds ``statement``."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.compare_screen.go_to_statement(statement)

    def go_to(self, view: View) -> None:
        """Show the main screen at ``view``."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.compare_screen.move(view)

    def pivot(self, step: int) -> None:
        """Make the accounts something else: the next of agencies, articles, speakers, versions."""
        self.pivot_to(_PIVOTS[(_PIVOTS.index(self.by) + step) % len(_PIVOTS)])

    def pivot_to(self, by: By) -> None:
        """Make the accounts agencies, articles, speakers or versions."""
        self.by = by
        seen, comparison = self._comparisons.get(self.by, (0, None))
        if comparison is not None and seen == self._changes:
            self.compare_screen.show_comparison(comparison)
        else:
            self.say(f"comparing by {self.by}")
            self._waited = True
            self.compare()

    def show_versions(self) -> None:
        """Set the versions of the stories that have several side by side, and the next time go back."""
        from extract.readers.versions import versions

        if self.by is By.VERSION:
            self.pivot_to(self._before_versions)
        elif any(len(story.versions) > 1 for story in versions(self.articles)):
            self._before_versions = self.by
            self.pivot_to(By.VERSION)
        else:
            self.say("no story here has more than one version")

    def do_files(self, times: int) -> None:
        from tui.screens.files import FilesScreen

        self.push_screen(FilesScreen())

    def do_back(self, times: int) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def copy(self, statement: Statement) -> None:
        """Copy ``statement`` with its credit to the clipboard of the terminal, however far away that is."""
        from tui.clipboard import copy_in_tmux, quotation

        article = next(article for article in self.articles if article.key == statement.article)
        text = quotation(statement, article)
        self.copy_to_clipboard(text)
        copy_in_tmux(text)
        self.say(f"copied: {' '.join(text.split())}")

    @property
    def theme_names(self) -> list[str]:
        return list(theme_files())

    def use_theme(self, name: str) -> None:
        """Draw everything in the theme ``name``."""
        self._take_theme(name)
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.redraw_all()

    def on_command_palette_option_highlighted(self, message: CommandPalette.OptionHighlighted) -> None:
        """Show the theme on which the palette stands, and the one from before on every other command."""
        from tui.palette import UseTheme

        command = getattr(getattr(message.highlighted_event.option, "hit", None), "command", None)
        wanted = command.name if isinstance(command, UseTheme) else self._theme_before
        if isinstance(command, UseTheme) and not self._theme_before:
            self._theme_before = self.colours.name
        if wanted and wanted != self.colours.name:
            self.use_theme(wanted)

    def on_command_palette_closed(self, message: CommandPalette.Closed) -> None:
        before, self._theme_before = self._theme_before, ""
        if before and not message.option_selected:
            self.use_theme(before)

    def do_theme(self, times: int) -> None:
        names = self.theme_names
        at = names.index(self.colours.name) if self.colours.name in names else -1
        self.use_theme(names[(at + times) % len(names)])
        self.say(f"theme: {self.colours.title}")

    def do_stop(self, times: int) -> None:
        if (self.stage or self.watching) and self._pipeline is not None:
            self._pipeline.cancel()
            self.say("stopping" if self.stage else "the folders are no longer watched")
            self.watching = False
        else:
            self.say(f"nothing is running; {self.keys['quit'][0]} quits")

    def do_redraw(self, times: int) -> None:
        forget = getattr(self._driver, "forget", None)
        if forget is not None:
            forget()
        self.screen.refresh(layout=True)

    def do_help(self, times: int) -> None:
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def do_palette(self, times: int) -> None:
        from textual.command import CommandPalette

        from tui.palette import ActionProvider

        self.push_screen(CommandPalette(providers=[ActionProvider], placeholder="what to do"))

    def do_quit(self, times: int) -> None:
        self.exit()


def _driver_class() -> type[Driver] | None:
    """The driver that saves bytes, where the terminal is one that it knows; else Textual's choice."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    from tui.terminal.driver import ShadowDriver

    return ShadowDriver
