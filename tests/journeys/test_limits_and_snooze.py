"""A limit changed and an alert silenced, by keys, in a room that is infusing."""

import pytest
from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from ui.views.alert_strip import AlertStripView

MEDIUM = "184 90 70 98 14 5 \n"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    """In Room 1."""
    go(roomed, 1)
    return roomed


def pass_by(nurse: Nurse, seconds: int) -> None:
    nurse.clock.advance(seconds=seconds)
    nurse.vigil.bedside.tick()
    nurse.settle()


def chart(nurse: Nurse, line: str) -> None:
    pass_by(nurse, 60)
    nurse.type(line)
    nurse.settle()
    announced = nurse.vigil.store
    nurse.until(lambda: not announced._soon.isActive())


def shown(nurse: Nurse) -> AlertStripView:
    card = nurse.vigil.parts.live.alert_bar._view
    assert card is not None
    return card


def test_a_medium_alert_is_silent_and_speaks_again(nurse: Nurse) -> None:
    """Two keys and Enter make it a line that counts down; a worse value is a card."""
    chart(nurse, MEDIUM)
    assert shown(nurse).form == "card"
    nurse.chord(Qt.Key.Key_S, CTRL_SHIFT)
    nurse.type("21\n")
    nurse.settle()
    assert shown(nurse).form == "chip"
    (snooze,) = nurse.session.session.limits.snoozes
    assert (snooze.minutes, snooze.reason) == (2, "Prescriber knows")
    pass_by(nurse, 121)
    assert shown(nurse).form == "card"


def test_a_limit_is_changed_for_this_patient(nurse: Nurse) -> None:
    """Rule, limit, prescriber and reason; the next value is held against it."""
    chart(nurse, MEDIUM)
    nurse.chord(Qt.Key.Key_L, CTRL_SHIFT)
    nurse.type("1\t195\t\tDr Meyer\tusual pressure\n")
    nurse.settle()
    (change,) = nurse.session.session.limits.changes
    assert change.change.limit == 195
    assert change.change.prescriber == "Dr Meyer"
