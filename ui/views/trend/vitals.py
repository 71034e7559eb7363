"""The lanes of the vital signs, built from the sets of a session."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from monitor.chart.kinds import OxygenRecorded
from monitor.chart.observations import ObservationSet
from monitor.protocol.breathing import said_at, said_with, turns
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.care_protocol import Lane as ProtocolLane
from monitor.protocol.limits import AbsoluteLimit
from ui.views.breathing import SPO2, breathed
from ui.views.trend.ghosts import ghosts
from ui.views.trend.lanes import (
    BaselineBand,
    Blank,
    Change,
    Gap,
    LastValue,
    LimitArea,
    Mark,
    Symbol,
    VitalLane,
)
from ui.views.trend.limits import drawn_limits, limit_areas
from ui.views.trend.readings import REASONS, Found, as_drawn, find_readings
from ui.views.trend.subject import Subject
from ui.views.wording import in_minutes, number, old, spelled

_SYMBOLS: dict[str, Symbol] = {"hr": "disc", "spo2": "diamond", "rr": "square"}
_PERCENT = Decimal(100)


def vital_lanes(subject: Subject) -> tuple[VitalLane, ...]:
    """One lane for each that the protocol draws, over the range it fixes."""
    return tuple(_lane(subject, lane) for lane in subject.protocol.lanes)


def oxygen_words(said: OxygenRecorded | None) -> str:
    """What was breathed: ``air``, ``2 L/min``, or that nobody said."""
    return breathed(said) or "oxygen not recorded"


def label_of(lane: ProtocolLane) -> str:
    """The label with its index set low, as on every monitor."""
    return spelled(lane.label)


def _lane(subject: Subject, lane: ProtocolLane) -> VitalLane:
    read = find_readings(subject, lane.fields)
    found = as_drawn(read)
    measured = [one for one in found if one.value is not None]
    is_pressure = len(lane.fields) > 1
    symbol: Symbol = "double T" if is_pressure else _SYMBOLS.get(lane.id, "disc")
    return VitalLane(
        code=lane.id,
        label=label_of(lane),
        unit=lane.unit,
        symbol=symbol,
        lowest=lane.lowest,
        highest=lane.highest,
        ticks=lane.ticks,
        limits=tuple(_areas(subject, lane)),
        baseline=_band(subject, lane) if is_pressure else None,
        ghosts=ghosts(subject, lane),
        marks=_marks(subject, measured),
        blanks=_blanks(found),
        gaps=_gaps(subject, measured),
        changes=_oxygen_changes(subject) if lane.id == SPO2 else (),
        last=_last(subject, lane, [one for one in read if one.value is not None]),
    )


def _areas(subject: Subject, lane: ProtocolLane) -> Iterator[LimitArea]:
    """The areas in force at each time: a changed limit is a step from its moment."""
    changes = [step.at for step in subject.session.limits.steps]
    steps = [None, *sorted(set(changes)), None]
    for since, until in pairwise(steps):
        protocol = subject.protocol_at(since or subject.session.opened_at)
        drawn = _drawn(protocol, lane)
        for area in limit_areas(drawn, lane.lowest, lane.highest):
            yield replace(
                area,
                start=None if since is None else subject.minute(since),
                end=None if until is None else subject.minute(until),
            )


def _drawn(protocol: CareProtocol, lane: ProtocolLane) -> tuple[AbsoluteLimit, ...]:
    """The limits to draw; of a pressure only the upper ones of the systolic.

    The two pressures share one lane, and an area for one would lie under values of
    the other.
    """
    limits = drawn_limits(protocol, lane.fields[0])
    if len(lane.fields) == 1:
        return limits
    return tuple(limit for limit in limits if limit.side == "above")


def _marks(subject: Subject, measured: list[Found]) -> tuple[Mark, ...]:
    return tuple(
        _mark(subject, one, measured[place - 1] if place else None)
        for place, one in enumerate(measured)
    )


def _mark(subject: Subject, found: Found, before: Found | None) -> Mark:
    return Mark(
        minute=found.minute,
        set_id=found.observed.id,
        value=float(found.value or 0),
        lower=None if found.lower is None else float(found.lower),
        text=found.text,
        # Between two pressures nothing is known (NHS CUI GTAB-039 to -044).
        joins=found.lower is None
        and before is not None
        and not _is_gap(subject, before, found),
        first=None if found.first is None else float(found.first),
        first_lower=None if found.first_lower is None else float(found.first_lower),
        was=found.was,
        is_late=found.is_late,
        is_unconfirmed=found.is_unconfirmed,
        is_conflicting=found.observed.fact.is_conflicting,
        queried=found.queried,
    )


def _is_gap(subject: Subject, before: Found, after: Found) -> bool:
    until = after.observed.observed_at
    return until - before.observed.observed_at > subject.longest_silence(until)


def _gaps(subject: Subject, measured: list[Found]) -> tuple[Gap, ...]:
    """Stretches too long without a reading, the one up to now included."""
    gaps = [
        _gap(subject, before.observed.observed_at, after.observed.observed_at)
        for before, after in pairwise(measured)
        if _is_gap(subject, before, after)
    ]
    if measured and subject.session.is_open:
        last = measured[-1].observed.observed_at
        if subject.now - last > subject.longest_silence(subject.now):
            gaps.append(_gap(subject, last, subject.now))
    return tuple(gaps)


def _gap(subject: Subject, start: datetime, end: datetime) -> Gap:
    words = f"no reading {in_minutes(end - start)}"
    return Gap(subject.minute(start), subject.minute(end), words)


def _blanks(found: tuple[Found, ...]) -> tuple[Blank, ...]:
    return tuple(
        Blank(
            one.minute,
            one.observed.id,
            _blank_words(REASONS[one.reason], one.was),
            one.queried,
        )
        for one in found
        if one.value is None and one.reason is not None
    )


def _blank_words(reason: str, was: str) -> str:
    return f"{reason}, {was}" if was else reason


def _band(subject: Subject, lane: ProtocolLane) -> BaselineBand | None:
    baseline = subject.assessment.baseline(lane.fields[0])
    if baseline is None:
        return None
    percent = subject.protocol.baseline.band_percent
    reach = baseline.median * percent / _PERCENT
    return BaselineBand(
        float(baseline.median - reach),
        float(baseline.median + reach),
        f"baseline {number(baseline.median)} ±{percent} %",
    )


def _oxygen_changes(subject: Subject) -> tuple[Change, ...]:
    """From a stamp of oxygen on until somebody says what flows it is not recorded."""
    changes: list[Change] = []
    protocol, session = subject.protocol, subject.session
    for turn in turns(protocol, session):
        words = _brief(said_at(protocol, session, turn.at))
        if not changes or changes[-1].text != words:
            changes.append(Change(subject.minute(turn.at), words))
    return tuple(changes)


def _last(subject: Subject, lane: ProtocolLane, measured: list[Found]) -> LastValue:
    if not measured:
        return LastValue()
    last = measured[-1]
    at = last.observed.observed_at
    age = subject.assessment.age(lane.fields[0])
    card = subject.assessment.card(lane.id)
    is_open = subject.session.is_open
    return LastValue(
        text=last.text,
        context=_context(subject, last.observed) if lane.id == SPO2 else "",
        was=f"was {measured[-2].text}" if len(measured) > 1 else "",
        deviation=_deviation(subject, lane, last) if len(lane.fields) > 1 else (),
        age=old(at, subject.now) if is_open else f"at {subject.clock(at)}",
        is_stale=is_open and age is not None and age.is_stale,
        priority=None if card is None else card.priority,
    )


def _context(subject: Subject, observed: ObservationSet) -> str:
    """What the last saturation was read on."""
    return _brief(said_with(subject.protocol, subject.session, observed))


def _brief(said: OxygenRecorded | None) -> str:
    """Short enough to stand beside a value, and in the lane."""
    return oxygen_words(said).replace("oxygen", "O₂")


def _deviation(subject: Subject, lane: ProtocolLane, last: Found) -> tuple[str, ...]:
    """In full and where room is short; nothing before the dose makes one.

    ``64 (54 %) over baseline``, ``64 over baseline``.
    """
    baseline = subject.assessment.baseline(lane.fields[0])
    if baseline is None or last.value is None or not subject.counts_from_start:
        return ()
    by = last.value - baseline.median
    if not by:
        return ("at baseline",)
    percent = abs(by) * _PERCENT / baseline.median
    beyond = f"{'over' if by > 0 else 'below'} baseline"
    told = number(abs(by))
    return f"{told} ({percent:.0f} %) {beyond}", f"{told} {beyond}"
