"""Alerts joined with the record of what was shown, and with what people did."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct, structs

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.amendments import Settled
from monitor.chart.kept_values import how_corrected
from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    InfusionRecorded,
    LimitChanged,
    ObservationsRecorded,
    SessionClosed,
)
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Resolution
from monitor.protocol.care_protocol import OVERDUE
from monitor.protocol.courses import Course, Episode
from monitor.protocol.lasting import lasts_until
from monitor.protocol.late_values import LateValues, is_late
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.rechecks import first_reading, reminder_key
from monitor.protocol.series import SPACING


class _End(Struct, frozen=True):
    """When and why an alert that nothing derives any more was over."""

    at: datetime
    how: Resolution


def with_record(alert: Alert, raised: RaisedAlert | None) -> Alert:
    """The alert with when it was shown, who saw it, and what was done.

    Where a person ended it before its values did, it is over by that person.
    """
    if raised is None:
        return alert
    resolved = raised.life.resolved
    if resolved is not None and (
        alert.resolved_at is None or resolved.at < alert.resolved_at
    ):
        alert = structs.replace(
            alert, state="cleared", resolved_at=resolved.at, resolved_how="person"
        )
    return structs.replace(
        alert,
        raised_at=raised.raised_at,
        recorded=True,
        acknowledged_at=raised.acknowledged_at,
        acknowledged_by=raised.acknowledged_by,
        actions=raised.actions,
        life=raised.life,
    )


def unmatched_alerts(
    session: Session,
    derived: Mapping[str, Alert],
    courses: Iterable[Course],
    late: LateValues | None = None,
) -> Iterator[Alert]:
    """Recorded alerts that the record no longer gives rise to; they stay in history.

    One whose rule still fires at the fact that opened it goes on with the episode of
    that time: a late reading before it has only moved where the episode began.
    """
    by_parameter = {course.parameter.id: course for course in courses}
    for raised in session.alerts:
        if raised.key in derived:
            continue
        came_late = _came_late(raised, session, late)
        course = by_parameter.get(raised.alert.parameter)
        is_replaced = _is_replaced(raised, session, derived.values())
        episode = None if is_replaced else _still_in(raised, course)
        if episode is None:
            end: _End | None = _end(raised, session, course)
        elif episode.resolved_at is None:
            end = None
        else:
            end = _End(episode.resolved_at, "value")
        found = _from_record(raised, end)
        yield structs.replace(found, is_late=came_late) if came_late else found


def _came_late(raised: RaisedAlert, session: Session, late: LateValues | None) -> bool:
    """Whether it was shown for a fact that was old by then."""
    opened_by = raised.alert.opened_by
    fact = None if opened_by is None else session.fact(opened_by)
    return fact is not None and is_late(
        late, lasts_until(session, fact), raised.raised_at
    )


def _from_record(raised: RaisedAlert, end: _End | None) -> Alert:
    shown = raised.alert
    first = shown.reasons[0] if shown.reasons else ""
    return with_record(
        Alert(
            key=raised.key,
            rule=shown.rule,
            parameter=shown.parameter,
            priority=shown.priority,
            opened_by=shown.opened_by,
            raised_at=raised.raised_at,
            values=shown.values,
            value=first.removesuffix(f", {shown.limit}"),
            limit=shown.limit,
            reasons=shown.reasons,
            baseline=shown.baseline,
            state="active" if end is None else "cleared",
            resolved_at=None if end is None else max(end.at, raised.raised_at),
            resolved_how=None if end is None else end.how,
        ),
        raised,
    )


def _is_replaced(
    raised: RaisedAlert, session: Session, derived: Iterable[Alert]
) -> bool:
    """Whether a correction made the same fact fire anew, as bad or worse."""
    shown = raised.alert
    rank = PRIORITIES.index(shown.priority)
    return bool(_corrected_since(raised, session)) and any(
        alert.opened_by == shown.opened_by
        and alert.parameter == shown.parameter
        and (alert.rule == shown.rule or PRIORITIES.index(alert.priority) < rank)
        for alert in derived
    )


def _still_in(raised: RaisedAlert, course: Course | None) -> Episode | None:
    """The episode the alert is part of, if its rule fires where it did."""
    if course is None:
        return None
    for judged in course.judged:
        if judged.moment.fact == raised.alert.opened_by and any(
            rule.id == raised.alert.rule for rule in judged.held
        ):
            return _episode_at(course, raised, judged.moment.at)
    return None


def _episode_at(course: Course, raised: RaisedAlert, at: datetime) -> Episode | None:
    """The episode of that time, of the alert's priority or a more urgent one."""
    rank = PRIORITIES.index(raised.alert.priority)
    around = [
        episode
        for episode in course.episodes
        if PRIORITIES.index(episode.priority) <= rank
        and episode.firings[0].moment.at <= at
        and (episode.cleared_by is None or at <= episode.cleared_by.at)
    ]
    return max(around, key=lambda e: PRIORITIES.index(e.priority), default=None)


def _end(raised: RaisedAlert, session: Session, course: Course | None) -> _End:
    """When a cause that is gone went, and how."""
    if raised.alert.parameter == OVERDUE:
        facts = (*session.facts, *session.settlement.retracted)
        moved = _recorded(f for f in facts if _moves_slots(f))
        since = [at for at in moved if at >= raised.raised_at]
        return _End(min(since, default=raised.raised_at), "no longer due")
    if raised.alert.parameter == SPACING and session.moves:
        return _End(session.moves[-1][0], "no longer due")
    read_at = _read_at(raised, session, course)
    if read_at is not None:
        return _End(read_at, "charted")
    opened_by = raised.alert.opened_by
    cause = None if opened_by is None else session.fact(opened_by)
    corrected = None if cause is None else _corrected(cause)
    if corrected is not None:
        return corrected
    changed = _limit_changed_since(raised, session)
    if changed:
        return _End(min(changed), "changed limit")
    return _end_of_cause(raised, session, cause)


def _corrected(cause: Settled) -> _End | None:
    """When the cause itself was put right or struck out; None where it stands."""
    if isinstance(cause.payload, LimitChanged):
        return None
    if cause.is_retracted:
        return _End(cause.entry.recorded_at, "struck-out value")
    is_changed = how_corrected(cause) == "amended"
    return _End(cause.entry.recorded_at, "amended value") if is_changed else None


def _end_of_cause(raised: RaisedAlert, session: Session, cause: Settled | None) -> _End:
    """When what is charted of the cause itself took it away."""
    since = _corrected_since(raised, session)
    if not since and cause is not None and isinstance(cause.payload, EffectRecorded):
        # Time alone had raised it: what became known since says that it settled.
        return _End(_charted_since(raised, session), "charted")
    at = min(since, default=raised.raised_at)
    is_struck_out = at in _recorded(session.settlement.retracted)
    return _End(at, "struck-out value" if is_struck_out else "amended value")


def _charted_since(raised: RaisedAlert, session: Session) -> datetime:
    """When a reading, or end of an effect, of before it was first charted after it."""
    told = (ObservationsRecorded, EffectEnded)
    of_before = (f for f in session.facts if f.effective_at <= raised.raised_at)
    later = _recorded(f for f in of_before if isinstance(f.payload, told))
    return min((at for at in later if at >= raised.raised_at), default=raised.raised_at)


def _corrected_since(raised: RaisedAlert, session: Session) -> list[datetime]:
    """When anything of the session was corrected after the alert was shown."""
    corrected = (f for f in session.facts if how_corrected(f) == "amended")
    later = _recorded((*corrected, *session.settlement.retracted))
    return [at for at in later if at >= raised.raised_at]


def _limit_changed_since(raised: RaisedAlert, session: Session) -> list[datetime]:
    """When the limit of its rule was changed for a time before the alert."""
    facts = (*session.facts, *session.settlement.retracted)
    later = _recorded(f for f in facts if _limits(f, raised.alert.rule))
    return [at for at in later if at >= raised.raised_at]


def _limits(fact: Settled, rule: str) -> bool:
    """Whether it changes the limit of that rule, or did before it was amended."""
    told = (fact.payload, fact.first.payload)
    return any(isinstance(t, LimitChanged) and t.rule == rule for t in told)


def _read_at(
    raised: RaisedAlert, session: Session, course: Course | None
) -> datetime | None:
    """When the reading was charted that a reminder had missed; None if it is none."""
    for other in session.alerts:
        if reminder_key(other.key) == raised.key and course and other.acknowledged_at:
            reading = first_reading(
                session.sets, course.parameter, other.acknowledged_at
            )
            return None if reading is None else reading.fact.entry.recorded_at
    return None


def _moves_slots(fact: Settled) -> bool:
    """Whether the schedule hangs on it: the start, the end, the closing."""
    if isinstance(fact.payload, InfusionRecorded):
        return fact.payload.step in ("started", "stopped", "completed")
    return isinstance(fact.payload, SessionClosed)


def _recorded(facts: Iterable[Settled]) -> list[datetime]:
    return [fact.entry.recorded_at for fact in facts]
