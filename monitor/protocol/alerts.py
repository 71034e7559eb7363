"""``evaluate``: what the protocol says about a session at a time."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from monitor.chart.kinds import AlertRaised
from monitor.chart.session import Session
from monitor.protocol.alert_snoozing import with_snoozes
from monitor.protocol.asked_sets import Slot
from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.cards import UNCHECKED, cards
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.courses import Broken, Course
from monitor.protocol.due import ages, due
from monitor.protocol.episodes import courses
from monitor.protocol.escalation import Escalation, to_escalate, with_levels
from monitor.protocol.firings import (
    Background,
    background,
    firing_alerts,
    reminder_alerts,
)
from monitor.protocol.going_on import waits_of
from monitor.protocol.late_values import listed
from monitor.protocol.limit_changes import rule_books
from monitor.protocol.missing import missing_alerts
from monitor.protocol.moments import moments
from monitor.protocol.pausing import not_held_back
from monitor.protocol.rechecks import rechecks, reminders
from monitor.protocol.recorded import unmatched_alerts, with_record
from monitor.protocol.schedule import layout, needed_fields, phase_of, slots_of
from monitor.protocol.shown import what_was_shown
from monitor.protocol.time_alerts import by_time


def evaluate(protocol: CareProtocol, session: Session, now: datetime) -> Assessment:
    """Judge every rule over the session as it stands, from the beginning.

    Pure, and without memory: the same session and time give the same assessment on
    every workstation, also after the clock has jumped. It takes the session as it is:
    for what was known at an earlier time, fold only the entries received by then.
    """
    seen = background(protocol, session, now)
    laid = layout(protocol, session, now)
    due_slots = slots_of(protocol, session, laid, now)
    judged = _judged(seen, now)
    alerts = _alerts(seen, judged, due_slots, now)
    shown = cards(protocol, session, alerts, judged)
    asked = rechecks(protocol, session, judged)
    escalation, emergencies = _escalation(seen), session.emergencies
    told = to_escalate(escalation, alerts, now, emergencies)
    return Assessment(
        at=now,
        phase=phase_of(protocol, session),
        baselines=tuple(seen.baselines.values()),
        alerts=alerts,
        strip=tuple(card for card in shown if card.priority != "low"),
        late=tuple(listed(alerts)),
        advisories=tuple(card for card in shown if card.priority == "low"),
        to_raise=tuple(_to_raise(alerts)),
        to_escalate=tuple(told),
        slots=due_slots,
        rechecks=asked,
        due=due(protocol, session, due_slots, asked, now),
        needs=needed_fields(protocol, session, laid, now),
        ages=ages(protocol, session, now),
    )


def _judged(seen: Background, now: datetime) -> tuple[Course, ...]:
    """None in a session that is recorded only."""
    protocol, session = seen.protocol, seen.session
    if protocol.record_only:
        return ()
    books = rule_books(protocol, session)
    shown = what_was_shown(session)
    known = moments(session, seen.medians, waits_of(protocol, session, now))
    return courses(protocol, known, shown, books)


def _alerts(
    seen: Background,
    judged: tuple[Course, ...],
    due_slots: tuple[Slot, ...],
    now: datetime,
) -> tuple[Alert, ...]:
    """Every alert there is or was, with what the record and the clock say of it."""
    protocol, session = seen.protocol, seen.session
    if protocol.record_only:
        return ()
    derived = {
        alert.key: with_record(alert, session.alert(alert.key))
        for alert in _derived(seen, judged, due_slots, now)
    }
    gone = unmatched_alerts(session, derived, judged, protocol.late_values)
    silenced = with_snoozes(session, (*derived.values(), *gone), now)
    escalation, emergencies = _escalation(seen), session.emergencies
    told = with_levels(escalation, silenced, now, emergencies)
    return tuple(sorted(told, key=lambda a: (a.raised_at, a.key)))


def _derived(
    seen: Background,
    judged: tuple[Course, ...],
    due_slots: tuple[Slot, ...],
    now: datetime,
) -> Iterator[Alert]:
    """What the readings and the time give rise to, as if none was recorded."""
    protocol, session = seen.protocol, seen.session
    missing = missing_alerts(protocol, session, now)
    broken = (*missing.broken, *(b for course in judged for b in course.broken))
    reminded = reminder_alerts(seen, reminders(protocol, session, judged, now))
    yield from firing_alerts(seen, judged)
    yield from not_held_back(session, reminded)
    yield from by_time(protocol, session, due_slots, missing, now)
    yield from _unchecked_alerts(protocol, broken, now)


def _escalation(seen: Background) -> Escalation | None:
    """A closed session calls nobody."""
    return seen.protocol.escalation if seen.session.is_open else None


def _unchecked_alerts(
    protocol: CareProtocol, failed: Iterable[Broken], now: datetime
) -> Iterator[Alert]:
    """A rule that raised: nobody knows what it would have said, so it is urgent."""
    broken = {b.rule.id: b.error for b in failed}
    known = {parameter.id for parameter in protocol.parameters}
    broken |= {r.id: "no card" for r in protocol.rules if r.parameter not in known}
    for rule, error in broken.items():
        value = f"Rule {rule} could not be checked"
        yield Alert(
            key=f"unchecked:{rule}",
            rule=rule,
            parameter=UNCHECKED,
            priority="high",
            opened_by=None,
            raised_at=now,
            value=value,
            limit="",
            reasons=(f"{value} ({error})",),
            state="active",
        )


def _to_raise(alerts: Iterable[Alert]) -> Iterator[AlertRaised]:
    for alert in alerts:
        if not alert.recorded:
            yield AlertRaised(
                key=alert.key,
                rule=alert.rule,
                parameter=alert.parameter,
                priority=alert.priority,
                opened_by=alert.opened_by,
                values=alert.values,
                limit=alert.limit,
                baseline=alert.baseline,
                reasons=alert.reasons,
            )
