"""What was charted of a session by spray, answer by answer as the REMS form asks."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from monitor.chart.effects import Effect
from monitor.chart.given import given
from monitor.chart.observations import ObservationSet
from monitor.reports.check_rows import check_rows
from ui.views import wording
from ui.views.report.scene import Scene

NOT_CHARTED = "not charted"
_MINUTE = timedelta(minutes=1)
AT_FORTY = timedelta(minutes=40)
WITHIN = timedelta(minutes=10)
"""How far from 40 min a pressure may lie and still be told as that one."""
LEAST = timedelta(hours=2)
"""The least time from the first device to leaving (US label)."""

_SEDATION, _DISSOCIATION = "sedation", "dissociation"
_EFFECTS = {_SEDATION: ("SED", "UNRESP"), _DISSOCIATION: ("DISS",)}
_BREATHING = ("DYSP", "RESP", "DESAT")
_START_LIMIT = "bp"
_MOST_EFFECTS = 8


class Asked(NamedTuple):
    """What the form asks, and what was charted of it."""

    asked: str
    charted: str


def doses(scene: Scene) -> Iterator[Asked]:
    session = scene.session
    order = session.order
    found = given(session, scene.read.at)
    told = NOT_CHARTED if found is None else wording.amount(found.most_told_mg, "mg")
    if found is not None and found.is_uncertain:
        told = f"at most {told}, uncertain"
    times = ", ".join(scene.clock(one.at) for one in session.doses)
    count = wording.counted(len(session.doses), "device")
    ordered = "" if order is None else f", {wording.amount(order.mg, 'mg')} ordered"
    prepared = session.dosing.prepared
    yield Asked("Date", wording.day(scene.day))
    yield Asked("Dose given", f"{told}{ordered}")
    yield Asked("Devices", f"{count}, at {times}" if times else NOT_CHARTED)
    yield Asked("Lot", NOT_CHARTED if prepared is None else prepared.lot)


def pressures(scene: Scene) -> Iterator[Asked]:
    """Before the dose, at 40 min from the first device, and before leaving."""
    start = _start(scene)
    with_pressure = [s for s in scene.session.sets if _pressure(s, scene)]
    before = [s for s in with_pressure if s.observed_at <= start]
    after = [s for s in with_pressure if s.observed_at > start]
    near = [s for s in after if abs(s.observed_at - start - AT_FORTY) <= WITHIN]
    at_forty = min(
        near, key=lambda s: abs(s.observed_at - start - AT_FORTY), default=None
    )
    last = after[-1] if after else None
    unit = scene.protocol.charting.field(scene.protocol.charting.pressure.upper).unit
    for asked, found in (
        ("BP before the dose", before[-1] if before else None),
        ("BP at 40min from the first device", at_forty),
        ("BP before leaving", last),
    ):
        told = NOT_CHARTED
        if found is not None:
            told = f"{_pressure(found, scene)} {unit} at {_when(found, scene)}"
        yield Asked(asked, told)
    yield Asked(
        "In an acceptable range before the dose, and before leaving",
        _checked(scene),
    )


def after_dose(scene: Scene) -> Iterator[Asked]:
    """Whether it was there, by the scale and by the effects that were charted."""
    yield Asked("Sedation", _occurred(scene, _SEDATION, "Sedation", min, 5))
    yield Asked("Dissociation", _occurred(scene, _DISSOCIATION, "Dissociation", max, 0))
    yield Asked("Respiratory depression", _breathing(scene))


def leaving(scene: Scene) -> Iterator[Asked]:
    closed, start = scene.session.closed, _start(scene)
    left = None if closed is None else closed.left_at
    ready = None if closed is None else closed.ready_at
    watched = NOT_CHARTED if left is None else _minutes(left - start)
    yield Asked("From the first device to the end of monitoring", watched)
    enough = NOT_CHARTED
    if left is not None:
        enough = "yes" if left - start >= LEAST else "no, less than 2hr"
    yield Asked("At least 2hr", enough)
    yield Asked(
        "Would have been ready to leave after",
        NOT_CHARTED if ready is None else _minutes(ready - start),
    )


def serious(scene: Scene) -> Iterator[Asked]:
    """Death, life-threatening, admission, disability, or important otherwise."""
    there = [e for e in scene.session.effects if e.grade > 0]
    grave = [_effect(e, scene) for e in there if e.serious]
    unsaid = sum(e.serious is None for e in there)
    told = "; ".join(grave) or "none charted as serious"
    if unsaid:
        told += f"; of {wording.counted(unsaid, 'effect')} nobody said whether it was"
    yield Asked("Serious adverse events", told)
    others = [_effect(e, scene) for e in there if not e.serious]
    yield Asked("Other effects", "; ".join(_first(others)) or "none charted")


def _first(effects: list[str]) -> list[str]:
    """The page is one: what is not serious is counted where there is much of it."""
    more = len(effects) - _MOST_EFFECTS
    if more <= 0:
        return effects
    return [*effects[:_MOST_EFFECTS], f"{more} more in the report"]


def _start(scene: Scene) -> datetime:
    start = scene.session.dose_started_at
    if start is None:
        raise ValueError("No dose was charted in this session.")
    return start


def _when(found: ObservationSet, scene: Scene) -> str:
    """``14:06, 40min``: by the clock, and from the first device."""
    at, start = found.observed_at, _start(scene)
    clock = scene.clock(at)
    return clock if at <= start else f"{clock}, {_minutes(at - start)}"


def _minutes(length: timedelta) -> str:
    return f"{length // _MINUTE}min"


def _pressure(observed: ObservationSet, scene: Scene) -> str:
    pair = scene.protocol.charting.pressure
    upper, lower = observed.value(pair.upper), observed.value(pair.lower)
    if upper is None or lower is None:
        return ""
    return f"{wording.as_charted(upper)}/{wording.as_charted(lower)}"


def _checked(scene: Scene) -> str:
    """The check of the protocol before the dose; the other is for a person to say."""
    checks = check_rows(scene.protocol, scene.session, scene.read.at)
    told = next((c.state for c in checks if c.gate == _START_LIMIT), NOT_CHARTED)
    return f"before: check of the start limit {told}; before leaving: to be confirmed"


def _occurred(
    scene: Scene,
    field: str,
    label: str,
    worst: Callable[..., Decimal],
    none: int,
) -> str:
    """``yes, 4 lethargic at 14:06, 40min``; the scale's worst, then the effects."""
    charted = _since(scene)
    found = [(s, v) for s in charted if (v := s.value(field)) is not None]
    parts = [_effect(e, scene) for e in _of(scene, _EFFECTS[field])]
    if not found:
        return "; ".join(["yes", *parts]) if parts else f"{label.lower()} not scored"
    value = worst(v for _, v in found)
    at = next(s for s, v in found if v == value)
    told = f"{_scored(scene, field, value)} at {_when(at, scene)}"
    if value == none and not parts:
        return f"no, {told}"
    return "; ".join([f"yes, {told}", *parts])


def _scored(scene: Scene, field: str, value: Decimal) -> str:
    """A digit of responsiveness has its word: it counts the other way (ruling 6)."""
    spec = scene.protocol.charting.field(field)
    if spec.low_is_worse:
        return f"{wording.number(value)} {spec.word(value)}".rstrip()
    return f"{wording.number(value)} of {wording.number(spec.highest)}"


def _breathing(scene: Scene) -> str:
    """Rate and saturation at their lowest, for a person to say what that was."""
    parts = [_effect(e, scene) for e in _of(scene, _BREATHING)]
    for field in ("rr", "spo2"):
        values = [v for s in _since(scene) if (v := s.value(field)) is not None]
        if values:
            spec = scene.protocol.charting.field(field)
            low = wording.amount(min(values), spec.unit)
            parts.append(f"{wording.spelled(spec.short)} lowest {low}")
    return "; ".join(parts) or NOT_CHARTED


def _since(scene: Scene) -> list[ObservationSet]:
    start = _start(scene)
    return [s for s in scene.session.sets if s.observed_at > start]


def _of(scene: Scene, codes: Sequence[str]) -> list[Effect]:
    return [e for e in scene.session.effects if e.code in codes and e.grade > 0]


def _effect(effect: Effect, scene: Scene) -> str:
    label = scene.protocol.effect(effect.code).label
    until = "" if effect.ended is None else f" to {scene.clock(effect.ended)}"
    return f"{label}, grade {effect.grade}, {scene.clock(effect.onset)}{until}"
