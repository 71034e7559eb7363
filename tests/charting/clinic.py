"""A clinic of one room, charted through the recorder with a clock that stands."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.commands import (
    AnyCommand,
    Chart,
    Chartable,
    ClearStart,
    CorrectPatient,
    OpenSession,
    RecordPatient,
)
from monitor.chart.entries import Actor
from monitor.chart.kinds import (
    Admitted,
    AlertRaised,
    AnyKind,
    Challenge,
    IdentityTyped,
    InfusionRecorded,
    ObservationsRecorded,
    Order,
    PatientDetails,
    ProtocolPin,
    Reading,
    SessionClosed,
)
from monitor.chart.refusals import Refusal
from monitor.chart.whose_chart import MoveToConfirm
from monitor.charting.ports import Drafts, Journal
from monitor.charting.reads import Charted, SessionRead
from monitor.charting.recorder import Recorder
from monitor.simulation.checks import checks_met
from monitor.simulation.preparing import made_ready
from monitor.steady_clock import SteadyClock
from monitor.storage.memory_journal import MemoryJournal
from resources.locate import locate
from tests.clocks import ManualClock
from tests.desk import DOSE, NURSE, PATIENT, SPACE, START, WEIGHT

IV40 = locate("protocols/iv40.toml").read_text(encoding="utf-8")
FIELDS = "sbp dbp hr spo2 rr sedation dissociation distress nausea".split()  # noqa: SIM905 shorter so
SESSION = uuid5(SPACE, "session")
CALM = "118/72 70 98 14 5 0 1 0"


def observed(line: str, challenge: Challenge | None = None) -> ObservationsRecorded:
    """A set in the protocol's field order; a shorter line is a partial set.

    ``challenge`` is how values that would be questioned came to be kept.
    """
    values = line.replace("/", " ").split()
    return ObservationsRecorded(
        readings=tuple(
            Reading(field=code, value=Decimal(value), challenge=challenge)
            for code, value in zip(FIELDS, values, strict=False)
        )
    )


HIGH = observed("205/95 80 97 14 5 0 1 0", "confirmed")
INSIDE = observed(CALM, "confirmed")


@dataclass
class Clinic:
    """Minutes are from dose start; the clock moves with what is charted."""

    journal: Journal = field(default_factory=MemoryJournal)
    drafts: Drafts = field(default_factory=MemoryJournal)
    texts: tuple[str, ...] = (IV40,)
    session_id: UUID = SESSION
    patient_id: UUID = PATIENT.id
    nurse: Actor = NURSE
    """Who asks where nobody else is named."""

    def __post_init__(self) -> None:
        self.clock = ManualClock(START - timedelta(minutes=30))
        self.minted = 0
        self.restart()

    def restart(self) -> None:
        """A recorder and a clock that know only what is in the journal."""
        self.steady = SteadyClock(self.clock)
        self.recorder = Recorder(
            journal=self.journal,
            drafts=self.drafts,
            clock=self.steady,
            protocols=self.texts,
            app_version="0.1.0",
        )

    def mint(self) -> UUID:
        self.minted += 1
        return uuid5(SPACE, f"command {self.minted}")

    def at(self, minute: float) -> datetime:
        return START + timedelta(minutes=minute)

    def move_to(self, minute: float) -> None:
        step = self.at(minute) - self.steady.now()
        self.clock.advance(seconds=step.total_seconds())

    def ask(self, command: AnyCommand, by: Actor | None = None) -> Charted | Refusal:
        """A chart that is moved is looked at by the way: whose it becomes."""
        actor = by or self.nurse
        answer = self.recorder.handle(command, actor)
        if isinstance(answer, MoveToConfirm):
            seen = replace(command, seen=answer.becomes)
            return self.recorder.handle(seen, actor)
        return answer

    def charted(self, command: AnyCommand, actor: Actor | None = None) -> Charted:
        answer = self.ask(command, actor)
        assert isinstance(answer, Charted), answer
        return answer

    def refused(self, command: AnyCommand, actor: Actor | None = None) -> Refusal:
        answer = self.ask(command, actor)
        assert isinstance(answer, Refusal), answer
        return answer

    def recording(self, **changes: object) -> RecordPatient:
        details: PatientDetails = replace(PATIENT.details, **changes)
        return RecordPatient(
            id=self.mint(),
            stream_id=self.patient_id,
            at=self.steady.now(),
            details=details,
        )

    def correction(self, **changes: object) -> CorrectPatient:
        details: PatientDetails = replace(PATIENT.details, **changes)
        return CorrectPatient(
            id=self.mint(),
            stream_id=self.patient_id,
            at=self.steady.now(),
            details=details,
            reason="misheard",
        )

    def opening(self, **changes: object) -> OpenSession:
        (protocol, *_) = self.recorder.protocols
        command = OpenSession(
            id=self.mint(),
            stream_id=self.session_id,
            at=self.steady.now(),
            patient=self.patient_id,
            protocol=ProtocolPin(
                id=protocol.id, version=protocol.version, sha256=protocol.sha256
            ),
            zone="Europe/London",
            room="Room 1",
            identity=IdentityTyped(initials="AD", birth_year=1981),
        )
        return replace(command, **changes)

    def fact(self, fact: Chartable, minute: float | None = None) -> Chart:
        at = self.steady.now() if minute is None else self.at(minute)
        return Chart(id=self.mint(), stream_id=self.session_id, at=at, fact=fact)

    def chart(self, minute: float, fact: Chartable | str) -> SessionRead:
        """Chart a fact, or a set from a line, when it happens."""
        self.move_to(minute)
        made = observed(fact) if isinstance(fact, str) else fact
        read = self.charted(self.fact(made)).session
        assert read is not None
        return read

    def open(self) -> "Clinic":
        self.charted(self.recording())
        self.charted(self.opening())
        return self

    def answer_checks(self) -> None:
        """Every check before the dose, so that it is met."""
        (protocol, *_) = self.recorder.protocols
        for met in checks_met(protocol, "start", self.steady.now()):
            self.charted(self.fact(met))

    def order(self, order: Order = DOSE) -> None:
        """The dose, its lot and the check of a second person, now."""
        for fact in (order, *made_ready(order, self.steady.now())):
            self.charted(self.fact(fact))

    def start(self) -> "Clinic":
        """Open, weigh, order, take the baseline and start the infusion."""
        self.open()
        self.chart(-20, WEIGHT)
        self.order()
        for minute in (-14, -9, -4):
            self.chart(minute, CALM)
        self.move_to(-1)
        self.answer_checks()
        self.charted(
            ClearStart(id=self.mint(), stream_id=self.session_id, at=self.steady.now())
        )
        self.chart(
            0, InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
        )
        return self

    def close(self, minute: float, pump_ml: Decimal | None = None) -> None:
        """Stop the infusion and close the session."""
        stop = InfusionRecorded(step="stopped", cause="asked to", pump_ml=pump_ml)
        self.chart(minute, stop)
        at = self.at(minute)
        facts = Admitted(where="Ward 4")
        closing = SessionClosed(ending="admitted", left_at=at, facts=facts)
        self.chart(minute, closing)

    @property
    def read(self) -> SessionRead:
        read = self.recorder.session(self.session_id)
        assert isinstance(read, SessionRead), read
        return read

    @property
    def payloads(self) -> list[AnyKind]:
        return [entry.payload for entry in self.read.entries]

    @property
    def raised(self) -> list[AlertRaised]:
        return [p for p in self.payloads if isinstance(p, AlertRaised)]
