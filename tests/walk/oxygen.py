"""What was said to flow, worked out again from the bare facts."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from monitor.chart.kinds import EmergencyStamped, OxygenRecorded
from monitor.chart.session import Session
from tests.walk.tables import tables
from tests.walk.true_times import Moment


def flows(
    session: Session, moment: Moment
) -> list[tuple[datetime, Decimal | None, UUID]]:
    """What was said to flow, and from when on, in the order in which it was true.

    Oxygen that was only stamped may be any amount of it.
    """
    letter = tables(session.opened.protocol.id)["emergency"].get("oxygen", "")
    found = []
    for fact in sorted(session.facts, key=lambda f: (moment.of(f), f.entry.seq)):
        payload = fact.payload
        if isinstance(payload, OxygenRecorded):
            found.append((moment.of(fact), payload.litres_per_minute, fact.id))
        elif isinstance(payload, EmergencyStamped) and payload.code == letter != "":
            found.append((moment.of(fact), Decimal("Infinity"), fact.id))
    return found


def flow_at(session: Session, moment: Moment, at: datetime) -> Decimal | None:
    known = [flow for began, flow, _ in flows(session, moment) if began <= at]
    return known[-1] if known else None
