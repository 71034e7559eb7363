"""Rooms for the board: reads of sessions from memory, each in its own way."""

from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.charting.reads import SessionRead
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from tests.builders import BASELINE, SPACE, Chronicle, at, iv40
from tests.desk import PATIENT

NOW = 41.0


def read_of(
    chronicle: Chronicle,
    minute: float = NOW,
    *,
    room: str = "Room 1",
    family: str = "Halvorsen",
    given: str = "Ingrid",
    number: str = "K-004 217",
) -> SessionRead:
    """The session as a room of its own, under that patient."""
    session = chronicle.session
    opened = replace(session.opened, room=room)
    session = replace(session, id=uuid5(SPACE, room), opened=opened)
    details = replace(
        PATIENT.details, family=family, given=given, title="", identifier=number
    )
    patient = replace(PATIENT, id=uuid5(SPACE, number), details=details)
    return SessionRead(
        session=session,
        patient=patient,
        protocol=chronicle.protocol,
        assessment=evaluate(chronicle.protocol, session, at(minute)),
        entries=tuple(chronicle.entries),
        at=at(minute),
    )


def infusing(until: float = 40) -> Chronicle:
    """Started at minute 0, with a calm set each ten minutes up to then."""
    chronicle = Chronicle().start()
    minute = 10.0
    while minute <= until:
        chronicle.observe(minute, "128/78 74 98 14 5 2 1 0")
        minute += 10
    return chronicle


def alerting(line: str = "183/107 92 96 13 4 5 2 1", minute: float = 40) -> Chronicle:
    """A set beyond a limit at that minute, its alerts shown and not acknowledged."""
    chronicle = infusing(until=minute - 1)
    chronicle.observe(minute, line)
    chronicle.show(minute)
    return chronicle


def late() -> Chronicle:
    """The last set at minute 30, so that of minute 40 is late from 43 on."""
    return infusing(until=30)


def before_start(protocol: CareProtocol | None = None) -> Chronicle:
    """Opened, with a baseline set, and nothing given yet."""
    chronicle = Chronicle(protocol=protocol or iv40()).open().made_ready()
    chronicle.observe(38, BASELINE[0][1])
    return chronicle


def id_of(room: str) -> UUID:
    return uuid5(SPACE, room)
