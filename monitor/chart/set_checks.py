"""What a set of observations must satisfy to be charted."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from monitor.chart.challenges import challenges
from monitor.chart.fields import Charting, FieldSpec
from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.chart.observations import ObservationSet, last_with
from monitor.chart.refusals import Refusal
from monitor.chart.unchanged import UNCHANGED_IN_A_ROW, unchanged_run


def refuse_set(
    observations: ObservationsRecorded,
    sets: Sequence[ObservationSet],
    at: datetime,
    charting: Charting,
) -> Refusal | None:
    """Refuse impossible values, half pairs, and unanswered questions."""
    refusal = _refuse_shape(observations.readings, charting)
    if refusal is not None:
        return refusal
    by_field = {r.field: r for r in observations.readings}
    for reading in observations.readings:
        refusal = _refuse_reading(reading, charting.field(reading.field))
        if refusal is not None:
            return refusal
    return (
        _refuse_pair(by_field, charting)
        or _refuse_unchanged(observations.readings, sets, at)
        or _refuse_unanswered(observations.readings, sets, at, charting)
    )


def _refuse_shape(readings: Sequence[Reading], charting: Charting) -> Refusal | None:
    known = {spec.code for spec in charting.fields}
    codes = [r.field for r in readings]
    strange = [c for c in codes if c not in known]
    if strange:
        return Refusal(
            field=strange[0],
            what=f"The field {strange[0]} is not charted",
            why="this session's protocol has no such field",
            remedy="Write it as a note",
        )
    if not readings or len(set(codes)) != len(codes):
        return Refusal(
            what="This set is not charted",
            why="each field must stand in it once" if readings else "it is empty",
            remedy="Type at least one value, or why there is none",
        )
    return None


def _refuse_reading(reading: Reading, spec: FieldSpec) -> Refusal | None:
    has_value = reading.value is not None
    if has_value == (reading.not_done is not None):
        return Refusal(
            field=spec.code,
            what=f"{spec.label} is not charted",
            why="a field holds either a value or the reason why there is none",
            remedy="Type the value, or minus and a reason",
        )
    if reading.value is None:
        return _refuse_marks_without_value(reading, spec)
    return refuse_value(reading.value, spec)


def _refuse_marks_without_value(reading: Reading, spec: FieldSpec) -> Refusal | None:
    if reading.mode is None and reading.challenge is None and not reading.unchanged:
        return None
    return Refusal(
        field=spec.code,
        what=f"{spec.label} is not charted",
        why="how a value was obtained goes only with a value",
        remedy="Leave the mark out, or type the value",
    )


def refuse_value(value: Decimal, spec: FieldSpec) -> Refusal | None:
    """Refuse what lies outside the hard range or is finer than the field."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > spec.decimals:
        return Refusal(
            field=spec.code,
            what=f"{spec.label} {value} is not charted",
            why=f"it takes {spec.decimals} decimal places",
            remedy="Type it again",
        )
    if not spec.admits(value):
        return Refusal(
            field=spec.code,
            what=f"{spec.label} {value} is not possible",
            why=f"it lies outside {spec.lowest} to {spec.highest} {spec.unit}".strip(),
            remedy="Type it again",
        )
    return None


def _refuse_pair(by_field: dict[str, Reading], charting: Charting) -> Refusal | None:
    pair = charting.pressure
    upper, lower = by_field.get(pair.upper), by_field.get(pair.lower)
    if (upper is None) != (lower is None) or (
        upper and lower and (upper.value is None) != (lower.value is None)
    ):
        return Refusal(
            field=pair.upper,
            what=f"{pair.label} is not charted",
            why="only one of its two values is there",
            remedy="Type both, or minus and a reason",
        )
    if upper is None or lower is None or upper.value is None or lower.value is None:
        return None
    if upper.value <= lower.value:
        return Refusal(
            field=pair.lower,
            what=f"{pair.label} {upper.value}/{lower.value} is not possible",
            why="the upper value must exceed the lower one",
            remedy="Type it again; the two may be swapped",
        )
    return None


def _refuse_unchanged(
    readings: Iterable[Reading], sets: Sequence[ObservationSet], at: datetime
) -> Refusal | None:
    for reading in readings:
        if not reading.unchanged:
            continue
        last = last_with(sets, reading.field, at)
        if last is None or last.value(reading.field) != reading.value:
            why = "there is no earlier value that it equals"
        elif unchanged_run(sets, reading.field, at) >= UNCHANGED_IN_A_ROW:
            why = f"it was already left unchanged {UNCHANGED_IN_A_ROW} times running"
        else:
            continue
        return Refusal(
            field=reading.field,
            what="Unchanged is not charted",
            why=why,
            remedy="Type the digit",
        )
    return None


def _refuse_unanswered(
    readings: tuple[Reading, ...],
    sets: Sequence[ObservationSet],
    at: datetime,
    charting: Charting,
) -> Refusal | None:
    answered = {r.field for r in readings if r.challenge is not None}
    for question in challenges(charting, sets, readings, at):
        if question.field not in answered:
            return Refusal(
                field=question.field,
                what=f"{charting.field(question.field).label} is in question",
                why=question.text,
                remedy="Enter again keeps it, or type it again",
            )
    return None
