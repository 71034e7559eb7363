"""The earlier sessions of a patient, read from the journal."""

from datetime import datetime
from uuid import UUID

from monitor.chart.commands import OpenSession
from monitor.chart.earlier import EarlierSession, earlier_session
from monitor.chart.entries import Stream
from monitor.chart.session import fold
from monitor.charting.faults import UnknownKind
from monitor.charting.ports import Journal, SessionQuery

_MOST = 60
"""Two years of a session a fortnight, after a first series; older ones add little."""


def earlier_sessions(
    journal: Journal, patient: UUID, session: UUID, as_of: datetime | None = None
) -> tuple[EarlierSession, ...]:
    """The patient's sessions before that one, the newest first.

    Or all of them where that one is not there yet. One that this version can't read
    is left out; the session list says so.
    """
    rows = journal.sessions(SessionQuery(patient=patient, limit=None))
    here = next((row for row in rows if row.id == session), None)
    found = []
    for row in rows:
        if row.id == session or (here is not None and row.opened_at > here.opened_at):
            continue
        try:
            entries = journal.entries(Stream("session", row.id))
        except UnknownKind:
            continue
        known = [e for e in entries if as_of is None or e.received_at <= as_of]
        if known:
            found.append(earlier_session(fold(known)))
        if len(found) == _MOST:
            break
    return tuple(found)


def last_dose_before(
    journal: Journal, patient: UUID, command: OpenSession
) -> datetime | None:
    """When the patient's last dose before this opening began; None where none did."""
    rows = journal.sessions(SessionQuery(patient=patient, limit=None))
    begun = [
        row.started_at
        for row in rows
        if row.started_at is not None and row.started_at < command.at
    ]
    return max(begun, default=None)
