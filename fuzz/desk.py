"""Desk files: one of our own, damaged outside and inside, opened, and its decisions laid over its copy."""

from __future__ import annotations

import io
import json
import random
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.comparison import compare
from extract.model import Article, By, Kind, Problem, Statement
from extract.readers import read
from extract.review import deciding
from extract.review.deskfile import desk_file, opened_decisions
from extract.review.model import Action, Decision
from extract.review.overlay import lay_over
from extract.review.standing import next_redo, next_undo
from extract.topics import Topics
from fuzz.mutation import HOSTILE, ROOT, mutated
from fuzz.readers import _FORBIDDEN, SETTINGS, _check

_TOKENS = (
    *(b'"', b"{", b"}", b"[", b"]", b",", b":", b"null", b"-1", b"1e999", b"9" * 20, b"\\ud800"),
    *(b'"start": 0', b'"end": 9', b'"id": "', b'"undo"', b'"redo"', b'"merge"', b"\\u001b[2J"),
    *(b"9999-12-31T23:59-14:00", b"0001-01-01T00:00+14:00"),
    *(str(word).encode("utf-8", "surrogatepass") for word in HOSTILE),
)  # fmt: skip


def attempt(chance: random.Random) -> int:
    """One damaged desk file."""
    data = _damaged(chance)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "story.wireside"))
        Path(path).write_bytes(data)
        items = [*read([path], SETTINGS), *opened_decisions([path], SETTINGS)]
    articles = [item for item in items if isinstance(item, Article)]
    decisions = [item for item in items if isinstance(item, Decision)]
    for item in items:
        if isinstance(item, Problem):
            assert "a fault in the reader" not in item.reason, item.reason
        elif isinstance(item, Article):
            _check(item)
        else:
            assert item.number < 0
            for words in (item.editor, item.value, *(one.words for one in item.statements)):
                assert not _FORBIDDEN.search(words), words
    base = compare(articles, _statements(articles), Topics(), SETTINGS, chance.choice((By.AGENCY, By.ARTICLE)))
    laid = lay_over(base, decisions, Topics())
    before = sorted(one.id for row in base.rows for one in row.statements)
    assert sorted(one.id for row in laid.comparison.rows for one in row.statements) == before
    assert set(laid.rows) == {row.id for row in laid.comparison.rows}
    for editor in {one.editor for one in decisions}:
        next_undo(decisions, editor)
        next_redo(decisions, editor)
    return 1


@lru_cache(maxsize=1)
def _parts() -> dict[str, bytes]:
    """The parts of a desk file of the sample story, with a decision of each kind."""
    articles = [item for item in read([str(ROOT / "docs" / "sample")], SETTINGS) if isinstance(item, Article)]
    laid = lay_over(compare(articles, _statements(articles), Topics(), SETTINGS), (), Topics())
    rows = laid.comparison.rows
    shared = next(row for row in rows if not row.exclusive)
    made = [
        *deciding.accept(laid, rows[:3], "Eva"),
        *deciding.reject(laid, [shared], "Bob"),
        *deciding.merge(laid, rows[3:6], "Eva"),
        *deciding.split(laid, shared, [shared.lead], "Eva"),
        *deciding.move(laid, rows[:1], "elections", "Bob"),
        *deciding.lead(laid, shared, shared.statements[-1].id, "Bob"),
        *deciding.flag(laid, rows[2:4], "Eva"),
        *deciding.note(laid, rows[:2], "Call the desk.\nToday.", "Eva"),
    ]
    made += deciding.undo(made, "Eva")
    assert {one.action for one in made} >= set(Action) - {Action.UNFLAG, Action.REDO}
    with zipfile.ZipFile(io.BytesIO(desk_file(articles, made, SETTINGS))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _damaged(chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _parts().items():
            change = chance.choice(
                (lambda data, _: data, _revalued, lambda data, chance: mutated(data, _TOKENS, chance))
            )
            archive.writestr(name, change(data, chance))
    data = out.getvalue()
    return mutated(data, _TOKENS, chance) if chance.random() < 0.2 else data


def _revalued(data: bytes, chance: random.Random) -> bytes:
    """The same JSON with other values in a few places."""
    found = json.loads(data)
    for _ in range(chance.randint(1, 6)):
        place: Any = found
        while place:
            keys = list(place) if isinstance(place, dict) else range(len(place))
            key = chance.choice(keys)
            if isinstance(place[key], dict | list) and place[key] and chance.random() < 0.95:
                place = place[key]
                continue
            if isinstance(place, list) and chance.random() < 0.5:
                place.insert(chance.randrange(len(place) + 1), place[key])
            elif isinstance(place[key], str):
                at = chance.randrange(len(place[key]) + 1)
                place[key] = place[key][:at] + chance.choice(HOSTILE) + place[key][at:]
            else:
                place[key] = chance.choice((0, 1, -1, 2**70, None, "", [], {}, "undo", True))
            break
    return json.dumps(found).encode()


def _statements(articles: list[Article]) -> list[Statement]:
    """A statement for each paragraph, which is enough to decide on."""
    return [
        Statement(
            f"{article.key}-{number}", article.key, Kind.REPORTED, None, None, (one.span,), one.span, article.agency
        )
        for article in articles
        for number, one in enumerate(article.paragraphs)
    ]
