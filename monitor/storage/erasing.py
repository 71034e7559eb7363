"""Taking away what an erasure covers, in the transaction that records it."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from msgspec import MsgspecError
from sqlalchemy import Connection, delete, or_

from monitor.chart.entries import Entry
from monitor.chart.kinds import PatientErased
from monitor.charting.review_list import OWN_VIEWS
from monitor.storage.erased import KIND, audit_is_erased, entry_is_erased
from monitor.storage.erased_list import FILE, note_erased
from monitor.storage.faults import Unreachable
from monitor.storage.tables import DRAFT

_CONTENT = (
    "DELETE FROM payload WHERE arrival IN (SELECT arrival FROM entry"  # noqa: S608 our own names
    f" WHERE stream = ?) AND {entry_is_erased('payload.arrival')}"
)
_AUDIT = (
    "DELETE FROM audit_payload WHERE arrival IN (SELECT arrival FROM audit"  # noqa: S608 our own names
    f" WHERE ? IN (patient, subject)) AND {audit_is_erased('audit_payload.arrival')}"
)

_ERASED = f"(SELECT stream FROM entry WHERE kind = '{KIND}')"  # noqa: S608 our own names
_CONTENT_AGAIN = (
    "DELETE FROM payload WHERE arrival IN (SELECT arrival FROM entry"  # noqa: S608 our own names
    f" WHERE stream IN {_ERASED}) AND {entry_is_erased('payload.arrival')}"
)
_AUDIT_AGAIN = (
    "DELETE FROM audit_payload WHERE arrival IN (SELECT arrival FROM audit WHERE"  # noqa: S608 our own names
    f" patient IN {_ERASED} OR subject IN {_ERASED})"
    f" AND {audit_is_erased('audit_payload.arrival')}"
)
ERASE_AGAIN = (_CONTENT_AGAIN, _AUDIT_AGAIN)
"""What any erasure covers, as after entries were taken from a copy of before it."""


def erase(connection: Connection, entries: Sequence[Entry], folder: Path) -> bool:
    """Delete what these entries say is erased, if any does; whether there was any.

    Of the derived tables the rows are gone with the entries themselves. The streams are
    listed beside the record in ``folder`` first. Raises Unreachable.
    """
    streams = [e.stream.id for e in entries if isinstance(e.payload, PatientErased)]
    if streams:
        _list_beside(folder, streams)
    for id_ in streams:
        connection.exec_driver_sql(_CONTENT, (id_.bytes,))
        connection.exec_driver_sql(_AUDIT, (id_.bytes,))
    if streams:
        _forget_drafts(connection, streams)
    return bool(streams)


def _list_beside(folder: Path, streams: Sequence[UUID]) -> None:
    try:
        note_erased(folder, streams)
    except (OSError, MsgspecError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise Unreachable(folder, why or f"{FILE} can't be read") from error


def _forget_drafts(connection: Connection, streams: Sequence[UUID]) -> None:
    """Of the patient and the sessions, and whatever else half typed names their ids.

    Saved views go as well, whoever's: what was typed for one may be the name.
    """
    named = [DRAFT.c.content.contains(str(id_)) for id_ in streams]
    named.append(DRAFT.c.form == OWN_VIEWS)
    ids = [id_.bytes for id_ in streams]
    connection.execute(delete(DRAFT).where(or_(DRAFT.c.stream.in_(ids), *named)))
