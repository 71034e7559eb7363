"""Reading a script from a CSV file of what was charted when."""

import csv
from collections.abc import Callable, Mapping
from decimal import Decimal
from io import StringIO

from monitor.chart.fields import Charting
from monitor.chart.keying.reasons import REASONS
from monitor.chart.kinds import (
    EffectRecorded,
    InfusionRecorded,
    InfusionStep,
    NotDone,
    NoteRecorded,
    Reading,
)
from monitor.simulation.prelude import Prelude, opening_steps
from monitor.simulation.script import (
    AmendValue,
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

_STEPS: Mapping[str, InfusionStep] = {
    "start": "started",
    "pause": "paused",
    "resume": "resumed",
    "complete": "completed",
}
_EFFECTS = {"dizziness": "DIZZ", "nausea": "NAUS"}
_REASONS: Mapping[str, NotDone] = {f"-{letter}": named for _, letter, named in REASONS}


def read_script(text: str, prelude: Prelude, charting: Charting) -> Script:
    """The session that the rows of the file tell, in the order they were charted.

    Columns: recorded_minute, effective_minute, kind, values, remark. Raises ValueError
    for a row that can't be understood.
    """
    steps = list(opening_steps(prelude))
    is_cleared = False
    for row in csv.DictReader(StringIO(text)):
        recorded = float(row["recorded_minute"])
        if recorded > prelude.cleared_minute and not is_cleared:
            steps.append(_step(prelude.cleared_minute, ClearForStart()))
            is_cleared = True
        steps.append(
            ScriptedStep(
                at_minute=float(row["effective_minute"]),
                recorded_minute=recorded,
                deed=_deed(row, charting),
            )
        )
    return Script(patient=prelude.patient, steps=tuple(steps))


def readings_of(values: str, charting: Charting) -> tuple[Reading, ...]:
    """A set as written, ``118/72 70 98 14 5 0 1 0``, ``-D`` for a reason."""
    written = values.replace("/", " ").split()
    return tuple(
        Reading(field=spec.code, not_done=_REASONS[text])
        if text in _REASONS
        else Reading(field=spec.code, value=Decimal(text))
        for spec, text in zip(charting.fields, written, strict=True)
    )


def _step(minute: float, deed: Deed) -> ScriptedStep:
    return ScriptedStep(at_minute=minute, recorded_minute=minute, deed=deed)


def _deed(row: Mapping[str, str], charting: Charting) -> Deed:
    kind, values = row["kind"], row["values"]
    if kind == "set":
        return ObserveSet(readings_of(values, charting))
    if kind == "acknowledge":
        return AnswerAlerts(_action(row["remark"]), values.lower())
    if kind == "close":
        return _leave(values, row["remark"])
    if kind in _SIMPLE:
        return _SIMPLE[kind](values.split(), row["remark"])
    raise ValueError(f"{kind} is no kind of row.")


def _action(remark: str) -> int:
    """The code in ``action 8, wrong value, amending``."""
    return int(remark.removeprefix("action ").partition(",")[0])


def _leave(values: str, note: str) -> Leave:
    """From ``ready 105, left 109``."""
    ready, left = (float(part.split()[-1]) for part in values.split(","))
    return Leave(ready, left, note)


def _infusion(words: list[str], remark: str) -> Deed:
    """From ``start 51.3 mL/h``, ``pause`` or ``complete``; a pause has its cause."""
    step = _STEPS[words[0]]
    return ChartFact(
        InfusionRecorded(
            step=step,
            rate_ml_per_hour=Decimal(words[1]) if words[-1] == "mL/h" else None,
            cause=remark if step == "paused" else "",
        )
    )


def _amendment(words: list[str], remark: str) -> Deed:
    """From ``HR 174 -> 74``, with ``reason: typing slip`` before a semicolon."""
    field, _, _, right = words
    reason = remark.partition(";")[0].removeprefix("reason: ")
    return AmendValue(field.lower(), Decimal(right), reason)


def _effect(words: list[str], _: str) -> Deed:
    """From ``dizziness grade 1`` or ``dizziness ended``."""
    code = _EFFECTS[words[0]]
    if words[1] == "ended":
        return EndEffect(code)
    return ChartFact(EffectRecorded(code=code, grade=int(words[2])))


def _note(words: list[str], _: str) -> Deed:
    return ChartFact(NoteRecorded(text=" ".join(words)))


_SIMPLE: Mapping[str, Callable[[list[str], str], Deed]] = {
    "infusion": _infusion,
    "amend": _amendment,
    "effect": _effect,
    "note": _note,
}
