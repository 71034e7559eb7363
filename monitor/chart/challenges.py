"""What is plausible but unlike the last set, and so is asked about once."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from monitor.chart.fields import Charting, FieldSpec
from monitor.chart.kinds import Reading
from monitor.chart.numbers import written
from monitor.chart.observations import ObservationSet, last_with
from monitor.chart.refusals import Question


class LastValue(Struct, frozen=True):
    """The latest known value of a field, and when it was observed."""

    value: Decimal
    at: datetime


def last_value(
    sets: Sequence[ObservationSet], field: str, at: datetime
) -> LastValue | None:
    """What was last known of a field by then."""
    latest = last_with(sets, field, at)
    value = None if latest is None else latest.value(field)
    if latest is None or value is None:
        return None
    return LastValue(value, latest.observed_at)


def challenges(
    charting: Charting,
    sets: Sequence[ObservationSet],
    readings: Sequence[Reading],
    at: datetime,
) -> tuple[Question, ...]:
    """What to ask about readings observed at ``at``, in field order.

    Asked is a change from the last value beyond the field's delta, a vital sign
    of zero, and an unlikely pulse pressure. Times in the text are told in the zone
    of ``at``.
    """
    values = {r.field: r.value for r in readings if r.value is not None}
    asked: list[Question] = []
    for spec in charting.fields:
        if spec.code in values:
            asked.extend(_about_value(spec, values[spec.code], sets, at))
        if spec.code == charting.pressure.upper:
            asked.extend(_about_pressure(charting, values))
    return tuple(asked)


def _about_value(
    spec: FieldSpec, value: Decimal, sets: Sequence[ObservationSet], at: datetime
) -> list[Question]:
    asked: list[Question] = []
    if value == 0 and not spec.is_scale:
        asked.append(Question(field=spec.code, text="0 means that there was none"))
    last = last_value(sets, spec.code, at)
    if last is None or spec.challenge_delta is None:
        return asked
    change = value - last.value
    if abs(change) > spec.challenge_delta:
        way = "up" if change > 0 else "down"
        then = f"{last.at.astimezone(at.tzinfo):%H:%M}"
        was = written(last.value, spec.decimals)
        text = f"{was} at {then}, {way} {written(abs(change), spec.decimals)}"
        asked.append(Question(field=spec.code, text=text))
    return asked


def _about_pressure(
    charting: Charting, values: dict[str, Decimal]
) -> tuple[Question, ...]:
    pair = charting.pressure
    if pair.upper not in values or pair.lower not in values:
        return ()
    width = values[pair.upper] - values[pair.lower]
    if pair.narrowest <= width <= pair.widest:
        return ()
    range_ = f"{written(pair.narrowest)} to {written(pair.widest)}"
    text = f"pulse pressure {written(width)}, outside {range_}"
    return (Question(field=pair.upper, text=text),)
