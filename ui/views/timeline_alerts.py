"""The rows of alerts: what fired, who knew of it, what was done, how it ended."""

from collections.abc import Sequence

from monitor.chart.kinds import EscalationLevel
from monitor.protocol.asked_sets import Slot
from monitor.protocol.assessment import Alert, Assessment
from ui.views import alert_ends, alert_words, wording
from ui.views.timeline_row import Ledger, TimelineRow, joined, plain

_TOLD: dict[EscalationLevel, str] = {
    "board": "board told",
    "rooms": "rooms told",
    "contact": "contact named",
}


def alert_rows(assessment: Assessment, ledger: Ledger) -> tuple[TimelineRow, ...]:
    slots = assessment.slots
    return tuple(_row(alert, slots, ledger) for alert in assessment.alerts)


def _row(alert: Alert, slots: Sequence[Slot], ledger: Ledger) -> TimelineRow:
    return TimelineRow(
        key=f"alert {alert.key}",
        group="alerts",
        at=alert.raised_at,
        recorded_at=alert.raised_at,
        clock=ledger.clock(alert.raised_at),
        fact=plain(alert_words.headline(alert, ledger.zone)),
        detail=_detail(alert, slots, ledger),
        note=_state(alert, ledger),
        is_pressing=_is_pressing(alert),
        priority=alert.priority,
    )


def _detail(alert: Alert, slots: Sequence[Slot], ledger: Ledger) -> str:
    """What was done about it; while nobody knows of it, how far off the value is."""
    is_plain = alert.resolved_how in ("value", "person")
    told = "" if is_plain else alert_ends.how_ended(alert, slots)
    actions = [alert_words.action_name(a, ledger.protocol) for a in alert.actions]
    answered = joined(
        told, alert_words.acknowledged_in(alert), *actions, *life_words(alert, ledger)
    )
    if answered:
        return answered
    if alert.slot is not None:
        is_missed = alert_ends.is_missed(alert, slots)
        return alert_ends.MISSED if is_missed else "not charted yet"
    shift = "" if alert.shift is None else alert_words.over_baseline(alert.shift)
    return joined(shift, alert.rule)


def life_words(alert: Alert, ledger: Ledger) -> tuple[str, ...]:
    """Who was called and came, who ended it and why; how far it was told before."""
    life = alert.life
    told = [f"{_TOLD[e.level]} {ledger.clock(e.at)}" for e in life.escalated[-1:]]
    told += [f"called {c.who} {ledger.clock(c.at)}" for c in life.calls]
    told += [f"{a.who} arrived {ledger.clock(a.at)}" for a in life.arrivals]
    if life.resolved is not None:
        by = wording.initials(ledger.session.name_of(life.resolved.by))
        why = f", {life.resolved.cause}" if life.resolved.cause else ""
        told.append(f"ended by {by}{why}")
    return tuple(told)


def _state(alert: Alert, ledger: Ledger) -> str:
    if alert.is_latched:
        return "not acknowledged"
    if alert.is_active:
        return alert_words.how_long(alert.raised_at, ledger.session, ledger.now)
    return alert_ends.ended(alert, ledger.zone)


def _is_pressing(alert: Alert) -> bool:
    """Nobody knows of it, and somebody should."""
    waits = alert.priority != "low" and not alert.is_acknowledged
    return waits and alert.is_visible
