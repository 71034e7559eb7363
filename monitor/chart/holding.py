"""Who holds a session: whoever charted in it last, or was left it."""

from collections.abc import Container
from datetime import datetime
from uuid import UUID

from monitor.chart.amendments import Settled
from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import (
    AddendumRecorded,
    AlertAcknowledged,
    AlertActioned,
    AlertLifeFact,
    AlertRaised,
    BreakGlassCoSigned,
    BreakGlassOpened,
    ClockStepped,
    EmergencyFact,
    ExceptionsSeen,
    HandedOver,
    HandoverFact,
    NoteRecorded,
    QueryFact,
    ReportStatus,
    SignedOff,
    StaffNamed,
)
from monitor.chart.openings import refuse_initials
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session

_NO_SIGN = (
    AlertRaised
    | AlertAcknowledged
    | AlertActioned
    | AlertLifeFact
    | EmergencyFact
    | ClockStepped
    | BreakGlassOpened
    | BreakGlassCoSigned
    | SignedOff
    | AddendumRecorded
    | QueryFact
    | ReportStatus
    | ExceptionsSeen
    | StaffNamed
)
"""What may come from afar, as from the board: whoever answers takes no room over."""


def holder(session: Session) -> UUID:
    """The person who holds it, by the order in which things were recorded."""
    emergencies = {emergency.id for emergency in session.emergencies}
    told = [f for f in session.facts if _is_sign(f, emergencies)]
    last = max(told, key=_recorded, default=None)
    if last is None:
        return session.opened_by
    if isinstance(last.entry.payload, HandedOver):
        return last.entry.payload.to_person
    return last.entry.author


def _is_sign(fact: Settled, emergencies: Container[UUID]) -> bool:
    """What is written of an emergency is none either: anybody may write it."""
    payload = fact.payload
    if isinstance(payload, NoteRecorded):
        return payload.about not in emergencies
    return not isinstance(payload, _NO_SIGN)


def refuse_identity(patient: Patient, command: SessionCommand) -> Refusal | None:
    """Refuse to take a room over, or to be left it, with somebody else's initials."""
    if isinstance(command, Chart) and isinstance(command.fact, HandoverFact):
        return refuse_initials(patient, command.fact.initials)
    return None


def _recorded(fact: Settled) -> tuple[datetime, int]:
    return fact.entry.recorded_at, fact.entry.seq
