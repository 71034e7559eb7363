"""A session, or all of the record, as a bundle that proves itself."""

from collections.abc import Iterator
from uuid import UUID

from monitor.chart.audit import Subject
from monitor.charting.ports import SessionQuery
from monitor.storage.bundling import bundle_of_session, pieces_of_all
from ui.command_line.handed_out import Tally
from ui.command_line.record import Opened


def bundled(opened: Opened, session: UUID | None, tally: Tally) -> Iterator[bytes]:
    """Also of what this version can't read; raises KeyError where there is none."""
    rows = opened.recorder.sessions(SessionQuery(limit=None), by=opened.by)
    touched = tuple(
        (Subject("session", row.id), row.patient.id if row.patient else None)
        for row in rows
        if session in (None, row.id)
    )
    if session is not None and not touched:
        raise KeyError(session)
    tally.add(0, *touched)
    return _pieces(opened, session, tally)


def _pieces(opened: Opened, session: UUID | None, tally: Tally) -> Iterator[bytes]:
    if session is None:
        pieces = pieces_of_all(opened.database)
    else:
        pieces = iter((bundle_of_session(opened.database, session),))
    for piece in pieces:
        tally.add(piece.entries)
        yield piece.content
