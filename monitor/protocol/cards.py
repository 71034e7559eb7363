"""Cards: what is visible of the alerts of one parameter, as one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from monitor.chart.kinds import Priority
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Card, TrendPoint
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.courses import Course, Judged
from monitor.protocol.firings import measured_in, trend
from monitor.protocol.late_values import is_listed
from monitor.protocol.latest import latest
from monitor.protocol.limit_changes import rule_books
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.reasons import first_field, reasons

UNCHECKED = "rules"
"""The parameter of rules that could not be checked."""

_UNCHECKED_LABEL = "Rules"


def cards(
    protocol: CareProtocol,
    session: Session,
    alerts: Iterable[Alert],
    courses: Iterable[Course],
) -> tuple[Card, ...]:
    """One card for each parameter with a visible alert, the most urgent first.

    Of the same priority, what nobody has acknowledged or snoozed comes first, then
    the oldest, then the protocol's order.
    """
    by_parameter: dict[str, list[Alert]] = {}
    for alert in alerts:
        if alert.is_visible and not is_listed(alert):
            by_parameter.setdefault(alert.parameter, []).append(alert)
    books = rule_books(protocol, session)
    rules = books[-1].rules if books else protocol.rules
    last = {c.parameter.id: latest(c, rules) for c in courses if c.judged}
    found = [
        _card(protocol, session, visible, last.get(parameter, ()))
        for parameter, visible in by_parameter.items()
    ]
    order = [parameter.id for parameter in protocol.parameters]
    found.sort(key=lambda c: order.index(c.parameter) if c.parameter in order else -1)
    return tuple(sorted(found, key=_urgency))


def _urgency(card: Card) -> tuple[int, bool, datetime]:
    return (
        PRIORITIES.index(card.priority),
        not card.unacknowledged or card.snoozed_until is not None,
        card.open_since,
    )


def _card(
    protocol: CareProtocol,
    session: Session,
    visible: Sequence[Alert],
    last: Sequence[Judged],
) -> Card:
    top = _top(visible)
    labels = {p.id: p.label for p in protocol.parameters}
    return Card(
        parameter=top.parameter,
        label=labels.get(top.parameter, _UNCHECKED_LABEL),
        priority=top.priority,
        top=top,
        alerts=tuple(visible),
        reasons=_reasons(protocol, top, visible, last),
        unacknowledged=tuple(a.key for a in visible if not a.is_acknowledged),
        is_latched=top.priority != "low" and not _is_pressing(visible),
        open_since=min(alert.raised_at for alert in visible),
        trend=_trend(session, top, last),
        wording=_wording(protocol, top.parameter, top.priority),
        snoozed_until=_snoozed_until(visible),
        is_beyond=_is_beyond(visible, last),
        held=_held(visible, last),
        held_at=_held_at(last),
    )


def _snoozed_until(visible: Sequence[Alert]) -> datetime | None:
    """When the first of its alerts speaks again; None where one of them does now."""
    pressing = [a for a in visible if a.is_active and a.priority != "low"]
    silent = [a.snoozed_until for a in pressing if a.snoozed_until is not None]
    speaks = (a.snoozed_until is None and not a.is_acknowledged for a in pressing)
    is_high = any(a.priority == "high" for a in visible)
    return None if is_high or any(speaks) else min(silent, default=None)


def _top(visible: Sequence[Alert]) -> Alert:
    """The latest of the most urgent."""
    urgent = min(PRIORITIES.index(alert.priority) for alert in visible)
    top = [a for a in visible if PRIORITIES.index(a.priority) == urgent]
    return max(top, key=lambda a: (a.fired_at or a.raised_at, a.raised_at))


def _is_pressing(visible: Sequence[Alert]) -> bool:
    return any(a.is_active and a.priority != "low" for a in visible)


def _is_beyond(visible: Sequence[Alert], last: Sequence[Judged]) -> bool:
    """Whether a rule holds at the latest reading, or an alert goes by time alone.

    One version of a reading in conflict is enough.
    """
    active = [alert for alert in visible if alert.is_active]
    if not last:
        return bool(active)
    is_held = any(judged.held for judged in last)
    return any(is_held or alert.measured_at is None for alert in active)


def _held(visible: Sequence[Alert], last: Sequence[Judged]) -> frozenset[str]:
    """The rules that hold at the latest reading, or go by time alone."""
    by_time = (a.rule for a in visible if a.is_active and a.measured_at is None)
    return frozenset((*(r.id for judged in last for r in judged.held), *by_time))


def _held_at(last: Sequence[Judged]) -> datetime | None:
    """When the value was read that the most urgent rule holds by."""
    held = min((j for j in last if j.held), key=_rank, default=None)
    if held is None:
        return None
    rule = min(held.held, key=lambda rule: PRIORITIES.index(rule.priority))
    source = measured_in(first_field(rule), held.moment)
    return held.moment.at if source is None else source.at


def _reasons(
    protocol: CareProtocol,
    top: Alert,
    visible: Sequence[Alert],
    last: Sequence[Judged],
) -> tuple[str, ...]:
    if not last:
        return tuple(dict.fromkeys(r for a in visible for r in a.reasons))
    held = sorted((judged for judged in last if judged.held), key=_rank)
    if not any(alert.is_active for alert in visible):
        return top.reasons
    told = [sentence for judged in held for sentence in _told(protocol, judged)]
    anew = {rule.id for judged in held for rule in judged.held if rule.waits}
    by_time = (
        reason
        for alert in visible
        if alert.is_active and alert.measured_at is None and alert.rule not in anew
        for reason in alert.reasons
    )
    return tuple(dict.fromkeys((*told, *by_time))) or top.reasons


def _rank(judged: Judged) -> int:
    return min(PRIORITIES.index(rule.priority) for rule in judged.held)


def _told(protocol: CareProtocol, judged: Judged) -> Iterator[str]:
    """Why its rules hold, the most urgent first."""
    held = sorted(judged.held, key=lambda rule: PRIORITIES.index(rule.priority))
    for reason in reasons(protocol, held, judged.moment):
        yield reason.sentence


def _trend(
    session: Session, top: Alert, last: Sequence[Judged]
) -> tuple[TrendPoint, ...]:
    field = top.shift.field if top.shift else None
    if field is None and top.values:
        field = top.values[0].field
    return trend(session, field, last[-1].moment) if last else ()


def _wording(
    protocol: CareProtocol, parameter: str, priority: Priority
) -> tuple[str, ...]:
    by_id: Mapping[str, tuple[str, ...]] = {
        p.id: p.wording(priority) for p in protocol.parameters
    }
    return by_id.get(parameter, ())
