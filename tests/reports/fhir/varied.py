"""Sessions that differ in what a FHIR export has to tell of them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from monitor.chart.commands import ClearStart
from monitor.chart.kinds import (
    AnyKind,
    DoseDoubtful,
    DoseGiven,
    EffectEnded,
    EffectRecorded,
    InfusionRecorded,
    InfusionStep,
    NotDone,
    NoteRecorded,
    ObservationsRecorded,
    Order,
    OxygenRecorded,
    Reading,
    ScoreRecorded,
    Subscore,
    Transcribed,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.charting.reads import SessionRead
from monitor.reports.fhir.source import Source, source_of
from tests.charting.clinic import CALM, FIELDS, Clinic, observed
from tests.charting.signed import FIRST, signed_ward
from tests.charting.standing import who
from tests.desk import WEIGHT
from tests.dosing import DEVICES, INJECTION, ORAL, device
from tests.protocol.shipped import shipped_text
from tests.reports.exported import amend, retract, set_at

SECOND = "128/76 74 97 15 4 3 1 0"


def completed() -> Clinic:
    """An infusion whose rate was changed once."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    clinic.chart(15, _step("rate changed", "45.5"))
    clinic.chart(20, SECOND)
    clinic.chart(40, InfusionRecorded(step="completed", pump_ml=Decimal("31.8")))
    return clinic


def paused() -> Clinic:
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    clinic.chart(12, InfusionRecorded(step="paused", cause="panic"))
    clinic.chart(16, _step("resumed", "30"))
    return clinic


def stopped_early() -> Clinic:
    clinic = Clinic().start()
    clinic.chart(8, EffectRecorded(code="ASKSTOP", grade=2, mode="observed"))
    clinic.chart(9, WasteRecorded(ml=Decimal("26.5"), witness="W. Witness"))
    clinic.close(10)
    return clinic


def amended() -> Clinic:
    """One value twice, back to what it was; and the note, and a step."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    slip = NoteRecorded(text="Clam")
    clinic.chart(11, slip)
    for line in ("181/72 70 98 14 5 0 1 0", CALM):
        amend(clinic, set_at(clinic, 10), observed(line, "confirmed"), "typing slip")
    amend(clinic, _charted(clinic, slip), NoteRecorded(text="Calm"), "letters swapped")
    swapped = _step("rate changed", "54.5")
    clinic.chart(20, swapped)
    right = _step("rate changed", "45.5")
    amend(clinic, _charted(clinic, swapped), right, "digits swapped")
    return clinic


def retracted() -> Clinic:
    """A set and an effect that were another patient's."""
    clinic = Clinic().start()
    clinic.chart(10, SECOND)
    clinic.chart(11, EffectRecorded(code="HEAD", grade=3))
    retract(clinic, set_at(clinic, 10), "of the next room")
    (effect,) = clinic.read.session.effects
    retract(clinic, effect.id, "of the next room")
    clinic.chart(12, CALM)
    return clinic


def side_effects() -> Clinic:
    """One that ended, one whose end was struck out, one that is not there."""
    clinic = Clinic().start()
    clinic.chart(
        10,
        EffectRecorded(
            code="DIZZ", grade=2, related="probable", expected=True, action="lying down"
        ),
    )
    clinic.chart(12, EffectRecorded(code="NAUS", grade=1, serious=False))
    clinic.chart(13, EffectRecorded(code="VOM", grade=0, mode="asked"))
    dizzy, sick, _ = (effect.id for effect in clinic.read.session.effects)
    clinic.chart(20, EffectEnded(effect=dizzy, outcome="settled"))
    clinic.chart(22, EffectEnded(effect=sick))
    retract(clinic, _charted(clinic, EffectEnded(effect=sick)), "still there")
    amend(clinic, dizzy, EffectRecorded(code="DIZZ", grade=3), "graded anew")
    return clinic


def not_measured() -> Clinic:
    """Each reason once, in a set with how the rest was found."""
    clinic = Clinic().start()
    reasons: tuple[NotDone, ...] = (
        "refused",
        "refused",
        "asleep",
        "equipment",
        "not disturbed",
    )
    left_out = [
        Reading(field=field, not_done=why)
        for field, why in zip(FIELDS, reasons, strict=False)
    ]
    scored = [
        Reading(field="sedation", value=Decimal(4), mode="observed"),
        Reading(field="dissociation", not_done="other"),
        Reading(field="distress", value=Decimal(10), mode="asked"),
        Reading(field="nausea", value=Decimal(0), unchanged=True, mode="asked"),
    ]
    clinic.chart(10, ObservationsRecorded(readings=(*left_out, *scored)))
    return clinic


def injected() -> Clinic:
    clinic = _single("im_sc", INJECTION)
    clinic.chart(0, DoseGiven(drug="ketamine", mg=INJECTION.mg, route="IM", site="L"))
    clinic.chart(15, CALM)
    return clinic


def sprayed() -> Clinic:
    """Three devices, of which the third was charted at a time when it was not given."""
    clinic = _single("in_esketamine", DEVICES)
    for minute, number in ((0, 1), (5, 2), (10, 3)):
        clinic.chart(minute, device(number))
    retract(clinic, _charted(clinic, device(3)), "later than that")
    clinic.chart(14, device(3))
    clinic.chart(40, CALM)
    return clinic


def swallowed() -> Clinic:
    """With everything else that is charted beside a dose, and not closed."""
    clinic = _single("po_sl", ORAL)
    clinic.chart(0, DoseGiven(drug="ketamine", mg=ORAL.mg, route="PO"))
    clinic.chart(5, OxygenRecorded(litres_per_minute=Decimal("2.5")))
    clinic.chart(9, OxygenRecorded(litres_per_minute=None))
    clinic.chart(12, DoseDoubtful(cause="partly lost", at_most_mg=Decimal("60.5")))
    clinic.chart(
        14,
        TreatmentGiven(
            drug="ondansetron",
            dose="4 mg",
            route="IV",
            ordered_by="Dr Meyer",
            verbal_order_read_back=True,
            response="settled",
        ),
    )
    for score in _scores():
        clinic.chart(20, score)
    return clinic


def half_a_pressure() -> Clinic:
    """A pair of which the diastolic value alone was questioned."""
    clinic = Clinic().start()
    upper = Reading(field="sbp", value=Decimal(130))
    lower = Reading(field="dbp", value=Decimal(112), challenge="confirmed")
    clinic.chart(20, ObservationsRecorded(readings=(upper, lower)))
    return clinic


def refuted() -> Clinic:
    """Not there when it was asked for, and ended; and graded so once it had ended."""
    clinic = Clinic().start()
    clinic.chart(10, EffectRecorded(code="VOM", grade=0, mode="asked"))
    clinic.chart(11, EffectRecorded(code="DIZZ", grade=2))
    for effect in clinic.read.session.effects:
        clinic.chart(20, EffectEnded(effect=effect.id))
    dizzy = next(e.id for e in clinic.read.session.effects if e.code == "DIZZ")
    amend(clinic, dizzy, EffectRecorded(code="DIZZ", grade=0), "was not")
    return clinic


def start_in_error() -> Clinic:
    """The start was another room's."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    start = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
    retract(clinic, _charted(clinic, start), "of the next room")
    return clinic


def from_paper() -> Clinic:
    """A set and a note, and the set put right by somebody who had no paper."""
    clinic = Clinic().start()
    paper = Transcribed(observed_by="N. Paperwriter")
    clinic.chart(12, replace(observed(SECOND), transcribed=paper))
    clinic.chart(13, NoteRecorded(text="Asleep", transcribed=Transcribed()))
    amend(clinic, set_at(clinic, 12), observed(CALM), "misread")
    return clinic


class _Known(NamedTuple):
    """A session whose record is not there any more."""

    read: SessionRead


def signed() -> _Known:
    """By the nurse, and by a supervisor after that."""
    with TemporaryDirectory() as folder, signed_ward(Path(folder) / "record") as ward:
        ward.signed_by_both()
        read = ward.recorder.session(FIRST, by=who("supervisor"))
        assert isinstance(read, SessionRead)
        return _Known(read)


VARIED: dict[str, Callable[[], Clinic | _Known]] = {
    made.__name__: made
    for made in (
        completed,
        paused,
        stopped_early,
        amended,
        retracted,
        side_effects,
        not_measured,
        injected,
        sprayed,
        swallowed,
        half_a_pressure,
        refuted,
        start_in_error,
        from_paper,
        signed,
    )
}


@cache
def varied(name: str) -> Source:
    """The session of that name, charted once: nothing in it changes any more."""
    return source_of(VARIED[name]().read, "A. Okafor RN", "0.1.0")


def _scores() -> Iterator[ScoreRecorded]:
    items = (1, 0, 2, 3, 1, 0, 0, 1, 0)
    yield ScoreRecorded(scale="phq9", version="phq9-en-US", items=items, total=8)
    yield ScoreRecorded(
        scale="gad7", version="gad7-en-US", items=(1, 1, None, 0, 0, 2, 0)
    )
    yield ScoreRecorded(scale="acvpu", version="acvpu-2017", result="A")
    yield ScoreRecorded(
        scale="cadss",
        version="cadss-23",
        total=12,
        subscores=(Subscore(part="amnesia", value=2),),
        administered_by="A. Okafor RN",
    )


def _charted(clinic: Clinic, fact: AnyKind) -> UUID:
    (id_,) = (f.id for f in clinic.read.session.facts if f.payload == fact)
    return id_


def _step(step: InfusionStep, rate: str) -> InfusionRecorded:
    return InfusionRecorded(step=step, rate_ml_per_hour=Decimal(rate))


def _single(protocol: str, order: Order) -> Clinic:
    """Ready for a dose that is no infusion, under the protocol that ships for it."""
    clinic = Clinic(texts=(shipped_text(protocol),)).open()
    clinic.chart(-20, WEIGHT)
    clinic.order(order)
    for minute in (-14, -9, -4):
        clinic.chart(minute, CALM)
    clinic.move_to(-1)
    clinic.answer_checks()
    clinic.charted(
        ClearStart(
            id=clinic.mint(), stream_id=clinic.session_id, at=clinic.steady.now()
        )
    )
    return clinic
