"""The slots of a session: when a set is due, and which set fills which slot."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from monitor.chart.emergencies import Emergency
from monitor.chart.observations import ObservationSet, answers
from monitor.chart.session import Session
from monitor.protocol.asked_sets import Phase, Slot, SlotState
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.pausing import CAUSE, Paused, paused
from monitor.protocol.planning import Planned, plan


class Layout(Struct, frozen=True):
    """The slots as planned, and by their times the sets that fill them."""

    planned: list[Planned]
    filled: dict[datetime, ObservationSet]


def phase_of(protocol: CareProtocol, session: Session) -> Phase:
    """Without a recovery in the schedule *during* lasts until the session is closed."""
    if session.closed_at is not None:
        return "closed"
    if session.dose_started_at is None:
        return "baseline"
    has_ended = session.dose_ended_at is not None
    is_over = has_ended and protocol.schedule.recovery is not None
    return "recovery" if is_over else "during"


def slots(protocol: CareProtocol, session: Session, now: datetime) -> tuple[Slot, ...]:
    """Every slot so far, and those that are still to come as far as is known."""
    return slots_of(protocol, session, layout(protocol, session, now), now)


def layout(protocol: CareProtocol, session: Session, now: datetime) -> Layout:
    """The slots as planned, and the sets that fill them."""
    planned = plan(protocol, session, now)
    return Layout(planned, fill(planned, session.sets))


def slots_of(
    protocol: CareProtocol, session: Session, laid: Layout, now: datetime
) -> tuple[Slot, ...]:
    """How each slot of a layout stands."""
    planned, filled = laid.planned, laid.filled
    following = [p.at for p in planned[1:]]
    return tuple(
        _slot(
            p,
            filled.get(p.at),
            _snoozed(p.at, session),
            _Clock(
                now=now,
                next_at=following[i] if i < len(following) else None,
                grace=timedelta(minutes=protocol.overdue.grace_minutes),
                is_closed=session.closed_at is not None,
                emergencies=session.emergencies,
            ),
        )
        for i, p in enumerate(planned)
    )


def needed_fields(
    protocol: CareProtocol, session: Session, laid: Layout, at: datetime
) -> tuple[str, ...]:
    """What a set observed at that time must answer to count; empty for a recheck.

    ``laid`` is the layout of that time.
    """
    phase = phase_of(protocol, session)
    if phase == "closed":
        return ()
    if phase == "baseline":
        return protocol.baseline.fields
    place = _place(laid.planned, laid.filled, at)
    return () if place is None else laid.planned[place].needs


def needed_at(
    protocol: CareProtocol, session: Session, at: datetime
) -> tuple[str, ...]:
    """What a set observed at an earlier time must answer to fill the slot of then."""
    return needed_fields(protocol, session, layout(protocol, session, at), at)


def fill(
    planned: Sequence[Planned], sets: Sequence[ObservationSet]
) -> dict[datetime, ObservationSet]:
    """The set that fills each slot, by the slot's time.

    A set fills one slot at most and a slot takes the earliest set that answers all it
    needs.
    """
    filled: dict[datetime, ObservationSet] = {}
    for candidate in sets:
        place = _place(planned, filled, candidate.observed_at)
        if place is not None and answers(candidate, planned[place].needs):
            filled[planned[place].at] = candidate
    return filled


def _place(
    planned: Sequence[Planned],
    filled: Mapping[datetime, ObservationSet],
    observed_at: datetime,
) -> int | None:
    """The slot a set of that time belongs to.

    The nearest open one within tolerance; else the last slot before it, if still
    open and the next one's tolerance has not begun.
    """
    near = [
        (abs(observed_at - p.at), i)
        for i, p in enumerate(planned)
        if p.at not in filled and abs(observed_at - p.at) <= p.tolerance
    ]
    if near:
        return min(near)[1]
    opened = (i for i, p in enumerate(planned) if p.at - p.tolerance <= observed_at)
    last = max(opened, default=None)
    return None if last is None or planned[last].at in filled else last


class _Snoozed(Struct, frozen=True):
    """To when a slot was put off, and why."""

    due_at: datetime
    cause: str


class _Clock(Struct, frozen=True, kw_only=True):
    """What a slot's state depends on beside the slot."""

    now: datetime
    next_at: datetime | None
    grace: timedelta
    is_closed: bool
    emergencies: tuple[Emergency, ...]


def _snoozed(at: datetime, session: Session) -> _Snoozed:
    """Each snooze puts the slot off by its minutes.

    A snooze so late that this would leave the slot due counts from when it was asked.
    """
    due, cause = at, ""
    for asked_at, snooze in session.snoozes:
        if snooze.slot == at:
            put_off = timedelta(minutes=snooze.minutes)
            due = due + put_off if due + put_off > asked_at else asked_at + put_off
            cause = snooze.cause
    return _Snoozed(due, cause)


def _slot(
    planned: Planned, filling: ObservationSet | None, snoozed: _Snoozed, clock: _Clock
) -> Slot:
    stands = Paused(snoozed.due_at)
    if filling is None:
        alert_at = snoozed.due_at + clock.grace
        stands = paused(
            snoozed.due_at, alert_at, clock.next_at, clock.emergencies, clock.now
        )
    due_at = stands.due_at
    observed_at = None if filling is None else filling.observed_at
    return Slot(
        at=planned.at,
        phase=planned.phase,
        is_closing=planned.is_closing,
        needs=planned.needs,
        tolerance=planned.tolerance,
        due_at=due_at,
        alert_at=due_at + clock.grace,
        state="filled" if filling else _open_state(planned, stands, clock),
        filled_by=None if filling is None else filling.id,
        observed_at=observed_at,
        filled_late=observed_at is not None
        and abs(observed_at - planned.at) > planned.tolerance,
        snoozed_until=None if due_at == planned.at else due_at,
        cause=snoozed.cause if stands.excused_at is None else CAUSE,
        excused_at=stands.excused_at,
    )


def _open_state(planned: Planned, stands: Paused, clock: _Clock) -> SlotState:
    """The state of a slot that no set has filled."""
    now, due_at = clock.now, stands.due_at
    if clock.is_closed or (clock.next_at is not None and now >= clock.next_at):
        return "missed"
    if stands.excused_at is not None:
        return "snoozed"
    if now >= due_at + clock.grace:
        return "overdue"
    if now > due_at + planned.tolerance:
        return "late"
    if now >= due_at:
        return "due"
    return "upcoming" if due_at == planned.at else "snoozed"
