"""The work behind the screen: what it says, in which order, and that it stops."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from textual.message import Message

from extract.model import Article, By, Comparison, Statement
from extract.settings import Settings
from tests.tui.fake import ready, text
from tui import messages, work
from tui.app import WiresideApp

FIRST = """Varland opens the dam

LINDAU (AFP) - Varland opened the dam on Tuesday. "The water belongs to both," foreign minister Marta Orel said.
"""
SECOND = """Dam opens

LINDAU (Reuters) - The dam was opened on Wednesday, Foreign Minister Marta Orel said. "The river belongs to both."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "copy"
    made.mkdir()
    (made / "first.txt").write_text(FIRST)
    return made


async def test_copy_on_disk_goes_through_the_pipeline_to_the_screen(folder: Path) -> None:
    (folder / "second.txt").write_text(SECOND)
    (folder / "broken.html").write_bytes(b"")
    app = WiresideApp([str(folder / "first.txt"), str(folder / "second.txt"), str(folder / "absent.txt")], Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        for _ in range(100):
            await pilot.pause(0.1)
            view = app.compare_screen.view
            if view is not None and len(view.comparison.articles) == 2 and not app.stage:
                break
        assert "Marta Orel" in text(app)
        assert "1 problem" in text(app)
        assert "absent.txt" in str(app.problems[0])
        await pilot.press("p")
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)
        assert app.compare_screen.view is not None
        assert app.compare_screen.view.comparison.by is By.ARTICLE


def test_what_is_read_is_said_before_what_is_found_in_it(folder: Path) -> None:
    said: list[Message] = []
    work.read_and_extract([str(folder / "first.txt"), "-"], Settings(), io.BytesIO(SECOND.encode()), said.append, bool)
    kinds = [type(message).__name__ for message in said]
    assert kinds == [
        "ArticleRead",
        "ArticleRead",
        "ReadingFinished",
        "PipelineLoaded",
        "StatementsExtracted",
        "StatementsExtracted",
        "WorkFinished",
    ]


def test_work_that_is_stopped_says_so_and_loads_nothing(folder: Path) -> None:
    said: list[Message] = []
    work.read_and_extract([str(folder)], Settings(), None, said.append, lambda: True)
    assert [type(message) for message in said] == [messages.ReadingFinished, messages.WorkFinished]
    assert said[-1] == messages.WorkFinished(stopped=True)


def test_a_pipeline_that_is_missing_is_a_problem_and_the_articles_stay(folder: Path) -> None:
    said: list[Message] = []
    work.read_and_extract([str(folder / "first.txt")], Settings(pipeline="xx_none"), None, said.append, bool)
    problems = [message for message in said if isinstance(message, messages.ProblemFound)]
    assert "xx_none" in problems[0].problem.reason
    assert isinstance(said[-1], messages.WorkFinished)


def test_a_file_that_appears_in_a_watched_folder_is_taken_in(folder: Path) -> None:
    said: list[Message] = []
    taken: list[str] = []
    stop, watching, seen = Event(), Event(), Event()

    def post(message: Message) -> None:
        said.append(message)
        if isinstance(message, messages.Watching):
            watching.set()

    def take(article: Article) -> None:
        taken.append(article.key)
        seen.set()

    def run() -> None:
        work.watch([str(folder)], Settings(), post, stop.is_set, take, debounce=50)

    thread = Thread(target=run)
    thread.start()
    try:
        assert watching.wait(5)
        for number in range(50):  # the watch may begin a moment after it says so
            (folder / "second.txt").write_text(SECOND + f"\n({number})\n")
            if seen.wait(0.2):
                break
    finally:
        stop.set()
        thread.join(5)
    assert not thread.is_alive()
    assert taken[0] == str(folder / "second.txt")
    late = next(message for message in said if isinstance(message, messages.ArticleRead))
    assert late.late


async def test_copy_that_comes_in_late_leaves_the_cursor_where_it_is() -> None:
    from tests.tui.fake import FakeApp
    from tests.tui.story import ARTICLES, STATEMENTS

    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pilot.press("j", "j", "l")
        here: Statement | None = app.view.statement
        app.post_message(messages.ArticleRead(ARTICLES["AP"], late=True))
        app.post_message(messages.StatementsExtracted(ARTICLES["AP"], STATEMENTS[:1]))
        await pilot.pause(0.1)
        assert "changed: AP  Deal on the Ister" in text(app)
        assert app.view.statement == here


async def test_while_much_is_read_only_the_articles_that_fit_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    monkeypatch.setattr("tui.app.article_line", lambda article, *_: drawn.append(article) or ())
    monkeypatch.setattr(WiresideApp, "start_work", lambda app: None)
    app = WiresideApp(["wires"], Settings())
    async with app.run_test(size=(80, 10)) as pilot:
        for number in range(100):
            article = Article(f"{number}.txt", f"{number}.txt", "text", "x", ())
            app.post_message(messages.ArticleRead(article))
        await pilot.pause()
        assert len(app.articles) == 100
        assert len(drawn) <= 100 * 10


def test_what_leaves_the_desk_has_no_copy_under_an_embargo() -> None:
    from tests.tui.story import ARTICLES, STATEMENTS

    articles = [
        replace(one, embargo="2099-01-01T00:00:00+00:00" if one.agency == "AFP" else "") for one in ARTICLES.values()
    ]
    statements = {one.key: tuple(s for s in STATEMENTS if s.article == one.key) for one in articles}
    made = work.compare_now(articles, statements, Settings(), By.AGENCY, (), datetime.now(UTC))
    assert "AFP" not in [account.name for account in made.accounts]
    assert "embargo" in dict(made.left_out)[ARTICLES["AFP"].key]


async def test_rows_that_come_in_before_the_first_key_leave_the_cursor_on_the_first_row() -> None:
    from tests.tui.fake import FakeApp
    from tests.tui.story import comparison

    app = FakeApp()
    async with app.run_test(size=(100, 30)) as pilot:
        made = comparison()
        fewer = replace(made, topics=tuple(topic for topic in made.topics if topic.key != "water"))
        app.made = fewer
        await ready(pilot)
        app.post_message(messages.Compared(made, 9))
        await pilot.pause(0.3)
        assert app.view.cursor == 0
        await pilot.press("j")
        app.post_message(messages.Compared(fewer, 10))
        app.post_message(messages.Compared(made, 11))
        await pilot.pause(0.3)
        assert app.view.entry is not None
        assert app.view.cursor == 1 or app.view.entry.topic.key == "dam"


async def test_comparing_rests_while_statements_come_in_and_takes_the_last_ones_in_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tests.tui.story import ARTICLES, STATEMENTS, comparison

    seen: list[int] = []

    def compare_now(*given: object) -> Comparison:
        seen.append(app._changes)
        return comparison()

    monkeypatch.setattr("tui.working.REST", 1e6)
    monkeypatch.setattr("tui.work.compare_now", compare_now)
    monkeypatch.setattr(WiresideApp, "start_work", lambda app: None)
    app = WiresideApp(["wires"], Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        app.stage = "0 of 9 articles"
        for _ in range(9):
            app.post_message(messages.StatementsExtracted(ARTICLES["AP"], STATEMENTS[:1]))
            await pilot.pause(0.05)
        assert seen == [1]
        app.post_message(messages.WorkFinished())
        await pilot.pause(0.2)
        assert seen == [1, 9]
