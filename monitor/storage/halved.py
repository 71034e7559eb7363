"""Erasures that took some of what they had to take, and left the rest."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection

from monitor.storage.erased import KEPT, KIND, entry_is_erased

_KEPT = ", ".join(f"'{kind}'" for kind in KEPT)
_ERASED = f"(SELECT stream FROM entry WHERE kind = '{KIND}')"  # noqa: S608 our own names
_LEFT = (
    "SELECT header.seq, header.epoch FROM entry AS header JOIN payload"  # noqa: S608 our own names
    " ON payload.arrival = header.arrival"
    f" WHERE header.stream IN {_ERASED} AND {entry_is_erased('header.arrival')}"
)


def _told(stream: str) -> str:
    """Whether any of its content is there that an erasure takes."""
    return (
        "EXISTS (SELECT 1 FROM entry AS header JOIN payload"  # noqa: S608 our own names
        " ON payload.arrival = header.arrival"
        f" WHERE header.stream = {stream} AND header.kind NOT IN ({_KEPT}))"
    )


_APART = (
    "SELECT session FROM session_index WHERE"  # noqa: S608 our own names
    f" (session IN {_ERASED} AND patient NOT IN {_ERASED} AND {_told('patient')})"
    f" OR (patient IN {_ERASED} AND session NOT IN {_ERASED} AND {_told('session')})"
)


def halved(connection: Connection) -> Iterator[str]:
    """An erasure empties all of a patient, and of each session of theirs, or nothing.

    The guards of the file let content go one by one where an erasure stands behind it.
    """
    for seq, epoch in connection.exec_driver_sql(_LEFT):
        where = f"Entry {seq} of epoch {UUID(bytes=epoch)}"
        yield f"{where}: its content is left by an erasure that takes all"
    for (session,) in connection.exec_driver_sql(_APART):
        told = "of it and its patient one was erased, the other was not"
        yield f"Session {UUID(bytes=session)}: {told}"
