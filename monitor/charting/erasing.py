"""Erasing one patient: what the recorder decides, and the journal carries out."""

from datetime import datetime

from msgspec.structs import replace

from monitor.chart.commands import ErasePatient
from monitor.chart.entries import Actor, NewEntry
from monitor.chart.erasing import ALREADY_ERASED, Listed, decide_erasure
from monitor.chart.keeping import holds_on
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.charting import refused
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.keeping import UNREADABLE, holds
from monitor.charting.known_patient import load_patient
from monitor.charting.ports import Circumstances, Journal, SessionQuery
from monitor.charting.reads import Charted

_UNREADABLE_HOLDS = replace(UNREADABLE, what="Nobody is erased")


def erase_patient(
    journal: Journal,
    command: ErasePatient,
    actor: Actor,
    circumstances: Circumstances,
) -> Charted | Refusal:
    """Make it durable that the patient is erased; the content goes in the same commit.

    What can't be read by this version is erased as well.
    """
    written = journal.confirm([command.id])
    if written:
        return Charted(entries=written)
    try:
        patient = load_patient(journal, command.stream_id)
    except KeyError:
        return refused.NO_SUCH_PATIENT
    except Erased:
        return ALREADY_ERASED
    except UnknownKind:
        return refused.UNREADABLE_PATIENT
    decided = _decided(journal, patient, command, circumstances.recorded_at)
    if isinstance(decided, Refusal):
        return decided
    return Charted(entries=journal.append(decided, actor, circumstances))


def _decided(
    journal: Journal, patient: Patient, command: ErasePatient, now: datetime
) -> tuple[NewEntry, ...] | Refusal:
    rows = journal.sessions(SessionQuery(patient=patient.id, limit=None))
    sessions = [Listed(row.id, row.opened_at, row.closed_at, row.zone) for row in rows]
    try:
        standing = holds_on(holds(journal), patient.id)
    except UnknownKind:
        return _UNREADABLE_HOLDS
    return decide_erasure(patient, sessions, command, now, standing)
