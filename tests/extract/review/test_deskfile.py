"""Desk files: what is saved is opened again as it was, and nothing else comes in with it."""

import io
import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from extract.model import Article, Created, Problem
from extract.readers import read
from extract.readers.border.encoding import UnreadableError
from extract.readers.formats.wireside import article_parts
from extract.review import deciding
from extract.review.deskfile import decisions_in, desk_file, opened_decisions
from extract.review.model import Action
from extract.review.overlay import lay_over
from extract.settings import Settings
from tests.extract.review.conftest import OWNER, OWNER_TOO, TOPICS, row_of, texts

COPY = (
    "Ferry sinks\n\nVARNA (AFP) – The ferry “Aurora” sank off Varna, killing 14 people, the owner said.\n\n"
    "    An indented line.\nAnd another one of it.\n"
)


@pytest.fixture
def articles(tmp_path):
    (tmp_path / "a.txt").write_text(COPY)
    (tmp_path / "b.md").write_text("# Heading\n\nREUTERS\n\nA *second* story about the ferry Aurora was told.\n")
    found = list(read([str(tmp_path / "a.txt"), str(tmp_path / "b.md")], Settings()))
    created = Created(datetime.fromisoformat("2026-11-20T10:00:00+01:00"))
    return [replace(one, created=created, story="guid", version="2", subjects=("medtop:1",)) for one in found]


def _parts(**parts):
    """A desk file of our own making, part by part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in {"wireside": {"format": "wireside", "version": 1}, **parts}.items():
            archive.writestr(f"{name}.json", value if isinstance(value, bytes) else json.dumps(value))
    return out.getvalue()


def _read(tmp_path, data):
    path = tmp_path / "story.wireside"
    path.write_bytes(data)
    return list(read([str(path)], Settings()))


def _said(tmp_path, data):
    problem = _read(tmp_path, data)[-1]
    assert isinstance(problem, Problem)
    return str(problem)


def _article(**fields):
    text = "The ferry sank."
    whole = {"name": "a.txt", "text": text, "paragraphs": [{"start": 0, "end": len(text)}]}
    return whole | fields


def _decision(**fields):
    side = [dict.fromkeys(("story", "headline", "version", "created", "agency", "print", "words"), "")]
    whole = {"id": "0" * 8 + "-0000-4000-8000-" + "0" * 12, "at": "2026-11-20T10:00:00Z", "editor": "Eva"}
    return {**whole, "action": "flag", "sides": [side], **fields}


def test_articles_come_back_as_they_were_but_for_where_they_lay(articles, tmp_path):
    again = _read(tmp_path, desk_file(articles, (), Settings()))
    path = str(tmp_path / "story.wireside")
    assert again == [replace(one, path=path, key=f"{path}/{one.file_name}") for one in articles]


def test_no_path_of_this_machine_is_in_it(articles, tmp_path):
    data = desk_file(articles, (), Settings())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert str(tmp_path).encode() not in everything


def test_a_kill_without_words_is_saved_too(tmp_path):
    kill = Article("kill.xml", "kill.xml", "nitf", "", (), id="guid", story="guid", status="canceled")
    (found,) = _read(tmp_path, desk_file([kill], (), Settings()))
    assert (found.id, found.status, found.text) == ("guid", "canceled", "")


def test_what_could_not_be_opened_again_is_not_made(articles):
    for limits in ({"max_bytes": 300}, {"max_characters": 10}):
        with pytest.raises(UnreadableError):
            desk_file(articles, (), Settings(**limits))


def test_the_same_story_gives_the_same_file(articles):
    assert desk_file(articles, (), Settings()) == desk_file(articles, (), Settings())


def test_decisions_come_back_in_their_order_before_those_of_a_store(desk):
    laid = desk.laid()
    desk.keep(deciding.reject(laid, [row_of(laid, OWNER)], "Eva"))
    desk.keep(deciding.note(laid, [row_of(laid, OWNER)], "Call the desk.\nToday.", "Bob"))
    desk.keep(deciding.undo(desk.log, "Bob"))
    again = decisions_in(desk_file(desk.copy.articles, desk.log, Settings()), Settings())
    assert [one.number for one in again] == [-3, -2, -1]
    assert [replace(one, number=0) for one in again] == [replace(one, number=0) for one in desk.log]
    assert lay_over(desk.comparison(), again, TOPICS).comparison == desk.laid().comparison


def test_a_decision_that_the_store_has_too_counts_once_as_the_stores(desk):
    laid = desk.laid()
    desk.keep(deciding.reject(laid, [row_of(laid, OWNER)], "Eva"))
    opened = decisions_in(desk_file(desk.copy.articles, desk.log, Settings()), Settings())
    desk.keep(deciding.merge(desk.laid(), [desk.row(OWNER), desk.row(OWNER_TOO)], "Eva"))
    both = lay_over(desk.comparison(), (*opened, *desk.log), TOPICS)
    assert len(both.decisions) == 2
    assert texts(row_of(both, OWNER)) == {OWNER, OWNER_TOO}


def test_decisions_of_several_files_come_one_file_after_the_other(desk, tmp_path):
    laid = desk.laid()
    one, other = (deciding.flag(laid, [row_of(laid, OWNER)], editor) for editor in ("Eva", "Bob"))
    for name, made in (("one", one), ("other", other)):
        (tmp_path / name).write_bytes(desk_file([], made, Settings()))
    (tmp_path / "copy.txt").write_text("No desk file.")
    paths = [str(tmp_path / name) for name in ("one", "copy.txt", "gone", "other", "one")]
    found = list(opened_decisions(paths, Settings()))
    assert [(decision.editor, decision.number) for decision in found] == [("Eva", -2), ("Bob", -1)]


def test_a_print_that_lies_is_not_believed(desk):
    laid = desk.laid()
    (flagged,) = deciding.flag(laid, [row_of(laid, OWNER)], "Eva")
    lie = tuple(tuple(replace(one, words="Something harmless.") for one in side) for side in flagged.sides)
    desk.keep([replace(flagged, sides=lie)])
    assert not any(review.flagged for review in desk.laid().rows.values())


def test_hostile_copy_is_clean_and_its_spans_are_right(tmp_path):
    text = "The \x1b[31mferry\x1b[0m sank.\u202e\n\nA second\u200b line."
    cut = text.index("\n\n")
    spans = [{"start": 0, "end": cut, "kind": "headline"}, {"start": cut + 2, "end": len(text)}]
    article = _article(text=text, paragraphs=spans, headline="\x1b]0;x\x07Ferry", agency="A\nB", name="../../x\u202e")
    (found,) = _read(tmp_path, _parts(articles=[article]))
    assert found.text == "The ferry sank.\n\nA second line."
    assert [one.span.text for one in found.paragraphs] == ["The ferry sank.", "A second line."]
    assert all(found.text[one.span.start : one.span.end] == one.span.text for one in found.paragraphs)
    assert (found.headline, found.agency, found.file_name) == ("Ferry", "A B", ".._.._x")


def test_what_an_editor_wrote_is_cleaned_too():
    (found,) = decisions_in(
        _parts(decisions=[_decision(editor="\x1b[31mEva\n", action="note", value="a\x1b[0m\nb\u202e")]), Settings()
    )
    assert (found.editor, found.value, found.action) == ("Eva", "a\nb", Action.NOTE)


@pytest.mark.parametrize(
    ("articles", "place"),
    [
        ([_article(text=5)], "articles.json, 0, text: "),
        (
            [_article(), _article(paragraphs=[{"start": 3, "end": 99}])],
            "articles.json, 1, paragraphs, 0: not in its place",
        ),
        (
            [_article(paragraphs=[{"start": 5, "end": 9}, {"start": 7, "end": 12}])],
            "articles.json, 0, paragraphs, 1: not",
        ),
        ([_article(paragraphs=[{"start": -1, "end": 9}])], "articles.json, 0, paragraphs, 0, start: "),
        ([_article(kind="nonsense")], "articles.json, 0, kind: "),
        ([_article(created="yesterday")], "articles.json, 0, created: "),
        ([_article(more=1)], "articles.json, 0, more: "),
        ([_article(paragraphs=[])], "articles.json, 0: no text in it"),
        ({"a": 1}, "articles.json: "),
        (b"{", "articles.json: Invalid JSON"),
        (b"[" * 100_000, "articles.json: Invalid JSON"),
    ],
)
def test_a_mistake_names_the_file_and_the_place(tmp_path, articles, place):
    said = _said(tmp_path, _parts(articles=articles))
    assert said.startswith(str(tmp_path / "story.wireside"))
    assert place in said


@pytest.mark.parametrize(
    ("decision", "place"),
    [
        (_decision(id="x"), "decisions.json, 0, id: "),
        (_decision(at="2026-11-20T10:00:00"), "decisions.json, 0, at: "),
        (_decision(at="0001-01-01T00:00:00+14:00"), "decisions.json, 0, at: "),
        (_decision(action="delete"), "decisions.json, 0, action: "),
        (_decision(sides=[[{"words": "x"}]]), "decisions.json, 0, sides, 0, 0, "),
    ],
)
def test_a_mistake_in_a_decision_names_the_place(decision, place):
    with pytest.raises(UnreadableError, match=place):
        decisions_in(_parts(decisions=[decision]), Settings())


@pytest.mark.parametrize(
    ("manifest", "word"),
    [
        ({"format": "wireside", "version": 2}, "made by a newer Wireside"),
        ({"format": "other", "version": 1}, "not that of a desk file"),
        ([], "not that of a desk file"),
        (b"[" * 5000, "not that of a desk file"),
        ({"format": "wireside", "version": "1"}, "not that of a desk file"),
    ],
)
def test_another_or_a_newer_format_is_refused(tmp_path, manifest, word):
    assert word in _said(tmp_path, _parts(wireside=manifest, articles=[_article()]))


def test_a_bomb_is_not_unpacked(tmp_path):
    assert "when unpacked" in _said(tmp_path, _parts(articles=b"[" + b" " * 50_000_000))


def test_a_part_that_is_there_twice_is_refused(tmp_path):
    out = io.BytesIO(_parts(articles=[_article()]))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("articles.json", "[]")
    assert "articles.json: is there twice" in _said(tmp_path, out.getvalue())


def test_a_file_of_too_many_parts_is_refused(tmp_path):
    assert "more than 16 parts" in _said(tmp_path, _parts(**{f"part{n}": [] for n in range(20)}, articles=[_article()]))


def test_parts_that_are_not_known_are_never_written_or_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = _parts(articles=[_article()], **{"../../evil": "x"})
    assert isinstance(_read(tmp_path, data)[0], Article)
    assert [one.name for one in tmp_path.iterdir()] == ["story.wireside"]


def test_stories_of_one_name_have_keys_of_their_own(tmp_path):
    keys = [one.key for one in _read(tmp_path, _parts(articles=[_article(), _article(), _article(name="a.txt#2")]))]
    assert len(set(keys)) == 3


@given(st.data())
@examples(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_with_flipped_bytes_is_read_or_refused_and_never_more(tmp_path, data):
    changed = bytearray(_parts(articles=[_article()], decisions=[_decision()]))
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    for item in _read(tmp_path, bytes(changed)):
        assert isinstance(item, Article | Problem)
    with suppress(UnreadableError):
        decisions_in(bytes(changed), Settings())


def test_every_field_of_an_article_is_saved(articles):
    from dataclasses import fields

    left = {one.name for one in fields(Article)} - set(article_parts(articles)[0])
    assert left == {"key", "path"}
