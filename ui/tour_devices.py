"""An intranasal session for the end of the tour, when all other rooms are empty."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid5

from monitor.chart.commands import (
    AnyCommand,
    Chart,
    Chartable,
    ClearStart,
    OpenSession,
    RecordPatient,
)
from monitor.chart.kinds import (
    Admitted,
    DevicesOrdered,
    DoseDoubtful,
    DoseGiven,
    EmergencyEnded,
    IdentityTyped,
    InfusionRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    PatientDetails,
    ProtocolPin,
    Reading,
    SessionClosed,
    WeightRecorded,
)
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from monitor.simulation.checks import checks_met
from monitor.simulation.playing import Refused, StageClock
from monitor.simulation.preparing import made_ready
from ui.questions import open_rooms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from monitor.charting.recorder import Recorder
    from monitor.simulation.staging import Stage

_ORDER = DevicesOrdered(
    drug="esketamine",
    route="intranasal",
    ordered_by="Dr Meyer",
    mg_per_device=Decimal(28),
    devices=3,
    mg=Decimal(84),
)
_SETS = (
    (-12, "124/78 72 98 14 5 0 1 0"),
    (-7, "122/76 70 98 14 5 0 1 0"),
    (20, "141/88 80 97 14 5 4 2 0"),
    (40, "148/92 82 97 15 5 6 1 1"),
)
_LOST = DoseDoubtful(cause="partly lost", at_most_mg=Decimal("46.4"))
_FIRST = 20
"""Minutes from the opening to the first device."""

_SHOWN = 43


def play_devices(
    first: "Stage", clock: StageClock, recorder: "Recorder"
) -> tuple[SessionRead, ...]:
    """Every other room is closed, then the session charted up to when it is shown."""
    played = _Played(first, clock, recorder)
    closed = [played.close(read) for read in open_rooms(recorder)]
    return (*(read for read in closed if read is not None), played.chart_all())


class _Played:
    """One session under the protocol of nasal devices; minutes from the first."""

    def __init__(self, first: "Stage", clock: StageClock, recorder: "Recorder") -> None:
        self._first = first
        self._clock = clock
        self._recorder = recorder
        self._start = clock.now() + timedelta(minutes=_FIRST)
        self._id = uuid5(first.session, "devices")
        found = (p for p in recorder.protocols if p.id == "in_esketamine")
        self._protocol = next(found)
        self._count = 0

    def close(self, read: object) -> SessionRead | None:
        if not isinstance(read, SessionRead):
            return None
        session = read.session
        if session.dose_started_at is not None and session.dose_ended_at is None:
            stop = InfusionRecorded(step="stopped", cause="end of the tour")
            self._chart(stop, read.id)
        if session.emergency is not None:
            self._chart(EmergencyEnded(outcome="stable"), read.id)
        closing = SessionClosed(
            ending="admitted",
            left_at=self._clock.now(),
            facts=Admitted(where="Ward 4"),
        )
        return self._chart(closing, read.id)

    def chart_all(self) -> SessionRead:
        self._open()
        for minute, fact in sorted(_facts(), key=_minute):
            self._move(minute)
            if isinstance(fact, DoseGiven) and fact.device == 1:
                self._clear()
            self._chart(fact)
            if fact == _ORDER:
                for ready in made_ready(_ORDER, self._clock.now()):
                    self._chart(ready)
        self._move(_SHOWN)
        read = self._recorder.session(self._id)
        if not isinstance(read, SessionRead):
            raise TypeError("The session can't be read.")
        return read

    def _open(self) -> None:
        patient = PatientDetails(
            identifier="K-004 120",
            family="Moretti",
            given="Chiara",
            born=date(1979, 6, 5),
            sex="female",
            allergies=self._first.script.patient.allergies,
        )
        who, protocol, at = uuid5(self._id, "who"), self._protocol, self._clock.now()
        self._ask(RecordPatient(id=self._next(), stream_id=who, at=at, details=patient))
        self._ask(
            OpenSession(
                id=self._next(),
                stream_id=self._id,
                at=at,
                patient=who,
                protocol=ProtocolPin(
                    id=protocol.id, version=protocol.version, sha256=protocol.sha256
                ),
                zone=self._first.zone,
                room="Room 5",
                identity=IdentityTyped(initials="CM", birth_year=1979),
            )
        )

    def _clear(self) -> None:
        at = self._clock.now()
        for met in checks_met(self._protocol, "start", at):
            self._chart(met)
        self._ask(ClearStart(id=self._next(), stream_id=self._id, at=at))

    def _chart(self, fact: Chartable, of: "UUID | None" = None) -> SessionRead | None:
        at, id_ = self._clock.now(), of or self._id
        return self._ask(Chart(id=self._next(), stream_id=id_, at=at, fact=fact))

    def _ask(self, command: AnyCommand) -> SessionRead | None:
        answer = self._recorder.handle(command, self._first.actor)
        if isinstance(answer, Refusal):
            raise Refused(self._count, answer)
        return answer.session

    def _move(self, minute: float) -> None:
        self._clock.move_to(self._start + timedelta(minutes=minute))
        self._recorder.tick()

    def _next(self) -> "UUID":
        self._count += 1
        return uuid5(self._id, f"command {self._count}")


def _facts() -> "Iterator[tuple[float, Chartable]]":
    yield -16, WeightRecorded(kg=Decimal(62), typed="62", typed_unit="kg")
    yield -15, _ORDER
    yield -13, OxygenRecorded(litres_per_minute=None)
    for minute, line in _SETS:
        yield minute, _observed(line)
    for number, minute in enumerate((0, 5, 11), start=1):
        mg = _ORDER.mg_per_device
        given = DoseGiven(drug=_ORDER.drug, mg=mg, route=_ORDER.route, device=number)
        yield minute, given
    yield 6, _LOST


def _minute(step: tuple[float, Chartable]) -> float:
    return step[0]


_CODES = ("sbp", "dbp", "hr", "spo2", "rr", "sedation", "dissociation", "distress")


def _observed(line: str) -> ObservationsRecorded:
    values = line.replace("/", " ").split()
    readings = (
        Reading(field=code, value=Decimal(value))
        for code, value in zip((*_CODES, "nausea"), values, strict=True)
    )
    return ObservationsRecorded(readings=tuple(readings))
