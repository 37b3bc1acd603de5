from __future__ import annotations

import pytest
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from extract.settings import Settings
from tests.tui.fake import FakeApp, ready, text
from tui.screens.article import ArticleScreen
from tui.screens.files import FilesScreen


async def test_a_click_goes_to_a_row_and_a_pane_and_a_second_one_opens_the_copy() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        line = text(app).splitlines().index(next(one for one in text(app).splitlines() if "{thirty}" in one))
        await pilot.click(offset=(60, line))
        await pilot.pause()
        assert (app.view.cursor, app.view.pane) == (1, 1)
        await pilot.click(offset=(60, line), times=2)
        await pilot.pause()
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.article.agency == "Reuters"


async def test_a_click_on_a_topic_goes_to_its_first_row() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.click(offset=(text(app).splitlines()[1].index("Dam"), 1))
        await pilot.pause()
        assert app.view.entry is not None
        assert app.view.entry.topic.key == "dam"


async def test_the_wheel_moves_the_cursor() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot._post_mouse_events([MouseScrollDown], "#panes", button=0)
        await pilot.pause()
        assert app.view.cursor == 1


async def test_a_click_in_a_list_goes_to_the_entry() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("F")
        await pilot.click(offset=(10, 3))
        await pilot.pause()
        assert isinstance(app.screen, FilesScreen)
        assert app.screen.cursor == 2


@pytest.mark.parametrize("mouse", [True, False])
async def test_the_mouse_can_be_switched_off(mouse: bool) -> None:
    app = FakeApp(Settings(mouse=mouse))
    taken: list[bool] = []

    async def look(pilot: Pilot[None]) -> None:
        assert app._driver is not None
        taken.append(app._driver._mouse)
        app.exit()

    await app.run_async(headless=True, auto_pilot=look)
    assert taken == [mouse]
