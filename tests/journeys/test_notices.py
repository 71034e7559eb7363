"""What is told for a moment hides nothing that has to be read, on whatever page."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

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
