"""The note beside the set: what is typed there is the note, and Escape leads back."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import NoteRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go
from tests.journeys.typed_rows import CTRL
from ui.panels.observation_note import NoteButton
from ui.views.forms.form import TextPart


@pytest.fixture
def beside(roomed: Nurse) -> Nurse:
    """In the box beside a set that is half typed, by Tab."""
    go(roomed, 1)
    roomed.type("124 76 80 97 14 5")
    for _ in range(9):
        if not isinstance(roomed.focus, NoteButton):
            roomed.type("\t")
    assert isinstance(roomed.focus, NoteButton)
    return roomed


def test_what_is_typed_in_the_box_is_the_note(beside: Nurse) -> None:
    """From its first letter on; and the set goes on where it was."""
    beside.type("Asleep at 3 pm\n")
    beside.settle()
    session = charted(beside, beside.session.id)
    payloads = [fact.payload for fact in session.facts]
    notes = [said.text for said in payloads if isinstance(said, NoteRecorded)]
    assert notes == ["Asleep at 3 pm"]
    assert in_set(beside)
    beside.type("\n")
    beside.settle()
    assert charted(beside, session.id).sets[-1].value("hr") == 80


@pytest.mark.parametrize("key", ["\n", " "])
def test_enter_and_the_blank_open_it(beside: Nurse, key: str) -> None:
    """Nothing is typed by them."""
    beside.type(key)
    view = beside.vigil.parts.strip.form._view
    assert view is not None
    texts = [part.text for part in view.parts if isinstance(part, TextPart)]
    assert (view.title, texts) == ("Note", ["", ""])


@pytest.mark.parametrize("is_ending", [False, True])
def test_escape_from_the_note_returns_to_the_set(
    roomed: Nurse, *, is_ending: bool
) -> None:
    """Also while the checks before leaving are open, where letters mean endings."""
    go(roomed, 1)
    if is_ending:
        roomed.chord(Qt.Key.Key_E, CTRL)
        roomed.press(2)
    roomed.type("124 76")
    roomed.press(7)
    roomed.type("half a note\x1b")
    assert in_set(roomed)
    roomed.type("80 97")
    strip = roomed.vigil.parts.strip.set
    assert [box.entry.face.text for box in strip.boxes][:3] == ["124/76", "80", "97"]


def test_escape_from_a_note_of_the_checks_returns_to_them(roomed: Nurse) -> None:
    """Where it was opened from there, the next key is for them."""
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_E, CTRL)
    roomed.press(7)
    roomed.type("\x1b")
    assert roomed.vigil.parts.live.ending.isAncestorOf(roomed.focus)


def test_escape_from_the_box_returns_to_the_set(beside: Nurse) -> None:
    """The next digit is for the field that was in focus last."""
    beside.type("\x1b")
    assert in_set(beside)


def in_set(nurse: Nurse) -> bool:
    strip = nurse.vigil.parts.strip.set
    return strip.isAncestorOf(nurse.focus) and not isinstance(nurse.focus, NoteButton)
