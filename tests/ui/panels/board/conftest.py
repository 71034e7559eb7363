"""A board with three rooms, and a fourth that is empty."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.charting.reads import SessionRead
from tests.builders import at
from tests.ui.board_rooms import alerting, infusing, late, read_of
from ui.panels.board.panel import BoardPanel
from ui.theme.theme import Theme, apply_theme
from ui.views.board.board import BoardView, board_view
from ui.views.board.cards import EmptyRoom
from ui.views.board.order import Sort

MINUTE = 43.5


def rooms(**more: SessionRead) -> list[SessionRead]:
    """Room 1 is calm, Room 2 is late, Room 3 has a medium alert."""
    stories = {"Room 1": infusing(), "Room 2": late(), "Room 3": alerting()}
    reads = {name: read_of(story, MINUTE, room=name) for name, story in stories.items()}
    return list({**reads, **more}.values())


def view_of(reads: list[SessionRead], sort: Sort = "urgency") -> BoardView:
    empty = EmptyRoom(room="Room 4", closed_at=at(-120), zone="Europe/London")
    return board_view(reads, [empty], sort)


@pytest.fixture
def board(qtbot: QtBot, qapp: QApplication) -> BoardPanel:
    apply_theme(qapp, Theme.day())
    made = BoardPanel()
    qtbot.addWidget(made)
    made.resize(1920, 960)
    made.show()
    made.display(view_of(rooms()))
    made.take_focus()
    QApplication.processEvents()
    # Another test may have left the pointer where the list now is.
    QApplication.sendEvent(made.rooms.viewport(), QEvent(QEvent.Type.Leave))
    QApplication.processEvents()
    return made


def shown(board: BoardPanel) -> list[str]:
    """The rooms from top to bottom, as they are laid out."""
    cards = sorted(board.rooms.cards, key=lambda card: card.y())
    return [card.view.room for card in cards]
