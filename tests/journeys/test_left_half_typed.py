"""What one nurse left half typed is the next one's only once they said so."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import NoteRecorded, ObservationsRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, open_third, weights
from tests.journeys.typed_rows import CTRL
from ui.panels.strip_form import StripFormPanel
from ui.views.forms.left_form import CHOICE

OKAFOR, MARSH = "A. Okafor RN", "J. Marsh RN"
Open = Callable[[], Nurse]


def sign_in(nurse: Nurse, name: str) -> None:
    nurse.chord(Qt.Key.Key_U, CTRL)
    nurse.type(f"{name}\n")
    nurse.settle()


def take_over(nurse: Nurse, name: str, room: int, initials: str) -> None:
    """Another nurse signs in, and goes to that room by the patient's initials."""
    sign_in(nurse, name)
    nurse.chord(Qt.Key(Qt.Key.Key_0 + room), CTRL)
    nurse.type(f"{initials}\n")
    nurse.settle()


def asking(nurse: Nurse) -> StripFormPanel | None:
    """The question in the strip; None where it is not asked."""
    panel = nurse.vigil.parts.strip.left
    return panel if panel.isVisible() else None


def told(nurse: Nurse) -> str:
    """All that the question says."""
    panel = asking(nurse)
    assert panel is not None
    view = panel._view
    assert view is not None
    facts = [f"{label} {fact}" for label, fact in view.facts]
    choices = [c.text for p in view.parts for c in getattr(p, "choices", ())]
    return ". ".join([view.title, view.question, *facts, *choices])


def by(nurse: Nurse, id_: UUID, kind: type) -> list[tuple[object, str]]:
    """What of that kind is charted there, and in whose name."""
    session = charted(nurse, id_)
    return [
        (fact.payload, session.name_of(fact.first.author))
        for fact in session.facts
        if isinstance(fact.payload, kind)
    ]


@pytest.fixture
def room(roomed: Nurse) -> UUID:
    """Room 1, where A. Okafor has typed half a set, and half a note."""
    id_ = go(roomed, 1)
    roomed.type("118 72 70 ")
    roomed.press(7)
    roomed.type("calm\x1b")
    return id_


def test_both_names_are_told_before_anything_is_shown(
    roomed: Nurse, room: UUID
) -> None:
    """Whoever takes the room over is asked, and digits answer nothing."""
    sets = len(charted(roomed, room).sets)
    take_over(roomed, MARSH, 1, "ad")
    said = told(roomed)
    assert "A. Okafor RN left a set and a note half typed in Room 1" in said
    assert "A set 118, 72, 70. A note calm" in said
    assert "charted by J. Marsh RN" in said
    roomed.type("98 14 5 \n\n")
    roomed.settle()
    assert asking(roomed) is not None
    assert len(charted(roomed, room).sets) == sets


def test_kept_for_whoever_typed_it(roomed: Nurse, room: UUID) -> None:
    """The other starts with empty forms; the first finds them as they were."""
    take_over(roomed, MARSH, 1, "ad")
    roomed.type("k\n")
    assert asking(roomed) is None
    roomed.press(7)
    roomed.type("\n")
    roomed.settle()
    assert by(roomed, room, NoteRecorded) == []
    roomed.type("\x1b120 74 72 98 14 5 \n")
    roomed.settle()
    values = by(roomed, room, ObservationsRecorded)
    assert values[-1][1] == MARSH
    take_over(roomed, OKAFOR, 1, "ad")
    assert asking(roomed) is None
    roomed.type("98 14 5 \n")
    roomed.press(7)
    roomed.type("\n")
    roomed.settle()
    first = charted(roomed, room).sets[-1]
    assert first.value("sbp") == 118
    assert by(roomed, room, ObservationsRecorded)[-1][1] == OKAFOR
    assert [name for _, name in by(roomed, room, NoteRecorded)] == [OKAFOR]


def test_taken_over_by_name(roomed: Nurse, room: UUID) -> None:
    """It stands again, is charted by the other, and the record has both names."""
    take_over(roomed, MARSH, 1, "ad")
    roomed.type("t\n")
    roomed.settle()
    roomed.type("98 14 5 \n")
    roomed.settle()
    assert charted(roomed, room).sets[-1].value("sbp") == 118
    assert by(roomed, room, ObservationsRecorded)[-1][1] == MARSH
    ((note, name),) = by(roomed, room, NoteRecorded)
    assert isinstance(note, NoteRecorded)
    assert name == MARSH
    had = "a set (118, 72, 70) and a note (calm)"
    assert note.text == f"Took over what A. Okafor RN had half typed: {had}"


def test_who_a_patient_is_goes_into_no_note(roomed: Nurse) -> None:
    """Details that were half typed are named, and not told, where they are taken on."""
    id_ = go(roomed, 1)
    roomed.chord(Qt.Key.Key_I, CTRL)
    roomed.type("\tOther\x1b")
    take_over(roomed, MARSH, 1, "ad")
    assert "Details of the patient shown once it is taken over" in told(roomed)
    roomed.type("t\n")
    roomed.settle()
    ((note, _),) = by(roomed, id_, NoteRecorded)
    assert isinstance(note, NoteRecorded)
    had = "details of the patient"
    assert note.text == f"Took over what A. Okafor RN had half typed: {had}"


def test_dropped_for_good(roomed: Nurse, room: UUID) -> None:
    """Nobody finds it any more."""
    take_over(roomed, MARSH, 1, "ad")
    roomed.type("d\n")
    roomed.settle()
    assert asking(roomed) is None
    assert roomed.vigil.desks.drafts.half_typed_in(room) == frozenset()
    take_over(roomed, OKAFOR, 1, "ad")
    sets = len(charted(roomed, room).sets)
    roomed.type("98 14 5 \n")
    roomed.settle()
    assert len(charted(roomed, room).sets) == sets


def test_nothing_is_chosen(roomed: Nurse, room: UUID) -> None:
    """Enter alone says so; Escape keeps it, and is asked again in the room."""
    take_over(roomed, MARSH, 1, "ad")
    roomed.type("\n")
    panel = asking(roomed)
    assert panel is not None
    assert panel._view is not None
    assert "Nothing is chosen" in panel._view.message.text
    roomed.type("\x1b")
    assert asking(roomed) is None
    assert roomed.vigil.desks.drafts.half_typed_in(room) == {"observations", "note"}
    roomed.chord(Qt.Key.Key_0, CTRL)
    go(roomed, 1)
    assert asking(roomed) is not None


def test_after_a_restart(reopen: Open) -> None:
    """What is kept on disk knows whose it is; whoever opened the app does not count."""
    nurse = reopen()
    id_ = go(nurse, 1)
    sets = len(charted(nurse, id_).sets)
    nurse.type("118 72 70 98 14")
    nurse = reopen()
    take_over(nurse, MARSH, 1, "ad")
    assert "Half typed by A. Okafor RN" in told(nurse)
    nurse.type("k\n5 \n")
    nurse.settle()
    assert len(charted(nurse, id_).sets) == sets


def test_the_other_room_of_a_nurse_who_handed_one_over(roomed: Nurse) -> None:
    """A half set there is asked about as well."""
    go(roomed, 2)
    roomed.type("118 7")
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type(f"AD\t{MARSH}\n")
    roomed.settle()
    roomed.chord(Qt.Key.Key_2, CTRL)
    roomed.type("ab\n")
    roomed.settle()
    assert "A. Okafor RN left a set half typed in Room 2" in told(roomed)


def test_note_of_the_room_that_was_handed_over(roomed: Nurse, room: UUID) -> None:
    """Who takes it over is asked at once, while the other still stands there."""
    roomed.type("98 14 5 \n")
    roomed.settle()
    assert roomed.vigil.desks.drafts.half_typed_in(room) == {"note"}
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type(f"AD\t{MARSH}\n")
    roomed.settle()
    assert "A. Okafor RN left a note half typed in Room 1" in told(roomed)


def test_the_page_of_an_opening(roomed: Nurse) -> None:
    """Another nurse has a page of their own, with what is in the record alone."""
    id_ = open_third(roomed)
    roomed.type("68.4")
    take_over(roomed, MARSH, 3, "ag")
    assert "left the page of the opening half typed in Room 3" in told(roomed)
    assert "The page of the opening shown once it is taken over" in told(roomed)
    roomed.type("k\n")
    assert roomed.vigil.screens.screen == "opening"
    roomed.type("\n")
    roomed.settle()
    assert weights(roomed)["Room 3"] == []
    roomed.chord(Qt.Key.Key_3, CTRL)
    roomed.type("t\n")
    roomed.settle()
    assert roomed.vigil.screens.screen == "opening"
    roomed.type("\n")
    roomed.settle()
    assert weights(roomed)["Room 3"] == ["68.4"]
    assert charted(roomed, id_).is_open


def test_a_page_that_opens_no_session_yet(roomed: Nurse) -> None:
    """A patient half typed by one is not who the other opens a session for."""
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.type("T-0003")
    roomed.settle()
    sign_in(roomed, MARSH)
    roomed.chord(Qt.Key.Key_N, CTRL)
    assert roomed.vigil.desks.opening._typing.draft.text("find") == ""
    sign_in(roomed, OKAFOR)
    roomed.chord(Qt.Key.Key_N, CTRL)
    assert roomed.vigil.desks.opening._typing.draft.text("find") == "T-0003"


@pytest.mark.usefixtures("room")
def test_a_letter_that_is_no_choice_is_said(roomed: Nurse) -> None:
    """Enter goes on with what was chosen before it only when it is pressed again."""
    take_over(roomed, MARSH, 1, "ad")
    panel = asking(roomed)
    assert panel is not None
    roomed.type("d")
    panel.lead_to(CHOICE)
    roomed.type("x\n")
    roomed.settle()
    assert asking(roomed) is panel
    assert panel._view is not None
    assert panel._view.message.text.startswith("X is not taken")
    roomed.type("\n")
    roomed.settle()
    assert asking(roomed) is None
