"""Decisions kept and read again, in a file and on a server alike."""

import os
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from extract.review.model import Action
from extract.review.store import StoreError, open_store
from tests.extract.review.decisions import decision, reference


@pytest.fixture(params=["file", "server"])
def database(request, path):
    return f"sqlite:///{path}" if request.param == "file" else request.getfixturevalue("postgresql_database")


@pytest.fixture
def store(database):
    with open_store(database) as opened:
        assert not opened.problem
        yield opened


def test_what_was_kept_is_read_again_as_it_was(store, database):
    sides = ((reference("“Nein”, said the owner – 3 × ½\u200d", agency="dpa"),), (reference(), reference("b")))
    draft = decision("first line\nsecond \\ % _ ' \"", action=Action.MERGE, sides=sides, target="x")
    (kept,) = store.append([draft])
    assert kept.number > 0
    with open_store(database) as again:
        assert again.since(0) == (kept,)


def test_numbers_rise_in_the_order_of_keeping_whatever_the_clock_says(store):
    late = decision("late", at=datetime(2031, 1, 1, tzinfo=UTC))
    early = decision("early", at=datetime(1999, 1, 1, tzinfo=UTC))
    store.append([late])
    store.append([early])
    assert [one.value for one in store.since(0)] == ["late", "early"]


def test_all_of_a_key_is_kept_or_nothing(store):
    twice = decision("b")
    broken = [decision("a"), twice, decision("c", sides=((reference(story=None),),))]
    with pytest.raises(StoreError):
        store.append(broken)
    assert store.since(0) == ()


def test_what_is_there_already_keeps_its_number(store):
    draft = decision("a")
    first = store.append([draft])
    assert store.append([draft, decision("b")])[0] == first[0]
    assert len(store.since(0)) == 2


def test_only_what_came_later_is_asked_for(store):
    first, second = store.append([decision("a"), decision("b")])
    assert store.since(first.number) == (second,)
    assert store.since(second.number) == ()
    assert store.last() == second.number


def test_decisions_are_found_by_story_and_by_words(store):
    own, words, neither = store.append(
        [
            decision(sides=((reference("x", "one"),),)),
            decision(sides=((reference("y", "two"),), (reference("z", "three"),))),
            decision(sides=((reference("w", ""),),)),
        ]
    )
    assert store.about([reference("other", "one")]) == (own,)
    assert store.about([reference("z", "", headline="")]) == (words,)
    assert neither not in store.about([reference("", "", headline="")])
    assert store.about([]) == ()


def test_decisions_on_a_story_without_a_name_are_found_by_its_headline(store):
    own, _ = store.append(
        [
            decision(sides=((reference("x", "", headline="Ferry sinks"),),)),
            decision(sides=((reference("y", "", headline="Shares fall"),),)),
        ]
    )
    assert store.about([reference("other", "", headline="Ferry sinks")]) == (own,)
    assert store.about([reference("other", "named", headline="Ferry sinks")]) == ()


def test_history_is_filtered(store):
    day = datetime(2026, 11, 20, 12, tzinfo=UTC)
    made = store.append(
        [
            decision("a", "Éva", at=day, sides=((reference(story="ferry-1", headline="Über 14 % dead"),),)),
            decision("b", "Bob", at=day + timedelta(hours=1), action=Action.FLAG, sides=((reference(story="f_1"),),)),
            decision("c", "Bob", at=day + timedelta(hours=2), sides=((reference(story="fx1"),),)),
        ]
    )
    assert store.history() == made
    assert store.history(story="FERRY") == store.history(story="14 %") == store.history(editor="éva") == made[:1]
    assert store.history(story="über") == made[:1]
    assert store.history(story="f_1") == store.history(actions=[Action.FLAG]) == made[1:2]
    assert store.history(since=day + timedelta(hours=1)) == made[1:]
    assert store.history(until=day + timedelta(hours=1)) == made[:1]
    assert store.history(editor="bob", since=day + timedelta(hours=2)) == made[2:]


def test_two_editors_see_each_other_within_two_seconds(store, database):
    seen = {}

    def watch():
        with open_store(database) as other:
            last = 0
            while "Eva" not in seen:
                for one in other.since(last):
                    last = one.number
                    seen[one.editor] = time.monotonic()
                time.sleep(1)

    store.append([decision("before", "Bob")])
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    while "Bob" not in seen:
        time.sleep(0.01)
    kept = time.monotonic()
    store.append([decision("after", "Eva")])
    watcher.join(10)
    assert seen["Eva"] - kept < 2


def test_nothing_is_missed_or_doubled_while_many_write(store, database):
    seen, done = [], threading.Event()

    def write(name):
        with open_store(database) as own:
            for number in range(40):
                own.append([decision(f"{name}-{number}-{place}", name) for place in (0, 1)])

    def watch():
        with open_store(database) as own:
            last = 0
            while True:
                over = done.is_set()
                new = own.since(last)
                seen.extend(one.value for one in new)
                last = new[-1].number if new else last
                if over and not new:
                    return

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b", "c")]
    watcher = threading.Thread(target=watch)
    for one in (watcher, *threads):
        one.start()
    for one in threads:
        one.join()
    done.set()
    watcher.join()
    assert len(seen) == len(set(seen)) == 240


def test_one_store_serves_several_threads(store):
    threads = [threading.Thread(target=store.append, args=([decision(str(n))],)) for n in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(store.since(0)) == 12


def test_the_file_and_its_folder_are_the_users_alone(path):
    before = os.umask(0)
    try:
        with open_store(f"sqlite:///{path}") as store:
            store.append([decision()])
            modes = {name: os.stat(path.parent / name).st_mode & 0o777 for name in os.listdir(path.parent)}
    finally:
        os.umask(before)
    assert set(modes) == {"decisions.db", "decisions.db-wal", "decisions.db-shm", "decisions.db.lock"}
    assert set(modes.values()) == {0o600}
    assert os.stat(path.parent).st_mode & 0o777 == 0o700


def test_without_a_setting_the_store_is_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.setattr("extract.review.store.opening.data_folder", lambda: tmp_path / "wireside")
    with open_store() as store:
        store.append([decision()])
    assert (tmp_path / "wireside" / "decisions.db").exists()


@pytest.mark.parametrize(
    ("database", "word"),
    [
        ("decisions.db", "not a URL"),
        ("postgresql://eva:secret@host:port/desk", "not a URL"),
        ("mysql://eva:secret@host/desk", "not known: mysql"),
        ("sqlite://", "names no file"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named_without_its_password(database, word):
    with pytest.raises(StoreError, match=word) as caught:
        open_store(database)
    assert "secret" not in str(caught.value)
