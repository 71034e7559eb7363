"""What an amendment changed, field by field: nothing of what stood before is lost."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import fields

from monitor.chart.kinds import (
    Answer,
    AnyKind,
    DoseChecked,
    EffectRecorded,
    ScoreRecorded,
    TreatmentGiven,
)
from monitor.chart.texts import with_marks
from ui.views import wording
from ui.views.amended_fields import ORDERS, label_of, name_of
from ui.views.score_words import scale_name
from ui.views.timeline_facts import effect_label
from ui.views.timeline_row import Change, Ledger
from ui.views.unchecked import is_unchecked

_NOTHING = "\N{EN DASH}"


def changes(before: AnyKind, after: AnyKind, ledger: Ledger) -> tuple[Change, ...]:
    """One for each field that differs; one of the whole where the kind does."""
    if type(before) is not type(after):
        return (Change("", name_of(before), name_of(after)),)
    return tuple(_changed(before, after, ledger))


def is_told_by_field(payload: AnyKind, ledger: Ledger) -> bool:
    """Not while a second person has yet to come to the figures alone (ruling 31)."""
    is_figured = isinstance(payload, (*ORDERS, DoseChecked))
    return not (is_figured and is_unchecked(ledger.session))


def what_was_amended(payload: AnyKind, ledger: Ledger) -> str:
    """``Dizziness``, ``ondansetron``, ``waste``: before what changed of it."""
    match payload:
        case EffectRecorded(code=code):
            return effect_label(code, ledger)
        case TreatmentGiven(drug=drug) if drug:
            return drug
        case ScoreRecorded():
            return scale_name(payload)
        case _:
            return name_of(payload)


def unsaid(payload: AnyKind, words: str, ledger: Ledger) -> tuple[str, ...]:
    """``serious yes``: each field that has a value which the words do not tell."""
    told = []
    for field in fields(payload):
        value = getattr(payload, field.name)
        label, unit = label_of(payload, field.name)
        text = _told(field.name, value, unit, ledger)
        if text not in (_NOTHING, "no") and text not in words:
            told.append(f"{label} {text}".strip())
    return tuple(told)


def _changed(before: AnyKind, after: AnyKind, ledger: Ledger) -> Iterable[Change]:
    for field in fields(before):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if was == now:
            continue
        label, unit = label_of(before, field.name)
        if isinstance(was, tuple) and isinstance(now, tuple) and field.name != "items":
            # Of a long list only what is not in both.
            was, now = (
                tuple(one for one in some if one not in others)
                for some, others in ((was, now), (now, was))
            )
        told = (_told(field.name, value, unit, ledger) for value in (was, now))
        yield Change(label, *told)


def _told(name: str, value: object, unit: str, ledger: Ledger) -> str:  # noqa: C901, PLR0911, PLR0912  a line each
    match value:
        case None | "" | ():
            return _NOTHING
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return wording.amount(value, unit) if unit else wording.as_charted(value)
        case int():
            grade = _grade(value, ledger) if name == "grade" else unit
            return f"{value} {grade}".rstrip()
        case datetime():
            return _moment(value, ledger)
        case date():
            return wording.day(value)
        case str():
            told = effect_label(value, ledger) if name == "code" else value
            return " ".join(with_marks(told).split())
        case UUID():
            return _fact(value, ledger)
        case tuple():
            return ", ".join(_told("", one, "", ledger) for one in value)
        case Answer():
            return f"{value.ask} {value.value}"
        case Struct():
            return _parts(value, ledger)
        case _:
            return str(value)


def _grade(grade: int, ledger: Ledger) -> str:
    labels = {known.grade: known.label for known in ledger.protocol.grades}
    return labels.get(grade, "").lower()


def _moment(at: datetime, ledger: Ledger) -> str:
    """With the day where that is not the day of the session."""
    on = wording.local_day(at, ledger.zone)
    opened = wording.local_day(ledger.session.opened_at, ledger.zone)
    clock = ledger.clock(at)
    return clock if on == opened else f"{wording.day(on)} {clock}"


def _fact(id_: UUID, ledger: Ledger) -> str:
    """``Dizziness of 13:36``, ``entry of 13:36``."""
    fact = ledger.session.fact(id_)
    if fact is None:
        return f"entry {str(id_)[:8]}"
    payload, what = fact.payload, "entry"
    if isinstance(payload, EffectRecorded | ScoreRecorded):
        what = what_was_amended(payload, ledger)
    return f"{what} of {_moment(fact.effective_at, ledger)}"


def _parts(value: Struct, ledger: Ledger) -> str:
    """``where Ward 4, taken over by Dr Lee``; of what is on paper, by whom."""
    told = (
        (name, _told(name, getattr(value, name), "", ledger))
        for name in value.__struct_fields__
    )
    kind = value.__struct_config__.tag or ""
    parts = [f"{name.replace('_', ' ')} {text}" for name, text in told]
    return " ".join(part for part in (str(kind), ", ".join(parts)) if part)
