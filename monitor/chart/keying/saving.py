"""Enter: what is still missing, what is asked about, and the set to be charted."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from monitor.chart.challenges import challenges
from monitor.chart.keying import refused
from monitor.chart.keying.asking import AskOxygen, AskTime
from monitor.chart.keying.moves import arrive, go
from monitor.chart.keying.occasion import OXYGEN, Occasion
from monitor.chart.keying.pressure import pair_fault
from monitor.chart.keying.state import Alerting, KeyedSet, Keying, Led, Taken
from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.chart.refusals import Question, Refusal
from monitor.chart.timeliness import is_in_baseline


def never(_readings: Sequence[Reading], _at: datetime) -> frozenset[str]:
    """No field lies in an alert range."""
    return frozenset()


def readings(keying: Keying) -> tuple[Reading, ...]:
    """What the set says so far: every value and every reason."""
    made: list[Reading] = []
    for position, spec in enumerate(keying.occasion.specs):
        cell, value = keying.cells[position], keying.value(position)
        if value is None and cell.not_done is None:
            continue
        made.append(
            Reading(
                field=spec.code,
                value=value,
                not_done=cell.not_done,
                mode=cell.mode,
                unchanged=cell.unchanged,
            )
        )
    return tuple(made)


def first_fault(keying: Keying) -> tuple[int, Refusal] | None:
    """The first field that keeps the set from being saved, and why."""
    for position, spec in enumerate(keying.occasion.specs):
        cell = keying.cells[position]
        if position in keying.refused:
            return position, refused.standing(keying.refused[position])
        if not cell.is_empty and not keying.is_complete(position):
            return position, refused.incomplete(spec, cell.typed)
        if cell.is_empty and _is_asked(keying, position):
            return position, _missing(keying, position)
    fault = pair_fault(keying)
    return None if fault is None else (keying.occasion.pair[1], fault)


def enter(keying: Keying, now: datetime, alerting: Alerting) -> Taken:
    """Save the set, or say what is missing, or ask once about what is unlike it.

    Enter again keeps a value that was asked about; one in an alert range never
    waits, and is saved unconfirmed.
    """
    if keying.line is not None and keying.line.refusal is not None:
        return keying.line.refusal
    if keying.is_untouched:
        return refused.nothing_typed()
    fault = first_fault(keying)
    if fault is not None:
        return _lead_to(keying, *fault)
    if OXYGEN in keying.occasion.needed and keying.oxygen is None:
        return replace(keying, asking=AskOxygen(then_save=True), notice=None)
    if keying.is_old(now):
        return replace(keying, asking=AskTime(then_save=True), notice=None)
    return _ask_or_save(keying, now, alerting)


def with_questions(before: Keying, after: Keying) -> Keying:
    """Keep of the questions those whose box was not changed since."""
    if not before.questions:
        return after
    kept = tuple(
        question
        for question in before.questions
        if all(
            before.cells[i] == after.cells[i]
            for i in after.occasion.box_with(question.field)
        )
    )
    return replace(after, questions=kept)


def _ask_or_save(keying: Keying, now: datetime, alerting: Alerting) -> Keying:
    occasion = keying.occasion
    at = keying.observed_at(now).astimezone(occasion.zone)
    found = readings(keying)
    asked = (
        *challenges(occasion.charting, occasion.sets, found, at),
        *_moved_baseline(occasion, found, at),
    )
    fresh = [q for q in asked if q not in keying.questions]
    if fresh:
        alarming = alerting(found, at)
        if not any(_bears_on(keying, q, alarming) for q in fresh):
            focused = arrive(keying, occasion.position(fresh[0].field))
            return replace(focused, questions=asked, notice=None)
    return _save(keying, asked, frozenset(q.field for q in fresh), now)


def _moved_baseline(
    occasion: Occasion, found: Sequence[Reading], at: datetime
) -> Iterator[Question]:
    """Asked once for the set, at its first value: the baseline is in use by now."""
    started = occasion.started_at
    first = next((r.field for r in found if r.value is not None), "")
    if started is None or not first:
        return
    if is_in_baseline(at, started, occasion.charting.baseline_within):
        start = f"the start at {started.astimezone(occasion.zone):%H:%M}"
        since = f"before {start}" if at < started else start
        yield Question(field=first, text=f"from {since}, moves the baseline")


def _bears_on(keying: Keying, question: Question, alarming: frozenset[str]) -> bool:
    """Whether a value that is asked about, or its other half, lies in alert range."""
    occasion = keying.occasion
    box = occasion.box_with(question.field)
    return any(occasion.specs[i].code in alarming for i in box)


def _save(
    keying: Keying, asked: Sequence[Question], fresh: frozenset[str], now: datetime
) -> Keying:
    challenged = {q.field for q in asked}
    marked = tuple(
        replace(r, challenge="unconfirmed" if r.field in fresh else "confirmed")
        if r.field in challenged
        else r
        for r in readings(keying)
    )
    keyed = KeyedSet(
        id=keying.id,
        observed_at=keying.observed_at(now),
        observations=ObservationsRecorded(readings=marked),
        oxygen=keying.oxygen,
    )
    return replace(keying, keyed=keyed, questions=tuple(asked), notice=None)


def _is_asked(keying: Keying, position: int) -> bool:
    """Whether an empty field keeps the set from being saved."""
    if keying.occasion.specs[position].code in keying.occasion.needed:
        return True
    pair = keying.occasion.pair
    return position in pair and any(not keying.cells[i].is_empty for i in pair)


def _missing(keying: Keying, position: int) -> Refusal:
    spec, pair = keying.occasion.specs[position], keying.occasion.pair
    if position not in pair:
        return refused.missing(spec.code, spec.label)
    label = keying.occasion.charting.pressure.label
    if any(not keying.cells[i].is_empty for i in pair):
        return refused.half_pair(spec.code, label)
    return refused.missing(spec.code, label)


def _lead_to(keying: Keying, position: int, refusal: Refusal) -> Led:
    if keying.is_complete(position):
        return Led(arrive(keying, position), refusal)
    return Led(go(keying, position), refusal)
