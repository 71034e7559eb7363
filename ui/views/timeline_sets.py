"""The words of a set of observations, with what an amendment struck out."""

from collections.abc import Iterator, Mapping, Sequence

from monitor.chart.amendments import Settled
from monitor.chart.kinds import NotDone, ObservationsRecorded, Reading, Transcribed
from monitor.chart.transcribed import transcribed
from ui.views import wording
from ui.views.timeline_row import DOT, Change, Ledger, Span

_DASH = "\N{EN DASH}"
_REASONS: dict[NotDone, str] = {
    "refused": "refused",
    "asleep": "asleep",
    "equipment": "equipment",
    "not disturbed": "not disturbed",
    "other": "other reason",
}
_Readings = Mapping[str, Reading]


def set_spans(
    now: ObservationsRecorded, was: ObservationsRecorded | None, ledger: Ledger
) -> tuple[Span, ...]:
    """``Set 128/78 · 74 · 98 · 14``, each changed value behind its struck one.

    A set that leaves vital signs out names those it has.
    """
    readings = _by_field(now)
    before = {} if was is None else _by_field(was)
    vitals = [fields for fields in _vitals(ledger) if _has_any(readings, fields)]
    if not vitals:
        return (Span(_without_vitals(now)),)
    is_named = len(vitals) < len(list(_vitals(ledger)))
    spans = [Span("Set ")]
    for place, fields in enumerate(vitals):
        name = f"{_short(fields, ledger)} " if is_named else ""
        gap = (", " if is_named else DOT) if place else ""
        if gap or name:
            spans.append(Span(gap + name))
        spans.extend(_value_spans(fields, readings, before))
    return tuple(spans)


def set_detail(now: ObservationsRecorded, ledger: Ledger) -> str:
    """What was not measured and why, then the scales."""
    return DOT.join([*not_measured(now, ledger), *_digits(now, ledger)])


def set_changes(
    now: ObservationsRecorded, was: ObservationsRecorded, ledger: Ledger
) -> tuple[Change, ...]:
    """``HR 174 → 74``, for each field that an amendment changed.

    Where the value stayed it is how it was found; that an odd one was looked at again
    is told of the set itself.
    """
    after, before = _by_field(now), _by_field(was)
    found: list[Change] = []
    for spec in ledger.protocol.charting.fields:
        old, new = before.get(spec.code), after.get(spec.code)
        name = wording.spelled(spec.short)
        if _said(old) != _said(new):
            found.append(Change(name, _said(old), _said(new)))
        elif old is not None and new is not None:
            found += [Change(name, *told) for told in _how(old, new)]
    if was.transcribed != now.transcribed:
        told = (_by_paper(one.transcribed) for one in (was, now))
        found.append(Change("kept on", *told))
    return tuple(found)


def _how(old: Reading, new: Reading) -> Iterator[tuple[str, str]]:
    """How it was found, of a value that is the same."""
    if old.mode != new.mode:
        yield old.mode or _DASH, new.mode or _DASH
    if old.unchanged != new.unchanged:
        said = {True: "unchanged", False: "assessed anew"}
        yield said[old.unchanged], said[new.unchanged]


def _said(reading: Reading | None) -> str:
    if reading is not None and reading.not_done is not None:
        return _REASONS[reading.not_done]
    return _told(reading)


def _by_paper(found: Transcribed | None) -> str:
    if found is None:
        return "the screen"
    by = f", observed by {found.observed_by}" if found.observed_by else ""
    return f"paper{by}"


def unconfirmed(now: ObservationsRecorded, ledger: Ledger) -> str:
    """``HR unconfirmed``: kept although it was questioned, and not looked at again."""
    fields = [r.field for r in now.readings if r.challenge == "unconfirmed"]
    if not fields:
        return ""
    pair = ledger.protocol.charting.pressure
    names = [_short((field,), ledger) for field in fields]
    if {pair.upper, pair.lower} <= set(fields):
        rest = [f for f in fields if f not in (pair.upper, pair.lower)]
        names = [pair.label, *(_short((field,), ledger) for field in rest)]
    return f"{wording.listed(names)} unconfirmed"


def from_paper(fact: Settled) -> str:
    """``from paper, observed by B. Lee``; empty of what was charted on the screen."""
    found = transcribed(fact)
    if found is None:
        return ""
    by = f", observed by {found.observed_by}" if found.observed_by else ""
    return f"from paper{by}"


def _by_field(observed: ObservationsRecorded) -> _Readings:
    return {reading.field: reading for reading in observed.readings}


def _vitals(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """Vital signs in the protocol's order, the two pressures as one."""
    pair = ledger.protocol.charting.pressure
    for spec in ledger.protocol.charting.fields:
        if spec.code == pair.upper:
            yield (pair.upper, pair.lower)
        elif spec.code != pair.lower and not spec.is_scale:
            yield (spec.code,)


def _has_any(readings: _Readings, fields: Sequence[str]) -> bool:
    return any(field in readings for field in fields)


def _without_vitals(observed: ObservationsRecorded) -> str:
    reasons = {r.not_done for r in observed.readings}
    return "Observed, not disturbed" if reasons == {"not disturbed"} else "Set"


def _value_spans(
    fields: Sequence[str], readings: _Readings, before: _Readings
) -> Iterator[Span]:
    new = _values(fields, readings)
    old = _values(fields, before) if before else new
    if old != new:
        yield Span(old, is_struck=True)
        yield Span(" ")
    yield Span(new)


def _values(fields: Sequence[str], readings: _Readings) -> str:
    told = [_told(readings.get(field)) for field in fields]
    return _DASH if set(told) == {_DASH} else "/".join(told)


def _told(reading: Reading | None) -> str:
    if reading is None or reading.value is None:
        return _DASH
    return wording.as_charted(reading.value)


def _short(fields: Sequence[str], ledger: Ledger) -> str:
    charting = ledger.protocol.charting
    if fields == (charting.pressure.upper, charting.pressure.lower):
        return charting.pressure.label
    specs = {spec.code: spec for spec in charting.fields}
    short = specs[fields[0]].short if fields[0] in specs else fields[0]
    return wording.spelled(short)


def not_measured(now: ObservationsRecorded, ledger: Ledger) -> Iterator[str]:
    """``SpO2 not measured, equipment``, by reason; a pair of pressures is one."""
    pair = ledger.protocol.charting.pressure
    lower = _by_field(now).get(pair.lower)
    by_reason: dict[NotDone, list[str]] = {}
    for reading in now.readings:
        if reading.not_done is None or (reading is lower and by_reason):
            continue
        is_pair = reading.field == pair.upper and lower is not None
        fields = (pair.upper, pair.lower) if is_pair else (reading.field,)
        by_reason.setdefault(reading.not_done, []).append(_short(fields, ledger))
    for reason, names in by_reason.items():
        if reason == "not disturbed":
            yield f"{wording.listed(names)} not disturbed"
        else:
            yield f"{wording.listed(names)} not measured, {_REASONS[reason]}"


def _digits(now: ObservationsRecorded, ledger: Ledger) -> Iterator[str]:
    readings = _by_field(now)
    there = [
        (spec, readings[spec.code])
        for spec in ledger.protocol.charting.fields
        if spec.is_scale and spec.code in readings
    ]
    valued = [(s, r) for s, r in there if r.value is not None]
    if valued:
        yield "  ".join(f"{s.short} {_told(r)}" for s, r in valued)
        if all(reading.unchanged for _, reading in valued):
            yield "unchanged"
