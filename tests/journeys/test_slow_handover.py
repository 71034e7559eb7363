"""A handover that the record answers late: it counts wherever the nurse is by then."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import NoteRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, held
from tests.journeys.typed_rows import CTRL

TYPED = "AD\tJ. Marsh RN\n"


def actor(nurse: Nurse) -> str:
    found = nurse.vigil.store.snapshot.actor
    return "" if found is None else found.name


@pytest.mark.parametrize("left_by", ["escape", "another form", "another key"])
def test_it_counts_though_its_form_was_left(roomed: Nurse, left_by: str) -> None:
    """Whoever took over charts from then on, and that is said."""
    id_ = go(roomed, 1)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type(TYPED)
    match left_by:
        case "escape":
            roomed.type("\x1b")
        case "another form":
            roomed.press(7)
        case _:
            roomed.type("x")
    event.set()
    roomed.settle()
    assert [h.to for h in charted(roomed, id_).handovers] == ["J. Marsh RN"]
    assert actor(roomed) == "J. Marsh RN"
    assert roomed.vigil.notice.words == "Room 1 is handed over to J. Marsh RN"


def test_nothing_is_charted_between_two_nurses(roomed: Nurse) -> None:
    """Until it is saved nobody knows whose it is; then it is the new nurse's."""
    id_ = go(roomed, 1)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type(TYPED)
    roomed.press(7)
    roomed.type("calm, wants water\n")
    assert roomed.vigil.desks.forms.is_open
    view = roomed.vigil.parts.strip.form._view
    assert view is not None
    assert "the handover is being saved" in view.message.text
    event.set()
    roomed.settle()
    roomed.type("\n")
    roomed.settle()
    session = charted(roomed, id_)
    notes = [
        (f.payload.text, session.name_of(f.first.author))
        for f in session.facts
        if isinstance(f.payload, NoteRecorded)
    ]
    assert notes == [("calm, wants water", "J. Marsh RN")]


def test_another_room_is_asked_about(roomed: Nurse) -> None:
    """Room 2 is still the first nurse's: the new one sees it once she takes it over."""
    go(roomed, 1)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type(TYPED)
    go(roomed, 2)
    event.set()
    roomed.settle()
    assert actor(roomed) == "J. Marsh RN"
    assert roomed.vigil.screens.screen == "taking"
    assert "handed over" in roomed.vigil.notice.words


def test_on_the_start_page_nobody_is_signed_in(roomed: Nurse) -> None:
    """Ctrl+U meanwhile: whoever types a name there charts, and no other."""
    go(roomed, 1)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type(TYPED)
    roomed.chord(Qt.Key.Key_U, CTRL)
    event.set()
    roomed.settle()
    assert actor(roomed) == ""
    assert roomed.vigil.screens.screen == "start"


@pytest.mark.parametrize("name", ["C. Boyd RN", "A. Okafor RN"])
def test_whoever_signed_in_meanwhile_charts_on(roomed: Nurse, name: str) -> None:
    """No late answer renames them, also where they are who handed it over."""
    id_ = go(roomed, 1)
    event = held(roomed)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type(TYPED)
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.type(f"{name}\n")
    event.set()
    roomed.settle()
    assert actor(roomed) == name
    assert [h.to for h in charted(roomed, id_).handovers] == ["J. Marsh RN"]
    assert roomed.vigil.notice.words == "Room 1 is handed over to J. Marsh RN"
    roomed.chord(Qt.Key.Key_1, CTRL)
    roomed.settle()
    assert roomed.vigil.screens.screen == "taking"


def test_a_refused_handover_leaves_all_as_it_was(roomed: Nurse) -> None:
    """The initials of another patient: the first nurse goes on."""
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type("AB\tJ. Marsh RN\n\x1b")
    roomed.settle()
    roomed.press(7)
    roomed.type("calm\n")
    roomed.settle()
    assert actor(roomed) == "A. Okafor RN"
    assert not roomed.vigil.desks.forms.is_open


def test_no_room_opens_from_the_start_page(roomed: Nurse) -> None:
    """Ctrl+1 says that a name comes first, also with one half typed."""
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.settle()
    roomed.type("J. Marsh")
    roomed.chord(Qt.Key.Key_1, CTRL)
    roomed.settle()
    assert roomed.vigil.screens.screen == "start"
    assert "type your name" in roomed.vigil.notice.words
    assert actor(roomed) == ""
    roomed.type(" RN\n")
    roomed.settle()
    assert actor(roomed) == "J. Marsh RN"
