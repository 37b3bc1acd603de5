"""The comparison: accounts by topics by rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from extract.matching import match
from extract.model import Account, Article, ArticleKind, By, Comparison, Problem, Row, Statement, TopicRows
from extract.readers.alerts import alerts
from extract.readers.versions import current, embargoed, versions, without_copy
from extract.settings import Settings
from extract.topics import OTHER, Topics

_KILLED, _EMBARGOED = "killed", "embargoed"  # why an article takes no part


def compare(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    topics: Topics,
    settings: Settings,
    by: By = By.AGENCY,
    problems: Sequence[Problem] = (),
    export_at: datetime | None = None,
    embargoed_too: bool = False,
) -> Comparison:
    """Set the ``statements`` of ``articles`` side by side, one column for each agency, article, version or speaker.

    Every statement of the articles that take part stands in one row, and every row under at least one topic; what
    does not take part is named with the reason in ``Comparison.left_out``. Where ``export_at`` is given, that includes
    copy under an embargo at that time: an editor may see it, but it must not leave the desk unless ``embargoed_too``
    says so. The words of embargoed and killed copy that takes no part are not in ``Comparison.articles`` then. Accounts
    come in the order in which the copy brings them; speakers, of whom there are many, by how much they say.
    """
    left_out = {} if settings.compare_all else _left_out(articles, by)
    told = alerts(articles, export_at) if export_at else ()
    if export_at and not embargoed_too:
        held = {article.key: article.embargo for article in articles if embargoed(article, export_at)}
        left_out |= {key: f"{_EMBARGOED} {until}".strip() for key, until in held.items()}
        told = tuple(
            replace(one, article=without_copy(one.article)) if one.article.key in held else one for one in told
        )
    statements = [statement for statement in statements if statement.article not in left_out]
    columns = _columns(articles, statements, settings, by)
    by_key: dict[str, Account] = {}
    for account in columns.values():
        by_key.setdefault(account.key, account)  # "Sputnik" and "sputnik" are one column
    accounts = list(by_key.values())
    if by is By.SPEAKER:
        said = Counter(account.key for account in columns.values())
        accounts.sort(key=lambda account: -said[account.key])
    rows = match(articles, statements, {key: account.key for key, account in columns.items()}, settings)
    return Comparison(
        by=by,
        articles=tuple(_held_back(articles, left_out)) if export_at else tuple(articles),
        accounts=tuple(accounts),
        topics=_topic_rows(rows, statements, topics),
        problems=tuple(problems),
        left_out=tuple(left_out.items()),
        alerts=tuple(map(str, told)),
    )


def _left_out(articles: Sequence[Article], by: By) -> dict[str, str]:
    """The articles that take no part, by key, with the reason.

    The newest version of a story stands for it, a killed one for nothing, and only stories are compared. Versions
    beside one another are all the versions of the stories that have several, killed ones among them.
    """
    reasons = {article.key: str(article.kind) for article in articles if article.kind is not ArticleKind.STORY}
    standing = {article.key for article in current(articles)}
    for story in versions(articles):
        for version, after in zip_longest(story.versions, story.versions[1:]):
            key = version.article.key
            if by is By.VERSION:
                if len(story.versions) < 2:
                    reasons.setdefault(key, "one version only")
            elif story.killed:
                reasons.setdefault(key, _KILLED)
            elif key not in standing:
                reasons.setdefault(key, f"replaced by {after.article.key}" if after else "replaced")
    return reasons


def _held_back(articles: Sequence[Article], left_out: Mapping[str, str]) -> Iterator[Article]:
    """The articles without the words of those that are left out as killed, and under an embargo."""
    for article in articles:
        reason = left_out.get(article.key, "")
        if reason.startswith(_EMBARGOED):
            yield without_copy(article)
        else:
            yield replace(without_copy(article), headline=article.headline) if reason == _KILLED else article


def _columns(
    articles: Sequence[Article], statements: Sequence[Statement], settings: Settings, by: By
) -> dict[str, Account]:
    """The account of each statement, by the statement's id."""
    by_key = {article.key: article for article in articles}
    names = _article_names(articles, settings)
    columns = {}
    for statement in statements:
        article = by_key[statement.article]
        teller = statement.agency or article.agency or article.outlet or settings.outlet or names[article.key]
        if by in (By.ARTICLE, By.VERSION):
            account = Account(article.key, names[article.key])
        elif by is By.SPEAKER and statement.source:
            account = Account(statement.source.speaker.key, statement.source.speaker.name)
        else:
            account = Account(teller.casefold(), teller)
        columns[statement.id] = account
    return columns


def _article_names(articles: Sequence[Article], settings: Settings) -> dict[str, str]:
    """A name for each article, no two alike: agency or outlet where that is enough, else with what tells them apart."""
    plain = {article.key: article.agency or article.outlet or settings.outlet or article.name for article in articles}
    repeated = {name for name, count in Counter(plain.values()).items() if count > 1}
    names: dict[str, str] = {}
    for article in articles:
        name = plain[article.key]
        if name in repeated:
            name = f"{name} {article.version or article.slug or article.file_name}"
        taken = sum(other == name or other.startswith(f"{name} (") for other in names.values())
        names[article.key] = f"{name} ({taken + 1})" if taken else name
    return names


def _topic_rows(rows: Sequence[Row], statements: Sequence[Statement], topics: Topics) -> tuple[TopicRows, ...]:
    """Rows under their topics, in the order in which the copy tells them; what has no topic under Other.

    A topic that is not defined any more stands before Other: the file was changed after the statements were found.
    """
    place = {statement.id: number for number, statement in enumerate(statements)}
    ordered = sorted(rows, key=lambda row: min(place[statement.id] for statement in row.statements))
    found: dict[str, list[Row]] = {}
    for row in ordered:
        for key in row_topics(row):
            found.setdefault(key, []).append(row)
    order = dict.fromkeys((*topics.topics, *(key for key in found if key != OTHER), OTHER))
    return tuple(TopicRows(key, topics.title(key), tuple(found[key])) for key in order if key in found)


def row_topics(row: Row) -> list[str]:
    """The topics of most of the row's statements; where they agree on none, the lead's."""
    statements = row.statements
    votes = Counter(topic.name for statement in statements for topic in statement.topics)
    shared = [key for key, count in votes.items() if 2 * count > len(statements)]
    if shared:
        return shared
    lead = next(statement for statement in statements if statement.id == row.lead)
    return [topic.name for topic in lead.topics] or [key for key, _ in votes.most_common(1)] or [OTHER]
