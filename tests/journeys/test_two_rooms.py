"""What is typed, sent and answered stays with the session it was meant for."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import NoteRecorded
from monitor.chart.session import Session
from monitor.charting.faults import EnvironmentFault
from monitor.charting.recorder import Recorder
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, held
from ui.views.entry.view import BoxView

CTRL = Qt.KeyboardModifier.ControlModifier
SET = "118 72 70 98 14 5 \n"


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    return roomed


def notes(session: Session) -> list[str]:
    return [
        f.payload.text for f in session.facts if isinstance(f.payload, NoteRecorded)
    ]


def test_half_typed_note_stays_with_its_room(nurse: Nurse) -> None:
    """The form of another room opens empty; back in its own the text is there."""
    go(nurse, 1)
    nurse.press(7)
    nurse.type("calm")
    go(nurse, 2)
    nurse.press(7)
    nurse.type("\n")
    assert notes(charted(nurse, nurse.session.id)) == []
    go(nurse, 1)
    nurse.press(7)
    nurse.type("\n")
    nurse.settle()
    assert notes(charted(nurse, nurse.session.id)) == ["calm"]


def test_refused_set_goes_back_to_its_own_room(
    nurse: Nurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A set that could not be saved never stands in another patient's strip."""
    first = go(nurse, 1)
    before = len(nurse.session.session.sets)
    event = held(nurse)
    full = EnvironmentFault("Not saved", "the disk is full", "Make room")

    def refuse(*_: object) -> None:
        raise full

    monkeypatch.setattr(Recorder, "handle", refuse)
    nurse.type(SET)
    second = go(nurse, 2)
    event.set()
    nurse.until(lambda: nurse.vigil.store.snapshot.record.fault is full)
    monkeypatch.undo()
    assert all(not box.face.text for box in shown_boxes(nurse))
    nurse.type("\n")
    assert len(charted(nurse, second).sets) == 1
    go(nurse, 1)
    nurse.type("\n")
    nurse.settle()
    assert len(charted(nurse, first).sets) == before + 1


def shown_boxes(nurse: Nurse) -> tuple[BoxView, ...]:
    view = nurse.vigil.parts.strip.set._view
    assert view is not None
    return view.boxes


def test_tick_is_painted_for_the_set_that_was_saved(nurse: Nurse) -> None:
    """The answer about one set does not tick the next, which is still on its way."""
    go(nurse, 1)
    ticked: list[UUID] = []
    nurse.vigil.desks.sets.saved.connect(lambda keyed: ticked.append(keyed.id))
    first = held(nurse)
    nurse.type(SET)
    second = held(nurse)
    nurse.clock.advance(seconds=5)
    nurse.type("120 74 72 98 14 5 \n")
    first.set()
    nurse.vigil.bedside.ask(lambda _: None, lambda _: None)
    assert ticked == []
    assert "Saving" in nurse.vigil.parts.strip.set.message
    second.set()
    nurse.settle()
    assert len(ticked) == 1
    assert "Saved" in nurse.vigil.parts.strip.set.message


def test_enter_twice_charts_a_note_once(nurse: Nurse) -> None:
    """While the answer is awaited a second Enter means nothing."""
    go(nurse, 1)
    nurse.press(7)
    nurse.type("calm")
    event = held(nurse)
    nurse.type("\n")
    nurse.clock.advance(seconds=1)
    nurse.type("\n")
    event.set()
    nurse.settle()
    assert notes(charted(nurse, nurse.session.id)) == ["calm"]


def test_answer_about_one_form_leaves_another_open(nurse: Nurse) -> None:
    """A note on its way does not close the effect form opened meanwhile."""
    go(nurse, 1)
    nurse.press(7)
    nurse.type("calm")
    event = held(nurse)
    nurse.type("\n\x1b")
    nurse.press(3)
    event.set()
    nurse.settle()
    assert nurse.vigil.desks.forms.is_open
    nurse.type("\x1b")
    nurse.press(7)
    nurse.type("\n")
    nurse.settle()
    assert notes(charted(nurse, nurse.session.id)) == ["calm"]
