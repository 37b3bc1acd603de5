"""ninjs 3.0: the comparison as one item for a content management system, with the articles as its associations."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from extract.export.documents.page import fragment
from extract.export.documents.report import Report
from extract.model import Article, Comparison, Status
from extract.readers.border.clean import line
from extract.readers.times import created

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"
_CODES = "http://cv.iptc.org/newscodes"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
_SUBJECT = re.compile(r"(?:(medtop|subj):)?(\d{8})")

Item = dict[str, Any]


def item(comparison: Comparison, report: Report, made: datetime) -> Item:
    """``report`` of ``comparison`` as an item; the same stories compared again are a new version of the same item.

    It is withheld where an alert stands over it: copy was killed or corrected, or is under an embargo.
    """
    stories = sorted({article.story or article.id or article.key for article in comparison.articles})
    return _told(
        {
            "uri": _uri("\n".join([str(comparison.by), *stories])),
            "standard": {"name": "ninjs", "version": "3.0", "schema": _SCHEMA},
            "type": "text",
            "representationType": "full",
            "profile": "text-only",
            "version": f"{made:%Y%m%dT%H%M%S%z}",
            "versionCreated": made.isoformat(timespec="seconds"),
            "pubStatus": str(Status.WITHHELD if report.alerts else Status.USABLE),
            "title": report.title,
            "headlines": [{"role": "main", "contentType": "text/plain", "value": f"{report.title}: side by side"}],
            "edNote": " ".join(report.alerts),
            "bodies": [{"role": "main", "contentType": "text/html", "value": fragment(report)}],
            "subjects": [
                *({"name": topic.title} for topic in report.topics),
                *_subjects(code for article in comparison.articles for code in article.subjects),
            ],
            "infoSources": [{"name": name} for name in report.accounts],
            "associations": [_association(number, one) for number, one in enumerate(comparison.articles, start=1)],
        }
    )


def _association(number: int, article: Article) -> Item:
    """What is known of one article, without its text."""
    known = bool(_URI.fullmatch(article.id))
    urgency = article.urgency if article.urgency_scale == "iptc" and article.urgency.isdecimal() else ""
    until = created(article.embargo)
    status = Status.USABLE if article.status == Status.CORRECTED else article.status
    return _told(
        {
            "name": f"article-{number}",
            "uri": article.id if known else _uri(article.id or article.key),
            "altIds": [] if known or not article.id else [{"role": "sender", "value": line(article.id)}],
            "type": "text",
            "representationType": "partial",
            "version": line(article.version),
            "versionCreated": article.created.time.isoformat()
            if article.created and article.created.zone_known
            else "",
            "embargoed": until.time.isoformat() if until and until.zone_known else "",
            "pubStatus": status if status in (Status.USABLE, Status.WITHHELD, Status.CANCELED) else "",
            "urgency": int(urgency) if urgency else None,
            "language": line(article.language),
            "headlines": [{"role": "main", "value": line(article.headline)}] if article.headline else [],
            "edNote": line(article.note),
            "slugline": line(article.slug),
            "by": line(article.byline),
            "located": line(article.dateline),
            "infoSources": [{"name": line(name)} for name in (article.agency, article.outlet) if name],
            "subjects": _subjects(article.subjects),
        }
    )


def _subjects(codes: Iterable[str]) -> list[Item]:
    """The subject codes that are the IPTC's own, by their address, each once."""
    found = filter(None, map(_SUBJECT.fullmatch, dict.fromkeys(codes)))
    schemes = {True: "mediatopic", False: "subjectcode"}
    uris = {f"{_CODES}/{schemes[code[1] == 'medtop']}/{code[2]}" for code in found}
    return [{"rel": "about", "uri": uri} for uri in sorted(uris)]


def _uri(name: str) -> str:
    """A uniform name made of ``name`` alone, the same every time."""
    return uuid.uuid5(uuid.NAMESPACE_URL, name.encode("utf-8", "backslashreplace").decode()).urn


def _told(item: Item) -> Item:
    """``item`` without what is not known: the standard has no empty values."""
    return {key: value for key, value in item.items() if value not in ("", None, [])}
