"""An alert that is known is silent for a few minutes, unless it grows worse."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import structs

from monitor.chart.kinds import AlertSnoozed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.care_protocol import OVERDUE, CareProtocol


def with_snoozes(
    session: Session,
    alerts: Iterable[Alert],
    now: datetime,
) -> Iterator[Alert]:
    """The alerts with until when they are silent; high ones never are.

    What grows worse by a step is another alert, and so is what is more urgent.
    """
    for alert in alerts:
        snoozes = session.limits.snoozed(alert.key)
        ends = (s.until for s in snoozes if s.at <= now < s.until)
        until = max(ends, default=None)
        if until is None or alert.priority == "high" or not alert.is_active:
            yield alert
        else:
            yield structs.replace(alert, snoozed_until=until)


def minutes_to_snooze(
    protocol: CareProtocol, session: Session, key: str
) -> tuple[int, ...]:
    """By how many minutes the alert can still be snoozed, of the protocol's choices."""
    table = protocol.alert_snooze
    if table is None:
        return ()
    used = sum(snooze.minutes for snooze in session.limits.snoozed(key))
    return tuple(m for m in table.minutes if used + m <= table.most_minutes)


def why_not_snoozed(assessment: Assessment, alert: Alert | None) -> str:
    """Why this alert can't be silent now, in words; empty where it can."""
    card = None if alert is None else assessment.card(alert.parameter)
    if alert is None:
        return "there is no such alert"
    if alert.priority == "high" or (card is not None and card.priority == "high"):
        return "a high alert is never silent"
    if alert.priority == "low":
        return "an advisory is silent already"
    if not alert.is_active:
        return "it has cleared"
    if alert.parameter == OVERDUE:
        return "it is about a set; the set can be put off"
    return "it is snoozed already" if alert.snoozed_until is not None else ""


def refuse_alert_snooze(
    protocol: CareProtocol,
    session: Session,
    assessment: Assessment,
    snooze: AlertSnoozed,
) -> Refusal | None:
    """Refuse to silence what is high, gone or silent, and for longer than allowed."""
    alert = assessment.alert(snooze.key)
    why = why_not_snoozed(assessment, alert)
    if not why and snooze.minutes not in minutes_to_snooze(
        protocol, session, snooze.key
    ):
        why = _limit(protocol)
    if not why:
        return None
    return Refusal(
        field="minutes",
        what="The alert is not snoozed",
        why=why,
        remedy="Acknowledge it, or record what was done",
    )


def _limit(protocol: CareProtocol) -> str:
    table = protocol.alert_snooze
    if table is None:
        return "this protocol has no snooze of an alert"
    return f"the protocol allows {table.most_minutes}min in all"
