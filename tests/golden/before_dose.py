"""The chronicle from the opening of the session to the start."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import uuid5

from monitor.chart.entries import NewEntry
from monitor.chart.kinds import (
    Answer,
    AnyKind,
    ApprovedThen,
    DevicesOrdered,
    DoseChecked,
    DoseOrdered,
    DrugPrepared,
    GateAnswered,
    GateOverridden,
    IdentityTyped,
    InjectionOrdered,
    Measured,
    OralOrdered,
    OxygenRecorded,
    ProtocolPin,
    ScoreRecorded,
    ScoreReviewed,
    SessionOpened,
    StaffNamed,
    StartCleared,
    Subscore,
    WasteRecorded,
    WeightRecorded,
)
from tests.golden.placed import NURSE, PATIENT, SPACE, at, entry, set_of

_DOSE = DoseOrdered(
    drug="ketamine",
    route="intravenous",
    ordered_by="Dr Meyer",
    weight_kg=Decimal("68.40"),
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
_ORDERS: tuple[tuple[str, AnyKind], ...] = (
    (
        "injection",
        InjectionOrdered(
            drug="ketamine",
            route="IM",
            ordered_by="Dr Meyer",
            weight_kg=Decimal("68.40"),
            mg_per_kg=Decimal("0.5"),
            mg=Decimal("34.2"),
            stock_mg_per_ml=Decimal(50),
            draw_ml=Decimal("0.68"),
        ),
    ),
    (
        "devices",
        DevicesOrdered(
            drug="esketamine",
            route="intranasal",
            ordered_by="Dr Meyer",
            mg_per_device=Decimal(28),
            devices=3,
            mg=Decimal(84),
        ),
    ),
    (
        "by mouth",
        OralOrdered(
            drug="ketamine", route="SL", ordered_by="Dr Meyer", mg=Decimal("100.0")
        ),
    ),
)


def opening() -> Iterator[NewEntry]:
    named = StaffNamed(person=NURSE, name="A. Okafor RN", verified=False)
    yield entry("naming", -30, named)
    opened = SessionOpened(
        patient=PATIENT.id,
        protocol=ProtocolPin(id="iv40", version=1, sha256="ab" * 32),
        zone="Europe/London",
        room="Room 1",
        identity=IdentityTyped(initials="ZØ", birth_year=1981),
        approved=ApprovedThen(by="Dr M. Meyer, medical lead", at=at(-5000)),
    )
    yield entry("opening", -30, opened)
    weight = WeightRecorded(kg=Decimal("68.40"), typed="150.8", typed_unit="lb")
    yield entry("weight", -20, weight)
    for name, order in _ORDERS:
        yield entry(name, -20, order)
    yield entry("dose", -20, _DOSE)
    yield from _preparing()
    yield entry("air", -15, OxygenRecorded(litres_per_minute=None))
    yield entry("first set", -14, set_of("118 72 70 98 14 5 0 1 0"))
    signed = Answer(ask="signed", value="2025-11-21")
    yield entry("consent", -12, GateAnswered(gate="consent", answers=(signed,)))
    none = GateAnswered(gate="pregnancy", not_applicable=True, note="post-menopausal")
    yield entry("pregnancy", -12, none)
    overridden = GateOverridden(
        gate="bp",
        prescriber="Dr Meyer",
        reason="known white-coat hypertension",
        shown="166/102, limit 160/100",
        values=(Measured(field="sbp", value=Decimal("166.5")),),
    )
    yield entry("override", -11, overridden)
    yield from _scores()
    cleared = StartCleared(baseline_sets=(uuid5(SPACE, "first set"),))
    yield entry("clearing", -1, cleared)


def _preparing() -> Iterator[NewEntry]:
    lot = DrugPrepared(
        lot="K-2391/B", expiry=date(2027, 1, 31), stock_mg_per_ml=Decimal("50.0")
    )
    yield entry("lot", -18, lot)
    checked = DoseChecked(
        checker="S. Lindqvist RN", ml=Decimal("34.2"), rate_ml_per_hour=Decimal("51.3")
    )
    yield entry("second check", -17, checked)
    counted = DoseChecked(checker="S. Lindqvist RN", devices=3, mg=Decimal(84))
    yield entry("second check by count", -17, counted)
    waste = WasteRecorded(ml=Decimal("15.8"), witness="S. Lindqvist RN")
    yield entry("waste", -16, waste)


def _scores() -> Iterator[NewEntry]:
    asked = ScoreRecorded(
        scale="phq9",
        version="phq9-en-US",
        items=(1, 2, 0, 3, None, 1, 0, 0, 2),
        mode="self-report",
    )
    yield entry("mood", -12, asked)
    seen = ScoreReviewed(
        score=uuid5(SPACE, "mood"), by="Dr Meyer", outcome="C-SSRS asked, low"
    )
    yield entry("review", -11, seen)
    dissociation = ScoreRecorded(
        scale="cadss",
        version="cadss-23",
        total=12,
        subscores=(Subscore(part="amnesia", value=1),),
        administered_by="R. Okafor",
    )
    yield entry("dissociation", -10, dissociation)
    yield entry(
        "consciousness",
        -10,
        ScoreRecorded(scale="acvpu", version="acvpu-2017", result="A"),
    )
