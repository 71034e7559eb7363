"""The eyes-on-patient view: six numbers with their ages, and when the next is due."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.fields import FieldSpec
from monitor.chart.kinds import Priority
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from ui.views import dose_words, wording
from ui.views.breathing import breathed_with
from ui.views.ring import RingView, ring_view

NO_ROOM = "No room"
_SHOWN = 6
_NONE = "\N{EN DASH}"


class Numeral(Struct, frozen=True, kw_only=True):
    """A number to be read from across the room, with how old it is."""

    label: str
    value: str
    unit: str = ""
    age: str = ""
    is_stale: bool = False
    priority: Priority | None = None

    @property
    def spoken(self) -> str:
        alert = f"{self.priority} priority alert" if self.priority else ""
        parts = (f"{self.label} {self.value} {self.unit}".strip(), self.age, alert)
        return ", ".join(part for part in parts if part)


class EyesOnView(Struct, frozen=True, kw_only=True):
    """Whose bedside it is, how the dose stands, six numerals and the ring."""

    room: str = ""
    name: str = ""
    dose: str = ""
    pause: str = ""
    numerals: tuple[Numeral, ...]
    ring: RingView


class _Scene(Struct, frozen=True, kw_only=True):
    session: Session
    protocol: CareProtocol
    assessment: Assessment


def eyes_on_view(
    session: Session, protocol: CareProtocol, assessment: Assessment, name: str = ""
) -> EyesOnView:
    """``name`` is the patient's as the banner has it, so that privacy holds here."""
    scene = _Scene(session=session, protocol=protocol, assessment=assessment)
    zone, now = ZoneInfo(session.opened.zone), assessment.at
    charting = protocol.charting
    vitals = [
        _vital(scene, lane.fields, wording.spelled(lane.label))
        for lane in protocol.lanes
    ]
    scales = [_scale(scene, spec) for spec in charting.fields if spec.is_scale]
    numerals = tuple([*vitals, *scales][:_SHOWN])
    return EyesOnView(
        room=session.opened.room or NO_ROOM,
        name=name,
        dose=_dose(session, now),
        pause=wording.sentence(dose_words.paused(session.infusion, zone)),
        numerals=numerals,
        ring=ring_view(session, protocol, assessment),
    )


def _dose(session: Session, now: datetime) -> str:
    """How much was given; before the dose there is nothing to say."""
    told = dose_words.told(session, now)
    if not told or session.dose_started_at is None:
        return ""
    is_infused = session.dose is not None
    return told if is_infused else f"{told}, {dose_words.since(session, now)}"


def _last(scene: _Scene, field: str) -> ObservationSet | None:
    past = (s for s in scene.session.sets if s.observed_at <= scene.assessment.at)
    found = [s for s in past if s.value(field) is not None]
    return found[-1] if found else None


def _vital(scene: _Scene, fields: tuple[str, ...], label: str) -> Numeral:
    last = _last(scene, fields[0])
    if last is None:
        return Numeral(label=label, value=_NONE, age="no reading")
    values = [last.value(field) for field in fields]
    told = "/".join(_NONE if v is None else wording.as_charted(v) for v in values)
    spec = scene.protocol.charting.field(fields[0])
    on = breathed_with(scene.protocol, scene.session, spec, last)
    unit = f"{spec.unit}{on}"
    return _aged(scene, Numeral(label=label, value=told, unit=unit), fields, last)


def _scale(scene: _Scene, spec: FieldSpec) -> Numeral:
    last = _last(scene, spec.code)
    value = None if last is None else last.value(spec.code)
    if last is None or value is None:
        return Numeral(label=spec.label, value=_NONE, age="no reading")
    told = Numeral(
        label=spec.label, value=wording.as_charted(value), unit=_word(spec, value)
    )
    return _aged(scene, told, (spec.code,), last)


def _word(spec: FieldSpec, value: Decimal) -> str:
    """What the digit means, or which end is worst; never "4 of 5" (ruling 6)."""
    if spec.word(value):
        return spec.word(value)
    worst = spec.lowest if spec.low_is_worse else spec.highest
    return f"({wording.number(worst)} is worst)"


def _aged(
    scene: _Scene, numeral: Numeral, fields: tuple[str, ...], last: ObservationSet
) -> Numeral:
    age = scene.assessment.age(fields[0])
    return Numeral(
        label=numeral.label,
        value=numeral.value,
        unit=numeral.unit,
        age=wording.old(last.observed_at, scene.assessment.at),
        is_stale=age is not None and age.is_stale,
        priority=_priority(scene, fields),
    )


def _priority(scene: _Scene, fields: tuple[str, ...]) -> Priority | None:
    for parameter in scene.protocol.parameters:
        if set(fields) & set(parameter.fields):
            card = scene.assessment.card(parameter.id)
            if card is not None and not card.is_latched:
                return card.priority
    return None
