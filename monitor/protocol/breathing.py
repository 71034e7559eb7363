"""When a patient was on oxygen, and when on air.

Times that are asked about are by the clock as it stands by now.
"""

from datetime import datetime
from decimal import Decimal

from monitor.chart.breathing import Said
from monitor.chart.numbers import written
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol

SATURATION = "spo2"


def flow_at(session: Session, at: datetime) -> Decimal | None:
    """The oxygen that flowed then, L/min; None on air, or where nothing is charted."""
    said = session.breathing.at(at)
    return None if said is None else said.litres_per_minute


def flow_with(session: Session, observed: ObservationSet) -> Decimal | None:
    """As ``flow_at``, when that set was read."""
    said = session.breathing.with_set(observed)
    return None if said is None else said.litres_per_minute


def oxygen_ended(session: Session, now: datetime) -> Said | None:
    """The air that ended the last oxygen by then; None where none was taken off."""
    ended, is_on = None, False
    for said in session.breathing.said:
        if said.at > now:
            break
        if is_on and not said.is_on:
            ended = said
        is_on = said.is_on
    return None if is_on else ended


def is_oxygen_unsaid(protocol: CareProtocol, session: Session, at: datetime) -> bool:
    """Whether oxygen was stamped in an emergency, and what flows was not said since."""
    letter = protocol.emergency.oxygen
    stamps = {
        stamp.id
        for emergency in session.emergencies
        for stamp in emergency.stamps
        if letter and stamp.code == letter
    }
    if not stamps:
        return False
    times = (session.times.of(f) for f in session.facts if f.id in stamps)
    last = max((time for time in times if time <= at), default=None)
    said = session.breathing.said
    return last is not None and all(not last <= one.at <= at for one in said)


def beside(session: Session, code: str, observed: ObservationSet) -> str:
    """`` on 4 L/min`` after a saturation; empty after any other value, or unsaid."""
    said = session.breathing.with_set(observed)
    if code != SATURATION or said is None:
        return ""
    litres = said.litres_per_minute
    return " on air" if litres is None else f" on {written(litres)} L/min"
