"""Emergencies, and the rooms they are in."""

from uuid import uuid5

from msgspec.structs import replace

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded, EmergencyStamped
from monitor.charting.reads import SessionRead
from tests.builders import SPACE, Chronicle, at
from tests.desk import PATIENT
from tests.ui.views.alert_scene import story


def emergency(until: float | None = None) -> Chronicle:
    """Declared at minute 10, one stamp 65 seconds later."""
    chronicle = story()
    chronicle.add(EmergencyDeclared(), 10)
    chronicle.add(EmergencyStamped(code="C", label="Help called"), 10 + 65 / 60)
    if until is not None:
        chronicle.add(EmergencyEnded(outcome="Transferred"), until)
    return chronicle


def read_of(chronicle: Chronicle, minute: float, room: str = "Room 1") -> SessionRead:
    opened = replace(chronicle.session.opened, room=room)
    return SessionRead(
        session=replace(chronicle.session, id=uuid5(SPACE, room), opened=opened),
        patient=PATIENT,
        protocol=chronicle.protocol,
        assessment=chronicle.assess(minute),
        entries=(),
        at=at(minute),
    )
