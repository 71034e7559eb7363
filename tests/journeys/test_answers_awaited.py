"""No key acts on what is not what it was meant for."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import AlertAcknowledged, AlertSeen
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, held
from tests.journeys.typed_rows import CTRL
from ui.form_desk import FormDesk

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def is_covered(nurse: Nurse) -> bool:
    return nurse.vigil.overlays.covers_alerts


def kinds(nurse: Nurse, kind: type) -> int:
    facts = charted(nurse, nurse.session.id).facts
    return len([fact for fact in facts if isinstance(fact.payload, kind)])


def test_alert_behind_a_panel_is_not_acknowledged(roomed: Nurse) -> None:
    """F8 takes the panel away; pressed again, it is about the card that is read."""
    go(roomed, 1)
    roomed.press(11)
    assert is_covered(roomed)
    roomed.wait_until(20)
    assert roomed.vigil.screens.card is not None
    assert kinds(roomed, AlertSeen) == 0
    roomed.press(8)
    roomed.settle()
    assert kinds(roomed, AlertAcknowledged) == 0
    assert not is_covered(roomed)
    assert "press again" in roomed.vigil.notice.words
    roomed.press(8)
    roomed.settle()
    assert kinds(roomed, AlertAcknowledged) == 1


def test_nothing_is_done_about_an_alert_behind_a_panel(roomed: Nurse) -> None:
    """The form opens once the card can be read."""
    go(roomed, 1)
    roomed.press(11)
    roomed.wait_until(20)
    roomed.press(9)
    assert not forms(roomed).is_open
    assert not is_covered(roomed)
    roomed.press(9)
    assert forms(roomed).is_open


@pytest.mark.parametrize(
    ("key", "held_down"),
    [(Qt.Key.Key_F1, NONE), (Qt.Key.Key_T, CTRL | SHIFT), (Qt.Key.Key_R, CTRL)],
)
def test_alert_above_a_panel_is_acknowledged(
    roomed: Nurse, key: Qt.Key, held_down: Qt.KeyboardModifier
) -> None:
    """Help, transfer sheet and what to say leave the card in sight."""
    go(roomed, 1)
    roomed.chord(key, held_down)
    roomed.wait_until(20)
    assert not is_covered(roomed)
    roomed.press(8)
    roomed.settle()
    assert kinds(roomed, AlertAcknowledged) == 1


def forms(nurse: Nurse) -> FormDesk:
    return nurse.vigil.desks.forms


def screen(nurse: Nurse) -> str:
    return nurse.vigil.screens.screen


def seek(nurse: Nurse, keys: str) -> None:
    """Type in the list, while the record is slow to answer."""
    nurse.chord(Qt.Key.Key_F, CTRL)
    nurse.settle()
    event = held(nurse)
    nurse.type(keys)
    event.set()
    nurse.settle()
    nurse.settle()


def test_enter_opens_what_is_sought(roomed: Nurse) -> None:
    """Room 2 is at the top of the list; Demo is in Room 1."""
    seek(roomed, "Demo\n")
    assert screen(roomed) == "live"
    assert roomed.session.patient.details.family == "Demo"


def test_enter_opens_nothing_where_it_could_be_either(roomed: Nurse) -> None:
    """Both patients are found by what their numbers have in common."""
    seek(roomed, "T-0\n")
    assert len(roomed.vigil.parts.sessions.model.lines) == 2
    assert screen(roomed) == "sessions"
    roomed.type("\n")
    assert screen(roomed) == "live"


def test_who_goes_on_typing_or_elsewhere_opens_nothing(roomed: Nurse) -> None:
    """Enter was for what was sought then."""
    seek(roomed, "Demo\n\b\b")
    assert screen(roomed) == "sessions"
    roomed.chord(Qt.Key.Key_0, CTRL)
    roomed.chord(Qt.Key.Key_F, CTRL)
    event = held(roomed)
    roomed.type("mo\n")
    roomed.chord(Qt.Key.Key_0, CTRL)
    event.set()
    roomed.settle()
    assert screen(roomed) == "board"


def test_what_is_being_saved_is_not_what_was_charted_before(roomed: Nurse) -> None:
    """Ctrl+Z right after a quick key opens no amendment of the set before."""
    go(roomed, 1)
    roomed.clock.advance(seconds=30)
    roomed.type("118 72 70 98 14 5 \n")
    roomed.settle()
    event = held(roomed)
    roomed.chord(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    roomed.chord(Qt.Key.Key_Z, CTRL)
    assert not forms(roomed).is_open
    assert "still being saved" in roomed.vigil.notice.words
    event.set()
    roomed.settle()
    roomed.chord(Qt.Key.Key_Z, CTRL)
    view = roomed.vigil.parts.strip.form._view
    assert view is not None
    assert "Vomiting" in view.note
