"""A session, or all of the record, as a bundle that proves itself."""

from typing import TYPE_CHECKING
from uuid import UUID

from monitor.chart.audit import Subject
from monitor.charting.ports import SessionQuery
from monitor.storage.bundling import bundle_of_all, bundle_of_session
from ui.command_line.handed_out import HandedOut

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder
    from monitor.storage.database import Database


def bundled(
    opened: "tuple[Database, Recorder]", session: UUID | None
) -> HandedOut | None:
    """Also of what this version can't read; None where there is no such session."""
    database, recorder = opened
    rows = recorder.sessions(SessionQuery(limit=None))
    touched = tuple(
        (Subject("session", row.id), row.patient.id if row.patient else None)
        for row in rows
        if session in (None, row.id)
    )
    if session is None:
        bundle = bundle_of_all(database)
    elif touched:
        bundle = bundle_of_session(database, session)
    else:
        return None
    return HandedOut(content=bundle.content, rows=bundle.entries, touched=touched)
