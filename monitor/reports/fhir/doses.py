"""What was given, as FHIR MedicationAdministrations, each in its versions."""

from collections.abc import Mapping

from monitor.chart.kinds import DoseGiven, InfusionRecorded, TreatmentGiven
from monitor.reports.amounts import UCUM, typed_amount
from monitor.reports.fhir import codes
from monitor.reports.fhir.elements import (
    Element,
    coding,
    concept,
    element,
    flag,
    note,
    quantity,
    words,
)
from monitor.reports.fhir.infusion import administration, step_of
from monitor.reports.fhir.source import Source
from monitor.reports.fhir.stretches import Stretch, stretches
from monitor.reports.versions import VersionOut

_Given = DoseGiven | InfusionRecorded | TreatmentGiven


def doses(source: Source) -> list[tuple[Stretch, Element]]:
    """Single doses, treatments and the steps of an infusion."""
    found = stretches(source.versions, _whole)
    return [(one, _administration(one, source, found)) for one in found]


def _whole(version: VersionOut) -> Mapping[str, object]:
    return {"given": version.says} if isinstance(version.says, _Given) else {}


def _administration(one: Stretch, source: Source, all_: list[Stretch]) -> Element:
    match one.content:
        case DoseGiven() as given:
            return _dose(one, given, source)
        case InfusionRecorded() as step:
            return step_of(one, step, source, all_)
        case TreatmentGiven() as treated:
            return _treatment(one, treated, source)
        case other:
            raise TypeError(other)


def _dose(one: Stretch, given: DoseGiven, source: Source) -> Element:
    dosage = element(
        route=concept(text=given.route) if given.route else None,
        site=concept(text=given.site) if given.site else None,
        dose=quantity(given.mg, "mg", "mg"),
    )
    number = given.device
    device = [] if number is None else words("device", str(number))
    return administration(
        one,
        source,
        given.drug,
        "completed",
        effectiveDateTime=one.first.at,
        dosage=dosage,
        extension=[*device, *flag("contested", one.is_contested or None)],
    )


def _amount(dose: str) -> Element:
    """What a dose typed in words comes to, where it is a number with a known unit."""
    found = typed_amount(dose)
    if found is None:
        return {}
    value, unit = found
    return quantity(value, unit, UCUM[unit])


def _treatment(one: Stretch, treated: TreatmentGiven, source: Source) -> Element:
    dose = _amount(treated.dose)
    route = concept(text=treated.route) if treated.route else None
    dosage = element(text=treated.dose, route=route, dose=dose)
    return administration(
        one,
        source,
        treated.drug,
        "completed",
        effectiveDateTime=one.first.at,
        category=concept(coding(codes.FIELD, "treatment", "Treatment for an effect")),
        # A dosage without an amount is none (mad-1).
        dosage=dosage if dose else None,
        note=note(treated.response),
        extension=[
            *words("dose", treated.dose),
            *words("route", treated.route),
            *words("ordered-by", treated.ordered_by),
            *flag("verbal-order-read-back", treated.verbal_order_read_back),
        ],
    )
