"""What the protocol refuses of limits that are changed and alerts that are silenced."""

from datetime import datetime

from monitor.chart.commands import Amend, Chart
from monitor.chart.kinds import AlertSnoozed, LimitChanged
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.alert_snoozing import refuse_alert_snooze
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.limit_changes import refuse_limit_change


def refuse_about_limits(
    protocol: CareProtocol, session: Session, command: Chart | Amend, now: datetime
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
            return refuse_limit_change(protocol, rest, change, at, was)
        case _:
            return None
