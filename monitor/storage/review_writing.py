"""Keeping the review list along with the entries: its rows, and the words of each."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from monitor.charting.review_list import UNKNOWN, ReviewRow
from monitor.review.indexed import PLACE_BITS
from monitor.storage.driving import add_rows, first_row
from monitor.storage.review_columns import KEPT, NAME, TEXTS

# ruff: noqa: S608 - the names in the statements are our own


class Text(NamedTuple):
    """What is searched of a session."""

    session: bytes
    document: str


_TOUCHED = "numbers in the review list that were written"
_COLUMNS = ", ".join(KEPT)
_STORED = f"SELECT {_COLUMNS} FROM {NAME} WHERE session = ?"
_TAKEN = f"SELECT 1 FROM {NAME} WHERE number = ?"
_FORGET = f"DELETE FROM {NAME} WHERE session = ?"
_FORGET_TEXT = f"DELETE FROM {TEXTS} WHERE rowid = ?"
_ADD = f"INSERT INTO {NAME} ({_COLUMNS}) VALUES ({', '.join('?' * len(KEPT))})"
_UNKNOWN = f"UPDATE {NAME} SET state = ? WHERE session = ?"
_ADD_TEXT = f"INSERT INTO {TEXTS} (rowid, document) VALUES (?, ?)"
_TEXTS = (
    f"SELECT listed.session, {TEXTS}.document FROM {TEXTS}"
    f" LEFT JOIN {NAME} AS listed ON listed.number = {TEXTS}.rowid"
)
_ALIKE = (
    "session patient moved_from opened_ms opened_day closed_ms zone room to_review"
    " call_day to_sign erased"
)
_AS_KNOWN = (
    f"INSERT INTO {NAME} ({', '.join(_ALIKE.split())}, number, protocol, state, nurse,"
    " route, drug, dosed, is_open, to_co_sign, asked, answered)"
    f" SELECT {', '.join(_ALIKE.split())}, ?, protocol_id || ' v' || protocol_version,"
    " ?, '', '', '', started_ms NOTNULL, closed_ms ISNULL,"
    " to_sign, 0, 0 FROM session_index WHERE session = ?"
)


def list_for_review(
    connection: Connection, session: UUID, told: Sequence[object]
) -> None:
    """Have the list tell that of the session; nothing is written where it does."""
    rows = [one for one in told if isinstance(one, ReviewRow)]
    texts = [one for one in told if isinstance(one, Text)]
    stored = first_row(connection, _STORED, session.bytes)
    if not rows and stored is None:
        return
    if stored is not None:
        if rows and not texts and _is_as(stored, rows[0]):
            return
        number = stored[KEPT.index("number")]
        _touch(connection, number)
        add_rows(connection, _FORGET_TEXT, [(number,)])
        add_rows(connection, _FORGET, [(session.bytes,)])
    for row in rows:
        number = _free(connection, row.number)
        _touch(connection, number)
        add_rows(connection, _ADD, [row._replace(number=number)[: len(KEPT)]])
        add_rows(connection, _ADD_TEXT, [(number, one.document) for one in texts])


def list_as_known(connection: Connection, session: UUID) -> None:
    """List one that can't be read by what the list of sessions has of it."""
    if first_row(connection, _STORED, session.bytes) is not None:
        return
    found = first_row(
        connection,
        "SELECT opened_ms FROM session_index WHERE session = ?",
        session.bytes,
    )
    if found is not None:
        low = session.int & ((1 << PLACE_BITS) - 1)
        number = _free(connection, found[0] << PLACE_BITS | low)
        add_rows(connection, _AS_KNOWN, [(number, UNKNOWN, session.bytes)])


def mark_unknown(connection: Connection, session: UUID) -> None:
    """Its row is of what could be read, and how it stands nobody knows."""
    add_rows(connection, _UNKNOWN, [(UNKNOWN, session.bytes)])


def forget_texts(connection: Connection) -> None:
    connection.exec_driver_sql(f"DELETE FROM {TEXTS}")


def stored_texts(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Of which session each text is, and the text; of none where its row is gone."""
    yield from (tuple(row) for row in connection.exec_driver_sql(_TEXTS))


def placed_alike(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row by its time alone: two of one moment take the places as they came."""
    at = KEPT.index("number")
    return (*row[:at], row[at] >> PLACE_BITS, *row[at + 1 : len(KEPT)])


def take_touched(connection: Connection) -> list[int]:
    """The numbers of the rows that were written or taken away since it was asked."""
    touched: dict[int, None] = connection.info.pop(_TOUCHED, {})
    return list(touched)


def _touch(connection: Connection, number: int) -> None:
    connection.info.setdefault(_TOUCHED, {})[number] = None


def _is_as(stored: tuple[Any, ...], row: ReviewRow) -> bool:
    """Without its text: only of one that was open, and had none."""
    was_open = bool(stored[KEPT.index("is_open")])
    return was_open and placed_alike(stored) == placed_alike(row)


def _free(connection: Connection, number: int) -> int:
    while first_row(connection, _TAKEN, number) is not None:
        number += 1
    return number
