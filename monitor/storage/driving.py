"""Statements that a save waits for, given to the driver past SQLAlchemy.

Its own work for each takes several times as long as they do. Errors are wrapped as it
wraps them.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

_CURSOR = "cursor of what a save waits for"


def begin(connection: Connection) -> None:
    """Begin a transaction that may write at once; SQLAlchemy's statements join it."""
    _wrapped("BEGIN IMMEDIATE", _cursor(connection).execute)


def commit(connection: Connection) -> None:
    _wrapped("COMMIT", _cursor(connection).execute)
    # Where it had a part it has still to learn that this is over.
    connection.commit()


def roll_back(connection: Connection) -> None:
    """Nothing to take back is no error; a connection that is closed is one."""
    driver: Any = connection.connection.driver_connection
    _wrapped("ROLLBACK", lambda _: driver.rollback())
    connection.rollback()


def add_rows(
    connection: Connection, insertion: str, rows: Sequence[Sequence[Any]]
) -> None:
    _wrapped(insertion, _cursor(connection).executemany, rows)


def first_row(
    connection: Connection, question: str, *values: object
) -> tuple[Any, ...] | None:
    found = _wrapped(question, _cursor(connection).execute, values)
    row: tuple[Any, ...] | None = found.fetchone()
    return row


def all_rows(
    connection: Connection, question: str, values: Sequence[object]
) -> list[tuple[Any, ...]]:
    """Also for a list that is read while somebody types."""
    found = _wrapped(question, _cursor(connection).execute, values)
    rows: list[tuple[Any, ...]] = _wrapped(question, lambda _: found.fetchall())
    return rows


def _cursor(connection: Connection) -> Any:
    """One for all of them, as long as the driver's connection lives."""
    kept = connection.info
    if _CURSOR not in kept:
        kept[_CURSOR] = connection.connection.cursor()
    return kept[_CURSOR]


def _wrapped(statement: str, act: Callable[..., Any], *values: Any) -> Any:
    try:
        return act(statement, *values)
    except dbapi2.Error as error:
        # Patient data has no place in an error message.
        raise DBAPIError.instance(
            statement, None, error, dbapi2.Error, hide_parameters=True
        ) from error
