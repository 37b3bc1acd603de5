"""HTML: one page that needs nothing else, side by side on a wide screen, one below the other on a telephone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.export.documents.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment


def page(report: Report) -> str:
    """The whole page: no script, nothing fetched, every word of copy and notes escaped."""
    return _environment().get_template("page.html").render(report=report)


def fragment(report: Report) -> str:
    """The alerts and topics alone, without style, ids or links, to stand inside a page of somebody else's."""
    return _environment().get_template("fragment.html").render(report=report)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("extract.export.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
