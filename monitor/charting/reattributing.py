"""Moving a session's chart to the patient it is of; both patients are marked."""

from collections.abc import Container, Iterable
from datetime import datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID

from monitor.chart.commands import Reattribute
from monitor.chart.entries import Actor, Entry
from monitor.chart.kinds import ChartReattributed
from monitor.chart.patient import Patient
from monitor.chart.reattribution import (
    RightPatient,
    decide_reattribution,
    marks,
    move_as_written,
)
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.swapping import Swapped, decide_swap
from monitor.chart.whose_chart import Becomes, WeightChanged, refuse_unseen
from monitor.charting import refused
from monitor.charting.earlier import last_dose_before, last_weight_before
from monitor.charting.faults import UnknownKind
from monitor.charting.known_patient import load_patient
from monitor.charting.loading import Loaded
from monitor.charting.ports import Circumstances, Journal, SessionQuery, SessionRow
from monitor.charting.reads import Charted, SessionRead, UnreadableSession
from monitor.charting.repeats import Decided, confirmed_before
from monitor.charting.sessions import Sessions


class _Wish(NamedTuple):
    command: Reattribute
    actor: Actor
    now: datetime


def reattribute(
    journal: Journal,
    sessions: Sessions,
    command: Reattribute,
    actor: Actor,
    stamp: Circumstances,
) -> Charted | Refusal:
    """Move the session, mark both patients, in one transaction, or say why not.

    Or exchange it with the other open one, which is the same twice.
    """
    try:
        found = sessions.find(command.stream_id)
    except KeyError:
        return refused.NO_SUCH_SESSION
    if isinstance(found, UnreadableSession):
        return refused.unreadable_session(found)
    as_then = partial(move_as_written, command)
    written = confirmed_before(found.entries, command.id, actor, as_then)
    if not written:
        wish = _Wish(command, actor, stamp.recorded_at)
        decided = _decided(journal, sessions, found, wish)
        if isinstance(decided, Refusal):
            return decided
        written = sessions.write_move(decided, actor, stamp)
    also = _swapped_with(written)
    return Charted(
        entries=written,
        session=_read(sessions, command.stream_id, stamp),
        also=None if also is None else _read(sessions, also, stamp),
    )


def _decided(
    journal: Journal, sessions: Sessions, found: Loaded, wish: _Wish
) -> Decided:
    to = _right_patient(journal, wish.command)
    if isinstance(to, Refusal):
        return to
    other = _open_session_of(journal, to)
    if wish.command.swap is None or to.id == found.session.patient:
        return _moved(journal, found, to, other, wish)
    there = _other(sessions, found.session, other, to)
    if isinstance(there, Refusal):
        return there
    return _swapped(journal, (found, there), to, wish)


def _moved(
    journal: Journal,
    found: Loaded,
    to: Patient,
    other: SessionRow | None,
    wish: _Wish,
) -> Decided:
    session = found.session
    last = last_dose_before(journal, to.id, session.opened_at)
    right = RightPatient(patient=to, last_dose_at=last)
    decided = decide_reattribution(session, right, *wish)
    if isinstance(decided, Refusal):
        return decided
    if session.is_open and other is not None:
        return refused.open_too(other)
    becomes = (_becomes(journal, found, to),)
    unseen = refuse_unseen(becomes, wish.command.seen)
    return unseen or (*decided, *marks(session, to.id, wish.command))


def _swapped(
    journal: Journal, both: tuple[Loaded, Loaded], to: Patient, wish: _Wish
) -> Decided:
    """The last dose of either patient is none of the two that are exchanged."""
    here, there = (found.session for found in both)
    ours = _loaded_patient(journal, here.patient)
    if isinstance(ours, Refusal):
        return ours
    ids = (here.id, there.id)
    of_here, of_there = (
        RightPatient(
            patient=patient,
            last_dose_at=last_dose_before(journal, patient.id, opened_at, ids),
            swapped_with=other.id,
        )
        for patient, opened_at, other in (
            (to, here.opened_at, there),
            (ours, there.opened_at, here),
        )
    )
    swapped = Swapped(here=here, there=there, of_here=of_here, of_there=of_there)
    decided = decide_swap(swapped, *wish)
    if isinstance(decided, Refusal):
        return decided
    becomes = tuple(
        _becomes(journal, found, patient, ids)
        for found, patient in zip(both, (to, ours), strict=True)
    )
    return refuse_unseen(becomes, wish.command.seen) or decided


def _becomes(
    journal: Journal, found: Loaded, to: Patient, without: Container[UUID] = ()
) -> Becomes:
    """With the weight where the protocol asks how it can have changed so."""
    session, weight = found.session, found.session.weight
    before = last_weight_before(journal, to.id, session.opened_at, without)
    changed = None
    if (
        weight is not None
        and before is not None
        and found.protocol.dose.asks_about_weight(weight.kg, before.kg)
    ):
        changed = WeightChanged(weight.kg, before.kg)
    return Becomes(room=session.opened.room, to=to.details, weight=changed)


def _other(
    sessions: Sessions, session: Session, other: SessionRow | None, to: Patient
) -> Loaded | Refusal:
    """The open session of that patient, which is this one's in turn."""
    if not session.is_open:
        return refused.NOT_OPEN_TO_SWAP
    if other is None:
        return refused.nothing_to_swap(to.details.identifier)
    found = sessions.find(other.id)
    if isinstance(found, UnreadableSession):
        return refused.unreadable_session(found)
    return found


def _right_patient(journal: Journal, command: Reattribute) -> Patient | Refusal:
    patient = journal.patient_numbered(command.identifier)
    if patient is None:
        return refused.no_such_number(command.identifier)
    return _loaded_patient(journal, patient.id)


def _loaded_patient(journal: Journal, id_: UUID) -> Patient | Refusal:
    try:
        return load_patient(journal, id_)
    except UnknownKind:
        return refused.UNREADABLE_PATIENT


def _open_session_of(journal: Journal, patient: Patient) -> SessionRow | None:
    """A patient has one open session."""
    query = SessionQuery(patient=patient.id, state="open", limit=1)
    return next(iter(journal.sessions(query)), None)


def _swapped_with(written: Iterable[Entry]) -> UUID | None:
    moves = (e.payload for e in written if isinstance(e.payload, ChartReattributed))
    return next((move.swapped_with for move in moves), None)


def _read(sessions: Sessions, id_: UUID, stamp: Circumstances) -> SessionRead | None:
    loaded = sessions.find(id_)
    if isinstance(loaded, UnreadableSession):
        return None
    return loaded.read(loaded.assess(stamp.recorded_at))
