"""What is due: the facts behind the due pill, and how old each value is."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from msgspec import structs

from monitor.chart.observations import answers, last_with
from monitor.chart.session import Session
from monitor.protocol.asked_sets import Age, Due, DueState, Recheck, Slot, SlotState
from monitor.protocol.baseline import baseline_sets
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.pacing import gap_at, longest_gap
from monitor.protocol.pausing import CAUSE
from monitor.protocol.schedule import phase_of

_ZERO = timedelta(0)
_MINUTE = timedelta(minutes=1)
_NEVER = datetime.max.replace(tzinfo=UTC)
_PRESSING: tuple[DueState, ...] = ("overdue", "late", "due")
"""From the most urgent; what is next, or put off, waits."""

_PILL: dict[SlotState, DueState] = {
    "upcoming": "next",
    "snoozed": "snoozed",
    "due": "due",
    "late": "late",
    "overdue": "overdue",
}


def due(
    protocol: CareProtocol,
    session: Session,
    slots: tuple[Slot, ...],
    rechecks: tuple[Recheck, ...],
    now: datetime,
) -> Due:
    """The one thing to chart next: the most urgent, or what comes first."""
    phase = phase_of(protocol, session)
    if phase == "closed":
        return Due(kind="closed", state="done", at=session.closed_at)
    if session.emergency is not None:
        since = session.emergency.declared_at
        return Due(kind="paused", state="snoozed", at=since, cause=CAUSE)
    if phase == "baseline":
        return _baseline_due(protocol, session, now)
    missed = sum(s.state == "missed" and not s.in_emergency for s in slots)
    choices = [_slot_due(s, now, missed) for s in slots if s.state in _PILL]
    choices += [_recheck_due(r, now, missed) for r in _waiting(rechecks)]
    if choices:
        return _most_urgent(choices)
    last = max((s.observed_at for s in slots if s.observed_at), default=None)
    return Due(
        kind="nothing",
        state="done",
        at=last,
        until=_observed_until(slots),
        missed=missed,
    )


def ages(protocol: CareProtocol, session: Session, now: datetime) -> tuple[Age, ...]:
    """The age of the last value of each field that was ever read."""
    found = []
    for spec in protocol.charting.fields:
        last = last_with(session.sets, spec.code, now)
        if last is None:
            continue
        age = now - last.observed_at
        interval = interval_of(protocol, session, spec.code, now)
        tenths = protocol.schedule.stale_after_tenths
        found.append(
            Age(
                field=spec.code,
                at=last.observed_at,
                age=age,
                is_stale=interval is not None and age * 10 > interval * tenths,
            )
        )
    return tuple(found)


def interval_of(
    protocol: CareProtocol, session: Session, field: str, now: datetime
) -> timedelta | None:
    """How often the field is asked at this time; None where that is not fixed."""
    during, recovery = protocol.schedule.during, protocol.schedule.recovery
    match phase_of(protocol, session):
        case "during" if field in during.fields:
            return gap_at(protocol, session, now)
        case "during" if during.also is not None and field in during.also.fields:
            return longest_gap(during.also.at_minutes)
        case "recovery" if recovery is not None and field in recovery.fields:
            return gap_at(protocol, session, now)
        case _:
            return None


def _waiting(rechecks: tuple[Recheck, ...]) -> Iterable[Recheck]:
    """The first of each parameter that is not answered: one set answers them all."""
    first: dict[str, Recheck] = {}
    for recheck in rechecks:
        if recheck.fulfilled_by is None:
            first.setdefault(recheck.parameter, recheck)
    return first.values()


def _most_urgent(choices: Iterable[Due]) -> Due:
    """What is overdue, then late, then due, then next; of one rank the earliest.

    A slot that is due comes before a recheck: its set answers the recheck too.
    Rechecks of one time are one thing to do, and each of them is named.
    """
    first, *others = sorted(choices, key=_urgency)
    if first.kind == "recheck":
        along = [o for o in others if o.kind == "recheck" and o.at == first.at]
        first = structs.replace(first, also=tuple(o.label for o in along))
        others = [other for other in others if other not in along]
    if first.state not in _PRESSING:
        return first
    pressing = sum(other.state in _PRESSING for other in others)
    return structs.replace(first, others=pressing)


def _urgency(choice: Due) -> tuple[int, bool, datetime]:
    at = choice.at or _NEVER
    if choice.state in _PRESSING:
        return (_PRESSING.index(choice.state), choice.kind == "recheck", at)
    return (len(_PRESSING), False, at)


def _slot_due(slot: Slot, now: datetime, missed: int) -> Due:
    return Due(
        kind="slot",
        state=_PILL[slot.state],
        at=slot.due_at,
        late_by=max(now - slot.due_at, _ZERO),
        slot=slot.at,
        needs=slot.needs,
        until=slot.snoozed_until,
        cause=slot.cause,
        missed=missed,
    )


def _recheck_due(recheck: Recheck, now: datetime, missed: int) -> Due:
    return Due(
        kind="recheck",
        state="due" if now >= recheck.due_at else "next",
        at=recheck.due_at,
        late_by=max(now - recheck.due_at, _ZERO),
        parameter=recheck.parameter,
        label=recheck.label,
        missed=missed,
    )


def _baseline_due(protocol: CareProtocol, session: Session, now: datetime) -> Due:
    """The next set before the dose, or that there are enough, and fresh."""
    wanted = protocol.baseline
    whole = [
        s for s in baseline_sets(protocol, session, now) if answers(s, wanted.fields)
    ]
    # Versions of one set in conflict are one set, read at the last of their times.
    times = sorted({s.id: s.observed_at for s in whole}.values())
    last = times[-1] if times else session.opened_at
    fresh_until = last + wanted.fresh_minutes * _MINUTE
    if not times:
        at = last
    elif len(times) < wanted.most:
        at = min(last + wanted.apart_least_minutes * _MINUTE, fresh_until)
    elif now <= fresh_until:
        return Due(kind="baseline", state="done", at=last, number=len(times))
    else:
        at = fresh_until
    return Due(
        kind="baseline",
        state="due" if now >= at else "next",
        at=at,
        late_by=max(now - at, _ZERO),
        number=len(times) + 1,
        needs=wanted.fields,
    )


def _observed_until(slots: tuple[Slot, ...]) -> datetime | None:
    return max((s.at for s in slots if not s.is_closing), default=None)
