"""Moving a session's chart to the patient it is of; both patients are marked."""

from functools import partial

from monitor.chart.commands import Reattribute
from monitor.chart.entries import Actor
from monitor.chart.patient import Patient
from monitor.chart.reattribution import (
    RightPatient,
    decide_reattribution,
    marks,
    move_as_written,
)
from monitor.chart.refusals import Refusal
from monitor.charting import refused
from monitor.charting.earlier import last_dose_before
from monitor.charting.faults import UnknownKind
from monitor.charting.loading import load_patient
from monitor.charting.ports import Circumstances, Journal, SessionQuery
from monitor.charting.reads import Charted, SessionRead, UnreadableSession
from monitor.charting.repeats import confirmed_before
from monitor.charting.sessions import Sessions


def reattribute(
    journal: Journal,
    sessions: Sessions,
    command: Reattribute,
    actor: Actor,
    stamp: Circumstances,
) -> Charted | Refusal:
    """Move the session, mark both patients, in one transaction, or say why not."""
    try:
        found = sessions.find(command.stream_id)
    except KeyError:
        return refused.NO_SUCH_SESSION
    if isinstance(found, UnreadableSession):
        return refused.unreadable_session(found)
    as_then = partial(move_as_written, command)
    written = confirmed_before(found.entries, command.id, actor, as_then)
    if not written:
        to = _right_patient(journal, command)
        if isinstance(to, Refusal):
            return to
        session, now = found.session, stamp.recorded_at
        last = last_dose_before(journal, to.id, session.opened_at)
        right = RightPatient(patient=to, last_dose_at=last)
        decided = decide_reattribution(session, right, command, actor, now)
        if isinstance(decided, Refusal):
            return decided
        taken = _refuse_second(journal, to) if session.is_open else None
        if taken is not None:
            return taken
        entries = (*decided, *marks(session, to.id, command))
        written = journal.append(entries, actor, stamp)
        sessions.forget()
    return Charted(entries=written, session=_read(sessions, command, stamp))


def _right_patient(journal: Journal, command: Reattribute) -> Patient | Refusal:
    patient = journal.patient_numbered(command.identifier)
    if patient is None:
        return refused.no_such_number(command.identifier)
    try:
        return load_patient(journal, patient.id)
    except UnknownKind:
        return refused.UNREADABLE_PATIENT


def _refuse_second(journal: Journal, to: Patient) -> Refusal | None:
    """A patient has one open session."""
    query = SessionQuery(patient=to.id, state="open", limit=1)
    other = next(iter(journal.sessions(query)), None)
    return None if other is None else refused.open_too(other)


def _read(
    sessions: Sessions, command: Reattribute, stamp: Circumstances
) -> SessionRead | None:
    loaded = sessions.find(command.stream_id)
    if isinstance(loaded, UnreadableSession):
        return None
    return loaded.read(loaded.assess(stamp.recorded_at, stamp.reading))
