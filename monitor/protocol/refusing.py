"""What only the protocol can refuse, asked once ``decide`` has found nothing wrong."""

from datetime import datetime

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import SlotSnoozed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.snoozing import refuse_snooze


def refuse_by_protocol(
    protocol: CareProtocol, session: Session, command: SessionCommand, now: datetime
) -> Refusal | None:
    """Refuse what this protocol does not allow of this session at this time."""
    match command:
        case Chart(fact=SlotSnoozed() as snooze):
            return refuse_snooze(protocol, session, snooze, now)
        case _:
            return None
