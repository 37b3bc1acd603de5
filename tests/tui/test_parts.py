"""The parts of the main screen: the topics at the side, the panes level or not, the detail panel."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.fake import FakeApp, ready, text
from tests.tui.story import long_comparison
from tui.widgets.bars import TopicBar
from tui.widgets.topics import TopicList


async def test_on_a_wide_screen_the_topics_stand_at_the_side_until_they_are_hidden() -> None:
    app = FakeApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await ready(pilot)
        side, bar = app.compare_screen.query_one(TopicList), app.compare_screen.query_one(TopicBar)
        assert (side.display, bar.display) == (True, False)
        assert "1 River water            4   2" in text(app)
        await pilot.press("B")
        await pilot.pause()
        assert (side.display, bar.display) == (False, True)
        assert "1 River water 4 ≠2" in text(app)


async def test_on_80_columns_the_topics_stand_in_a_line() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert not app.compare_screen.query_one(TopicList).display


async def test_a_click_at_the_side_goes_to_the_topic() -> None:
    app = FakeApp()
    async with app.run_test(size=(120, 30)) as pilot:
        await ready(pilot)
        await pilot.click("#side", offset=(5, 2))
        await pilot.pause()
        assert app.view.entry is not None
        assert app.view.entry.topic.key == "dam"


async def test_a_click_in_an_unlocked_pane_goes_to_that_pane() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("o")
        await pilot.click("#panes", offset=(60, 3))
        await pilot.pause()
        assert app.view.pane == 1
        assert "unlocked" in text(app)


async def test_unlocked_panes_become_level_where_a_movement_leaves_the_account() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("o", "slash", *"kyodo", "enter")
        await pilot.pause()
        assert app.compare_screen.unlocked is None


async def test_a_filter_leaves_the_panes_unlocked_over_what_is_left() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("o", "D", "G")
        await pilot.pause()
        assert "AFP  4/4" in text(app)


async def test_past_the_edge_a_third_of_the_screen_stays_behind_the_cursor() -> None:
    app = FakeApp(comparison=long_comparison(200))
    async with app.run_test(size=(80, 60)) as pilot:
        await ready(pilot)
        panes = app.compare_screen.panes
        scrolls = []
        for key in "j" * 40 + "k" * 40:
            top = panes.top
            await pilot.press(key)
            if panes.top != top:
                scrolls.append(key)
                rows = app.view.cursor - panes.top
                assert rows * 5 <= panes.room // 3 if key == "j" else rows * 5 <= panes.room * 2 // 3
        assert 0 < len(scrolls) <= 30


async def test_unlocked_panes_stay_so_over_a_comparison_that_has_fewer_rows() -> None:
    app = FakeApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("G", "o")
        app.compare_screen.show_comparison(replace(app.made, topics=app.made.topics[:1]))
        await pilot.pause()
        unlocked = app.compare_screen.unlocked
        assert unlocked is not None
        assert {number for order in unlocked.orders for number in order} == set(range(len(app.view.entries)))
        assert app.return_code is None


async def test_an_unlocked_pane_of_which_no_row_passes_the_filter_is_empty() -> None:
    app = FakeApp()
    async with app.run_test(size=(200, 40)) as pilot:
        await ready(pilot)
        await pilot.press("f", *"agency:kyodo", "enter", "o")
        await pilot.pause()
        assert app.compare_screen.unlocked is not None
        assert () in app.compare_screen.unlocked.orders
        assert "unlocked" in text(app)


@pytest.mark.parametrize(
    ("keys", "foot"),
    [
        (("M",), "enter row"),
        (("t",), "enter row"),
        (("enter",), "enter row"),
        (("F",), "enter text"),
        (("j", "s"), "enter text"),
    ],
)
async def test_the_footer_says_where_the_key_for_opening_leads(keys: tuple[str, ...], foot: str) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert foot in text(app).splitlines()[-1]


@pytest.mark.parametrize("keys", [("question_mark",), ("H",)])
async def test_where_nothing_can_be_opened_the_footer_has_no_key_for_it(keys: tuple[str, ...]) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert "enter" not in text(app).splitlines()[-1]


async def test_the_footer_of_an_export_has_the_keys_of_its_lines() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("E")
        await pilot.pause()
        assert "tab next line  space choose" in text(app).splitlines()[-1]
        await pilot.press("down", "down")
        await pilot.pause()
        foot = text(app).splitlines()[-1]
        assert "tab next line" in foot
        assert "choose" not in foot  # there a space is a letter of the name


async def test_the_footer_cuts_no_key_short() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("o", "slash", *"water", "enter", "j")
        await pilot.pause()
        foot = text(app).splitlines()[-1]
        assert "…" not in foot
        assert "? help" in foot
        assert "/water" in foot
