"""What only the protocol can refuse, asked once ``decide`` has found nothing wrong."""

from datetime import datetime

from monitor.chart.commands import (
    Amend,
    Chart,
    ClearStart,
    Retract,
    SessionCommand,
)
from monitor.chart.kinds import (
    AlertResolved,
    AlertSnoozed,
    DevicesOrdered,
    DoseOrdered,
    InjectionOrdered,
    LimitChanged,
    OralOrdered,
    SlotSnoozed,
)
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_refusals import refuse_by_gates
from monitor.protocol.limit_refusals import refuse_about_limits
from monitor.protocol.ordering import refuse_order_by_protocol
from monitor.protocol.oxygen import refuse_flow
from monitor.protocol.preparing import refuse_unprepared
from monitor.protocol.resolving import refuse_resolving
from monitor.protocol.snoozing import refuse_snooze


def refuse_by_protocol(
    protocol: CareProtocol, session: Session, command: SessionCommand, now: datetime
) -> Refusal | None:
    """Refuse what this protocol does not allow of this session at this time."""
    refusal = refuse_flow(protocol, command)
    return refusal or _refuse_of_theme(protocol, session, command, now)


def _refuse_of_theme(
    protocol: CareProtocol, session: Session, command: SessionCommand, now: datetime
) -> Refusal | None:
    match command:
        case Chart(fact=SlotSnoozed() as snooze):
            return refuse_snooze(protocol, session, snooze, now)
        case (
            Chart(fact=DoseOrdered() | InjectionOrdered() as order)
            | Chart(fact=DevicesOrdered() | OralOrdered() as order)
            | Amend(replacement=DoseOrdered() | InjectionOrdered() as order)
            | Amend(replacement=DevicesOrdered() | OralOrdered() as order)
        ):
            return refuse_order_by_protocol(protocol, order)
        case (
            Chart(fact=AlertSnoozed() | LimitChanged())
            | Amend(replacement=LimitChanged())
            | Retract()
        ):
            return refuse_about_limits(protocol, session, command, now)
        case ClearStart():
            refusal = refuse_unprepared(protocol, session)
            return refusal or refuse_by_gates(protocol, session, command, now)
        case Chart(fact=AlertResolved() as resolved):
            return refuse_resolving(protocol, session, resolved, now)
        case _:
            return refuse_by_gates(protocol, session, command, now)
