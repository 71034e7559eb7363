"""The order never changes under a pointer or a focus (H01)."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import at
from tests.ui.board_rooms import alerting, read_of
from tests.ui.panels.board.conftest import MINUTE, rooms, shown, view_of
from ui.panels.board.panel import BoardPanel
from ui.views.board.board import board_view
from ui.views.board.cards import EmptyRoom

BY_URGENCY = ["Room 3", "Room 2", "Room 1", "Room 4"]
WORSE = ["Room 1", "Room 3", "Room 2", "Room 4"]


def worsen(board: BoardPanel) -> None:
    """Room 1 has a high alert now."""
    high = read_of(alerting("206/122 92 96 13 5 5 2 1"), MINUTE, room="Room 1")
    board.display(view_of(rooms(**{"Room 1": high})))
    QApplication.processEvents()


def point(board: BoardPanel, *, at_it: bool) -> None:
    viewport = board.rooms.viewport()
    nowhere = QPointF(5, 5)
    enter = QEnterEvent(nowhere, nowhere, nowhere)
    QApplication.sendEvent(viewport, enter if at_it else QEvent(QEvent.Type.Leave))
    QApplication.processEvents()


def test_sorted_by_itself(board: BoardPanel) -> None:
    """With neither in the list it is sorted anew as things change."""
    assert shown(board) == BY_URGENCY
    worsen(board)
    assert shown(board) == WORSE
    assert not board.moved.isVisible()


def test_nothing_moves_under_the_focus(board: BoardPanel) -> None:
    """The card changes where it is, and a hint says that the order has."""
    QTest.keyClick(board, Qt.Key.Key_Down)
    worsen(board)
    assert shown(board) == BY_URGENCY
    assert board.moved.isVisible()
    assert board.rooms.cards[2].view.edge == "high"


def test_nothing_moves_under_the_pointer(board: BoardPanel) -> None:
    """So it is with a pointer that lies over the list."""
    point(board, at_it=True)
    worsen(board)
    assert shown(board) == BY_URGENCY
    assert board.moved.isVisible()


def test_sorted_once_the_pointer_is_gone(board: BoardPanel) -> None:
    """What waited for the pointer to leave is done."""
    point(board, at_it=True)
    worsen(board)
    point(board, at_it=False)
    assert shown(board) == WORSE
    assert not board.moved.isVisible()


def test_sorted_once_the_focus_has_left(board: BoardPanel) -> None:
    """Escape leaves the list."""
    QTest.keyClick(board, Qt.Key.Key_Down)
    worsen(board)
    QTest.keyClick(board.rooms.cards[0], Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert shown(board) == WORSE
    assert board.hasFocus()


def test_the_pointer_goes_and_the_focus_stays(board: BoardPanel) -> None:
    """Both have to be elsewhere."""
    QTest.keyClick(board, Qt.Key.Key_Down)
    point(board, at_it=True)
    worsen(board)
    point(board, at_it=False)
    assert shown(board) == BY_URGENCY


def test_sorted_when_it_is_asked_for(board: BoardPanel) -> None:
    """The hint is a button, and the focus stays with its room."""
    QTest.keyClick(board, Qt.Key.Key_Down)
    worsen(board)
    board.moved.click()
    QApplication.processEvents()
    assert shown(board) == WORSE
    assert not board.moved.isVisible()


def test_a_new_room_comes_last_under_the_focus(board: BoardPanel) -> None:
    """However urgent it is, it pushes no other card away."""
    QTest.keyClick(board, Qt.Key.Key_Down)
    high = read_of(alerting("206/122 92 96 13 5 5 2 1"), MINUTE, room="Room 9")
    board.display(view_of(rooms(**{"Room 9": high})))
    QApplication.processEvents()
    assert shown(board) == [*BY_URGENCY, "Room 9"]
    assert board.moved.isVisible()


def test_a_room_that_is_gone_is_gone(board: BoardPanel) -> None:
    """Also under the focus: a closed session is not shown as open."""
    QTest.keyClick(board, Qt.Key.Key_Down)
    board.display(view_of(rooms()[1:]))
    QApplication.processEvents()
    assert shown(board) == ["Room 3", "Room 2", "Room 4"]


def test_another_sorting_is_taken_at_once(board: BoardPanel) -> None:
    """Who asks for another order gets it."""
    asked: list[str] = []
    board.sort_chosen.connect(asked.append)
    board.tabs.segment("Room").click()
    assert asked == ["room"]


def test_a_room_that_is_freed_under_the_focus(board: BoardPanel) -> None:
    """Its card goes with the focus, and another that is its own is there at once."""
    only = [read for read in rooms() if read.session.opened.room == "Room 1"]
    board.display(board_view(only, [], "urgency"))
    QTest.keyClick(board, Qt.Key.Key_Down)
    assert board.rooms.current is not None
    empty = EmptyRoom(room="Room 1", closed_at=at(MINUTE), zone="Europe/London")
    board.display(board_view([], [empty], "urgency"))
    QApplication.processEvents()

    assert shown(board) == ["Room 1"]
