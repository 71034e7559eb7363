"""When a patient was on oxygen, and when on air."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.chart.breathing import Said
from monitor.chart.kinds import EmergencyStamped, OxygenRecorded
from monitor.chart.numbers import written
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol

SATURATION = "spo2"


class Flow(Struct, frozen=True):
    """Oxygen that flowed, in L/min, and the entry since which some does."""

    litres: Decimal
    since: UUID


class Stamped(Struct, frozen=True):
    """Oxygen stamped in an emergency."""

    at: datetime
    id: UUID


def flow_at(session: Session, at: datetime) -> Flow | None:
    """The oxygen that flowed then; None on air, or where nothing is charted."""
    flow: Flow | None = None
    for said in session.breathing.said:
        if said.at > at:
            break
        litres = said.oxygen.litres_per_minute
        since = said.id if flow is None else flow.since
        flow = None if litres is None else Flow(litres, since)
    return flow


def flow_with(session: Session, observed: ObservationSet) -> Flow | None:
    """As ``flow_at``, when that set was read."""
    return flow_at(session, observed.observed_at)


def oxygen_ended(
    protocol: CareProtocol, session: Session, now: datetime
) -> Said | None:
    """The air that ended the last oxygen by then; None where none was taken off.

    Oxygen that was only stamped was oxygen as well.
    """
    ended, is_on = None, False
    for turn in turns(protocol, session):
        said = turn if isinstance(turn, Said) else None
        if turn.at > now:
            break
        if is_on and said is not None and not said.is_on:
            ended = said
        is_on = said is None or said.is_on
    return None if is_on else ended


def turns(protocol: CareProtocol, session: Session) -> list[Stamped | Said]:
    """Each stamp of oxygen, and all that was said, in the order they were true."""
    found: list[Stamped | Said]
    found = [*_stamps(protocol, session), *session.breathing.said]
    return sorted(found, key=lambda turn: (turn.at, isinstance(turn, Said)))


def oxygen_unsaid(
    protocol: CareProtocol, session: Session, at: datetime
) -> Stamped | None:
    """The last stamp of oxygen in an emergency, if what flows was not said since."""
    stamps = (stamp for stamp in _stamps(protocol, session) if stamp.at <= at)
    last = max(stamps, key=lambda stamp: stamp.at, default=None)
    if last is None:
        return None
    was_said = any(last.at <= said.at <= at for said in session.breathing.said)
    return None if was_said else last


def is_oxygen_unsaid(protocol: CareProtocol, session: Session, at: datetime) -> bool:
    """Whether oxygen was stamped in an emergency, and what flows was not said since."""
    return oxygen_unsaid(protocol, session, at) is not None


def _stamps(protocol: CareProtocol, session: Session) -> list[Stamped]:
    letter = protocol.emergency.oxygen
    if not letter:
        return []
    return [
        Stamped(fact.effective_at, fact.id)
        for fact in session.facts
        if isinstance(fact.payload, EmergencyStamped) and fact.payload.code == letter
    ]


def said_with(
    protocol: CareProtocol, session: Session, observed: ObservationSet
) -> OxygenRecorded | None:
    """What was breathed when that set was read, as ``said_at``."""
    return said_at(protocol, session, observed.observed_at)


def said_at(
    protocol: CareProtocol, session: Session, at: datetime
) -> OxygenRecorded | None:
    """What was breathed then; None where nobody had said.

    What was said before oxygen was stamped in an emergency tells nothing after it.
    """
    is_unsaid = is_oxygen_unsaid(protocol, session, at)
    return None if is_unsaid else session.breathing.at(at)


def beside(
    protocol: CareProtocol, session: Session, code: str, observed: ObservationSet
) -> str:
    """`` on 4 L/min`` after a saturation; empty after any other value, or unsaid."""
    said = said_with(protocol, session, observed) if code == SATURATION else None
    if said is None:
        return ""
    litres = said.litres_per_minute
    return " on air" if litres is None else f" on {written(litres)} L/min"
