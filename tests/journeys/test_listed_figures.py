"""The list tells of every session what the record has of it."""

from uuid import UUID

from PySide6.QtCore import Qt

from tests.builders import iv40
from tests.desk import PATIENT
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, close_room, go
from tests.journeys.typed_rows import CTRL
from ui.views.session_list import session_figures

LIST = CTRL | Qt.KeyboardModifier.ShiftModifier


def listed_peak(nurse: Nurse, session: UUID) -> str:
    view = nurse.vigil.parts.sessions._view
    assert view is not None
    (line,) = [line for line in view.lines if line.id == session]
    return line.peak_sbp


def test_a_closed_session_is_listed_as_it_ended(roomed: Nurse) -> None:
    """Not as it was when it was first seen in the list."""
    roomed.chord(Qt.Key.Key_F, LIST)
    roomed.settle()
    go(roomed, 1)
    roomed.clock.advance(seconds=60)
    roomed.vigil.bedside.tick()
    roomed.type("184 90 70 98 14 5 \n")
    roomed.settle()
    first = close_room(roomed, 1)
    roomed.chord(Qt.Key.Key_F, LIST)
    roomed.settle()
    roomed.until(lambda: listed_peak(roomed, first) == "184")
    assert session_figures(charted(roomed, first), iv40(), PATIENT).peak_sbp == 184
