"""How a scripted session begins: the patient, the weight, the dose and its working."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from monitor.chart.dosing import Bag, dose_mg, rate_ml_per_hour
from monitor.chart.kinds import (
    Allergies,
    DoseOrdered,
    OxygenRecorded,
    PatientDetails,
    WeightRecorded,
)
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import infusion_of
from monitor.simulation.script import ChartFact, Open, ScriptedStep


class Prelude(Struct, frozen=True, kw_only=True):
    """What is charted before any set; minutes are from the start of the dose.

    ``is_older``: from 50 years, or with hypertension.
    """

    patient: PatientDetails
    weight: WeightRecorded
    dose: DoseOrdered
    opened_minute: float = -20
    cleared_minute: float = -1
    is_older: bool = False


ALEX = PatientDetails(
    identifier="T-0001",
    family="Demo",
    given="Alex",
    born=date(1981, 3, 14),
    sex="not known",
    allergies=Allergies(state="none known"),
)
ROBIN = PatientDetails(
    identifier="T-0002",
    family="Example",
    given="Robin",
    title="Ms",
    born=date(1984, 9, 2),
    sex="female",
    allergies=Allergies(state="known", items=("latex",)),
)


def prelude_of(patient: PatientDetails, kg: Decimal, protocol: CareProtocol) -> Prelude:
    """The dose of the protocol for that weight, from the first bag that holds it."""
    dose = infusion_of(protocol.dose)
    mg = dose_mg(kg, dose.mg_per_kg)
    ml = next(ml for ml in dose.bag_ml if ml * dose.mg_per_ml >= mg)
    bag = Bag(stock_mg_per_ml=dose.stock_mg_per_ml[0], ml=ml, mg=ml * dose.mg_per_ml)
    infuse_ml = bag.ml_holding(mg)
    return Prelude(
        patient=patient,
        weight=WeightRecorded(kg=kg, typed=str(kg), typed_unit="kg"),
        dose=DoseOrdered(
            drug=protocol.drug,
            route=protocol.route,
            ordered_by="Dr Meyer",
            weight_kg=kg,
            mg_per_kg=dose.mg_per_kg,
            mg=mg,
            stock_mg_per_ml=bag.stock_mg_per_ml,
            bag_ml=bag.ml,
            bag_mg=bag.mg,
            mg_per_ml=bag.mg_per_ml,
            infuse_ml=infuse_ml,
            remain_ml=bag.ml - infuse_ml,
            minutes=dose.minutes,
            rate_ml_per_hour=rate_ml_per_hour(infuse_ml, dose.minutes),
        ),
    )


def opening_steps(prelude: Prelude) -> tuple[ScriptedStep, ...]:
    minute = prelude.opened_minute
    return tuple(
        ScriptedStep(at_minute=minute, recorded_minute=minute, deed=deed)
        for deed in (
            Open(),
            ChartFact(prelude.weight),
            ChartFact(prelude.dose),
            ChartFact(OxygenRecorded(litres_per_minute=None)),
        )
    )
