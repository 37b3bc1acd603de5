"""A heading inside an account's copy is shown as one; it is no claim that others lack."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Comparison, Kind, Paragraph, ParagraphKind, TopicRows
from tests.tui import story
from tests.tui.fake import FakeApp, ready, text
from tui.views.headings import headings
from tui.views.view import View

WORDS = "Medran Prime Minister Juno Tavi denied that his country had asked for money."  # a paragraph made a heading


def with_heading() -> Comparison:
    made = story.comparison()
    first, *others = made.articles
    paragraphs = tuple(
        Paragraph(one.span, ParagraphKind.HEADING) if one.span.text == WORDS else one for one in first.paragraphs
    )
    statement = story.statement("AFP", WORDS, Kind.REPORTED)
    water, *topics = made.topics
    water = TopicRows(water.key, water.title, (story.row("heading", statement), *water.rows))
    return replace(made, articles=(replace(first, paragraphs=paragraphs), *others), topics=(water, *topics))


def test_only_a_row_of_nothing_but_a_heading_is_one() -> None:
    assert headings(with_heading()) == {"heading"}
    assert headings(story.comparison()) == frozenset()


def test_a_heading_is_not_counted_among_what_only_one_account_has() -> None:
    assert View(with_heading()).totals.exclusive == View(story.comparison()).totals.exclusive
    assert View(with_heading()).totals.rows == View(story.comparison()).totals.rows + 1


async def test_a_heading_is_one_dim_line_and_the_next_exclusive_is_a_claim() -> None:
    app = FakeApp(comparison=with_heading())
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        lines = text(app).splitlines()
        assert lines[4].startswith("▌   ¶ Medran Prime Minister")
        assert "only here" not in lines[4]
        assert "a heading in this account's copy" in text(app)
        await pilot.press("l", "l", "l")
        await pilot.pause()
        assert "◂ AFP: ¶ Medran Prime Minister" in text(app)
        await pilot.press("]", "x")
        assert app.view.entry is not None
        assert app.view.entry.row.id == "both"
