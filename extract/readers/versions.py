"""Which versions of a story there are, what replaced what, and which one stands.

Versions are sparse: the third and the tenth may be all that came. They are put in order by when they were made, and by
their number where that does not decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from extract.model import Article, ArticleKind, Status
from extract.readers.times import created

# Copy without an id of its own is one story under one slug; a slug that comes back later than this is used anew.
SAME_SLUG = timedelta(hours=36)


class Change(StrEnum):
    """What a version is to the story, as far as its own words and fields say."""

    NEW = "new"
    UPDATE = "update"  # a writethru, an update, a lead: it replaces what came before
    CORRECTION = "correction"  # the same, because something was wrong
    REPEAT = "repeat"  # the same words again
    PART = "part"  # an add, insert, sub or take: it belongs to the story and does not replace it
    KILL = "kill"  # the story is withdrawn and must not be used


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story; ``replaces`` is the key of the article that it replaces, or empty."""

    article: Article
    change: Change
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """What versions have in common. ``versions`` run from the oldest to the newest, parts among them."""

    id: str
    versions: tuple[Version, ...]

    @property
    def killed(self) -> bool:
        """Whether the newest version withdraws the story; whatever rests on it must not be used."""
        whole = [version for version in self.versions if version.change is not Change.PART]
        return bool(whole) and whole[-1].change is Change.KILL

    @property
    def corrected(self) -> bool:
        """Whether a version corrects an earlier one."""
        return any(version.change is Change.CORRECTION for version in self.versions)

    @property
    def stands(self) -> Article | None:
        """The version that is valid now; None for a story that was killed, or of which only parts came."""
        whole = [version.article for version in self.versions if version.change is not Change.PART]
        return whole[-1] if whole and not self.killed else None

    @property
    def parts(self) -> tuple[Article, ...]:
        """The parts that came after the version that stands, which does not have them in it."""
        after = max((i for i, version in enumerate(self.versions) if version.change is not Change.PART), default=-1)
        return () if self.killed else tuple(version.article for version in self.versions[after + 1 :])


def versions(articles: Iterable[Article]) -> tuple[Story, ...]:
    """The stories of ``articles``, in the order in which they first come."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(story_name(article) or article.key, []).append(article)
    return tuple(_story(key, some) for key, group in groups.items() for some in _apart(key, group))


def current(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles that stand: of each story the newest version and the parts since, of a killed one none."""
    stories = versions(articles)
    return tuple(one for story in stories for one in (*filter(None, [story.stands]), *story.parts))


def story_name(article: Article) -> str:
    """What ``article`` shares with its versions: the sender's id, else sender and slug, else nothing."""
    if article.story:
        return article.story
    stem = _STEM.sub("", article.slug).strip(" ,").casefold()
    return f"{article.agency}:{stem}" if stem else ""


def change_of(article: Article) -> Change:
    """What the fields of ``article``, its headline, slug and notes say that it is."""
    head, slug, note = article.headline, article.slug, article.note
    signs = f"{article.signal}, {slug}"
    if article.status == Status.CANCELED or _KILL.match(head) or _KILL_SIGN.search(signs) or _KILL_NOTE.search(note):
        return Change.KILL
    if _PART.search(signs) or _PART.fullmatch(head):
        return Change.PART
    if article.status == Status.CORRECTED or _CORRECTION.match(head) or _CORRECTION_SIGN.search(f"{signs}; {note}"):
        return Change.CORRECTION
    if _REPEAT.match(head) or _REPEAT_SIGN.search(signs):
        return Change.REPEAT
    return Change.UPDATE if _UPDATE.match(head) or _UPDATE_SIGN.search(f"{signs}; {note}") else Change.NEW


def embargoed(article: Article, now: datetime) -> bool:
    """Whether ``article`` must not be published yet. Without a time, or with one without a zone, it must not."""
    if not article.embargo:
        return article.status in ("embargoed", Status.WITHHELD)
    until = created(article.embargo)
    return until is None or not until.zone_known or now < until.time


def without_copy(article: Article) -> Article:
    """``article`` without the words of its story, for an output that must not have them: headline, text, paragraphs."""
    return replace(article, headline="", text="", paragraphs=())


# What stands before a headline, in capitals and set off from it: "WITHDRAWN-", "KILL:"; the word alone is news.
_KILL = re.compile(
    r"(?:STORY |MANDATORY |BULLETIN )?(?:KILL(?:ED)?|WITHDRAWN|WITHDRAWAL|RETRACT(?:ED|ION)|ANNULATION|RÜCKZUG|ANULADO)"
    r"(?:\s?[:\-–—]|$)"
)
_CORRECTION = re.compile(
    r"(?:RPT-|UPDATE \d-)?(?:CORRECTED|CORRECTION|CORRECTS|REFILE|RECTIFICATIF|BERICHTIGUNG|KORREKTUR|CORRECCIÓN)\b"
)
_REPEAT = re.compile(r"(?:RPT|REPEAT|WIEDERHOLUNG|WDH)\b")
_UPDATE = re.compile(r"UPDATE \d|WRAPUP\b|AMP\.-|\d(?:ST|ND|RD|TH) LEAD\b|LEAD \d")
# What a slug, a signal or a line of the head has for it, after a comma or as a code.
_KILL_SIGN = re.compile(r"\b(?:sig|signal):(?:kill|withdr|retract)|[,;/]\s?(?:kill|withdrawn|withdrawal)\b", re.I)
_CORRECTION_SIGN = re.compile(
    r"\bsig:correction|\bedStat:C\b|[,;/]\s(?:\d{0,2}\w\w\s)?(?:correct(?:ion|ive|ed|s)|refile|berichtigung|rectificatif)\b"
    r"|\bhas been corrected\b",
    re.I,
)
_REPEAT_SIGN = re.compile(r"\bsig:repeat|[,;/]\s(?:repeat|rpt|wiederholung)\b", re.I)
_UPDATE_SIGN = re.compile(
    r"\bsig:update|\bedStat:U\b|\bwritethru\b|\(UPDATE \d+|\b\d{1,2}(?:st|nd|rd|th) (?:lead|ld)\b"
    r"|[;/]\s?(?:eds?: )?\(?updates?\b|[;/]\s?aktualisierung\b|[,;/]\s?urgent\b",
    re.I,
)
_PART = re.compile(
    r"(?:[,;/]\s?|^)(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:Adds?|Inserts?|Sub|Take|ADDS?|INSERTS?|SUB|TAKE)(?:\s\d{1,2})?\s?(?=$|[,;])"
)
# What the note of a kill says of the story; the story's own words are never asked.
_KILL_NOTE = re.compile(
    r"\b(?:story|item|report|version|article|alert|meldung|beitrag)\b[^.;]{0,60}"
    r"\b(?:is|are|was|has been|have been|wird|ist)\b[^.;]{0,30}\b(?:withdrawn|killed|retracted|zurückgezogen)\b"
    r"|\bkill (?:the|this|that|our)\b|\bplease (?:kill|disregard)\b",
    re.I,
)
_STEM = re.compile(
    r"[,;]\s?(?:\d{1,2}(?:st|nd|rd|th)\s?)?(?:Ld|Lead|Writethru|Add|Insert|Sub|Take|Urgent|Correction|Corrective|Refile|Kill|"
    r"Repeat)\b.*|[,;]?\s?\d{0,2}(?:st|nd|rd|th)\s?Ld-Writethru.*|\s?\(UPDATE \d+\)",
    re.I,
)


def _apart(key: str, group: list[Article]) -> list[list[Article]]:
    """Stories that share no more than a slug are one only within a day and a half."""
    if len(group) < 2 or group[0].story or any(one.created is None for one in group):
        return [group]
    ordered = sorted(group, key=_moment)
    stories = [[ordered[0]]]
    for one in ordered[1:]:
        if _moment(one) - _moment(stories[-1][-1]) > SAME_SLUG:
            stories.append([])
        stories[-1].append(one)
    return stories


def _moment(article: Article) -> datetime:
    """A time to sort by. A zone that is unknown is taken for UTC here, and nowhere else."""
    time = article.created.time if article.created else datetime.min
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _story(key: str, group: Sequence[Article]) -> Story:
    known = {article.created.zone_known for article in group if article.created}
    timed = len(known) == 1 and all(article.created for article in group)
    ordered = sorted(group, key=lambda one: (_moment(one) if timed else 0, *_rank(one)))
    found: list[Version] = []
    before = ""
    for article in ordered:
        change = change_of(article)
        if change is Change.NEW and before:
            change = Change.UPDATE
        found.append(Version(article, change, "" if change is Change.PART else before))
        before = before if change is Change.PART else article.key
    return Story(key, tuple(found))


def _rank(article: Article) -> tuple[tuple[int, str], int, bool]:
    """What orders versions of one time: their number, their lead, and whether they came with their text."""
    return _number(article.version), _lead(article), article.kind is not ArticleKind.LINK


def _number(version: str) -> tuple[int, str]:
    """A version to sort by: "2" before "10", "1" before "1N"."""
    digits = re.match(r"\d{1,18}", version)
    return (int(digits[0]), version[digits.end() :]) if digits else (0, version)


def _lead(article: Article) -> int:
    """Which lead or update a version says that it is: 8 for "8th Ld-Writethru", 1 for "UPDATE 1"."""
    found = re.search(
        r"(\d{1,2})(?:st|nd|rd|th)\s(?:Ld|Lead)|UPDATE (\d{1,2})",
        f"{article.slug} {article.signal} {article.headline}",
        re.I,
    )
    return int(found[1] or found[2]) if found else 0
