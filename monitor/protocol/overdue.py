"""Alerts that a due set was not charted, raised by time alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.kinds import ObservationsRecorded, Priority, SessionClosed
from monitor.chart.observations import ObservationSet, answers
from monitor.chart.session import Session
from monitor.protocol.asked_sets import Slot
from monitor.protocol.assessment import Alert, AlertState, Resolution
from monitor.protocol.care_protocol import OVERDUE, CareProtocol

_MINUTE = timedelta(minutes=1)


class _Answer(Struct, frozen=True):
    """When a slot was answered, and by what."""

    at: datetime
    how: Resolution


class _Standing(Struct, frozen=True, kw_only=True):
    """How an overdue alert stands."""

    state: AlertState
    resolved_at: datetime | None = None
    how: Resolution | None = None


def overdue_alerts(
    protocol: CareProtocol,
    session: Session,
    slots: tuple[Slot, ...],
    now: datetime,
) -> Iterator[Alert]:
    """One for each slot not answered by its grace, and for each one on record.

    A slot that was answered before anybody was shown its alert has none.
    """
    for slot in slots:
        standing = _standing(slot, slots, session, now)
        if standing is not None:
            yield _alert(protocol, session, slot, standing)


def _standing(
    slot: Slot, slots: tuple[Slot, ...], session: Session, now: datetime
) -> _Standing | None:
    raised = session.alert(slot.key)
    if raised is None and (slot.filled_by is not None or now < slot.alert_at):
        return None
    answer = _answer(slot, slots, session)
    runs = session.emergency
    began = slot.excused_at if runs is None else runs.declared_at
    if answer is None and began is not None:
        return _excused(raised, began)
    if answer is None and now >= slot.alert_at:
        return _Standing(state="active")
    if raised is None:
        return None
    if answer is not None:
        resolved_at = max(answer.at, raised.raised_at)
        return _Standing(state="cleared", resolved_at=resolved_at, how=answer.how)
    asked = [at for at, snooze in session.snoozes if snooze.slot == slot.at]
    return _Standing(
        state="cleared", resolved_at=max(asked, default=slot.due_at), how="snoozed"
    )


def _excused(raised: RaisedAlert | None, began: datetime) -> _Standing | None:
    """What an emergency makes of it: nobody asks for a set while one runs or ran."""
    if raised is None:
        return None
    at = max(began, raised.raised_at)
    return _Standing(state="cleared", resolved_at=at, how="emergency")


def _answer(slot: Slot, slots: tuple[Slot, ...], session: Session) -> _Answer | None:
    """The first charting that answers a slot: a set that fills it, or a later one.

    A later set counts when it fills a later slot or has all that this one needs. A
    recheck of a few fields does not.
    """
    later = {s.filled_by for s in slots if s.at > slot.at}
    charted = [
        _answered_at(s, slot)
        for s in session.sets
        if s.id == slot.filled_by
        or (s.observed_at > slot.at and (s.id in later or answers(s, slot.needs)))
    ]
    if charted:
        return _Answer(min(charted), "charted")
    closed = (
        f.first.recorded_at
        for f in session.facts
        if isinstance(f.payload, SessionClosed)
    )
    closing = next(closed, None)
    return None if closing is None else _Answer(closing, "session closed")


def _answered_at(observed: ObservationSet, slot: Slot) -> datetime:
    """When the set had all the slot needs: at first, or only once it was amended."""
    first = observed.fact.first
    if isinstance(first.payload, ObservationsRecorded):
        there = {reading.field for reading in first.payload.readings}
        if there.issuperset(slot.needs):
            return first.recorded_at
    return observed.fact.entry.recorded_at


def _alert(
    protocol: CareProtocol, session: Session, slot: Slot, standing: _Standing
) -> Alert:
    value, limit = _words(protocol, session, slot)
    return Alert(
        key=slot.key,
        rule=OVERDUE,
        parameter=OVERDUE,
        priority=_priority(protocol, session, slot),
        opened_by=None,
        raised_at=slot.alert_at,
        value=value,
        limit=limit,
        reasons=(f"{value}, {limit}",),
        slot=slot.at,
        state=standing.state,
        resolved_at=standing.resolved_at,
        resolved_how=standing.how,
    )


def _priority(protocol: CareProtocol, session: Session, slot: Slot) -> Priority:
    """By the time of the alert as scheduled: putting it off makes it no milder."""
    alert_at = slot.at + protocol.overdue.grace_minutes * _MINUTE
    anchor = _anchor(protocol, session, alert_at)
    if anchor is None:
        return "medium"
    until = anchor + protocol.overdue.medium_until_minutes * _MINUTE
    return "medium" if alert_at <= until else "low"


def _anchor(protocol: CareProtocol, session: Session, at: datetime) -> datetime | None:
    """Since when the minutes count: the end, or the start, or a part of the dose.

    Of a divided dose, where the slots count from each part, the last one by then.
    """
    if protocol.schedule.recovery is not None:
        return session.dose_ended_at
    if protocol.schedule.during.anew_after_dose:
        given = [dose.at for dose in session.doses if dose.at <= at]
        return max(given, default=session.dose_started_at)
    return session.dose_started_at


def _words(protocol: CareProtocol, session: Session, slot: Slot) -> tuple[str, str]:
    started = session.dose_started_at or slot.at
    due = _duration((slot.at - started) // _MINUTE)
    return (
        f"Set due {due} after the start",
        f"limit {protocol.overdue.grace_minutes}min late",
    )


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}hr {rest}min" if hours else f"{rest}min"
