"""Opening a session: under a protocol on offer, for a patient who has none open."""

from collections.abc import Callable

from monitor.chart.commands import OpenSession
from monitor.chart.entries import Actor
from monitor.chart.openings import Beforehand, decide_opening
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.charting import refused
from monitor.charting.approvals import approvals, approved_then
from monitor.charting.earlier import earlier_sessions, last_dose_before
from monitor.charting.loading import Ground
from monitor.charting.ports import Circumstances, Journal, SessionQuery, SessionRow
from monitor.charting.reads import Charted, UnreadableSession
from monitor.charting.sessions import Sessions
from monitor.charting.shelf import Shelf

Stamp = Callable[[str | None], Circumstances]
"""Of now, for an entry under the protocol of that hash."""


class Opening:
    """Decides on it from what the record knows of the patient, and makes it durable."""

    def __init__(self, journal: Journal, shelf: Shelf, sessions: Sessions) -> None:
        self._journal = journal
        self._shelf = shelf
        self._sessions = sessions

    def open(
        self, patient: Patient, command: OpenSession, actor: Actor, stamp: Stamp
    ) -> Charted | Refusal:
        """Nothing of this session is in the record yet."""
        protocol = self._shelf.offer(command.protocol)
        if protocol is None:
            return refused.PROTOCOL_NOT_ON_OFFER
        circumstances = stamp(protocol.sha256)
        other = self._open_session_of(patient)
        if other is not None:
            return self._told_open(other, circumstances)
        now = circumstances.recorded_at
        known = Beforehand(
            last_dose_at=last_dose_before(self._journal, patient.id, command.at),
            approved=approved_then(approvals(self._journal), protocol, now),
        )
        decided = decide_opening(patient, command, actor, now, known)
        if isinstance(decided, Refusal):
            return decided
        self._shelf.keep(protocol)
        ground = Ground(
            entries=(),
            patient=patient,
            protocol=protocol,
            earlier=earlier_sessions(
                self._journal,
                patient.id,
                command.stream_id,
                kept=self._sessions.earlier,
            ),
            is_verified=self._shelf.is_verified(known.approved, protocol.sha256),
        )
        return self._sessions.write(ground, decided, actor, circumstances)

    def refuse_second(self, patient: Patient) -> Refusal | None:
        """A patient has one open session, also where a closing is struck out."""
        other = self._open_session_of(patient)
        return None if other is None else refused.stays_closed(other)

    def _open_session_of(self, patient: Patient) -> SessionRow | None:
        query = SessionQuery(patient=patient.id, state="open", limit=1)
        return next(iter(self._journal.sessions(query)), None)

    def _told_open(self, row: SessionRow, circumstances: Circumstances) -> Refusal:
        found = self._sessions.find(row.id)
        if isinstance(found, UnreadableSession):
            return refused.open_elsewhere(row, found)
        assessment = found.assess(circumstances.recorded_at)
        return refused.open_elsewhere(row, found.read(assessment))
