"""What a server of a desk does that a file does not."""

import pytest
from sqlalchemy import create_engine, text

from extract.review.store import StoreError, open_store, schema
from tests.extract.review.decisions import decision
from tests.extract.review.postgresql import PASSWORD


def test_a_server_that_cannot_be_reached_is_named_without_the_password():
    with open_store("postgresql+psycopg://desk:wire-secret@127.0.0.1:1/desk?sslpassword=other-secret") as store:
        assert store.name == "PostgreSQL 127.0.0.1:1/desk"
        assert "refused" in store.problem
        with pytest.raises(StoreError) as caught:
            store.append([decision()])
    assert "secret" not in store.problem + str(caught.value)


def test_a_wrong_password_is_told_and_not_shown(postgresql_server):
    with open_store(postgresql_server.url(password="another-secret")) as store:
        assert "password authentication failed" in store.problem
        assert "another-secret" not in store.problem


def test_when_the_server_comes_back_decisions_are_kept_again(postgresql_server, postgresql_database):
    with open_store(postgresql_database) as store:
        store.append([decision("before")])
        postgresql_server.stop()
        with pytest.raises(StoreError, match="not kept"):
            store.append([decision("during")])
        postgresql_server.start()
        store.append([decision("after")])
        assert [one.value for one in store.since(0)] == ["before", "after"]


def test_tables_of_an_older_version_are_brought_forward(postgresql_database):
    engine = create_engine(postgresql_database)
    with engine.begin() as connection:
        schema.migrate(connection, to=1)
        connection.execute(
            text(
                "INSERT INTO decision (id, at, editor, action, sides, value, target, batch) VALUES (:id, :at, 'Eva', "
                "'flag', :sides, '', '', '')"
            ),
            {
                "id": "a",
                "at": "2026-11-20T10:00:00.000000+00:00",
                "sides": '[[{"story": "s", "headline": "Ferry sinks", '
                '"version": "", "created": "", "agency": "AFP", "print": "p", "words": "w"}]]',
            },
        )
        connection.execute(text("INSERT INTO about (number, story, print) VALUES (1, 's', 'p')"))
    engine.dispose()
    with open_store(postgresql_database) as store:
        assert [one.id for one in store.history(story="ferry")] == ["a"]


def test_tables_of_a_newer_version_are_refused(postgresql_database):
    open_store(postgresql_database).close()
    engine = create_engine(postgresql_database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE wireside_schema SET version = 99"))
    engine.dispose()
    with open_store(postgresql_database) as store:
        assert "made by a newer Wireside (version 99" in store.problem
        assert PASSWORD not in store.problem
