"""One synthetic session of ketamine 0.5 mg/kg over 40min, the same for a seed."""

from collections.abc import Iterator
from random import Random

from monitor.chart.fields import Charting
from monitor.chart.kinds import EffectRecorded, InfusionRecorded, NoteRecorded, Reading
from monitor.simulation.dice import Dice
from monitor.simulation.prelude import Prelude, opening_steps
from monitor.simulation.sampling import (
    EFFECT_CHANCES,
    Course,
    draw_course,
    draw_lateness,
    draw_set,
)
from monitor.simulation.script import (
    AnswerAlerts,
    ChartFact,
    ClearForStart,
    Deed,
    EndEffect,
    Leave,
    ObserveSet,
    Script,
    ScriptedStep,
)

_BASELINE = (-14, -9, -4)
_DURING = (10, 20, 30, 40)
_RECOVERY = (55, 70, 85, 100)
_REPEAT_MEASUREMENT = 1
_RECHECKED = ("sbp", "dbp", "hr", "spo2", "rr")


def iv40_script(prelude: Prelude, charting: Charting, seed: int) -> Script:
    """The session of that patient; the same arguments give the same script."""
    # No secret is drawn: the same seed has to give the same session.
    rng = Random(seed)  # noqa: S311
    course = draw_course(rng, is_older=prelude.is_older)
    steps = [
        *opening_steps(prelude),
        *infusion_steps(prelude),
        *_sets(course, charting, rng),
        *_effects(rng),
        step(33, ChartFact(NoteRecorded(text="Calm, eyes closed, music on"))),
    ]
    steps.sort(key=lambda step: step.recorded_minute)
    left = max(108.0, steps[-1].recorded_minute + 2)
    steps.append(step(left, Leave(left - 3, left, "Escort present, gait steady")))
    return Script(patient=prelude.patient, steps=tuple(steps))


def infusion_steps(prelude: Prelude) -> Iterator[ScriptedStep]:
    rate = prelude.dose.rate_ml_per_hour
    started = InfusionRecorded(step="started", rate_ml_per_hour=rate)
    completed = InfusionRecorded(step="completed", pump_ml=prelude.dose.infuse_ml)
    yield step(prelude.cleared_minute, ClearForStart())
    yield step(0, ChartFact(started))
    yield step(prelude.dose.minutes, ChartFact(completed))


def _sets(course: Course, charting: Charting, rng: Dice) -> Iterator[ScriptedStep]:
    for minute in _BASELINE:
        yield step(minute, ObserveSet(draw_set(course, minute, charting, rng)))
    for minute in (*_DURING, *_RECOVERY):
        readings = draw_set(course, minute, charting, rng)
        charted = minute + draw_lateness(rng)
        yield step(minute, ObserveSet(readings), charted)
        yield step(charted + 0.5, AnswerAlerts(_REPEAT_MEASUREMENT))
        repeated = _repeat(course, charted + 2, charting, rng)
        yield step(charted + 2.5, ObserveSet(repeated, only_if_asked=True))
        yield step(charted + 3, AnswerAlerts(_REPEAT_MEASUREMENT))


def _repeat(
    course: Course, minute: float, charting: Charting, rng: Dice
) -> tuple[Reading, ...]:
    readings = draw_set(course, minute, charting, rng)
    return tuple(r for r in readings if r.field in _RECHECKED)


def _effects(rng: Dice) -> Iterator[ScriptedStep]:
    for code, chance in EFFECT_CHANCES:
        onset, length = rng.uniform(8, 38), rng.uniform(15, 45)
        if rng.random() < chance:
            yield step(onset, ChartFact(EffectRecorded(code=code, grade=1)))
            yield step(onset + length, EndEffect(code))


def step(minute: float, deed: Deed, recorded: float | None = None) -> ScriptedStep:
    return ScriptedStep(
        at_minute=minute,
        recorded_minute=minute if recorded is None else recorded,
        deed=deed,
    )
