from __future__ import annotations

from extract.settings import Settings
from tests.tui.fake import FakeApp, ready, text
from tui.widgets.panes import Panes


async def test_a_screen_reader_gets_one_column_with_words_in_place_of_signs() -> None:
    app = FakeApp(Settings(screen_reader=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await ready(pilot)
        await pilot.press("j", "j")
        await pilot.pause()
        lines = [line.rstrip() for line in text(app).splitlines()]
        assert not any(sign in text(app) for sign in "│─┬▌≠⊘▸←…")
        row = lines.index("Row 3: differs in stance: AFP denied, Reuters accepted.")
        assert lines[row + 1] == "AFP: Juno Tavi, indirect, denies, by AFP."
        assert lines[row + 2] == "that his country had asked for money"
        assert app.cursor_position == (0, row)


async def test_a_line_reaches_the_edge_so_that_nothing_of_what_stood_there_stays() -> None:
    app = FakeApp(Settings(screen_reader=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await ready(pilot)
        drawn = app.screen.query_one(Panes).strips(80, 30)
        assert {sum(segment.cell_length for segment in strip) for strip in drawn} == {80}


async def test_in_a_list_the_cursor_is_on_the_entry() -> None:
    app = FakeApp(Settings(screen_reader=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await ready(pilot)
        await pilot.press("F", "j", "j")
        await pilot.pause()
        line = text(app).splitlines()[app.cursor_position.y]
        assert "AP  Deal on the Ister" in line
