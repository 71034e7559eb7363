"""That a device of the order is outstanding, and from when the protocol takes it."""

from datetime import tzinfo

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.next_device import next_device
from ui.views import wording


def outstanding(protocol: CareProtocol, session: Session, zone: tzinfo) -> str:
    """``device 2 of 2 not given, from 14:14``; empty where none is outstanding."""
    coming = next_device(protocol, session)
    if coming is None:
        return ""
    at = wording.clock(coming.at, zone)
    return f"device {coming.number} of {coming.of} not given, from {at}"


def briefly_outstanding(protocol: CareProtocol, session: Session, zone: tzinfo) -> str:
    """``device 2 from 14:14``, where room is short."""
    coming = next_device(protocol, session)
    if coming is None:
        return ""
    return f"device {coming.number} from {wording.clock(coming.at, zone)}"
