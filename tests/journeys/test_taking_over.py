"""A room of another nurse opens once the patient's initials were typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from monitor.chart.entries import unverified
from monitor.chart.holding import holder
from monitor.chart.kinds import SessionTakenOver
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, held
from tests.journeys.typed_rows import CTRL
from ui.panels.board.room_card import RoomCard

MARSH = unverified("J. Marsh RN")


@pytest.fixture
def marsh(roomed: Nurse) -> Nurse:
    """Another nurse, in whose rooms A. Okafor charted until now."""
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.type(f"{MARSH.name}\n")
    roomed.settle()
    return roomed


def ask_for(nurse: Nurse, room: int) -> None:
    nurse.chord(Qt.Key(Qt.Key.Key_0 + room), CTRL)
    nurse.settle()


def taken(nurse: Nurse, room: int) -> list[SessionTakenOver]:
    id_ = nurse.vigil.store.snapshot.open_sessions[room - 1].id
    facts = charted(nurse, id_).facts
    return [f.payload for f in facts if isinstance(f.payload, SessionTakenOver)]


def seen(nurse: Nurse) -> str:
    """Every word on the screen, and what a screen reader is told."""
    widgets = nurse.window.findChildren(QLabel)
    texts = [w.text() for w in widgets if w.isVisible()]
    page = nurse.vigil.parts.taking
    return " ".join([*texts, page.accessibleName(), page.accessibleDescription()])


def test_initials_are_asked_before_anything_is_shown(marsh: Nurse) -> None:
    """No banner, no chart and no name stands on the screen meanwhile."""
    ask_for(marsh, 1)
    assert marsh.vigil.screens.screen == "taking"
    assert marsh.vigil.store.snapshot.shown is None
    assert not marsh.vigil.parts.banner.isVisible()
    assert "A. Okafor RN" in seen(marsh)
    for word in ("DEMO", "Alex", "T-0001", "AD "):
        assert word not in seen(marsh)


def test_the_right_initials_open_the_room(marsh: Nurse) -> None:
    """Who took over is charted, and the next set is typed at once."""
    ask_for(marsh, 1)
    marsh.type("ad\n")
    marsh.settle()
    assert marsh.vigil.screens.screen == "live"
    assert marsh.session.room == "Room 1"
    (fact,) = taken(marsh, 1)
    assert (fact.by, fact.initials) == (MARSH.name, "AD")
    assert holder(marsh.session.session) == MARSH.person
    before = len(marsh.session.session.sets)
    marsh.type("118 72 70 98 14 5 \n")
    marsh.settle()
    assert len(marsh.session.session.sets) == before + 1


def test_wrong_initials_are_refused(marsh: Nurse) -> None:
    """Nothing is charted or shown; the field is empty for another try."""
    ask_for(marsh, 1)
    marsh.type("ab\n")
    marsh.settle()
    assert marsh.vigil.screens.screen == "taking"
    assert taken(marsh, 1) == []
    assert "the initials typed, AB, are not this patient's" in seen(marsh)
    assert "AD" not in seen(marsh)
    marsh.type("ad\n")
    marsh.settle()
    assert marsh.session.room == "Room 1"


def test_no_initials(marsh: Nurse) -> None:
    """Enter alone takes nothing over."""
    ask_for(marsh, 1)
    marsh.type("\n")
    assert "The initials are missing" in seen(marsh)
    assert taken(marsh, 1) == []


def test_the_initials_of_the_other_room_do_not_open_it(marsh: Nurse) -> None:
    """Each room asks for its own patient."""
    ask_for(marsh, 2)
    marsh.type("ad\n")
    marsh.settle()
    assert taken(marsh, 2) == []
    marsh.type("ab\n")
    marsh.settle()
    assert marsh.session.room == "Room 2"


def test_what_is_half_typed_for_one_room_is_gone_in_the_next(marsh: Nurse) -> None:
    """Whoever turns to another room starts with an empty field."""
    ask_for(marsh, 1)
    marsh.type("a")
    ask_for(marsh, 2)
    marsh.type("b\n")
    marsh.settle()
    assert taken(marsh, 2) == []


def test_own_rooms_open_without(marsh: Nurse) -> None:
    """Once taken over, it is one's own until somebody else charts there."""
    ask_for(marsh, 1)
    marsh.type("ad\n")
    marsh.settle()
    marsh.chord(Qt.Key.Key_0, CTRL)
    go(marsh, 1)
    assert marsh.vigil.screens.screen == "live"
    assert len(taken(marsh, 1)) == 1


def test_back_to_the_board(marsh: Nurse) -> None:
    """Escape asks nothing more, and charts nothing."""
    ask_for(marsh, 1)
    marsh.type("a\x1b")
    assert marsh.vigil.screens.screen == "board"
    assert taken(marsh, 1) == []


def test_an_answer_that_comes_late_opens_nothing(marsh: Nurse) -> None:
    """Who went elsewhere stays there; the room is taken over all the same."""
    ask_for(marsh, 1)
    marsh.type("ad\n")
    marsh.chord(Qt.Key.Key_0, CTRL)
    marsh.settle()
    assert marsh.vigil.screens.screen == "board"
    assert len(taken(marsh, 1)) == 1


def test_from_the_board(marsh: Nurse) -> None:
    """Enter and digits ask as well; nothing leads around the question."""
    marsh.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    focus = marsh.focus
    assert isinstance(focus, RoomCard)
    marsh.type("\n")
    assert marsh.vigil.screens.screen == "taking"
    marsh.type("\x1b1")
    assert marsh.vigil.screens.screen == "taking"


def test_keys_of_the_chart_do_nothing_meanwhile(marsh: Nurse) -> None:
    """No form opens and nothing is acknowledged in a room that is not shown."""
    ask_for(marsh, 1)
    for number in (2, 3, 4, 7, 8, 9):
        marsh.press(number)
    assert marsh.vigil.screens.screen == "taking"
    assert not marsh.vigil.desks.forms.is_open


def test_two_rooms_are_told_once(roomed: Nurse) -> None:
    """Who holds both, with one infusing, hears so once and not each second."""
    told: list[str] = []
    roomed.vigil.held.told.connect(told.append)
    roomed.vigil.held._told.clear()
    for _ in range(3):
        roomed.clock.advance(seconds=1)
        roomed.vigil.bedside.tick()
        roomed.settle()
    assert told == ["You hold 2 rooms, and Room 1 and Room 2 are infusing"]


def test_nothing_is_typed_while_it_is_being_saved(marsh: Nurse) -> None:
    """The page says so, and what is typed then can't be lost in its field."""
    ask_for(marsh, 1)
    event = held(marsh)
    marsh.type("ad\n11")
    box = marsh.vigil.parts.taking.field.box
    assert box.text() == "ad"
    assert "nothing is typed until then" in seen(marsh)
    event.set()
    marsh.settle()
    assert marsh.vigil.screens.screen == "live"
    ask_for(marsh, 2)
    marsh.type("ab")
    assert box.text() == "ab"


def test_refusal_is_told_of_its_own_room(marsh: Nurse) -> None:
    """One that comes while another room is asked about clears nothing there."""
    ask_for(marsh, 1)
    event = held(marsh)
    marsh.type("zz\n")
    marsh.chord(Qt.Key.Key_2, CTRL)
    marsh.type("ab")
    event.set()
    marsh.settle()
    assert marsh.vigil.parts.taking.field.box.text() == "ab"
    assert "Room 1 is not taken over" in marsh.vigil.notice.words
    marsh.type("\n")
    marsh.settle()
    assert marsh.session.room == "Room 2"


def test_whoever_takes_over_reads_the_state_card(marsh: Nurse) -> None:
    """As in a handover; Page Down reads on while typing stays in the set."""
    ask_for(marsh, 1)
    marsh.type("ad\n")
    marsh.settle()
    why = marsh.vigil.parts.live.why
    assert why.isVisible()
    assert why.accessibleName() == "State card"
    before = marsh.focus
    for _ in range(8):
        marsh.chord(Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    assert why.is_at_end()
    assert marsh.focus is before
    marsh.type("\x1b")
    assert not why.isVisible()
