"""What is told for a moment hides nothing that has to be read, on whatever page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.day_after import day_after
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from tests.journeys.typed_rows import CTRL

LONG = (
    "Here people give a name and nobody signs in, so no session is signed off: a"
    " signature takes a password of one's own."
)


def box(frame: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(frame, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("words", [LONG, "Ask a supervisor or a prescriber"])
def test_the_alerts_of_a_session_that_is_reviewed_stay_in_sight(
    qtbot: QtBot,
    qapp: QApplication,
    charted: Path,
    size: tuple[int, int],
    words: str,
) -> None:
    """Why it is not signed, which the page says as well: in the footer alone."""
    with day_after(Nurse, qtbot, qapp, charted) as supervisor:
        supervisor.window.resize(*size)
        parts = supervisor.vigil.parts
        supervisor.vigil.actions.do("sessions")
        supervisor.settle()
        parts.sessions.open_marked()
        supervisor.until(lambda: supervisor.vigil.screens.screen == "live")
        supervisor.settle()
        supervisor.vigil.notice.tell(words)
        where = supervisor.vigil.notice.geometry()
        assert box(parts.frame, parts.footer).contains(where)
        assert not where.intersects(box(parts.frame, parts.footer._notes))
        emergency = parts.footer.hint("Pause")
        assert not where.intersects(box(parts.frame, emergency))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_strip_start_bar_and_cards_stay_in_sight(
    roomed: Nurse, size: tuple[int, int]
) -> None:
    """The message of a set, why a session can't begin, the lowest card of the board."""
    window, parts = roomed.window, roomed.vigil.parts
    window.resize(*size)
    go(roomed, 1)
    for key, page in (
        (None, parts.strip),
        (Qt.Key.Key_N, parts.opening),
        (Qt.Key.Key_0, parts.board),
    ):
        if key is not None:
            roomed.chord(key, CTRL)
        roomed.settle()
        roomed.vigil.notice.tell(LONG)
        assert page.isVisible()
        where = roomed.vigil.notice.geometry()
        assert not where.intersects(box(parts.frame, page)), page
        notes = box(parts.frame, parts.footer._notes)
        assert notes.isEmpty() or not where.intersects(notes), page
