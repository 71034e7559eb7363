"""Statements that a save waits for, given to the driver past SQLAlchemy.

Its own work for each takes several times as long as they do. Errors are wrapped as it
wraps them.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2


def begin(connection: Connection) -> None:
    """Begin a transaction that may write at once; SQLAlchemy's statements join it."""
    _run(connection, "execute", "BEGIN IMMEDIATE")


def commit(connection: Connection) -> None:
    _run(connection, "execute", "COMMIT")
    # Where it had a part it has still to learn that this is over.
    connection.commit()


def roll_back(connection: Connection) -> None:
    """Nothing to take back is no error; a connection that is closed is one."""
    _run(connection, "rollback")
    connection.rollback()


def add_rows(
    connection: Connection, insertion: str, rows: Sequence[Sequence[Any]]
) -> None:
    _run(connection, "executemany", insertion, rows)


def first_row(
    connection: Connection, question: str, *values: object
) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None
    row = _run(connection, "execute", question, values).fetchone()
    return row


def _run(connection: Connection, act: str, *given: Any) -> Any:
    try:
        return getattr(connection.connection.driver_connection, act)(*given)
    except dbapi2.Error as error:
        # Patient data has no place in an error message.
        raise DBAPIError.instance(
            given[0] if given else act, None, error, dbapi2.Error, hide_parameters=True
        ) from error
