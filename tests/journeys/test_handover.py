"""Another nurse takes a running session over, and charts from then on."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.handovers import Handover
from monitor.chart.kinds import NoteRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    """In Room 1, with Alex Demo."""
    go(roomed, 1)
    return roomed


def handed(nurse: Nurse) -> tuple[Handover, ...]:
    return charted(nurse, nurse.session.id).handovers


def hand_over(nurse: Nurse, typed: str) -> None:
    nurse.chord(Qt.Key.Key_H, CTRL)
    nurse.type(typed)
    nurse.settle()


def test_whoever_takes_over_charts_from_then_on(nurse: Nurse) -> None:
    """The state card stands there; initials and name make the next author."""
    nurse.chord(Qt.Key.Key_H, CTRL)
    assert nurse.vigil.parts.live.why.isVisible()
    nurse.type("AD\tJ. Marsh RN\n")
    nurse.settle()
    (handover,) = handed(nurse)
    session = charted(nurse, nurse.session.id)
    assert session.name_of(handover.by) == "A. Okafor RN"
    assert handover.to == "J. Marsh RN"
    assert any(line.startswith("Patient Alex Demo") for line in handover.stood)
    assert not nurse.vigil.parts.live.why.isVisible()
    actor = nurse.vigil.store.snapshot.actor
    assert actor is not None
    assert actor.name == "J. Marsh RN"
    nurse.press(7)
    nurse.type("calm\n")
    nurse.settle()
    session = charted(nurse, nurse.session.id)
    assert session.name_of(session.facts[-1].first.author) == "J. Marsh RN"


def test_another_patients_initials_are_refused(nurse: Nurse) -> None:
    """Whoever takes over knows whose session it is; nobody changes meanwhile."""
    hand_over(nurse, "AB\tJ. Marsh RN\n")
    assert handed(nurse) == ()
    actor = nurse.vigil.store.snapshot.actor
    assert actor is not None
    assert actor.name == "A. Okafor RN"


def test_nobody_takes_over_from_oneself(nurse: Nurse) -> None:
    """The name must be another one."""
    hand_over(nurse, "AD\tA. Okafor RN\n")
    assert handed(nurse) == ()


def test_what_is_half_typed_stays_its_authors(nurse: Nurse) -> None:
    """A set begun by one is not charted by the other: it is dealt with first."""
    nurse.type("118")
    hand_over(nurse, "AD\tJ. Marsh RN\n")
    assert handed(nurse) == ()
    actor = nurse.vigil.store.snapshot.actor
    assert actor is not None
    assert actor.name == "A. Okafor RN"


def test_a_note_half_typed_is_not_the_others(nurse: Nurse) -> None:
    """Whoever takes over finds an empty form; the text stays kept for its author."""
    nurse.press(7)
    nurse.type("calm")
    hand_over(nurse, "AD\tJ. Marsh RN\n")
    assert len(handed(nurse)) == 1
    nurse.press(7)
    nurse.type("\n")
    nurse.settle()
    session = charted(nurse, nurse.session.id)
    assert not any(isinstance(f.payload, NoteRecorded) for f in session.facts)


def test_escape_leaves_card_and_form(nurse: Nurse) -> None:
    """Nothing is handed over, and the timeline is back."""
    nurse.chord(Qt.Key.Key_H, CTRL)
    nurse.type("\x1b")
    assert not nurse.vigil.parts.live.why.isVisible()
    assert handed(nurse) == ()


def test_a_minute_passes_while_it_is_read(nurse: Nurse) -> None:
    """What is kept does not change with the minute, so Enter means what is shown."""
    nurse.chord(Qt.Key.Key_H, CTRL)
    nurse.type("AD\tJ. Marsh RN")
    nurse.clock.advance(seconds=70)
    nurse.vigil.bedside.tick()
    nurse.settle()
    nurse.type("\n")
    nurse.settle()
    assert len(handed(nurse)) == 1


def test_the_state_card_is_read_on_by_keys(nurse: Nurse) -> None:
    """Page Down and Page Up from the form beside it, which keeps the focus."""
    nurse.window.resize(1280, 720)
    nurse.chord(Qt.Key.Key_H, CTRL)
    why, before = nurse.vigil.parts.live.why, nurse.focus
    assert not why.is_at_end()
    for _ in range(12):
        nurse.chord(Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    assert why.is_at_end()
    assert nurse.focus is before
    nurse.chord(Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier)
    assert not why.is_at_end()
