"""The infusion as FHIR MedicationAdministrations: the whole, and each of its steps.

The whole carries the total; a step is a part of it and carries a rate alone, so that
no dose is counted twice.
"""

from datetime import datetime

from monitor.chart.kinds import InfusionRecorded
from monitor.reports.fhir import codes
from monitor.reports.fhir.elements import (
    Element,
    amount,
    coding,
    concept,
    element,
    flag,
    note,
    period,
    quantity,
    reference,
    resource,
)
from monitor.reports.fhir.source import Source
from monitor.reports.fhir.stretches import ERROR, Stretch
from monitor.reports.versions import VersionOut

_ENDS = ("stopped", "completed")
_STATUS = {"paused": "on-hold", "stopped": "stopped", "completed": "completed"}


def infusion(source: Source) -> list[Element]:
    """The infusion as a whole; none where none was ever started.

    Where the start was struck out it is in error, so that whoever has it learns that.
    """
    if not _has_whole(source):
        return []
    steps = source.record.session.infusion
    start = next((s.at for s in steps if s.what == "started"), None)
    end = next((s for s in steps if s.what in _ENDS), None)
    stopped = None if end is None else end.at
    if start is None:
        return [_whole(source, ERROR, period(_struck_start(source), None), {})]
    last = end or steps[-1]
    status = _STATUS.get(last.what, "in-progress")
    return [_whole(source, status, period(start, stopped), _total(source))]


def _whole(source: Source, status: str, lasted: Element, dosage: Element) -> Element:
    return resource(
        "MedicationAdministration",
        source.own("infusion"),
        status=status,
        medicationCodeableConcept={"text": _drug(source)},
        subject=reference(source.patient),
        context=reference(source.encounter),
        effectivePeriod=lasted,
        dosage=dosage,
        extension=_doubt(source),
    )


def _struck_start(source: Source) -> datetime:
    """When it was last said to have been started."""
    return max(v.at for v in source.versions if _is_start(v))


def _is_start(version: VersionOut) -> bool:
    said = version.says
    return isinstance(said, InfusionRecorded) and said.step == "started"


def _drug(source: Source) -> str:
    ordered = source.record.session.doses
    return ordered[-1].drug if ordered else "Not recorded"


def _route(source: Source) -> str:
    ordered = source.record.session.doses
    return ordered[-1].route if ordered else ""


def _total(source: Source) -> Element:
    """Calculated from the rates and their times, as on the screen."""
    given = source.given
    route = _route(source)
    where = None if not route else concept(text=route)
    if given is None:
        return {}
    volume = "" if given.ml is None else f"{given.ml} mL, "
    return element(
        text=f"{volume}{given.mg} mg, calculated from the rates",
        route=where,
        dose=quantity(given.mg, "mg", "mg"),
        extension=amount("volume", given.ml, "mL"),
    )


def _doubt(source: Source) -> list[Element]:
    given = source.given
    return [
        *amount("at-most", None if given is None else given.at_most_mg, "mg"),
        *flag("contested", source.record.session.dose_in_conflict or None),
    ]


def administration(
    one: Stretch, source: Source, drug: str, status: str, **more: object
) -> Element:
    return resource(
        "MedicationAdministration",
        one.id,
        status=one.status(status),
        medicationCodeableConcept={"text": drug},
        subject=reference(source.patient),
        context=reference(source.encounter),
        performer=[{"actor": one.by}],
        **more,
    )


def step_of(
    one: Stretch, step: InfusionRecorded, source: Source, all_: list[Stretch]
) -> Element:
    rate, is_part = step.rate_ml_per_hour, _has_whole(source)
    runs = step.step not in _STATUS
    end = _next(one, all_) if one.is_in_force else None
    lasted = element(effectiveDateTime=one.first.at)
    if runs and end is not None:
        lasted = element(effectivePeriod=period(one.first.at, end))
    return administration(
        one,
        source,
        _drug(source),
        "in-progress" if runs and end is None else "completed",
        **lasted,
        partOf=[reference(source.own("infusion"))] if is_part else [],
        dosage=None
        if rate is None
        else {"rateQuantity": quantity(rate, "mL/h", "mL/h")},
        note=note(step.cause),
        extension=[
            {
                "url": f"{codes.EXTENSION}infusion-step",
                "valueCoding": coding(codes.STEP, step.step.replace(" ", "-")),
            },
            *amount("pump-volume", step.pump_ml, "mL"),
            *flag("contested", one.is_contested or None),
        ],
    )


def _has_whole(source: Source) -> bool:
    return any(_is_start(version) for version in source.versions)


def _next(one: Stretch, all_: list[Stretch]) -> datetime | None:
    """When the next step in force was made; None while this one lasts."""
    after = [
        other.first.at
        for other in all_
        if isinstance(other.content, InfusionRecorded)
        and other.is_in_force
        and other is not one
        and other.first.at >= one.first.at
    ]
    return min(after, default=None)
