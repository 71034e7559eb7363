"""Sessions as unlike each other as a clinic's are, charted through the recorder."""

from decimal import Decimal

from msgspec.structs import replace

from monitor.chart.commands import AcknowledgeAlert, ActOnAlert, ClearStart
from monitor.chart.entries import broke_glass
from monitor.chart.kinds import (
    Admitted,
    ClinicianCalled,
    DoseGiven,
    EffectRecorded,
    GateOverridden,
    InfusionRecorded,
    LimitChanged,
    NotDone,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
    SessionClosed,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.charting.reads import SessionRead
from tests.charting.clinic import CALM, HIGH, Clinic, observed
from tests.desk import WEIGHT
from tests.dosing import ORDERS, SingleForm, device, protocol_text
from tests.reports.exported import amend, retract, set_at

LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-Ødegård-Núñez"
NOTE = "First calm, then affable and offhand after the fifth office visit, slept"
LONG_NOTE = "affable and offhand\n" + "offhand and affable, " * 180 + "slept"
RATE = Decimal("51.3")


def infused(*, closes: bool = True) -> Clinic:
    """With a pause, two amendments, a set struck out, and all else that may happen."""
    clinic = Clinic().start()
    clinic.chart(10, observed("128/78 193 98 14 5 2 1 0", "unconfirmed"))
    amend(
        clinic, set_at(clinic, 10), observed("128/78 93 98 14 5 2 1 0"), "slip of key"
    )
    paused = InfusionRecorded(step="paused", cause="line check", pump_ml=Decimal("8.5"))
    clinic.chart(12, paused)
    clinic.chart(14, InfusionRecorded(step="resumed", rate_ml_per_hour=RATE))
    clinic.chart(20, HIGH)
    key = clinic.raised[-1].key
    acknowledge(clinic, 21)
    clinic.move_to(22)
    act = ActOnAlert(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.at(22),
        key=key,
        code=1,
        note="cuff moved to the left",
    )
    clinic.charted(act)
    called = ClinicianCalled(key=key, who="Dr Meyer", number="0300 555 0199")
    clinic.chart(23, called)
    clinic.chart(24, OxygenRecorded(litres_per_minute=Decimal(2)))
    clinic.chart(25, observed("131/81 76 95 13 4 6 2 1", "confirmed"))
    clinic.chart(26, "144/81 77 94 13 4 6 2 1")
    retract(clinic, set_at(clinic, 26), "wrong wristband")
    clinic.chart(27, _left_out())
    _treat(clinic)
    limit = LimitChanged(
        rule="SBP-HIGH-2", limit=190, prescriber="Dr Meyer", reason="usual pressure"
    )
    clinic.chart(30, limit)
    clinic.chart(31, NoteRecorded(text=NOTE))
    clinic.chart(40, InfusionRecorded(step="stopped", cause="asked to"))
    clinic.chart(41, WasteRecorded(ml=Decimal("15.8"), witness="S. Lindqvist RN"))
    if closes:
        left = SessionClosed(
            ending="admitted", left_at=clinic.at(42), facts=Admitted(where="Ward 4")
        )
        clinic.chart(42, left)
    return clinic


def _treat(clinic: Clinic) -> None:
    effect = EffectRecorded(
        code="NAUS", grade=2, mode="asked", action="gave a bowl", related="probable"
    )
    clinic.chart(28, effect)
    given = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="IV",
        ordered_by="Dr Quist",
        verbal_order_read_back=True,
        response="settled after ten minutes",
    )
    clinic.chart(29, given)


def acknowledge(clinic: Clinic, minute: float) -> None:
    """The alert that was raised last."""
    clinic.move_to(minute)
    command = AcknowledgeAlert(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.at(minute),
        key=clinic.raised[-1].key,
    )
    clinic.charted(command)


def noted_at_length() -> Clinic:
    """A note as long as one can be."""
    clinic = Clinic().start()
    clinic.chart(5, NoteRecorded(text=LONG_NOTE))
    return clinic


def without(
    whole: ObservationsRecorded, field: str, why: NotDone
) -> ObservationsRecorded:
    """The same set, with a reason in place of that value."""
    return ObservationsRecorded(
        readings=tuple(
            Reading(field=field, not_done=why) if r.field == field else r
            for r in whole.readings
        )
    )


def _left_out() -> ObservationsRecorded:
    """Two values, and why there are no others."""
    return ObservationsRecorded(
        readings=(
            Reading(field="sbp", not_done="equipment"),
            Reading(field="dbp", not_done="equipment"),
            Reading(field="hr", value=Decimal(71)),
            Reading(field="spo2", value=Decimal(96)),
            Reading(field="distress", not_done="not disturbed"),
            Reading(field="sedation", value=Decimal(4), mode="observed"),
        )
    )


def single(form: SingleForm) -> Clinic:
    """One dose, or three devices, with a check that was overridden."""
    clinic = Clinic(texts=(protocol_text(form),)).open()
    clinic.chart(-20, WEIGHT)
    order = ORDERS[form]
    clinic.order(order)
    for minute in (-14, -9, -4):
        clinic.chart(minute, CALM)
    clinic.move_to(-2)
    clinic.answer_checks()
    clinic.move_to(-1)
    clinic.charted(
        ClearStart(id=clinic.mint(), stream_id=clinic.session_id, at=clinic.at(-1))
    )
    if form == "devices":
        for number, minute in ((1, 0), (2, 5), (3, 10)):
            clinic.chart(minute, device(number))
    else:
        clinic.chart(0, DoseGiven(drug=order.drug, mg=order.mg, route=order.route))
    clinic.chart(20, "131/81 76 95 13 4 6 2 1")
    return clinic


def overridden() -> Clinic:
    """A check let pass by a prescriber, and charted by somebody not signed in."""
    clinic = Clinic().open()
    clinic.chart(-20, WEIGHT)
    (protocol, *_) = clinic.recorder.protocols
    consent = next(gate for gate in protocol.gates if not gate.computed)
    passed = GateOverridden(
        gate=consent.id, prescriber="Dr Meyer", reason="signed on paper, seen by me"
    )
    clinic.charted(clinic.fact(passed))
    glass = broke_glass("J. Marsh RN", "password forgotten")
    clinic.charted(clinic.fact(NoteRecorded(text="arrived late")), glass)
    return clinic


def named_at_length() -> Clinic:
    clinic = Clinic()
    given, number = ("Zoë " * 12).strip(), f"T-0001/{'9' * 24}"
    long = {"family": LONG_NAME, "given": given, "identifier": number}
    clinic.charted(clinic.recording(**long))
    opening = clinic.opening()
    identity = replace(opening.identity, initials="ZW")
    clinic.charted(replace(opening, identity=identity))
    clinic.chart(-5, CALM)
    return clinic


def crowded(count: int) -> SessionRead:
    """A session of so many sets, a minute apart."""
    clinic = Clinic().start()
    for minute in range(1, count + 1):
        clinic.chart(minute, f"{110 + minute % 20}/72 70 98 14 5 0 1 0")
    return clinic.read
