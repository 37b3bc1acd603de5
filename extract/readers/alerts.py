"""What an editor must not miss: kills, corrections and embargoes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from extract.model import Article
from extract.readers.versions import Change, embargoed, versions


class AlertKind(StrEnum):
    KILLED = "KILLED"
    CORRECTED = "CORRECTED"
    EMBARGO = "EMBARGO"


@dataclass(frozen=True, slots=True)
class Alert:
    """One warning. ``until`` is the embargo's time as the copy has it, empty where it names none."""

    kind: AlertKind
    article: Article
    until: str = ""

    def __str__(self) -> str:
        head = self.article.headline or self.article.slug or self.article.file_name
        until = f" until {self.until}" if self.until else ""
        return f"{self.kind} {self.article.name}{until}: {head}"


def alerts(articles: Iterable[Article], now: datetime) -> tuple[Alert, ...]:
    """The warnings on ``articles`` at the time ``now``, which has a zone: kills first, then embargoes, corrections.

    A kill and a correction are told where they are the newest version of their story: what is older is settled.
    """
    found = list(articles)
    told: dict[AlertKind, list[Alert]] = {
        kind: [] for kind in (AlertKind.KILLED, AlertKind.EMBARGO, AlertKind.CORRECTED)
    }
    for story in versions(found):
        whole = [version for version in story.versions if version.change is not Change.PART]
        if story.killed:
            told[AlertKind.KILLED].append(Alert(AlertKind.KILLED, whole[-1].article))
        elif whole and whole[-1].change is Change.CORRECTION:
            told[AlertKind.CORRECTED].append(Alert(AlertKind.CORRECTED, whole[-1].article))
    for article in found:
        if embargoed(article, now):
            told[AlertKind.EMBARGO].append(Alert(AlertKind.EMBARGO, article, article.embargo))
    return tuple(alert for some in told.values() for alert in some)
