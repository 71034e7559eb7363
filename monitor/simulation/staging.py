"""Turning the steps of a script into commands, for one session at one time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.challenges import challenges
from monitor.chart.commands import (
    AcknowledgeAlert,
    ActOnAlert,
    AnyCommand,
    Chart,
    Chartable,
    ClearStart,
    OpenSession,
    RecordPatient,
    SessionCommand,
)
from monitor.chart.entries import Actor
from monitor.chart.kinds import (
    Cancelled,
    EffectEnded,
    GateFact,
    IdentityTyped,
    ObservationsRecorded,
    Order,
    PatientDetails,
    ProtocolPin,
    Reading,
    SessionClosed,
)
from monitor.chart.patient import Patient
from monitor.chart.set_checks import refuse_set
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Card
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.hypotheses import alerting_fields
from monitor.simulation.amending import amendment, put_right
from monitor.simulation.checks import checks_met, held_by, overrides_needed
from monitor.simulation.preparing import made_ready, thrown_away
from monitor.simulation.script import (
    AmendValue,
    AnswerAlerts,
    ChartFact,
    ClearForStart,
    EmptyBag,
    EndEffect,
    Leave,
    ObserveSet,
    Open,
    PutRight,
    Script,
    ScriptedStep,
)

C = TypeVar("C", bound=SessionCommand | OpenSession)


class Stage(Struct, frozen=True, kw_only=True):
    """Where, when and by whom a script is played; ``start`` is that of the dose.

    Ids follow from ``session`` and the place of a step in the script, so that a step
    played twice is charted once.
    """

    session: UUID
    start: datetime
    script: Script
    protocol: CareProtocol
    zone: str
    room: str
    actor: Actor

    @property
    def patient(self) -> Patient:
        return patient_of(self.script.patient)

    def moment(self, minute: float) -> datetime:
        return self.start + timedelta(minutes=minute)

    def due_by(self, now: datetime) -> int:
        """How many steps of the script were to be charted by then."""
        steps = self.script.steps
        return sum(self.moment(s.recorded_minute) <= now for s in steps)


_PATIENTS = UUID("a5b8c9a4-3c44-4f0e-8f1d-93a1fd8a2f0b")


def patient_of(details: PatientDetails) -> Patient:
    """Whoever has that number, the same in every record."""
    return Patient(id=uuid5(_PATIENTS, details.identifier), details=details)


def commands(
    stage: Stage, number: int, read: SessionRead | None
) -> tuple[AnyCommand, ...]:
    """What the step of that number asks for, given what is charted by now.

    Empty where there is nothing to do, as in a session that was held. Raises
    ValueError for a step that needs an open session, or an earlier step, which is not
    there.
    """
    step = stage.script.steps[number]
    if isinstance(step.deed, Open):
        return _opening(stage, number, step)
    if read is None:
        raise ValueError(f"Step {number} of the script needs an open session.")
    closed = read.session.closed
    if closed is not None and closed.ending == "cancelled":
        return ()
    return tuple(_in_session(stage, number, read))


def _opening(stage: Stage, number: int, step: ScriptedStep) -> tuple[AnyCommand, ...]:
    patient, at = stage.patient, stage.moment(step.at_minute)
    protocol = stage.protocol
    return (
        RecordPatient(
            id=uuid5(patient.id, "recorded"),
            stream_id=patient.id,
            at=at,
            details=patient.details,
        ),
        OpenSession(
            id=_id(stage, number),
            stream_id=stage.session,
            at=at,
            patient=patient.id,
            protocol=ProtocolPin(
                id=protocol.id, version=protocol.version, sha256=protocol.sha256
            ),
            zone=stage.zone,
            room=stage.room,
            identity=IdentityTyped(
                initials=patient.initials, birth_year=patient.details.born.year
            ),
        ),
    )


def _in_session(
    stage: Stage, number: int, read: SessionRead
) -> Iterable[SessionCommand]:
    step = stage.script.steps[number]
    at, id_ = stage.moment(step.at_minute), _id(stage, number)
    match step.deed:
        case ClearForStart():
            yield from _start(id_, at, read)
        case AnswerAlerts() as answer:
            yield from _answers(answer, id_, at, read)
        case AmendValue() as change:
            yield amendment(change, id_, at, read)
        case PutRight(meant):
            yield from put_right(meant, id_, at, read)
        case Leave() as leave:
            yield from _leaving(leave, stage, id_, at, read)
        case deed:
            fact = _fact(deed, at, read)
            if fact is not None:
                yield Chart(id=id_, stream_id=read.id, at=at, fact=fact)
            if isinstance(fact, Order):
                yield from _make_ready(fact, id_, at, read)


def _make_ready(
    order: Order, id_: UUID, at: datetime, read: SessionRead
) -> Iterable[SessionCommand]:
    """Lot and second check, as soon as the dose is ordered."""
    for fact in made_ready(order, at):
        own = uuid5(id_, f"prepared {type(fact).__name__}")
        yield Chart(id=own, stream_id=read.id, at=at, fact=fact)


def _start(id_: UUID, at: datetime, read: SessionRead) -> Iterable[SessionCommand]:
    """Ready, or the bag emptied and all cancelled over what the baseline holds."""
    yield from _checks(checks_met(read.protocol, "start", at), id_, at, read)
    cause = held_by(read.protocol, read.session, at)
    if not cause:
        yield ClearStart(id=id_, stream_id=read.id, at=at)
        return
    wasted = thrown_away(read, at)
    if wasted is not None:
        own = uuid5(id_, "thrown away")
        yield Chart(id=own, stream_id=read.id, at=at, fact=wasted)
    closing = SessionClosed(
        ending="cancelled", left_at=at, facts=Cancelled(cause=cause)
    )
    yield Chart(id=id_, stream_id=read.id, at=at, fact=closing)


def _checks(
    facts: Iterable[GateFact], id_: UUID, at: datetime, read: SessionRead
) -> Iterable[SessionCommand]:
    for fact in facts:
        own = uuid5(id_, f"checked {fact.gate}")
        yield Chart(id=own, stream_id=read.id, at=at, fact=fact)


def _leaving(
    leave: Leave, stage: Stage, id_: UUID, at: datetime, read: SessionRead
) -> Iterable[SessionCommand]:
    """Every check first, as of when the patient leaves."""
    left = stage.moment(leave.left_minute)
    met = checks_met(read.protocol, "leave", left)
    needed = overrides_needed(read.protocol, read.session, left)
    yield from _checks((*met, *needed), id_, left, read)
    closing = SessionClosed(
        ready_at=stage.moment(leave.ready_minute), left_at=left, note=leave.note
    )
    yield Chart(id=id_, stream_id=read.id, at=at, fact=closing)


def _fact(deed: object, at: datetime, read: SessionRead) -> Chartable | None:
    match deed:
        case ChartFact(fact):
            return fact
        case ObserveSet(only_if_asked=True) if read.assessment.due.kind != "recheck":
            return None
        case ObserveSet() as observed:
            readings = _as_typed(observed, at, read)
            return ObservationsRecorded(readings=_kept(readings, at, read))
        case EmptyBag():
            return thrown_away(read, at)
        case EndEffect(code):
            return _end(code, read)
        case _:
            raise TypeError(f"{deed} is no deed of a session.")


def _as_typed(
    observed: ObserveSet, at: datetime, read: SessionRead
) -> tuple[Reading, ...]:
    """The slip where nothing stops it, what was meant otherwise."""
    typed, charting = observed.typed, read.protocol.charting
    sets = read.session.sets
    if not typed or challenges(charting, sets, typed, at):
        return observed.readings
    slip = ObservationsRecorded(readings=typed)
    is_stopped = refuse_set(slip, sets, at, charting) is not None
    return observed.readings if is_stopped else typed


def _kept(
    readings: tuple[Reading, ...], at: datetime, read: SessionRead
) -> tuple[Reading, ...]:
    """Mark what is in question: unconfirmed where it alerts, else confirmed."""
    charting, session = read.protocol.charting, read.session
    asked = {q.field for q in challenges(charting, session.sets, readings, at)}
    alerting = alerting_fields(read.protocol, session, readings, at)
    return tuple(
        replace(r, challenge="unconfirmed" if r.field in alerting else "confirmed")
        if r.field in asked
        else r
        for r in readings
    )


def _answers(
    answer: AnswerAlerts, id_: UUID, at: datetime, read: SessionRead
) -> Iterable[SessionCommand]:
    for card in _cards(answer.parameter, read):
        if not card.unacknowledged:
            continue
        for key in card.unacknowledged:
            own = uuid5(id_, f"seen {key}")
            yield AcknowledgeAlert(id=own, stream_id=read.id, at=at, key=key)
        key = card.top.key
        own = uuid5(id_, f"done {key}")
        yield ActOnAlert(id=own, stream_id=read.id, at=at, key=key, code=answer.code)


def _cards(parameter: str, read: SessionRead) -> tuple[Card, ...]:
    if not parameter:
        return read.assessment.strip
    card = read.assessment.card(parameter)
    return () if card is None else (card,)


def _end(code: str, read: SessionRead) -> EffectEnded | None:
    running = [e for e in read.session.effects if e.code == code and e.is_ongoing]
    return EffectEnded(effect=running[-1].id) if running else None


def _id(stage: Stage, number: int) -> UUID:
    return uuid5(stage.session, f"step {number}")
