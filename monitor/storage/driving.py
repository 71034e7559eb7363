"""Statements that a save waits for, given to the driver past SQLAlchemy.

Its own work for each takes several times as long as they do. The transaction stays its
own, and errors are wrapped as it wraps them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2


def begin(connection: Connection) -> None:
    """A transaction that writes, from its first moment."""
    connection.begin()
    with _wrapped("BEGIN IMMEDIATE"):
        _driver(connection).execute("BEGIN IMMEDIATE")


def add_rows(
    connection: Connection, insertion: str, rows: Sequence[Sequence[Any]]
) -> None:
    with _wrapped(insertion):
        _driver(connection).executemany(insertion, rows)


def first_row(
    connection: Connection, question: str, *values: object
) -> tuple[Any, ...] | None:
    with _wrapped(question):
        row: tuple[Any, ...] | None
        row = _driver(connection).execute(question, values).fetchone()
        return row


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


@contextmanager
def _wrapped(statement: str) -> Iterator[None]:
    try:
        yield
    except dbapi2.Error as error:
        # Patient data has no place in an error message.
        raise DBAPIError.instance(
            statement, None, error, dbapi2.Error, hide_parameters=True
        ) from error
