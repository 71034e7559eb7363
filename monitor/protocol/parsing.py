"""``parse_protocol``: a text becomes a care protocol, or all its faults are named."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import TypeVar

from msgspec import structs

from monitor.chart.fields import Anchor, Charting, FieldSpec, PressurePair
from monitor.protocol.audit_table import UNSAID
from monitor.protocol.care_protocol import CareProtocol, Steadiness
from monitor.protocol.checks import faults_between
from monitor.protocol.document import OPTIONAL, Document, FieldTable, PressureTable
from monitor.protocol.doses import AnyDose, Dose, InjectionDose, form_of
from monitor.protocol.emergency import NO_TABLE
from monitor.protocol.faults import Fault, ProtocolFault
from monitor.protocol.shapes import read_keys
from monitor.protocol.toml_text import tables_of

P = TypeVar("P")


# A text is read once, whoever else asks: each takes some fifty milliseconds.
@lru_cache(maxsize=64)
def parse_protocol(text: str) -> CareProtocol:
    """The protocol of that exact text.

    Raises ProtocolFault with every fault, each by key path, or by line where the
    syntax is wrong: then nothing further can be told.
    """
    tables = tables_of(text)
    faults: list[Fault] = []
    parts = read_keys(Document, tables, "", faults)
    wanted = [f.name for f in structs.fields(Document) if f.name not in OPTIONAL]
    faults.extend(Fault(key, "missing") for key in wanted if key not in tables)
    document = Document(**parts)
    known = {key: _names(tables, key) for key in ("field", "parameter", "effect")}
    faults.extend(faults_between(document, known))
    if faults:
        raise ProtocolFault(tuple(dict.fromkeys(faults)))
    return _care_protocol(document, sha256(text.encode()).hexdigest())


def _names(tables: Mapping[str, object], key: str) -> frozenset[str]:
    """The ids and codes of a list of tables, sound or not."""
    elements = tables.get(key)
    if not isinstance(elements, list):
        return frozenset()
    return frozenset(
        name
        for element in elements
        if isinstance(element, dict)
        for name in (element.get("id"), element.get("code"))
        if isinstance(name, str)
    )


def _care_protocol(document: Document, sha: str) -> CareProtocol:
    return CareProtocol(
        id=document.id,
        version=document.version,
        title=document.title,
        sha256=sha,
        drug=document.drug,
        route=document.route,
        record_only=document.record_only,
        approval=_there(document.approval),
        charting=_charting(document),
        asked_at_closing=_there(document.charting).asked_at_closing,
        dose=_dose(document),
        oxygen=_there(document.oxygen),
        baseline=_there(document.baseline),
        schedule=_there(document.schedule),
        leaving=document.leaving,
        series=document.series,
        overdue=_there(document.overdue),
        snooze=_there(document.snooze),
        alert_snooze=document.alert_snooze,
        late_values=document.late_values,
        rechecking=_there(document.rechecking),
        steadiness=tuple(_steadiness(field) for field in document.field),
        parameters=document.parameter,
        rules=document.rule,
        actions=document.action,
        grades=document.grade,
        effects=document.effect,
        treatments=document.treatment,
        lanes=document.lane,
        escalation=document.escalation,
        gates=document.gate,
        hold=document.hold,
        quick=document.quick,
        emergency=document.emergency or NO_TABLE,
        review=document.review,
        reports=document.report,
        audit=document.audit or UNSAID,
    )


def _there(part: P | None) -> P:
    """A part that was found sound before."""
    if part is None:
        raise ProtocolFault((Fault("", "a table is missing"),))
    return part


def _dose(document: Document) -> AnyDose:
    if document.dose is None:
        raise ProtocolFault((Fault("dose", "missing"),))
    return document.dose


def _charting(document: Document) -> Charting:
    times, baseline = _there(document.charting), _there(document.baseline)
    dose = _dose(document)
    return Charting(
        fields=tuple(_field(field) for field in document.field),
        pressure=_pressure(_there(document.pressure)),
        late_after=timedelta(minutes=times.late_after_minutes),
        old_draft_after=timedelta(minutes=times.old_draft_after_minutes),
        correct_within=timedelta(minutes=times.correct_within_minutes),
        baseline_within=timedelta(minutes=baseline.within_minutes),
        baseline_fresh=timedelta(minutes=baseline.fresh_minutes),
        weight_kg=(dose.weight_lowest_kg, dose.weight_highest_kg),
        form=form_of(dose),
        rate_highest_ml_per_hour=_rate_highest(dose),
        ordered_within_percent=_ordered_within(dose),
        snooze_minutes=_there(document.snooze).minutes,
        action_codes=tuple(action.code for action in document.action),
        effect_codes=tuple(effect.code for effect in document.effect),
        source=times.source,
    )


def _rate_highest(dose: AnyDose) -> Decimal:
    return dose.rate_highest_ml_per_hour if isinstance(dose, Dose) else Decimal(0)


def _ordered_within(dose: AnyDose) -> int:
    if isinstance(dose, Dose | InjectionDose):
        return dose.ordered_percent_ask_within or 0
    return 0


def _field(field: FieldTable) -> FieldSpec:
    return FieldSpec(
        code=field.code,
        label=field.label,
        short=field.short,
        unit=field.unit,
        lowest=field.lowest,
        highest=field.highest,
        decimals=field.decimals,
        challenge_delta=field.challenge_delta,
        soft_low=field.soft_low,
        soft_high=field.soft_high,
        scale=field.scale,
        anchors=tuple(Anchor(a.digit, a.text, a.word) for a in field.anchors),
        low_is_worse=field.low_is_worse,
        undisturbed=field.undisturbed,
        source=field.source,
    )


def _steadiness(field: FieldTable) -> Steadiness:
    return Steadiness(field=field.code, step=field.step, margin=field.margin)


def _pressure(pressure: PressureTable) -> PressurePair:
    return PressurePair(
        upper=pressure.upper,
        lower=pressure.lower,
        label=pressure.label,
        narrowest=Decimal(pressure.narrowest),
        widest=Decimal(pressure.widest),
        source=pressure.source,
    )
