"""A session of the cohort as a script, charted as a nurse charts."""

from collections.abc import Iterator

from msgspec.structs import replace

from monitor.chart.fields import Charting
from monitor.chart.kinds import EffectRecorded, Reading, ScoreRecorded
from monitor.protocol.care_protocol import CareProtocol
from monitor.scales.named import CADSS
from monitor.simulation.cohort import Sitting
from monitor.simulation.dice import Dice
from monitor.simulation.iv40_session import infusion_steps, step
from monitor.simulation.nursing import Nurse
from monitor.simulation.prelude import opening_steps, prelude_of
from monitor.simulation.sampling import draw_set
from monitor.simulation.script import (
    AnswerAlerts,
    ChartFact,
    EmptyBag,
    EndEffect,
    Leave,
    ObserveSet,
    PutRight,
    Script,
    ScriptedStep,
)

BASELINE = (-14, -9, -4)
SLOTS = (10, 20, 30, 40, 55, 70, 85, 100)
_SEES_A_SLIP = 0.4
"""Minutes; an assumption."""

_SCORED_AT = 42
_EMPTIED_AT = 46
_SETS, _NURSE, _EFFECTS = 1, 2, 3
_REPEAT_MEASUREMENT = 1
_RECHECKED = ("sbp", "dbp", "hr", "spo2", "rr")
_DESATURATED_FOR = 8.0
_DESATURATED_BY = 7
_LEAVES_AT_LEAST = 103.0


def cohort_script(sitting: Sitting, protocol: CareProtocol, nurse: Nurse) -> Script:
    """The same arguments give the same script."""
    person, charting = sitting.person, protocol.charting
    prelude = prelude_of(person.details, person.kg, protocol)
    steps = [
        *opening_steps(prelude),
        *infusion_steps(prelude),
        *_sets(sitting, charting, nurse),
        *_effects(sitting),
        step(_SCORED_AT, ChartFact(_dissociation(sitting))),
        step(_EMPTIED_AT, EmptyBag()),
    ]
    steps.sort(key=lambda each: each.recorded_minute)
    ready = sitting.ready_minute
    left = max(_LEAVES_AT_LEAST, ready + 3, steps[-1].recorded_minute + 2)
    steps.append(step(left, Leave(ready, left, "Escort present, gait steady")))
    return Script(patient=person.details, steps=tuple(steps))


def _sets(sitting: Sitting, charting: Charting, nurse: Nurse) -> Iterator[ScriptedStep]:
    """Baseline in time; the others when the nurse comes to them, if at all."""
    patient, habits = sitting.dice(_SETS), sitting.dice(_NURSE)
    for minute in BASELINE:
        yield from _charted(
            _set(sitting, minute, charting, (patient, habits), nurse), minute
        )
    for slot in SLOTS:
        at = slot + nurse.lateness(habits)
        observed = _set(sitting, at, charting, (patient, habits), nurse)
        if nurse.leaves_out(habits):
            continue
        yield from _charted(observed, at)
        yield step(at + 0.5, AnswerAlerts(_REPEAT_MEASUREMENT))
        repeated = _readings(sitting, at + 2.5, charting, patient)
        again = tuple(r for r in repeated if r.field in _RECHECKED)
        yield step(at + 2.5, ObserveSet(again, only_if_asked=True))
        yield step(at + 3, AnswerAlerts(_REPEAT_MEASUREMENT))


def _charted(observed: ObserveSet, minute: float) -> Iterator[ScriptedStep]:
    """A slip that alerts is seen on the card it brings up, before that is answered."""
    yield step(minute, observed)
    if observed.typed:
        yield step(minute, PutRight(observed.readings), minute + _SEES_A_SLIP)


def _set(
    sitting: Sitting,
    minute: float,
    charting: Charting,
    dice: tuple[Dice, Dice],
    nurse: Nurse,
) -> ObserveSet:
    patient, habits = dice
    readings = nurse.read(_readings(sitting, minute, charting, patient), habits)
    return ObserveSet(readings, typed=nurse.typed(readings, habits))


def _readings(
    sitting: Sitting, minute: float, charting: Charting, dice: Dice
) -> tuple[Reading, ...]:
    readings = draw_set(sitting.course, minute, charting, dice)
    begins = sitting.desaturates_at
    if begins is None or not begins <= minute <= begins + _DESATURATED_FOR:
        return readings
    return tuple(
        replace(r, value=r.value - _DESATURATED_BY)
        if r.field == "spo2" and r.value is not None
        else r
        for r in readings
    )


def _effects(sitting: Sitting) -> Iterator[ScriptedStep]:
    dice = sitting.dice(_EFFECTS)
    for code, chance in sitting.person.effect_chances:
        onset, length = dice.uniform(8, 38), dice.uniform(15, 45)
        if dice.random() < chance:
            yield step(onset, ChartFact(EffectRecorded(code=code, grade=1)))
            yield step(onset + length, EndEffect(code))


def _dissociation(sitting: Sitting) -> ScoreRecorded:
    return ScoreRecorded(
        scale=CADSS.id,
        version=CADSS.versions[0].id,
        total=sitting.course.cadss,
        mode="interview",
    )
