"""How the program fails: an action that fails is told in the status line, anything else ends it with a report."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import App

from extract.model import Problem
from tui.drawing.text import Line, Run, plain

if TYPE_CHECKING:
    from textual.driver import Driver

    from tui.crash import Reports


class Failing(App[None]):
    """What every part can say, and what happens when one of them fails."""

    def __init__(self, driver: type[Driver] | None) -> None:
        super().__init__(driver_class=driver)
        self.note: Line = ()  # what happened last, for the status line
        self.problems: list[Problem] = []

    @cached_property
    def _reports(self) -> Reports:
        from tui.crash import Reports

        return Reports()

    def say(self, words: str, role: str = "bar.strong") -> None:
        """Show ``words`` in the status line until the next key."""
        self.note = (Run(f" {plain(words)} ", role),)

    def failed(self, during: str, error: Exception, path: str = "") -> None:
        """Tell that the action or work ``during`` failed, and go on; ``path`` is the article's that it was about."""
        name, report = self._reported(error, during)
        problem = Problem(path or "wireside", f"{during} failed: {name}; {_where(report)}")
        if problem not in self.problems:
            self.problems.append(problem)
        self.say(f"{during} failed: {name}; see {report.name}" if isinstance(report, Path) else str(problem), "error")

    def _reported(self, error: Exception, during: str) -> tuple[str, Path | str]:
        """What kind of failure ``error`` is, and the file that has the report on it, or why there is none."""
        from tui.crash import name_of

        try:
            return name_of(error), self._reports.write(error, during, self.size)
        except OSError as reason:
            return name_of(error), name_of(reason)

    def _handle_exception(self, error: Exception) -> None:
        """End the program. Textual's own handler prints what variables held, and with them copy."""
        from tui.crash import STATUS

        self._return_code = STATUS
        if self._exception is None:  # what a test's pilot raises again
            self._exception = error
            self._exception_event.set()
            name, report = self._reported(error, "showing the screen")
            self._exit_renderables.append(Text(f"wireside failed: {name}; {_where(report)}"))
        self._close_messages_no_wait()


def _where(report: Path | str) -> str:
    """Where the report is, from the home folder on where it lies in it, or why there is none."""
    if isinstance(report, str):
        return f"no report could be written: {report}"
    home = Path.home()
    return f"see ~/{report.relative_to(home)}" if report.is_relative_to(home) else f"see {report}"
