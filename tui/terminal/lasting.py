"""What a terminal goes through in a long night: it is stopped and continued, asked to end, or gone."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any, cast

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from tui.failing import Failing

_ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


class LastingDriver(LinuxDriver):
    """Textual's driver for a terminal that may be suspended in any way, and may hang up."""

    def __init__(self, app: Failing, **options: Any) -> None:
        super().__init__(app, **options)
        self._file = cast("Any", _Outlet(cast("IO[str]", self._file)))

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            loop.add_signal_handler(number, self._end, number)

    def _end(self, number: int) -> None:
        """Quit with the status that a shell makes of the signal ``number``."""
        self._app.exit(return_code=128 + number)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal over again, whose state is unknown after a stop that could not be caught."""
        if not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def _run_input_thread(self) -> None:
        """Read keys; Textual's own way to tell a failure would show the message, and with it what was typed."""
        app = cast("Failing", self._app)
        try:
            self.run_input_thread()
        except OSError:  # there is no terminal any more
            app.call_later(app.exit, return_code=128 + signal.SIGHUP)
        except Exception as error:
            app.call_later(app._handle_exception, error)


class _Outlet:
    """A file that takes everything when the terminal behind it is gone, so that the program can end."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._file.flush()

    def writelines(self, lines: Iterable[str]) -> None:
        self.write("".join(lines))

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()
