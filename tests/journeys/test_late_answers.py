"""What the record answers late closes nothing, and takes no focus."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import DoseDoubtful, EffectRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, held, ready_third
from tests.journeys.test_emergency import one, panel, shown
from tests.journeys.test_emergency_under_way import press_pause
from tests.journeys.typed_rows import ALT, CTRL


def test_a_room_taken_over_closes_no_emergency(roomed: Nurse) -> None:
    """The room is shown below; the panel stays, and its letters go on stamping."""
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.type("J. Marsh RN\n")
    roomed.settle()
    roomed.chord(Qt.Key.Key_1, CTRL)
    roomed.settle()
    event = held(roomed)
    roomed.type("ad\n")
    press_pause(roomed)
    event.set()
    roomed.settle()
    assert roomed.vigil.screens.screen == "live"
    assert shown(roomed).step == "rooms"
    assert panel(roomed).hasFocus()
    roomed.type("1")
    roomed.settle()
    roomed.type("C")
    roomed.settle()
    assert [s.label for s in one(roomed, 1).stamps] == ["Help called"]


def test_ready_to_start_closes_no_emergency(roomed: Nurse) -> None:
    """The page becomes the live one below the panel."""
    ready_third(roomed)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_Return, CTRL)
    press_pause(roomed)
    roomed.type("3")
    assert panel(roomed).isVisible()
    event.set()
    roomed.settle()
    assert roomed.vigil.screens.screen == "live"
    assert panel(roomed).isVisible()
    assert panel(roomed).hasFocus()


def test_a_session_read_late_closes_no_emergency(roomed: Nurse) -> None:
    """It was chosen in the list before the key was pressed."""
    roomed.chord(Qt.Key.Key_F, CTRL)
    roomed.settle()
    press_pause(roomed)
    navigation = roomed.vigil.navigation
    read = roomed.vigil.store.snapshot.open_sessions[0]
    navigation._take_asked(navigation._moves, read)
    assert roomed.vigil.screens.screen == "live"
    assert panel(roomed).isVisible()


def test_a_doubt_asks_for_no_site_while_a_set_is_typed(roomed: Nurse) -> None:
    """Alt+I and on with the set: it is charted whole, and a key is told."""
    id_ = go(roomed, 1)
    before = len(charted(roomed, id_).sets)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_I, ALT)
    roomed.type("118 72 ")
    event.set()
    roomed.settle()
    assert "Ctrl+Shift+U adds the new site" in roomed.vigil.notice.words
    roomed.type("70 98 14 5 \n")
    roomed.settle()
    session = charted(roomed, id_)
    assert len(session.sets) == before + 1
    assert session.dosing.doubts[0].doubt.new_site == ""
    roomed.chord(Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)
    roomed.type("left hand\n")
    roomed.settle()
    (doubt,) = charted(roomed, id_).dosing.doubts
    assert doubt.doubt.new_site == "left hand"


def test_a_doubt_asks_for_the_site_where_nothing_is_typed(roomed: Nurse) -> None:
    """The form opens by itself, and Ctrl+Shift+U after it is about another doubt."""
    id_ = go(roomed, 1)
    roomed.chord(Qt.Key.Key_I, ALT)
    roomed.settle()
    roomed.type("left hand\n")
    roomed.settle()
    (doubt,) = charted(roomed, id_).dosing.doubts
    assert doubt.doubt.new_site == "left hand"
    roomed.chord(Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)
    view = roomed.vigil.parts.strip.form._view
    assert view is not None
    assert view.submit == "Chart dose uncertain"


@pytest.mark.parametrize("meanwhile", ["left", "another nurse", "handed over"])
def test_an_infiltration_is_whole_and_of_who_pressed_it(
    roomed: Nurse, meanwhile: str
) -> None:
    """Whoever is there once it is saved; the alert of the effect comes with it."""
    id_ = go(roomed, 1)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_I, ALT)
    if meanwhile == "handed over":
        roomed.chord(Qt.Key.Key_H, CTRL)
        roomed.type("AD\tJ. Marsh RN\n")
    else:
        roomed.chord(Qt.Key.Key_U, CTRL)
    if meanwhile == "another nurse":
        roomed.type("C. Boyd RN\n")
    event.set()
    roomed.settle()
    session = charted(roomed, id_)
    assert [e.code for e in session.effects] == ["INFIL"]
    assert len(session.dosing.doubts) == 1
    assert [a.alert.rule for a in session.alerts][-1] == "EVENT-INFILTRATION-2"
    authors = [
        session.name_of(f.first.author)
        for f in session.facts
        if isinstance(f.payload, DoseDoubtful | EffectRecorded)
    ]
    assert authors == ["A. Okafor RN"] * 2


def test_an_infiltration_between_two_nurses_is_refused_whole(roomed: Nurse) -> None:
    """It says so, and the same key charts it once the handover is saved."""
    id_ = go(roomed, 1)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type("AD\tJ. Marsh RN\n")
    roomed.chord(Qt.Key.Key_I, ALT)
    assert roomed.vigil.notice.words.startswith("Infiltration not charted")
    event.set()
    roomed.settle()
    before = charted(roomed, id_)
    assert (before.effects, before.dosing.doubts) == ((), ())
    roomed.chord(Qt.Key.Key_I, ALT)
    roomed.settle()
    after = charted(roomed, id_)
    assert (len(after.effects), len(after.dosing.doubts)) == (1, 1)
