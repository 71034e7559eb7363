"""What is left of a drug whose waste this protocol wants charted."""

from datetime import datetime
from decimal import Decimal

from monitor.chart.dosing import rounded
from monitor.chart.kinds import DoseOrdered
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol


def unwasted_ml(
    protocol: CareProtocol, session: Session, at: datetime
) -> Decimal | None:
    """The mL that by calculation are left in the bag, while no waste is charted.

    None where nothing is left, where the protocol does not ask, and where no bag was
    made: before the start one was only if its lot is charted.
    """
    order, dosing = session.order, session.dosing
    if not protocol.dose.waste_needed or dosing.wastes:
        return None
    if not isinstance(order, DoseOrdered):
        return None
    if session.dose_started_at is None and dosing.prepared is None:
        return None
    left = order.bag_ml - rounded(session.infusion.volume_ml(at))
    return left if left > 0 else None
