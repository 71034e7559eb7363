"""A desk that charts in memory, through ``decide`` alone, for tests of the core."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from monitor.chart.commands import (
    Amend,
    Chart,
    Chartable,
    ClearStart,
    OpenSession,
    Retract,
    SessionCommand,
)
from monitor.chart.decisions import decide
from monitor.chart.entries import Actor, Entry, NewEntry, unverified
from monitor.chart.fields import Anchor, Charting, FieldSpec, PressurePair
from monitor.chart.kinds import (
    Allergies,
    Amendable,
    DoseOrdered,
    IdentityTyped,
    ObservationsRecorded,
    Order,
    PatientDetails,
    ProtocolPin,
    Reading,
    WeightRecorded,
)
from monitor.chart.openings import decide_opening
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session, fold

SPACE = UUID("6f0d4b1c-8f0e-4c0e-9a51-1d2c3b4a5f60")
START = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)
NURSE = unverified("A. Okafor RN")
RELIEF = unverified("J. Marsh RN")
PATIENT = Patient(
    id=uuid5(SPACE, "patient"),
    details=PatientDetails(
        identifier="T-0001",
        family="Demo",
        given="Alex",
        born=date(1981, 3, 14),
        sex="not known",
        allergies=Allergies(state="none known"),
    ),
)
DOSE = DoseOrdered(
    drug="ketamine",
    route="IV",
    ordered_by="Dr Meyer",
    weight_kg=Decimal("68.4"),
    mg_per_kg=Decimal("0.5"),
    mg=Decimal("34.2"),
    stock_mg_per_ml=Decimal(50),
    bag_ml=Decimal(50),
    bag_mg=Decimal(50),
    mg_per_ml=Decimal(1),
    infuse_ml=Decimal("34.2"),
    remain_ml=Decimal("15.8"),
    minutes=40,
    rate_ml_per_hour=Decimal("51.3"),
)
WEIGHT = WeightRecorded(kg=Decimal("68.4"), typed="68.4", typed_unit="kg")
FIELDS = ("sbp", "dbp", "hr", "spo2", "rr", "sedation", "distress")


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def _vital(code: str, lowest: int, highest: int, delta: int) -> FieldSpec:
    return FieldSpec(
        code=code,
        label=code.upper(),
        short=code.upper(),
        unit="mmHg",
        lowest=Decimal(lowest),
        highest=Decimal(highest),
        challenge_delta=Decimal(delta),
    )


def _scale(code: str, highest: int) -> FieldSpec:
    return FieldSpec(
        code=code,
        label=code,
        short=code,
        unit="",
        lowest=Decimal(0),
        highest=Decimal(highest),
        scale=f"0 to {highest}",
        anchors=(Anchor(0, "none"),),
    )


CHARTING = Charting(
    fields=(
        _vital("sbp", 40, 299, 35),
        _vital("dbp", 20, 199, 25),
        _vital("hr", 20, 250, 28),
        _vital("spo2", 40, 100, 5),
        _vital("rr", 0, 60, 7),
        _scale("sedation", 5),
        _scale("distress", 10),
    ),
    pressure=PressurePair(
        upper="sbp", lower="dbp", label="BP", narrowest=Decimal(18), widest=Decimal(110)
    ),
    late_after=minutes(5),
    old_draft_after=minutes(2),
    correct_within=minutes(1),
    baseline_within=minutes(60),
    baseline_fresh=minutes(15),
    weight_kg=(Decimal(25), Decimal(300)),
    rate_highest_ml_per_hour=Decimal(999),
    snooze_minutes=(2, 5),
    action_codes=(1, 2, 8),
    effect_codes=("DIZZ", "NAUS", "VOM"),
)


def vitals(line: str) -> ObservationsRecorded:
    """A set from ``118/72 70 98 14 5 0``; a shorter line is a partial set."""
    values = line.replace("/", " ").split()
    return ObservationsRecorded(
        readings=tuple(
            Reading(field=code, value=Decimal(value))
            for code, value in zip(FIELDS, values, strict=False)
        )
    )


def seal(new: NewEntry, seq: int, now: datetime, actor: Actor) -> Entry:
    """A durable entry of the one test station, without real hashes."""
    return Entry(
        id=new.id,
        stream=new.stream,
        station=uuid5(SPACE, "station"),
        epoch=uuid5(SPACE, "epoch"),
        seq=seq,
        author=actor.person,
        auth_method=actor.auth_method,
        effective_at=new.effective_at,
        recorded_at=now,
        recorded_mono=float(seq),
        boot_id="boot",
        supersedes=new.supersedes,
        reason=new.reason,
        app_version="test",
        payload=new.payload,
        leaf=b"",
        prev_link=b"",
        link=b"",
        received_at=now,
    )


@dataclass
class Desk:
    """A nurse at one session. Minutes are from dose start; ``now`` moves with them."""

    now: datetime = START - minutes(30)
    actor: Actor = NURSE
    entries: list[Entry] = field(default_factory=list)
    charting: Charting = CHARTING

    @property
    def session(self) -> Session:
        return fold(self.entries)

    @property
    def session_id(self) -> UUID:
        return uuid5(SPACE, "session")

    def next_id(self) -> UUID:
        return uuid5(SPACE, f"entry {len(self.entries)} {self.now}")

    def keep(self, decided: tuple[NewEntry, ...] | Refusal) -> Refusal | None:
        if isinstance(decided, Refusal):
            return decided
        for new in decided:
            self.entries.append(seal(new, len(self.entries) + 1, self.now, self.actor))
        return None

    def open(self) -> "Desk":
        command = OpenSession(
            id=self.next_id(),
            stream_id=self.session_id,
            at=self.now,
            patient=PATIENT.id,
            protocol=ProtocolPin(id="test", version=1, sha256="0" * 64),
            zone="Europe/London",
            room="Room 1",
            identity=IdentityTyped(initials="AD", birth_year=1981),
        )
        assert self.keep(decide_opening(PATIENT, command, self.actor, self.now)) is None
        return self

    def ready(self, order: Order = DOSE) -> "Desk":
        """Open, weighed, ordered, one baseline set, declared ready to start."""
        self.open()
        for at, fact in (
            (-20, WEIGHT),
            (-20, order),
            (-4, vitals("118/72 70 98 14 5 0")),
        ):
            assert self.chart(at, fact) is None
        assert self.ask(ClearStart, -1) is None
        return self

    def at(self, minute: float) -> datetime:
        return START + minutes(minute)

    def do(self, command: SessionCommand) -> Refusal | None:
        return self.keep(
            decide(self.session, command, self.actor, self.now, self.charting)
        )

    def chart(
        self, minute: float, fact: Chartable, *, effective: float | None = None
    ) -> Refusal | None:
        self.now = self.at(minute)
        at = self.now if effective is None else self.at(effective)
        return self.do(
            Chart(id=self.next_id(), stream_id=self.session_id, at=at, fact=fact)
        )

    def ask(self, kind: type[ClearStart], minute: float) -> Refusal | None:
        self.now = self.at(minute)
        return self.do(kind(id=self.next_id(), stream_id=self.session_id, at=self.now))

    def amend(
        self, minute: float, target: UUID, replacement: Amendable, reason: str = "slip"
    ) -> Refusal | None:
        self.now = self.at(minute)
        found = self.session.fact(target)
        return self.do(
            Amend(
                id=self.next_id(),
                stream_id=self.session_id,
                at=found.effective_at if found else self.now,
                target=target,
                replacement=replacement,
                reason=reason,
            )
        )

    def retract(self, minute: float, target: UUID, reason: str) -> Refusal | None:
        self.now = self.at(minute)
        return self.do(
            Retract(
                id=self.next_id(),
                stream_id=self.session_id,
                at=self.now,
                target=target,
                reason=reason,
            )
        )
