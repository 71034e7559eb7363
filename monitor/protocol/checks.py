"""What must agree between the tables of a protocol, each fault by its key path."""

from collections import Counter
from collections.abc import Iterator, Sequence

from monitor.protocol.care_protocol import (
    OVERDUE,
    AlertSnooze,
    Lane,
    Oxygen,
    Parameter,
    Snooze,
)
from monitor.protocol.document import Document, FieldTable
from monitor.protocol.dose_faults import dose_faults, doubt_faults, order_faults
from monitor.protocol.emergency import emergency_faults
from monitor.protocol.escalation import escalation_faults
from monitor.protocol.faults import Fault
from monitor.protocol.gate_faults import gate_faults
from monitor.protocol.leave_faults import leave_faults
from monitor.protocol.quick import QuickGround, quick_faults
from monitor.protocol.report_table import report_faults
from monitor.protocol.review_table import review_faults
from monitor.protocol.rule_checks import rule_faults
from monitor.protocol.schedule_checks import fields_used, schedule_faults
from monitor.protocol.series import SPACING
from monitor.protocol.wording import wording_faults

_HOURS_PER_DAY = 24
_UNITS = frozenset({"mmHg", "/min", "%", "°C", "kg"})


def faults_between(document: Document, known: dict[str, frozenset[str]]) -> list[Fault]:
    """All that contradicts itself or refers to nothing.

    ``known`` are the ids and codes the text names by table, also of elements that
    are not sound themselves, so that one fault is not told twice.
    """
    return [
        *_duplicate_faults(document),
        *(f for field in document.field for f in _field_faults(field)),
        *_reference_faults(document, known["field"]),
        *_overdue_faults(known["parameter"]),
        *_series_faults(document, known["parameter"]),
        *rule_faults(document, known),
        *(f for p in document.parameter for f in _parameter_faults(p)),
        *(f for lane in document.lane for f in _lane_faults(lane, document)),
        *dose_faults(document.dose),
        *doubt_faults(document.rechecking, _read(document, known)),
        *_oxygen_faults(document.oxygen),
        *_before_faults(document),
        *schedule_faults(document),
        *escalation_faults(document.escalation),
        *emergency_faults(document.emergency),
        *quick_faults(document.quick, _quick_ground(document, known)),
        *gate_faults(document, known["field"]),
        *_snooze_faults("snooze", document.snooze),
        *_snooze_faults("alert_snooze", document.alert_snooze),
        *leave_faults(document, known["field"]),
        *report_faults(document.report),
        *review_faults(document.review, known["field"], known["effect"]),
    ]


def _quick_ground(document: Document, known: dict[str, frozenset[str]]) -> QuickGround:
    return QuickGround(
        effects=known["effect"], read=_read(document, known), dose=document.dose
    )


def _read(document: Document, known: dict[str, frozenset[str]]) -> frozenset[str]:
    """The parameters that have a field to be read."""
    return known["parameter"] - {p.id for p in document.parameter if not p.fields}


def _duplicate_faults(document: Document) -> Iterator[Fault]:
    named: dict[str, Sequence[object]] = {
        "field": [f.code for f in document.field],
        "parameter": [p.id for p in document.parameter],
        "rule": [r.id for r in document.rule],
        "action": [a.code for a in document.action],
        "grade": [g.grade for g in document.grade],
        "effect": [e.code for e in document.effect],
        "lane": [lane.id for lane in document.lane],
        "gate": [gate.id for gate in document.gate],
        "quick": [quick.id for quick in document.quick],
        "quick key": [quick.key for quick in document.quick],
        "effect key": [e.key for e in document.effect if e.key],
        "treatment key": [t.key for t in document.treatment],
    }
    for table, names in named.items():
        yield from _repeat_faults(table, names)


def _field_faults(field: FieldTable) -> Iterator[Fault]:
    path = f"field[{field.code}]"
    yield from order_faults(path, lowest=field.lowest, highest=field.highest)
    soft = {"soft_low": field.soft_low, "soft_high": field.soft_high}
    yield from order_faults(path, **{k: v for k, v in soft.items() if v is not None})
    for key, value in soft.items():
        if value is not None and not field.lowest <= value <= field.highest:
            yield Fault(f"{path}.{key}", f"{value} lies outside the hard range")
    if field.challenge_delta is not None and field.challenge_delta <= 0:
        yield Fault(f"{path}.challenge_delta", "must be above 0")
    if bool(field.scale) == bool(field.unit) or field.unit not in {"", *_UNITS}:
        yield Fault(f"{path}.unit", "a scale has no unit, a vital sign a known one")
    for anchor in field.anchors:
        if not field.lowest <= anchor.digit <= field.highest:
            yield Fault(f"{path}.anchors", f"{anchor.digit} lies outside the range")


def _reference_faults(document: Document, fields: frozenset[str]) -> Iterator[Fault]:
    used: dict[str, Sequence[str]] = {
        f"parameter[{p.id}].fields": p.fields for p in document.parameter
    }
    used |= {f"lane[{lane.id}].fields": lane.fields for lane in document.lane}
    if document.baseline is not None:
        used["baseline.fields"] = document.baseline.fields
    if document.schedule is not None:
        used |= fields_used(document.schedule)
    if document.pressure is not None:
        used["pressure.upper"] = (document.pressure.upper,)
        used["pressure.lower"] = (document.pressure.lower,)
    for path, codes in used.items():
        yield from (Fault(path, f"no field {c}") for c in codes if c not in fields)
        yield from _repeat_faults(path, codes)


def _repeat_faults(path: str, names: Sequence[object]) -> Iterator[Fault]:
    twice = [str(name) for name, count in Counter(names).items() if count > 1]
    yield from (Fault(path, f"{name} is there twice") for name in twice)


def _series_faults(document: Document, parameters: frozenset[str]) -> Iterator[Fault]:
    series = document.series
    if series is None:
        return
    if parameters and SPACING not in parameters:
        yield Fault("parameter", f"no parameter {SPACING}, which series needs")
    if series.least_hours_between > series.days_between * _HOURS_PER_DAY:
        yield Fault("series.least_hours_between", "is longer than days_between")


def _overdue_faults(parameters: frozenset[str]) -> Iterator[Fault]:
    if parameters and OVERDUE not in parameters:
        yield Fault("parameter", f"no parameter {OVERDUE}")


def _parameter_faults(parameter: Parameter) -> Iterator[Fault]:
    for key in ("repeat_medium_minutes", "repeat_high_minutes"):
        if getattr(parameter, key) is not None and not parameter.fields:
            yield Fault(f"parameter[{parameter.id}].{key}", "nothing can be read again")
    for priority, sentences in (
        ("low", parameter.low),
        ("medium", parameter.medium),
        ("high", parameter.high),
    ):
        path = f"parameter[{parameter.id}].{priority}"
        yield from (Fault(path, text) for text in wording_faults(sentences))


def _lane_faults(lane: Lane, document: Document) -> Iterator[Fault]:
    path = f"lane[{lane.id}]"
    if lane.lowest >= lane.highest:
        yield Fault(f"{path}.lowest", f"{lane.lowest} is not below highest")
    if not all(lane.lowest <= tick <= lane.highest for tick in lane.ticks):
        yield Fault(f"{path}.ticks", "a tick lies outside the lane")
    units = {f.unit for f in document.field if f.code in lane.fields}
    if units and units != {lane.unit}:
        yield Fault(f"{path}.unit", f"its fields are in {', '.join(sorted(units))}")


def _oxygen_faults(oxygen: Oxygen | None) -> Iterator[Fault]:
    if oxygen is None:
        return
    lowest, highest = oxygen.lowest_litres_per_minute, oxygen.highest_litres_per_minute
    if not 0 < lowest <= highest:
        yield Fault("oxygen.lowest_litres_per_minute", "must be above 0, below highest")


def _snooze_faults(table: str, snooze: Snooze | AlertSnooze | None) -> Iterator[Fault]:
    if snooze is None or snooze.most_minutes is None:
        return
    longest = max(snooze.minutes, default=0)
    yield from order_faults(table, minutes=longest, most_minutes=snooze.most_minutes)


def _before_faults(document: Document) -> Iterator[Fault]:
    baseline, pressure = document.baseline, document.pressure
    if baseline is not None:
        yield from order_faults(
            "baseline",
            apart_least_minutes=baseline.apart_least_minutes,
            apart_most_minutes=baseline.apart_most_minutes,
            fresh_minutes=baseline.fresh_minutes,
            within_minutes=baseline.within_minutes,
        )
    if pressure is not None:
        yield from order_faults(
            "pressure", narrowest=pressure.narrowest, widest=pressure.widest
        )
