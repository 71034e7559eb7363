"""What the protocol refuses of limits that are changed and alerts that are silenced."""

from collections.abc import Iterator
from datetime import datetime

from monitor.chart.commands import Amend, Chart, Retract
from monitor.chart.corrections import corrected
from monitor.chart.kinds import AlertSnoozed, LimitChanged
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.alert_snoozing import refuse_alert_snooze
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.limit_changes import refuse_limit_change
from monitor.protocol.priorities import PRIORITIES


def refuse_about_limits(
    protocol: CareProtocol,
    session: Session,
    command: Chart | Amend | Retract,
    now: datetime,
) -> Refusal | None:
    """Refuse a limit out of place, and silence where there must be none."""
    match command:
        case Chart(fact=AlertSnoozed() as snooze):
            assessment = evaluate(protocol, session, now)
            return refuse_alert_snooze(protocol, session, assessment, snooze)
        case Chart(fact=LimitChanged() as change, at=at):
            return refuse_limit_change(protocol, session, change, at)
        case Amend(replacement=LimitChanged() as change, target=target, at=at):
            fact = session.fact(target)
            was = at if fact is None else fact.effective_at
            rest = session.without(target)
            refusal = refuse_limit_change(protocol, rest, change, at, was)
            return refusal or _refuse_silencing(protocol, session, command, now)
        case Retract(target=target):
            fact = session.fact(target)
            is_limit = fact is not None and isinstance(fact.payload, LimitChanged)
            silenced = is_limit and _refuse_silencing(protocol, session, command, now)
            return silenced or None
        case _:
            return None


def _refuse_silencing(
    protocol: CareProtocol, session: Session, command: Amend | Retract, now: datetime
) -> Refusal | None:
    """Refuse to correct a limit whose alert nobody has answered.

    It would be over, and be told no farther, by what was done to its limit alone.
    """
    waiting = list(_waiting(evaluate(protocol, session, now)))
    if not session.is_open or not waiting:
        return None
    after = evaluate(protocol, corrected(session, command, now), now)
    pressing = list(_waiting(after))
    for alert in waiting:
        if not any(_is_as_urgent(other, alert) for other in pressing):
            return Refusal(
                what="The limit is not corrected",
                why=f"nobody has answered its alert, {alert.reasons[0]}",
                remedy="Acknowledge the alert, F8, then correct the limit",
            )
    return None


def _waiting(assessment: Assessment) -> Iterator[Alert]:
    """The alerts that call and have no answer."""
    for alert in assessment.alerts:
        if alert.priority != "low" and alert.is_active and alert.answered_at is None:
            yield alert


def _is_as_urgent(other: Alert, alert: Alert) -> bool:
    """Whether it calls on the same card for no less."""
    return other.parameter == alert.parameter and (
        PRIORITIES.index(other.priority) <= PRIORITIES.index(alert.priority)
    )
