"""Every action of the table, done by its key in the real app. An action without a test here fails the last test."""

from __future__ import annotations

import signal
from dataclasses import replace

import pytest

from extract.model import By
from extract.review.model import Reviewed, RowReview, RowStatus
from tests.tui import test_deciding
from tests.tui.checks import Checks, Press
from tests.tui.fake import FakeApp, ready, text
from tests.tui.story import STATEMENTS, comparison
from tui.actions import ACTIONS, Where
from tui.screens.article import ArticleScreen
from tui.screens.compare import CompareScreen
from tui.screens.document import DocumentScreen
from tui.screens.files import FilesScreen
from tui.screens.help import HelpScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.note import NoteScreen

CHECKS = Checks()
action = CHECKS.of


@action("down")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "down")
    assert app.view.cursor == 2
    await press("3", "j")
    assert app.view.cursor == 5


@action("up")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "j", "k")
    assert app.view.cursor == 1
    await press("up", "up")
    assert app.view.cursor == 0


@action("half-page-down")
async def _(app: FakeApp, press: Press) -> None:
    await press("ctrl+d")
    assert app.view.cursor > 1


@action("half-page-up")
async def _(app: FakeApp, press: Press) -> None:
    await press("G", "ctrl+u")
    assert app.view.cursor < 5


@action("first")
async def _(app: FakeApp, press: Press) -> None:
    await press("G", "g")
    assert app.view.cursor == 0


@action("last")
async def _(app: FakeApp, press: Press) -> None:
    await press("G")
    assert app.view.cursor == 6


@action("pane-right")
async def _(app: FakeApp, press: Press) -> None:
    await press("l", "l")
    assert app.view.pane == 2
    assert "2-3 of 5" in text(app)


@action("pane-left")
async def _(app: FakeApp, press: Press) -> None:
    await press("l", "l", "h", "left")
    assert app.view.pane == 0
    assert "1-2 of 5" in text(app)


@action("next-topic")
async def _(app: FakeApp, press: Press) -> None:
    await press("]", "t")
    assert app.view.entry is not None
    assert app.view.entry.topic.key == "dam"


@action("previous-topic")
async def _(app: FakeApp, press: Press) -> None:
    await press("G", "[", "t", "[", "t")
    assert app.view.entry is not None
    assert app.view.entry.topic.key == "dam"


@action("next-difference")
async def _(app: FakeApp, press: Press) -> None:
    await press("]", "d", "]", "d")
    assert app.view.cursor == 2


@action("previous-difference")
async def _(app: FakeApp, press: Press) -> None:
    await press("G", "[", "d")
    assert app.view.cursor == 5


@action("next-undecided")
async def _(app: FakeApp, press: Press) -> None:
    accept_rows(app, "talks")
    await press("]", "u")
    assert app.view.cursor == 2


@action("previous-undecided")
async def _(app: FakeApp, press: Press) -> None:
    accept_rows(app, "talks")
    await press("j", "j", "[", "u")
    assert app.view.cursor == 0
    await press("[", "u")
    assert "nothing undecided further up" in text(app)


@action("next-exclusive")
async def _(app: FakeApp, press: Press) -> None:
    await press("]", "x")
    assert app.view.cursor == 3


@action("previous-exclusive")
async def _(app: FakeApp, press: Press) -> None:
    await press("G", "[", "x")
    assert app.view.cursor == 3
    await press("[", "x")
    assert "no exclusive further up" in text(app)


@action("next-part")
async def _(app: FakeApp, press: Press) -> None:
    await press("tab")
    assert " detail " in text(app)
    assert "lasted two hours" not in "".join(text(app).splitlines()[-3:])
    await press("j")
    assert app.view.cursor == 0
    assert "[Varland and Medra agreed on Tuesday" in text(app)
    await press("tab", "j")
    assert text(app).splitlines()[1].startswith("▌")
    assert app.view.entry is not None
    assert app.view.entry.topic.key == "dam"
    await press("enter", "j")
    assert app.view.cursor == 5


@action("previous-part")
async def _(app: FakeApp, press: Press) -> None:
    await press("shift+tab", "G")
    assert app.view.entry is not None
    assert app.view.entry.topic.key == "other"
    await press("shift+tab", "backspace", "k")
    assert app.view.cursor == 4


@action("unlock")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "o")
    assert "unlocked: o levels" in text(app)
    await press("l", "j")
    assert app.view.entry is not None
    assert (app.view.entry.row.id, app.view.pane) == ("money", 1)
    assert "AFP  2/5" in text(app)
    assert "Reuters  2/4" in text(app)
    await press("]", "d", "h")
    assert app.view.entry.row.id == "talks"
    await press("o")
    assert "unlocked" not in text(app)
    assert app.view.entry.row.id == "talks"


@action("open")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "l", "enter")
    assert isinstance(app.screen, ArticleScreen)
    assert app.screen.article.agency == "Reuters"
    assert "[The talks were friendly and lasted two hours and thirty minutes]" in text(app)
    await press("j", "enter")
    assert isinstance(app.screen, CompareScreen)
    assert app.view.cursor == 2
    assert app.view.pane == 1


@action("back")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "j", "l", "l")
    before = text(app)
    await press("enter", "ctrl+d", "backspace")
    assert text(app) == before


@action("pivot")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "p")
    assert app.view.comparison.by is By.ARTICLE
    assert app.view.cursor == 1
    assert "by article" in text(app)


@action("versions")
async def _(app: FakeApp, press: Press) -> None:
    await press("v")
    assert "no story here has more than one version" in text(app)
    first, second, *_ = app.articles
    app.articles[:2] = [replace(first, story="guid", version="1"), replace(second, story="guid", version="2")]
    await press("v")
    assert app.view.comparison.by is By.VERSION
    await press("v")
    assert app.view.comparison.by is By.AGENCY


@action("pivot-back")
async def _(app: FakeApp, press: Press) -> None:
    await press("P")
    assert app.view.comparison.by is By.SPEAKER  # no story here has versions


@action("words")
async def _(app: FakeApp, press: Press) -> None:
    assert "[were friendly and]" in text(app)
    await press("w")
    assert "[were friendly and]" not in text(app)
    assert "{thirty}" in text(app)


@action("detail")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "d")
    assert "foreign minister Marta Orel" in text(app)
    await press("d")
    assert "foreign minister Marta Orel" not in text(app)


@action("side-bar")
async def _(app: FakeApp, press: Press) -> None:
    await press("B")
    assert "the side bar needs 120 columns" in text(app)


@action("zoom")
async def _(app: FakeApp, press: Press) -> None:
    await press("l", "z")
    assert "2 of 5" in text(app)
    await press("z")
    assert "1-2 of 5" in text(app)


@action("wider")
async def _(app: FakeApp, press: Press) -> None:
    before = pane_widths(app)
    await press(">")
    assert pane_widths(app)[0] > before[0] + 3


@action("narrower")
async def _(app: FakeApp, press: Press) -> None:
    before = pane_widths(app)
    await press("l", "<")
    assert pane_widths(app)[1] < before[1] - 3


@action("cut")
async def _(app: FakeApp, press: Press) -> None:
    await press("j", "W")
    assert "constructive" not in text(app)
    assert "{15}" in text(app)


@action("copy")
async def _(app: FakeApp, press: Press) -> None:
    await press("]", "t", "y")
    assert (
        app.clipboard
        == "that 12 soldiers were still missing near the dam\n— a senior official; AFP ← LNA; afp.txt ¶5\n"
    )
    assert "copied: that 12 soldiers" in text(app)


@action("speaker")
async def _(app: FakeApp, press: Press) -> None:
    await press("]", "x", "h", "s")
    assert "Juno Tavi  the Medran prime minister, 3 statements" in text(app)
    await press("g", "enter")
    assert isinstance(app.screen, ArticleScreen)
    assert app.screen.article.agency == "AFP"
    await press("backspace", "backspace")
    assert app.view.cursor == 3


@action("matrix")
async def _(app: FakeApp, press: Press) -> None:
    await press("M")
    assert "River water                3" in text(app)
    await press("j", "j", "l", "l", "l", "enter")
    assert isinstance(app.screen, CompareScreen)
    assert app.view.entry is not None
    assert app.view.entry.row.id == "thanks"
    assert app.view.pane == 3


@action("timeline")
async def _(app: FakeApp, press: Press) -> None:
    await press("t", "g")
    assert "03 Jun 13:20 UTC  LNA  AFP +1 h 00 min  Reuters +1 h 00 min" in text(app)
    await press("enter")
    assert app.view.entry is not None
    assert app.view.entry.row.id == "soldiers"


@action("files")
async def _(app: FakeApp, press: Press) -> None:
    await press("F")
    assert isinstance(app.screen, FilesScreen)
    assert "ister/[red]broken.xml, line 12: is no XML" in text(app)
    await press("j", "enter")
    assert isinstance(app.screen, ArticleScreen)
    assert app.screen.article.agency == "Reuters"


@action("find")
async def _(app: FakeApp, press: Press) -> None:
    await press("slash", *"lna", "enter")
    assert app.view.cursor == 4
    assert "1 row with lna" in text(app)


@action("filter")
async def _(app: FakeApp, press: Press) -> None:
    await press("f", *"agency:lna differs:num", "enter")
    assert [entry.row.id for entry in app.view.entries] == ["soldiers"]
    assert "filter: agency:lna differs:number" in text(app)
    await press("f", "ctrl+u", *"kind:loud", "enter")
    assert "kind is one of direct" in text(app)


@action("only-differing")
async def _(app: FakeApp, press: Press) -> None:
    await press("D")
    assert [entry.row.id for entry in app.view.entries] == ["talks", "money", "soldiers", "open"]
    await press("D")
    assert len(app.view.entries) == 7


@action("only-shared")
async def _(app: FakeApp, press: Press) -> None:
    await press("S")
    assert [entry.row.id for entry in app.view.entries] == ["deal", "talks", "money", "soldiers", "open"]
    await press("S")
    assert len(app.view.entries) == 7


@action("only-undecided")
async def _(app: FakeApp, press: Press) -> None:
    accept_rows(app, "deal", "money")
    await press("U")
    assert [entry.row.id for entry in app.view.entries] == ["talks", "both", "soldiers", "open", "thanks"]
    assert "5 undecided" in text(app)
    await press("D")
    assert [entry.row.id for entry in app.view.entries] == ["talks", "soldiers", "open"]
    await press("U", "D")
    assert len(app.view.entries) == 7


@action("clear-filter")
async def _(app: FakeApp, press: Press) -> None:
    await press("G", "f", *"nosuchword", "enter")
    assert "no row passes the filter" in text(app)
    await press("c")
    assert len(app.view.entries) == 7


@action("find-next")
async def _(app: FakeApp, press: Press) -> None:
    await press("slash", *"tavi", "enter", "n")
    assert app.view.cursor == 3
    await press("n")
    assert app.view.cursor == 2


@action("find-previous")
async def _(app: FakeApp, press: Press) -> None:
    await press("slash", *"tavi", "enter", "N")
    assert app.view.cursor == 3


@action("theme")
async def _(app: FakeApp, press: Press) -> None:
    before = app.colours.name
    await press("T")
    assert app.colours.name != before
    assert f"theme: {app.colours.title}" in text(app)


@action("stop")
async def _(app: FakeApp, press: Press) -> None:
    await press("ctrl+c")
    assert "nothing is running" in text(app)


@action("suspend")
async def _(app: FakeApp, press: Press) -> None:
    stopped: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.drivers.headless_driver.HeadlessDriver.can_suspend", True)
        patch.setattr("os.kill", lambda process, number: stopped.append(number))
        await press("ctrl+z")
    assert stopped == [signal.SIGTSTP]


@action("redraw")
async def _(app: FakeApp, press: Press) -> None:
    await press("j")
    before = text(app)
    await press("ctrl+l")
    assert text(app) == before


@action("help")
async def _(app: FakeApp, press: Press) -> None:
    await press("?")
    assert isinstance(app.screen, HelpScreen)
    assert "next row in which the accounts differ" in text(app)


@action("palette")
async def _(app: FakeApp, press: Press) -> None:
    await press("ctrl+p")
    await press(*"next exclusive")
    await app.workers.wait_for_complete()
    await press("enter")
    assert app.view.cursor == 3


@action("quit")
async def _(app: FakeApp, press: Press) -> None:
    await press("q")
    assert not app.is_running or app._exit


def accept_rows(app: FakeApp, *rows: str) -> None:
    """Show these rows as accepted."""
    reviews = {row.id: RowReview() for row in app.view.comparison.rows}
    accepted = dict.fromkeys(rows, RowReview(status=RowStatus.ACCEPTED))
    app.compare_screen.show_reviewed(Reviewed(app.view.comparison, reviews | accepted))


def pane_widths(app: FakeApp) -> list[int]:
    panes = app.compare_screen.panes
    return [pane.width for pane in panes.columns.panes(app.size.width, len(app.view.comparison.accounts))]


@pytest.mark.parametrize("name", CHECKS)
async def test_the_action_does_what_its_help_says(name: str) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)

        async def press(*keys: str) -> None:
            await pilot.press(*keys)
            await pilot.pause()

        await CHECKS[name](app, press)


def test_every_action_has_a_test_and_every_test_an_action() -> None:
    assert CHECKS.keys() | test_deciding.CHECKS.keys() == ACTIONS.keys()


async def test_an_article_that_takes_no_part_is_listed_with_the_reason() -> None:
    made = replace(comparison(), left_out=(("ister/ap.txt", "killed"),))
    app = FakeApp(comparison=made)
    async with app.run_test(size=(100, 24)) as pilot:
        await ready(pilot)
        assert "1 left out: F" in text(app)
        await pilot.press("F")
        await pilot.pause()
        assert "left out: killed" in text(app)


@pytest.mark.parametrize("name", ACTIONS)
def test_the_screens_of_an_action_can_do_it(name: str) -> None:
    method = f"do_{name.replace('-', '_')}"
    screens = {
        Where.COMPARE: CompareScreen,
        Where.ARTICLE: ArticleScreen,
        Where.LIST: DocumentScreen,
        Where.MATRIX: MatrixScreen,
        Where.FORM: NoteScreen,
    }
    for where, screen in screens.items():
        if {where, Where.ANYWHERE} & ACTIONS[name].where:
            assert hasattr(screen, method) or hasattr(FakeApp, method)


def test_the_story_of_the_tests_says_what_its_copy_says() -> None:
    for one in STATEMENTS:
        assert one.content[0].text in one.sentence.text
