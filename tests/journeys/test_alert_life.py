"""An alert nobody answers leaves its room; somebody is called, comes, and it ends."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from monitor.chart.alert_history import RaisedAlert
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go
from tests.journeys.test_alert_on_screen import chart
from ui.panels.alert_bar import AlertBar

HIGH = "204 90 70 98 14 5 \n"
BACK = "118 72 70 98 14 5 \n"


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    """In Room 1, whose blood pressure is high."""
    go(roomed, 1)
    roomed.window.activateWindow()
    chart(roomed, HIGH)
    return roomed


def tick(nurse: Nurse, seconds: float) -> None:
    """A second at a time, as the app does."""
    for _ in range(round(seconds)):
        nurse.clock.advance(seconds=1)
        nurse.vigil.bedside.tick()
    nurse.settle()
    nurse.until(lambda: not nurse.vigil.store._soon.isActive())


def high(nurse: Nurse) -> RaisedAlert:
    """The high alert of Room 1, as the record has it."""
    room = nurse.vigil.store.snapshot.open_sessions[0].id
    (found,) = [a for a in charted(nurse, room).alerts if a.alert.priority == "high"]
    return found


def elsewhere(nurse: Nurse) -> tuple[str, ...]:
    """What is told of the other rooms."""
    bar = nurse.vigil.parts.elsewhere
    return bar.texts if bar.isVisible() else ()


def card_life(bar: AlertBar) -> str:
    view = bar._view
    return "" if view is None else view.life


def test_it_is_seen_once_by_whoever_charts(nurse: Nurse) -> None:
    """Two seconds on the screen of the active window, and not a second less."""
    tick(nurse, 1)
    assert high(nurse).life.seen == ()
    tick(nurse, 3)
    tick(nurse, 10)
    names = [nurse.session.session.name_of(s.by) for s in high(nurse).life.seen]
    assert names == ["A. Okafor RN"]


def test_unanswered_alert_leaves_its_room(nurse: Nurse) -> None:
    """Room 2 is told after 60s, with the key that leads there; then the contact."""
    go(nurse, 2)
    tick(nurse, 30)
    assert elsewhere(nurse) == ()
    tick(nurse, 31)
    (told,) = elsewhere(nurse)
    assert told == "Room 1 HIGH BP unanswered 1min, Ctrl+1"
    assert [e.level for e in high(nurse).life.escalated] == ["rooms"]
    tick(nurse, 120)
    assert [e.level for e in high(nurse).life.escalated] == ["rooms", "contact"]
    go(nurse, 1)
    assert elsewhere(nurse) == ()
    assert "no answer for 3min" in card_life(nurse.vigil.parts.live.alert_bar)


def test_called_arrived_and_ended_by_its_values(nurse: Nurse) -> None:
    """Each step by key; Room 2 is told nothing once somebody was called."""
    nurse.press(9)
    nurse.type("5Dr Meyer\t555-0134\n")
    nurse.settle()
    assert [(c.who, c.number) for c in high(nurse).life.calls] == [
        ("Dr Meyer", "555-0134")
    ]
    assert [a.code for a in high(nurse).actions] == [5]
    tick(nurse, 60)
    nurse.press(9)
    nurse.type("a\n")
    nurse.settle()
    assert [a.who for a in high(nurse).life.arrivals] == ["Dr Meyer"]
    go(nurse, 2)
    tick(nurse, 3)
    assert elsewhere(nurse) == ()
    go(nurse, 1)
    nurse.press(2)
    nurse.type("\x1bd")
    for _ in range(2):
        chart(nurse, BACK)
        nurse.type("\n")
        nurse.settle()
    over = nurse.session.assessment.alert(high(nurse).key)
    assert over is not None
    assert over.resolved_how == "value"


def test_a_half_filled_call_goes_on_at_the_name(nurse: Nurse) -> None:
    """Called away to another form, what is typed next is the name that is missing."""
    nurse.press(9)
    nurse.type("5\n")
    nurse.press(3)
    nurse.press(9)
    nurse.type("Dr Roy\n")
    nurse.settle()
    assert [(c.who, c.number) for c in high(nurse).life.calls] == [("Dr Roy", "")]


def test_ending_a_high_alert_asks_why(nurse: Nurse) -> None:
    """F9 9 takes the card away, with a reason that is listed for review."""
    tick(nurse, 1)
    nurse.press(9)
    nurse.type("9\n")
    assert high(nurse).life.resolved is None
    nurse.type("cuff slipped\n")
    nurse.settle()
    ended = high(nurse).life.resolved
    assert ended is not None
    assert ended.cause == "cuff slipped"
    assert nurse.vigil.screens.card is None


def test_the_way_to_the_room_is_a_key(nurse: Nurse) -> None:
    """Ctrl+1, which the other room is told, leads to the card itself."""
    room_1 = nurse.session.id
    go(nurse, 2)
    tick(nurse, 61)
    (told,) = elsewhere(nurse)
    assert told.endswith("Ctrl+1")
    nurse.chord(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert nurse.session.id == room_1
    assert nurse.vigil.screens.card is not None


def test_a_card_that_is_covered_was_not_seen(nurse: Nurse) -> None:
    """Six numerals lie over it, so nobody is said to have seen it."""
    nurse.press(11)
    tick(nurse, 10)
    assert high(nurse).life.seen == ()
    nurse.type("\x1b")
    tick(nurse, 3)
    assert len(high(nurse).life.seen) == 1


def test_what_to_say_is_a_key_away(nurse: Nurse) -> None:
    """Ctrl+R lies over the page, beside the form; C copies it, Escape goes back."""
    nurse.press(9)
    nurse.type("5")
    nurse.chord(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    panel = nurse.vigil.overlays.call
    assert panel.isVisible()
    assert "blood pressure 204 over 90" in panel.text
    nurse.type("c")
    nurse.settle()
    assert QGuiApplication.clipboard().text() == panel.text
    nurse.type("\x1b")
    assert not panel.isVisible()
    nurse.type("Dr Meyer\n")
    nurse.settle()
    assert [c.who for c in high(nurse).life.calls] == ["Dr Meyer"]
