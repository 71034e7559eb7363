"""The device that comes next, and from when on the protocol takes it."""

from datetime import datetime, timedelta
from typing import NamedTuple

from monitor.chart.kinds import DevicesOrdered
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import DevicesDose


class NextDevice(NamedTuple):
    """Which one it is, of how many; ``at`` is the least time after the one before."""

    number: int
    of: int
    at: datetime


def next_device(protocol: CareProtocol, session: Session) -> NextDevice | None:
    """What is outstanding once one was given; None before, and after the last."""
    match session.order, protocol.dose:
        case DevicesOrdered() as order, DevicesDose() as dose:
            given = session.doses
        case _:
            return None
    if not given or session.dosing.is_over or not session.is_open:
        return None
    least = timedelta(minutes=dose.apart_least_minutes)
    last = max(one.at for one in given)
    return NextDevice(len(given) + 1, order.devices, last + least)
