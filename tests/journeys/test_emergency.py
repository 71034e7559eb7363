"""An emergency by one key from any screen, signed in or not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.emergencies import Emergency
from monitor.chart.entries import NOT_SIGNED_IN
from monitor.chart.kinds import NoteRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go
from tests.journeys.typed_rows import CTRL
from ui.panels.emergency_panel import EmergencyPanel
from ui.views.emergency import EmergencyView

SHIFT = Qt.KeyboardModifier.ShiftModifier


def pause(nurse: Nurse) -> None:
    QTest.keyClick(nurse.focus, Qt.Key.Key_Pause)
    nurse.settle()


def panel(nurse: Nurse) -> EmergencyPanel:
    return nurse.vigil.overlays.emergency


def shown(nurse: Nurse) -> EmergencyView:
    view = panel(nurse).view
    assert view is not None
    return view


def emergencies(nurse: Nurse, room: int) -> tuple[Emergency, ...]:
    id_ = nurse.vigil.store.snapshot.open_sessions[room - 1].id
    return charted(nurse, id_).emergencies


def one(nurse: Nurse, room: int) -> Emergency:
    (found,) = emergencies(nurse, room)
    return found


def stamped(nurse: Nurse, key: str, seconds: int = 10) -> None:
    nurse.clock.advance(seconds=seconds)
    nurse.type(key)
    nurse.settle()


@pytest.fixture
def start_page(roomed: Nurse) -> Nurse:
    """Two rooms run, and the page asks who charts."""
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.settle()
    assert roomed.vigil.screens.screen == "start"
    return roomed


def test_from_the_start_page_to_its_end(start_page: Nurse) -> None:
    """Pause, the room's digit, stamps by letter, the end; nobody has signed in."""
    nurse = start_page
    pressed_at = nurse.clock.now()
    pause(nurse)
    assert [(v.key, v.words) for v in shown(nurse).letters] == [
        ("1", "Room 1"),
        ("2", "Room 2"),
    ]
    nurse.clock.advance(seconds=2)
    nurse.type("2")
    nurse.settle()
    for key in "COD":
        stamped(nurse, key)
    assert emergencies(nurse, 1) == ()
    emergency = one(nurse, 2)
    assert emergency.declared_at == pressed_at
    assert [s.label for s in emergency.stamps] == [
        "Help called",
        "Oxygen",
        "Drug given",
    ]
    assert {s.by for s in emergency.stamps} == {NOT_SIGNED_IN.person}
    assert panel(nurse).texts[0].endswith("Drug given")
    assert panel(nurse).texts[0].startswith("0:32")
    nurse.type("er")
    nurse.settle()
    assert one(nurse, 2).outcome == "Recovered, stays here"
    assert not panel(nurse).isVisible()


def test_no_patient_is_named_on_the_way(start_page: Nurse) -> None:
    """The question tells rooms; what everybody can read names nobody."""
    pause(start_page)
    names = [
        read.patient.details.family for read in start_page.vigil.store.snapshot.rooms
    ]
    said = f"{shown(start_page)}"
    assert not any(name in said for name in names)


def test_a_letter_that_is_no_room_chooses_none(start_page: Nurse) -> None:
    """3 where there are two rooms, 0 and a letter declare nothing."""
    pause(start_page)
    start_page.type("30c")
    start_page.settle()
    assert emergencies(start_page, 1) == emergencies(start_page, 2) == ()
    start_page.type("\x1b")
    start_page.settle()
    assert not panel(start_page).isVisible()


def test_the_second_key_does_the_same(roomed: Nurse) -> None:
    """Ctrl+Shift+E, for keyboards without Pause, and whoever charts is the author."""
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_E, CTRL | SHIFT)
    roomed.type("1")
    roomed.settle()
    emergency = one(roomed, 1)
    assert roomed.session.session.name_of(emergency.by) == "A. Okafor RN"


def test_sets_are_charted_meanwhile(roomed: Nurse) -> None:
    """F2 gives the strip back; the key shows the panel again, with the same zero."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    zero = one(roomed, 1).declared_at
    roomed.clock.advance(seconds=60)
    roomed.press(2)
    assert not panel(roomed).isVisible()
    roomed.type("118 72 70 98 14 5 \n")
    roomed.settle()
    assert len(charted(roomed, roomed.session.id).sets) > 1
    pause(roomed)
    assert panel(roomed).isVisible()
    assert one(roomed, 1).declared_at == zero
    assert shown(roomed).elapsed == "1:00"


def test_what_is_due_says_since_when_it_is_paused(roomed: Nurse) -> None:
    """In the footer and on the board; the other room is told in words."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1\x1b")
    roomed.settle()
    view = roomed.vigil.parts.footer._view
    assert view is not None
    assert view.due.startswith("Due prompts paused since ")
    go(roomed, 2)
    roomed.vigil.bedside.tick()
    roomed.settle()
    (told,) = roomed.vigil.parts.elsewhere.texts
    assert told.startswith("EMERGENCY Room 1 since ")
    assert told.endswith(", Ctrl+1")


def test_it_never_lies_under_another_banner(roomed: Nurse) -> None:
    """Chosen from Room 2, Room 1 is shown below its panel, whoever stood there."""
    go(roomed, 2)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    assert panel(roomed).isVisible()
    assert roomed.session.room == "Room 1"
    assert shown(roomed).title == "EMERGENCY Room 1"
    go(roomed, 2)
    assert not panel(roomed).isVisible()
    pause(roomed)
    assert shown(roomed).step == "rooms"
    stamped(roomed, "C")
    assert one(roomed, 1).stamps == ()


def test_a_note_is_charted_about_it(roomed: Nurse) -> None:
    """N opens a line, in which letters are letters; Enter charts it."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    roomed.type("ncode cart\n")
    roomed.settle()
    session = charted(roomed, roomed.session.id)
    notes = [f.payload for f in session.facts if isinstance(f.payload, NoteRecorded)]
    emergency = one(roomed, 1)
    assert NoteRecorded(text="code cart", about=emergency.id) in notes
    assert emergency.stamps == ()
    stamped(roomed, "C")
    assert [s.label for s in one(roomed, 1).stamps] == ["Help called"]


def test_escape_leaves_it_running(roomed: Nurse) -> None:
    """The panel goes and the emergency goes on, and that is said."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    roomed.type("e\x1b")
    assert shown(roomed).step == "stamps"
    roomed.type("\x1b")
    roomed.settle()
    assert not panel(roomed).isVisible()
    assert one(roomed, 1).is_running
    assert "goes on" in roomed.vigil.notice.words


def test_a_false_start_says_so(roomed: Nurse) -> None:
    """X, on any protocol."""
    go(roomed, 2)
    pause(roomed)
    roomed.type("2")
    roomed.settle()
    roomed.type("ex")
    roomed.settle()
    emergency = one(roomed, 2)
    assert (emergency.in_error, emergency.outcome) == (True, "Started in error")


def test_the_pointer_stamps_too(roomed: Nurse) -> None:
    """Every letter is a button, high enough to be hit."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    button = next(b for b in panel(roomed)._buttons if b.text() == "Airway opened")
    assert button.height() >= 36
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    roomed.settle()
    assert [s.code for s in one(roomed, 1).stamps] == ["A"]


def test_signing_in_takes_no_room_over(start_page: Nurse) -> None:
    """Who stamped without a name holds no room: the nurse comes back to her own."""
    pause(start_page)
    start_page.type("1")
    start_page.settle()
    start_page.type("\x1b")
    start_page.vigil.parts.start.start_requested.emit("A. Okafor RN")
    start_page.settle()
    go(start_page, 1)
    assert start_page.vigil.screens.screen == "live"


def test_no_room_is_said(nurse: Nurse) -> None:
    """Where nothing is open there is nothing to declare."""
    pause(nurse)
    assert "No session is open" in nurse.vigil.notice.words


def test_a_wrong_stamp_is_put_right(roomed: Nurse) -> None:
    """Ctrl+Z, its words, a reason, Enter; once more, and X strikes it out."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    stamped(roomed, "C")
    roomed.type("\x1b")
    form = roomed.vigil.parts.strip.form
    for part, typed, stands in (
        ("label", "Oxygen", ["Oxygen"]),
        ("whole", "x", []),
    ):
        roomed.chord(Qt.Key.Key_Z, CTRL)
        form.lead_to(part)
        roomed.type(typed)
        form.lead_to("reason")
        roomed.type("1\n")
        roomed.settle()
        assert [s.label for s in one(roomed, 1).stamps] == stands


def test_the_set_after_oxygen_asks_what_is_breathed(roomed: Nurse) -> None:
    """It is charted once the litres a minute are typed, and tells them."""
    go(roomed, 1)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    stamped(roomed, "O")
    roomed.type("er")
    roomed.settle()
    before = len(roomed.session.session.sets)
    roomed.type("128/78 74 98 14 5 2 1 0\n")
    roomed.settle()
    assert len(roomed.session.session.sets) == before
    roomed.type("4\n\n")
    roomed.settle()
    session = roomed.session.session
    assert len(session.sets) == before + 1
    assert str(session.oxygen[-1][1].litres_per_minute) == "4"
