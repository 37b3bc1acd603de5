"""The readers: the fixtures of the tests, damaged, and archives of them."""

from __future__ import annotations

import io
import random
import re
import tarfile
import tempfile
import zipfile
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from extract.export.write import FORMATS, write_articles
from extract.model import Article, Problem
from extract.readers import read
from extract.readers.alerts import alerts
from extract.readers.versions import versions
from extract.settings import Settings
from fuzz.mutation import ROOT, mutated

_TOKENS = (
    *(b"<", b">", b"&", b'"', b"\0", b"]]>", b"<![CDATA[", b"{", b"[", b"}", b"]", b"\x01", b"\x02", b"\x03", b"\n\n"),
    *(b"=", b"^", b"<p>", b"</p>", b"<br/>", b"<div>", b"\xff", b"\xc3", b"null", b"-1", b"1e999", b"[]", b"{}"),
    *(b"&#x1b;", b"&lol;", b'<!DOCTYPE a [<!ENTITY b "c">]>', b"--b\n", b"Subject: x\n", b"=?utf-8?B?AA==?="),
)  # fmt: skip
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
SETTINGS = Settings(max_bytes=300_000, max_characters=100_000, max_files=200)


@lru_cache(maxsize=1)
def seeds() -> tuple[bytes, ...]:
    """The fixtures of the readers' tests and the sample story."""
    folders = (ROOT / "tests" / "extract" / "readers" / "fixtures", ROOT / "docs" / "sample")
    return tuple(path.read_bytes() for folder in folders for path in sorted(folder.iterdir()))


def attempt(chance: random.Random) -> int:
    """One damaged file, through every writer too."""
    data = mutated(chance.choice(seeds()), _TOKENS, chance)
    if chance.random() < 0.1:
        data = mutated(_archive(data, chance), _TOKENS, chance) if chance.random() < 0.5 else _archive(data, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "copy")
        path.write_bytes(data)
        items = list(read([str(path)], SETTINGS))
    assert items, "neither an article nor a problem"
    articles = [item for item in items if isinstance(item, Article)]
    for item in items:
        if isinstance(item, Problem):
            assert "a fault in the reader" not in item.reason, item.reason
        else:
            _check(item)
    versions(articles)
    alerts(articles, datetime.now(UTC))
    for form in FORMATS:
        write_articles(items, form, io.StringIO())
    return 1


def _check(article: Article) -> None:
    end = 0
    assert not _FORBIDDEN.search(article.text)
    for paragraph in article.paragraphs:
        span = paragraph.span
        assert end <= span.start < span.end
        assert article.text[span.start : span.end] == span.text
        assert "\n" not in span.text
        end = span.end
    for field in (article.headline, article.slug, article.note, article.byline, article.credit, article.dateline):
        assert not _FORBIDDEN.search(field), field
        assert "\n" not in field, field


def _archive(data: bytes, chance: random.Random) -> bytes:
    held = io.BytesIO()
    names = [chance.choice(("a.txt", "../a", "/etc/x", "b/c.xml", "\x1b[2J", "C:\\x", ".x")) for _ in range(3)]
    if chance.random() < 0.5:
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in dict.fromkeys(names):
                archive.writestr(name, data)
    else:
        with tarfile.open(fileobj=held, mode=chance.choice(("w", "w:gz", "w:bz2", "w:xz"))) as archive:
            for name in names:
                member = tarfile.TarInfo(name)
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))
    return held.getvalue()
