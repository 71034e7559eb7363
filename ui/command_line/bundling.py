"""A session, or all of the record, as a bundle that proves itself."""

from uuid import UUID

from monitor.chart.audit import Subject
from monitor.charting.ports import SessionQuery
from monitor.storage.bundling import bundle_of_all, bundle_of_session
from ui.command_line.handed_out import HandedOut
from ui.command_line.record import Opened


def bundled(opened: Opened, session: UUID | None) -> HandedOut | None:
    """Also of what this version can't read; None where there is no such session."""
    database = opened.database
    rows = opened.recorder.sessions(SessionQuery(limit=None), by=opened.by)
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
