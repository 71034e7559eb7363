"""Several rooms on one workstation, by real keys: what is asked goes where it shows."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from monitor.chart.commands import Chart
from monitor.chart.kinds import AlertAcknowledged, AlertRaised
from monitor.clock import new_id
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, close_room, go, open_third
from tests.journeys.typed_rows import CTRL
from tests.typed_sets import readings
from ui.panels.board.room_card import RoomCard
from ui.questions import take_nothing
from ui.views.board.board import NO_CARD_CHOSEN

ALERTING = "186 90 70 98 14 5 \n"


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    return roomed


def board(nurse: Nurse) -> None:
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.settle()


def shown(nurse: Nurse) -> list[str]:
    cards = sorted(nurse.vigil.parts.board.rooms.cards, key=lambda card: card.y())
    return [card.view.room for card in cards]


def focused(nurse: Nurse) -> str:
    focus = nurse.focus
    assert isinstance(focus, RoomCard), focus
    return focus.view.room


def acknowledged(nurse: Nurse, session: UUID) -> int:
    facts = charted(nurse, session).facts
    return sum(isinstance(fact.payload, AlertAcknowledged) for fact in facts)


def alert_in(nurse: Nurse, room: int) -> UUID:
    """A set beyond a limit, a minute on."""
    id_ = go(nurse, room)
    nurse.clock.advance(seconds=60)
    nurse.vigil.bedside.tick()
    nurse.type(ALERTING)
    nurse.settle()
    return id_


def test_it_lands_on_the_board(nurse: Nurse) -> None:
    """Where several sessions run, the board is seen first, without a banner."""
    assert nurse.vigil.screens.screen == "board"
    assert not nurse.vigil.parts.banner.isVisible()
    assert shown(nurse) == ["Room 1", "Room 2"]


def test_three_rooms(nurse: Nurse) -> None:
    """Opened by digit, sorted by urgency, acknowledged where the alert is shown."""
    third = open_third(nurse)
    second = alert_in(nurse, 2)
    board(nurse)
    assert shown(nurse) == ["Room 2", "Room 3", "Room 1"]

    nurse.type("3")
    nurse.settle()
    assert nurse.session.id == third

    board(nurse)
    nurse.type("a")
    assert nurse.vigil.notice.words == NO_CARD_CHOSEN
    nurse.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert focused(nurse) == "Room 2"
    nurse.type("a")
    nurse.settle()
    assert acknowledged(nurse, second) == 1
    assert nurse.vigil.notice.words == "Room 2, BP alert acknowledged"

    nurse.type("\n")
    nurse.settle()
    assert nurse.session.id == second


def test_what_is_acknowledged_is_what_was_shown(nurse: Nurse) -> None:
    """An alert that came since the card was painted is not acknowledged with it."""
    second = alert_in(nurse, 2)
    board(nurse)
    nurse.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    (card,) = [c for c in nurse.vigil.parts.board.rooms.cards if c.view.sign == "2"]
    before = card.view.alerts
    nurse.vigil.store.changed.disconnect(nurse.vigil.desks.display)
    worse = Chart(
        id=new_id(),
        stream_id=second,
        at=nurse.clock.now(),
        fact=readings(sbp=210, dbp=110),
    )
    nurse.vigil.bedside.send(worse, take_nothing, take_nothing)
    nurse.settle()
    nurse.type("a")
    nurse.settle()
    payloads = [f.payload for f in charted(nurse, second).facts]
    keys = {p.key for p in payloads if isinstance(p, AlertAcknowledged)}
    assert keys == set(before)
    raised = {p.key for p in payloads if isinstance(p, AlertRaised)}
    assert len(raised) > len(keys)


def test_the_room_stays_under_the_keys(nurse: Nurse) -> None:
    """An alert elsewhere moves no card while the focus is in the list."""
    nurse.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert focused(nurse) == "Room 1"
    read = nurse.vigil.store.snapshot.rooms[1]
    board_panel = nurse.vigil.parts.board
    nurse.clock.advance(seconds=15 * 60)
    nurse.vigil.bedside.tick()
    nurse.settle()
    assert focused(nurse) == "Room 1"
    assert shown(nurse)[0] == "Room 1"
    nurse.type("\n")
    nurse.settle()
    assert nurse.session.room == "Room 1"
    assert read.room == "Room 2"
    assert board_panel.rooms.current is None


def test_closing_a_session_leads_to_the_board(nurse: Nurse) -> None:
    """The other room goes on; the one that was left is an empty room now."""
    close_room(nurse, 1)
    assert nurse.vigil.screens.screen == "board"
    nurse.until(lambda: shown(nurse) == ["Room 2", "Room 1"])
    (empty,) = [c for c in nurse.vigil.parts.board.rooms.cards if c.is_empty]
    assert "Last session closed" in empty.view.state.detail


def test_a_session_begins_in_the_empty_room(nurse: Nurse) -> None:
    """Its name is filled in already."""
    close_room(nurse, 1)
    nurse.until(lambda: shown(nurse) == ["Room 2", "Room 1"])
    nurse.chord(Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier)
    nurse.type("\n")
    nurse.settle()
    assert nurse.vigil.screens.screen == "opening"
    assert nurse.vigil.desks.opening._typing.draft.text("room") == "Room 1"


def test_names_hide(nurse: Nurse) -> None:
    """F12 takes every name off the board."""
    named = [card.view.name for card in nurse.vigil.parts.board.rooms.cards]
    assert named == ["DEMO, A.", "BETA, A."]
    nurse.press(12)
    nurse.settle()
    cards = nurse.vigil.parts.board.rooms.cards
    assert {card.view.name for card in cards} == {"Name hidden"}


def test_f5_sorts_afresh(nurse: Nurse) -> None:
    """Under the focus only when asked, and the focus goes along with its room."""
    alert_in(nurse, 2)
    board(nurse)
    nurse.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    nurse.type("a")
    nurse.settle()
    nurse.wait_until(26)
    assert shown(nurse)[0] == "Room 2"
    nurse.press(5)
    assert focused(nurse) == "Room 2"
    assert not nurse.vigil.parts.board.moved.isVisible()
