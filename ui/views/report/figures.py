"""The six figures at the head of a report, each with where it comes from."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from monitor.chart.given import given
from monitor.chart.observations import ObservationSet
from ui.views import dose_words, wording
from ui.views.labelled import breathed_in
from ui.views.report.blocks import Figure, Figures
from ui.views.report.scene import Scene
from ui.views.report.sentence import since_dose
from ui.views.unchecked import UNCHECKED, is_unchecked, told_course

_NONE = "not charted"
_DISSOCIATION, _SEDATION, _SPO2 = "dissociation", "sedation", "spo2"
_DASH = "\N{EN DASH}"
Found = tuple[ObservationSet, Decimal]


def six_figures(scene: Scene) -> Figures:
    """What of them was never charted says so."""
    return Figures(
        (
            _dose(scene),
            _pressure(scene),
            _saturation(scene),
            _scale(scene, _DISSOCIATION, "Dissociation peak", max),
            _scale(scene, _SEDATION, "Responsiveness", min),
            _ready(scene),
        )
    )


def _dose(scene: Scene) -> Figure:
    session, at = scene.session, scene.read.at
    found = given(session, at)
    if found is None or session.dose_started_at is None:
        return Figure("Dose", _DASH, "no dose given")
    if is_unchecked(session):
        return Figure("Dose", _DASH, UNCHECKED)
    told = wording.amount(found.most_told_mg, "mg")
    note = dose_words.note(session, at).removeprefix("given, ")
    course = told_course(session)
    parts = [p for p in (course, "at most" if found.is_uncertain else "", note) if p]
    return Figure("Dose", told, ", ".join(parts))


def _pressure(scene: Scene) -> Figure:
    pair = scene.protocol.charting.pressure
    found = _of(scene, pair.upper)
    name = f"Peak {pair.label}"
    if not found:
        return Figure(name, _DASH, _NONE)
    observed, upper = max(found, key=lambda one: one[1])
    lower = observed.value(pair.lower)
    value = wording.as_charted(upper)
    if lower is not None:
        value = f"{value}/{wording.as_charted(lower)}"
    return Figure(name, value, _rise(scene, pair.upper, upper))


def _rise(scene: Scene, field: str, value: Decimal) -> str:
    """``up 64 (54 %)`` from the baseline."""
    for baseline in scene.read.assessment.baselines:
        if baseline.field == field and baseline.median:
            by = value - baseline.median
            share = abs(by) * 100 / baseline.median
            percent = wording.amount(share.quantize(Decimal(1), ROUND_HALF_UP), "%")
            return f"{wording.change(by)} ({percent})" if by else wording.change(by)
    return "no baseline"


def _saturation(scene: Scene) -> Figure:
    found = _of(scene, _SPO2)
    name = "SpO₂ lowest"
    if not found:
        return Figure(name, _DASH, _NONE)
    observed, value = min(found, key=lambda one: one[1])
    spec = scene.protocol.charting.field(_SPO2)
    on = breathed_in(scene.read, spec, observed)
    note = f"at {scene.minute(observed.observed_at)}{on}"
    return Figure(name, f"{wording.as_charted(value)} {spec.unit}", note)


def _scale(scene: Scene, field: str, name: str, worst: Callable[..., Found]) -> Figure:
    found = _of(scene, field)
    specs = [s for s in scene.protocol.charting.fields if s.code == field]
    if not found or not specs:
        return Figure(name, _DASH, _NONE)
    observed, value = worst(found, key=lambda one: one[1])
    (spec,) = specs
    number = wording.number(value)
    # A digit of responsiveness has its word: it counts the other way (ruling 6).
    told = (
        f"{number} {spec.word(value)}"
        if spec.low_is_worse
        else f"{number} of {spec.highest}"
    )
    lowest = "lowest, " if spec.low_is_worse else ""
    note = f"{lowest}at {scene.minute(observed.observed_at)}"
    return Figure(name, told.rstrip(), note)


def _ready(scene: Scene) -> Figure:
    closed = scene.session.closed
    name = "Time to ready"
    if closed is None:
        return Figure(name, _DASH, "session open")
    left = f"left {scene.clock(closed.left_at)}" if closed.left_at else ""
    if closed.ready_at is None:
        return Figure(name, _DASH, left or "not charted")
    return Figure(name, scene.minute(closed.ready_at), left)


def _of(scene: Scene, field: str) -> list[Found]:
    return [
        (observed, value)
        for observed in since_dose(scene)
        if (value := observed.value(field)) is not None
    ]
