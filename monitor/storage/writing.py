"""Entries written to the file, each header with its payload."""

from collections.abc import Sequence

from sqlalchemy import Connection

from monitor.storage.driving import add_rows
from monitor.storage.sealing import Sealed
from monitor.storage.tables import ENTRY, PAYLOAD, insertion

_ADD_ENTRY = insertion(ENTRY)
_ADD_PAYLOAD = insertion(PAYLOAD)


def write(connection: Connection, done: Sequence[Sealed], last_arrival: int) -> None:
    arriving = list(enumerate(done, start=last_arrival + 1))
    headers = [(arrival, *one.row) for arrival, one in arriving]
    payloads = [(arrival, one.salt, one.content) for arrival, one in arriving]
    add_rows(connection, _ADD_ENTRY, headers)
    add_rows(connection, _ADD_PAYLOAD, payloads)
