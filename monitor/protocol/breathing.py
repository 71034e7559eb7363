"""When a patient was on oxygen, and when on air."""

from datetime import datetime
from decimal import Decimal

from monitor.chart.numbers import written
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol

SATURATION = "spo2"


def flow_at(session: Session, at: datetime) -> Decimal | None:
    """The oxygen that flowed then, L/min; None on air, or where nothing is charted."""
    flows = [o.litres_per_minute for began, o in session.oxygen if began <= at]
    return flows[-1] if flows else None


def oxygen_ended(session: Session, now: datetime) -> datetime | None:
    """When the last oxygen by then was taken off; None where none was."""
    ended, is_on = None, False
    for at, oxygen in session.oxygen:
        if at > now:
            break
        if is_on and oxygen.litres_per_minute is None:
            ended = at
        is_on = oxygen.litres_per_minute is not None
    return None if is_on else ended


def is_oxygen_unsaid(protocol: CareProtocol, session: Session, at: datetime) -> bool:
    """Whether oxygen was stamped in an emergency, and what flows was not said since."""
    letter = protocol.emergency.oxygen
    stamped = (
        stamp.at
        for emergency in session.emergencies
        for stamp in emergency.stamps
        if letter and stamp.code == letter and stamp.at <= at
    )
    last = max(stamped, default=None)
    return last is not None and all(not last <= t <= at for t, _ in session.oxygen)


def beside(session: Session, code: str, at: datetime) -> str:
    """`` on 4 L/min`` after a saturation; empty after any other value, or unsaid."""
    said = session.breathing_at(at)
    if code != SATURATION or said is None:
        return ""
    litres = said.litres_per_minute
    return " on air" if litres is None else f" on {written(litres)} L/min"
