"""What was said to flow, worked out again from the bare facts."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from monitor.chart.kinds import EmergencyStamped, OxygenRecorded
from monitor.chart.session import Session
from tests.walk.tables import tables


def flows(session: Session) -> list[tuple[datetime, Decimal | None, UUID]]:
    """What was said to flow, and from when on.

    Oxygen that was only stamped may be any amount of it.
    """
    letter = tables(session.opened.protocol.id)["emergency"].get("oxygen", "")
    found = []
    for fact in session.facts:
        payload = fact.payload
        if isinstance(payload, OxygenRecorded):
            found.append((fact.effective_at, payload.litres_per_minute, fact.id))
        elif isinstance(payload, EmergencyStamped) and payload.code == letter != "":
            found.append((fact.effective_at, Decimal("Infinity"), fact.id))
    return found


def flow_at(session: Session, at: datetime) -> Decimal | None:
    known = [flow for began, flow, _ in flows(session) if began <= at]
    return known[-1] if known else None
