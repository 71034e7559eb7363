"""Whether a person can end an alert: one whose values still alert needs a reason."""

from datetime import datetime

from monitor.chart.kinds import AlertResolved
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol


def refuse_resolving(
    protocol: CareProtocol, session: Session, resolved: AlertResolved, now: datetime
) -> Refusal | None:
    """Refuse to end what is over, and without a reason what is high and still holds."""
    alert = evaluate(protocol, session, now).alert(resolved.key)
    if alert is None or not alert.is_visible:
        return Refusal(
            what="The alert is not ended", why="it is over", remedy="Choose another"
        )
    if alert.priority == "high" and alert.is_active and not resolved.cause:
        return Refusal(
            field="reason",
            what="The alert is not ended",
            why="it is high and what raised it still holds",
            remedy="Give the reason; it is listed for review",
        )
    return None
