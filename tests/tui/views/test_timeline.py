from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from extract.model import Created
from tests.tui.story import ARTICLES, comparison
from tui.views.timeline import moments
from tui.views.view import View


def test_rows_stand_in_the_order_in_which_the_first_account_had_them() -> None:
    rows = [moment.row.id for moment in moments(View(comparison()))]
    assert rows[0] == "soldiers"
    assert set(rows[-2:]) == {"both", "thanks"}


def test_a_time_without_a_zone_orders_nothing() -> None:
    made = comparison()
    naive = replace(ARTICLES["LNA"], created=Created(datetime(2031, 6, 3, 1, 0)))
    made = replace(made, articles=tuple(naive if one.agency == "LNA" else one for one in made.articles))
    moment = next(moment for moment in moments(View(made)) if moment.row.id == "soldiers")
    assert [told.account for told in moment.told] == ["AFP", "Reuters", "LNA"]
    assert moment.told[-1].time is None
