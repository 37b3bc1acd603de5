"""A mistake of ours costs an action, or ends the program with a report: it never shows or writes down copy."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui import story
from tests.tui.fake import FakeApp, ready, text
from tui import crash, messages
from tui.failing import Failing

COPY = story.COPY["AFP"].splitlines()[2]


class FailingApp(FakeApp):
    """Goes on over mistakes, as the program does."""

    failed = Failing.failed


def fail(*_: object) -> None:
    """A mistake that has copy in what it says and in what it holds."""
    quoted = COPY
    raise ValueError(quoted)


def reports(folder: Path) -> list[Path]:
    return sorted((folder.parents[1] / "state" / "wireside").glob("crash-*.txt"))


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make something fail, by its name."""
    return lambda name: monkeypatch.setattr(name, fail)


async def test_an_action_that_fails_is_told_and_the_screen_stays(
    own_config: Path, failing: Callable[[str], None]
) -> None:
    failing("tui.screens.compare.CompareScreen.do_zoom")
    app = FailingApp()
    async with app.run_test(size=(120, 24)) as pilot:
        await ready(pilot)
        await pilot.press("z")
        await pilot.pause()
        (path,) = reports(own_config)
        assert f"zoom failed: ValueError; see {path.name}" in text(app)
        await pilot.press("j")
        await pilot.pause()
        assert app.view.cursor == 1
        assert "failed" not in text(app)
        await pilot.press("z")
        assert reports(own_config) == [path]
        assert [str(problem) for problem in app.problems[1:]] == [f"wireside: zoom failed: ValueError; see {path}"]


async def test_a_failure_on_one_article_is_listed_with_it(own_config: Path) -> None:
    app = FailingApp()
    async with app.run_test(size=(120, 24)) as pilot:
        await ready(pilot)
        try:
            fail()
        except ValueError as error:
            app.post_message(messages.WorkFailed("finding the statements", error, "ister/afp.txt"))
        await pilot.press("F")
        await pilot.pause()
        assert "ister/afp.txt: finding the statements failed: ValueError" in text(app)


async def test_work_that_fails_as_a_whole_is_told_and_the_articles_stay(
    own_config: Path, failing: Callable[[str], None]
) -> None:
    failing("tests.tui.fake.FakeApp.compare_now")
    app = FailingApp()
    async with app.run_test(size=(120, 24)) as pilot:
        await ready(pilot)
        app._comparing = app.run_worker(app._compare, thread=True, group="comparing", exit_on_error=False)
        await pilot.pause(0.2)
        assert "comparing failed: ValueError" in text(app)
        assert app._comparing is None


async def test_what_cannot_be_drawn_ends_the_program_with_a_report(
    own_config: Path, failing: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    app = FailingApp()

    async def draw() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await ready(pilot)
            failing("tui.widgets.lines.Lines.render_line")
            app.compare_screen.panes.refresh()
            await pilot.pause(0.1)

    with pytest.raises(ValueError, match="Varland"):  # the pilot raises what ended the program
        await draw()
    (path,) = reports(own_config)
    told = "".join(capsys.readouterr().err.split())
    assert "".join(f"wireside failed: ValueError; see {path}".split()) in told
    assert COPY[:30].replace(" ", "") not in told
    assert app.return_code == crash.STATUS == 70


async def test_a_report_has_what_helps_and_no_copy(own_config: Path) -> None:
    try:
        fail()
    except ValueError as error:
        path = crash.Reports().write(error, "zoom", (80, 24))
    report = path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "during: zoom" in report
    assert "textual 8" in report
    assert "Terminal: 80x24" in report
    assert "\nLANG=" in report
    assert "\nTERM=" in report
    assert "in fail\n    raise ValueError(quoted)" in report
    assert not any(word in report for word in ("Varland", "Ister", "LINDAU"))


async def test_the_failures_that_led_to_one_another_are_in_the_report_without_what_they_say(own_config: Path) -> None:
    try:
        try:
            fail()
        except ValueError as error:
            raise ExceptionGroup(COPY, [KeyError(COPY), OSError(2, COPY)]) from error
    except ExceptionGroup as group:
        report = crash.report(group, "comparing", (80, 24))
    assert [line for line in report.splitlines() if line.startswith(("ValueError", "KeyError", "OSError", "Exc", "F"))]
    assert report.index("\nValueError\n") < report.index("\nExceptionGroup\n") < report.index("\nKeyError\n")
    assert "\nFileNotFoundError: No such file or directory\n" in report
    assert "Varland" not in report


async def test_where_no_report_can_be_written_the_reason_is_told(own_config: Path) -> None:
    (own_config.parents[1] / "state").write_text("in the way")
    app = FailingApp()
    async with app.run_test(size=(120, 24)) as pilot:
        await ready(pilot)
        app.compare_screen.attempt("zoom", fail)
        app.refresh_bars()
        await pilot.pause()
        assert "zoom failed: ValueError; no report could be written: NotADirectoryError" in text(app)
