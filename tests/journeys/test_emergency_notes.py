"""What is written about an emergency stays with that emergency."""

from PySide6.QtCore import Qt

from monitor.chart.kinds import NoteRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go
from tests.journeys.test_emergency import one, panel, pause, shown, stamped
from tests.journeys.typed_rows import CTRL


def begin(nurse: Nurse, room: int) -> None:
    go(nurse, room)
    pause(nurse)
    nurse.type(str(room))
    nurse.settle()


def notes(nurse: Nurse, room: int) -> list[str]:
    id_ = nurse.vigil.store.snapshot.open_sessions[room - 1].id
    facts = charted(nurse, id_).facts
    return [f.payload.text for f in facts if isinstance(f.payload, NoteRecorded)]


def test_each_note_is_its_own(roomed: Nurse) -> None:
    """Two in Room 1, then one in Room 2: none begins with another."""
    begin(roomed, 1)
    for text in ("code cart", "adrenaline"):
        roomed.type(f"n{text}\n")
        roomed.settle()
    begin(roomed, 2)
    roomed.type("nfall\n")
    roomed.settle()
    assert notes(roomed, 1) == ["code cart", "adrenaline"]
    assert notes(roomed, 2) == ["fall"]


def test_a_note_begun_in_one_room_is_not_in_the_other(roomed: Nurse) -> None:
    """Left with F2; the other room's line is empty, and Enter charts nothing there."""
    begin(roomed, 1)
    roomed.type("nadrenaline 0.5 mg")
    roomed.press(2)
    begin(roomed, 2)
    roomed.type("n")
    assert shown(roomed).written == ""
    roomed.type("\n")
    roomed.settle()
    assert notes(roomed, 2) == []


def test_a_note_begun_is_found_again(roomed: Nurse) -> None:
    """Escape or F2, and N goes on where it was left."""
    begin(roomed, 1)
    roomed.type("nadrena\x1b")
    roomed.press(2)
    pause(roomed)
    roomed.type("nline\n")
    roomed.settle()
    assert notes(roomed, 1) == ["adrenaline"]


def test_the_next_key_after_a_note_stamps(roomed: Nurse) -> None:
    """Enter charts the note once; pressed again it presses no button."""
    begin(roomed, 1)
    roomed.type("ncode cart\n\n")
    roomed.settle()
    assert panel(roomed).hasFocus()
    stamped(roomed, "C")
    assert notes(roomed, 1) == ["code cart"]
    assert [s.label for s in one(roomed, 1).stamps] == ["Help called"]


def test_a_note_gets_nobody_round_the_initials(roomed: Nurse) -> None:
    """Whoever writes it from outside is still asked whose room it is."""
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.type("J. Marsh RN\n")
    roomed.settle()
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    roomed.type("nhelp\n\x1b")
    roomed.settle()
    roomed.chord(Qt.Key.Key_0, CTRL)
    roomed.chord(Qt.Key.Key_1, CTRL)
    roomed.settle()
    assert notes(roomed, 1) == ["help"]
    assert roomed.vigil.screens.screen == "taking"


def test_a_note_without_a_name_takes_no_room_away(roomed: Nurse) -> None:
    """The nurse whose room it is comes back to it."""
    roomed.chord(Qt.Key.Key_U, CTRL)
    pause(roomed)
    roomed.type("1")
    roomed.settle()
    roomed.type("ncode cart\n\x1b")
    roomed.settle()
    roomed.vigil.parts.start.start_requested.emit("A. Okafor RN")
    roomed.settle()
    go(roomed, 1)
    assert roomed.vigil.screens.screen == "live"
