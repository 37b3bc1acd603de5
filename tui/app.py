"""The terminal program: its screens, its themes, and what can be done on every screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from textual import events

from extract.model import Comparison, Problem, Statement
from extract.settings import Settings, config_folder
from extract.yamlfile import YamlError
from tui import messages
from tui.actions import ACTIONS, Where
from tui.drawing.files import article_line, problem_lines
from tui.drawing.linear import SPOKEN
from tui.drawing.marks import marks_for
from tui.drawing.text import Line, Run, drawn, plain, width
from tui.drawing.theme import BUILT_IN, Theme, load_theme, textual_theme, theme_files
from tui.keymap import DEFAULT, Keys, chosen_keys
from tui.reviewing import Reviewing
from tui.screens.compare import CompareScreen
from tui.screens.keyed import KeyedScreen
from tui.typed import Typed

if TYPE_CHECKING:
    from textual.command import CommandPalette
    from textual.driver import Driver
    from textual.screen import Screen

    from extract.review.model import Reviewed
    from tui.views.view import View


class WiresideApp(Typed, Reviewing):
    """Opens ``paths`` and shows their accounts side by side; ``stdin`` is read where a path is "-"."""

    TITLE = "wireside"
    ENABLE_COMMAND_PALETTE = False  # the action table has its key
    CSS = "Screen { background: $background; color: $foreground; }"

    def __init__(self, paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None) -> None:
        super().__init__(paths, settings, stdin, _driver_class(settings.screen_reader))
        self.marks = SPOKEN if settings.screen_reader else marks_for()
        self.keys: Keys = DEFAULT
        self._theme_before = ""  # the theme to go back to while the palette previews others
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

    async def on_event(self, event: events.Event) -> None:
        if (
            isinstance(event, events.Paste) and not event.is_forwarded
        ):  # what is pasted is words, on every screen and in the palette
            event = events.Paste(drawn(plain(event.text)))
        await super().on_event(event)

    # Screens

    def get_default_screen(self) -> Screen[None]:
        return CompareScreen()

    @property
    def compare_screen(self) -> CompareScreen:
        return cast(CompareScreen, self.screen_stack[0])

    def on_ready(self) -> None:
        self.app_resume_signal.subscribe(self, lambda _: self.do_redraw(1))
        if self.settings.screen_reader and self._driver is not None:
            self._driver.write("\x1b[?25h")  # a screen reader reads where the cursor is
        self.show_waiting()
        self.set_timer(0.05, self._start)  # not before the first paint is out

    def _start(self) -> None:
        self.start_work()
        self.keeper.start()

    def key_for(self, action: str) -> str:
        """The first key of ``action``, or its name where the user took all keys from it."""
        return self.keys[action][0].replace(" ", "") if self.keys[action] else action

    def hints(self, where: Where, opens: str, beside: int) -> Line:
        """The keys to remember on a screen, for its status line: as many as fit whole beside ``beside`` cells.

        ``opens`` is where the key for opening leads; empty where it leads nowhere.
        """
        runs: list[Run] = []
        for action in sorted(ACTIONS.values(), key=lambda action: action.id != "help"):
            word = opens if action.id == "open" else action.short
            if word and {where, Where.ANYWHERE} & action.where and self.keys[action.id]:
                hint = [Run(f" {self.key_for(action.id)}", "bar.strong"), Run(f" {word} ", "bar")]
                if width([*runs, *hint]) > self.size.width - max(12, beside + 1):
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
            runs.append(Run(f" {out} left out: {self.key_for('files')} ", "bar.strong"))
        if self.not_kept:
            runs.append(Run(" decisions are not kept ", "error"))
        if self.problems:
            count = len(self.problems)
            runs.append(Run(f" {count} problem{'s' * (count != 1)}: {self.key_for('files')} ", "error"))
        return tuple(runs)

    def show_waiting(self) -> None:
        cells, room = max(20, self.size.width - 2), self.size.height
        lines = [article_line(article, 0, cells, self.marks) for article in self.articles[:room]]
        for problem in self.problems[: room - len(lines)]:
            lines += problem_lines(problem, cells)
        self.compare_screen.show_waiting([(Run("  "), *line) for line in lines])
        self.refresh_bars()

    def show_reviewed(self, reviewed: Reviewed) -> None:
        self.compare_screen.show_reviewed(reviewed)
        if isinstance(self.screen, KeyedScreen):
            self.screen.review_changed(reviewed)
        self.refresh_bars()

    def show_undecided(self, comparison: Comparison) -> None:
        self.compare_screen.show_comparison(comparison)
        self.refresh_bars()

    def on_exported(self, message: messages.Exported) -> None:
        from tui.screens.export import ExportScreen

        for screen in self.screen_stack:
            if isinstance(screen, ExportScreen):
                screen.written(message.path, message.problem)
        self.refresh_bars()

    def show_pending(self, rows: frozenset[str]) -> None:
        self.compare_screen.show_pending(rows)

    def refresh_bars(self) -> None:
        if isinstance(self.screen, KeyedScreen):
            self.screen.refresh_bars()

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
            self.say(f"nothing is running; {self.key_for('quit')} quits")

    def do_redraw(self, times: int) -> None:
        forget = getattr(self._driver, "forget", None)
        if forget is not None:
            forget()
        self.screen.refresh(layout=True)

    def do_suspend(self, times: int) -> None:
        self.action_suspend_process()

    def do_help(self, times: int) -> None:
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def do_palette(self, times: int) -> None:
        from tui.palette import ActionProvider, Palette

        self.push_screen(Palette(providers=[ActionProvider], placeholder="what to do"))

    def do_quit(self, times: int) -> None:
        self.leave()


def _driver_class(screen_reader: bool) -> type[Driver] | None:
    """The driver that saves bytes, but for screen readers, which follow every move of the cursor."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    if screen_reader:
        from tui.terminal.lasting import LastingDriver

        return LastingDriver
    from tui.terminal.driver import ShadowDriver

    return ShadowDriver
