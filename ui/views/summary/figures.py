"""Baseline, extremes and last values of a session, in plain words."""

from collections.abc import Callable
from decimal import Decimal

from monitor.chart.fields import FieldSpec
from monitor.chart.observations import ObservationSet, last_with
from monitor.charting.reads import SessionRead
from ui.views import wording
from ui.views.labelled import breathed_in, labelled, named

Clock = Callable[[ObservationSet], str]


def baseline_words(read: SessionRead) -> str:
    """``BP 118/72, HR 70`` of the baseline, and of how many sets; or that none is."""
    medians = {b.field: b.median for b in read.assessment.baselines}
    if not medians:
        return "none"
    counted = max(b.n for b in read.assessment.baselines)
    words = ", ".join(labelled(read, medians))
    return f"{words} (median of {wording.counted(counted, 'set')})"


def extreme_lines(read: SessionRead, clock: Clock) -> tuple[str, ...]:
    """The worst value of each field since the start of the dose, and when it was."""
    started = read.session.dose_started_at
    if started is None:
        return ()
    sets = [s for s in read.session.sets if s.observed_at > started]
    lines = (
        _extreme(read, spec, sets, clock) for spec in read.protocol.charting.fields
    )
    return tuple(line for line in lines if line)


def last_words(read: SessionRead, clock: Clock) -> str:
    """The last value of each field with its time where that is not the last set's."""
    sets = read.session.sets
    if not sets:
        return "none"
    known: dict[str, Decimal] = {}
    earlier: list[str] = []
    for spec in read.protocol.charting.fields:
        found = last_with(sets, spec.code, read.at)
        value = None if found is None else found.value(spec.code)
        if found is None or value is None:
            continue
        if found.id == sets[-1].id:
            known[spec.code] = value
        else:
            words = named(spec, value) + breathed_in(read, spec, found)
            earlier.append(f"{words} at {clock(found)}")
    words = ", ".join([*labelled(read, known, sets[-1]), *earlier])
    return f"{clock(sets[-1])} {words}"


def _extreme(
    read: SessionRead, spec: FieldSpec, sets: list[ObservationSet], clock: Clock
) -> str:
    """From lowest to highest where both can be bad, else the worst, with its time."""
    found = [(s, v) for s in sets if (v := s.value(spec.code)) is not None]
    if not found:
        return ""
    lowest = min(found, key=lambda one: one[1])
    highest = max(found, key=lambda one: one[1])
    if not spec.is_scale and spec.soft_low is not None and spec.soft_high is not None:
        span = _spanning(spec, lowest[1], highest[1])
        return f"{span}, highest at {clock(highest[0])}"
    is_low_worse = spec.low_is_worse if spec.is_scale else spec.soft_high is None
    at, worst = lowest if is_low_worse else highest
    how = "lowest" if is_low_worse else "highest"
    on = breathed_in(read, spec, at)
    return f"{how} {named(spec, worst)} at {clock(at)}{on}"


def _spanning(spec: FieldSpec, low: Decimal, high: Decimal) -> str:
    if low == high:
        return named(spec, high)
    figures = f"{wording.as_charted(low)} to {wording.as_charted(high)}"
    return f"{wording.spelled(spec.short)} {figures} {spec.unit}".rstrip()
