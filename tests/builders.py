"""Builders of entries and sessions for tests: facts as charted, without ``decide``."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid5

from monitor.chart.entries import Entry, Stream
from monitor.chart.kinds import (
    AlertAcknowledged,
    AlertActioned,
    AlertSnoozed,
    Amendable,
    AnyKind,
    DoseOrdered,
    EffectEnded,
    EffectRecorded,
    EntryAmended,
    EntryRetracted,
    IdentityTyped,
    InfusionRecorded,
    InfusionStep,
    LimitChanged,
    ObservationsRecorded,
    OxygenRecorded,
    ProtocolPin,
    SessionClosed,
    SessionOpened,
    SlotSnoozed,
    WeightRecorded,
)
from monitor.chart.session import Session, fold
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from monitor.simulation.preparing import made_ready
from tests.typed_sets import observed

SPACE = UUID("0b0d6c52-52a4-4a0a-8a52-6d6f6e69746f")
STATION = uuid5(SPACE, "station")
EPOCH = uuid5(SPACE, "epoch")
NURSE = uuid5(SPACE, "A. Okafor")
SESSION = uuid5(SPACE, "session")
PATIENT = uuid5(SPACE, "patient")
START = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)
BASELINE = (
    (-14, "118/72 70 98 14 5 0 1 0"),
    (-9, "116/70 71 98 14 5 0 1 0"),
    (-4, "120/74 69 98 15 5 0 1 0"),
)
"""Three sets whose medians are 118/72 and HR 70."""

CALM = "118/72 70 98 14 5 0 1 0"
"""A set inside every limit of iv40, at the baseline."""

WEIGHT = WeightRecorded(kg=Decimal("68.4"), typed="68.4", typed_unit="kg")
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


def iv40_text() -> str:
    root = Path(__file__).parent.parent
    return (root / "resources/protocols/iv40.toml").read_text(encoding="utf-8")


def iv40() -> CareProtocol:
    """The protocol that ships, parsed once."""
    if not _PARSED:
        _PARSED.append(parse_protocol(iv40_text()))
    return _PARSED[0]


_PARSED: list[CareProtocol] = []


def at(minute: float) -> datetime:
    """The time so many minutes after the start of the dose."""
    return START + timedelta(minutes=minute)


@dataclass
class Chronicle:
    """The entries of one session as one workstation writes them.

    Minutes are from the start of the dose: when a fact was charted, and as
    ``effective`` when it was true, where that differs.
    """

    protocol: CareProtocol = field(default_factory=iv40)
    entries: list[Entry] = field(default_factory=list)
    boot: str = "boot"

    def add(
        self,
        payload: AnyKind,
        minute: float,
        *,
        effective: float | None = None,
        over: Iterable[UUID] = (),
    ) -> UUID:
        """Write one entry; its id is returned and is the same in every run."""
        seq = len(self.entries) + 1
        new = Entry(
            id=uuid5(SPACE, f"entry {seq}"),
            stream=Stream("session", SESSION),
            station=STATION,
            epoch=EPOCH,
            seq=seq,
            author=NURSE,
            auth_method="unverified",
            effective_at=at(minute if effective is None else effective),
            recorded_at=at(minute),
            recorded_mono=self.seconds(minute),
            boot_id=self.boot,
            supersedes=tuple(over),
            reason="typing slip" if over else None,
            app_version="test",
            payload=payload,
            leaf=b"",
            prev_link=b"",
            link=b"",
            received_at=at(minute),
        )
        self.entries.append(new)
        return new.id

    def open(self, minute: float = -20) -> "Chronicle":
        """Open the session, weigh the patient, order the dose."""
        opened = SessionOpened(
            patient=PATIENT,
            protocol=ProtocolPin(
                id=self.protocol.id,
                version=self.protocol.version,
                sha256=self.protocol.sha256,
            ),
            zone="Europe/London",
            room="Room 1",
            identity=IdentityTyped(initials="AD", birth_year=1981),
        )
        for payload in (opened, WEIGHT, DOSE):
            self.add(payload, minute)
        return self

    def made_ready(self, minute: float = -20) -> "Chronicle":
        """Chart the lot, and a second check of the order."""
        for payload in made_ready(DOSE, at(minute)):
            self.add(payload, minute)
        return self

    def start(self) -> "Chronicle":
        """Open, chart the three baseline sets, start the infusion at minute 0."""
        self.open()
        for minute, line in BASELINE:
            self.observe(minute, line)
        self.infuse(0, "started", "51.3")
        return self

    def observe(
        self,
        minute: float,
        what: str | ObservationsRecorded,
        *,
        effective: float | None = None,
    ) -> UUID:
        payload = observed(what) if isinstance(what, str) else what
        return self.add(payload, minute, effective=effective)

    def infuse(
        self, minute: float, step: InfusionStep, rate: str | None = None
    ) -> UUID:
        payload = InfusionRecorded(
            step=step, rate_ml_per_hour=None if rate is None else Decimal(rate)
        )
        return self.add(payload, minute)

    def breathe(self, minute: float, litres: str | None) -> UUID:
        """Oxygen at so many L/min from now on, or air."""
        flow = None if litres is None else Decimal(litres)
        return self.add(OxygenRecorded(litres_per_minute=flow), minute)

    def effect(self, minute: float, code: str, grade: int = 1) -> UUID:
        return self.add(EffectRecorded(code=code, grade=grade), minute)

    def end_effect(self, minute: float, effect: UUID) -> UUID:
        return self.add(EffectEnded(effect=effect), minute)

    def snooze(self, minute: float, slot: float, by: int) -> UUID:
        cause = "Patient in bathroom"
        return self.add(SlotSnoozed(slot=at(slot), minutes=by, cause=cause), minute)

    def limit(
        self, minute: float, rule: str, limit: int, *, effective: float | None = None
    ) -> UUID:
        """A limit changed by Dr Meyer from then on."""
        change = LimitChanged(
            rule=rule, limit=limit, prescriber="Dr Meyer", reason="usual pressure"
        )
        return self.add(change, minute, effective=effective)

    def silence(self, minute: float, key: str, by: int) -> UUID:
        """An alert snoozed, whether or not that is allowed."""
        snooze = AlertSnoozed(key=key, minutes=by, reason="Prescriber knows")
        return self.add(snooze, minute)

    def acknowledge(self, minute: float, key: str) -> UUID:
        return self.add(AlertAcknowledged(key=key), minute)

    def act(self, minute: float, key: str, code: int) -> UUID:
        return self.add(AlertActioned(key=key, code=code), minute)

    def amend(self, minute: float, target: UUID, replacement: Amendable) -> UUID:
        fact = self.session.fact(target)
        assert fact is not None
        effective = (fact.effective_at - START) / timedelta(minutes=1)
        return self.add(
            EntryAmended(replacement=replacement),
            minute,
            effective=effective,
            over=fact.chain,
        )

    def retract(self, minute: float, target: UUID) -> UUID:
        fact = self.session.fact(target)
        assert fact is not None
        return self.add(EntryRetracted(), minute, over=fact.chain)

    def close(self, minute: float) -> UUID:
        closed = SessionClosed(ready_at=at(minute), left_at=at(minute))
        return self.add(closed, minute)

    def show(self, minute: float) -> list[str]:
        """Record every alert that is to be raised then; the keys."""
        raised = self.assess(minute).to_raise
        for payload in raised:
            self.add(payload, minute)
        return [payload.key for payload in raised]

    @property
    def session(self) -> Session:
        return fold(self.entries)

    def assess(self, minute: float) -> Assessment:
        return evaluate(self.protocol, self.session, at(minute))

    def seconds(self, minute: float) -> float:
        """Of the clock that never steps."""
        return 100_000 + 60 * minute
