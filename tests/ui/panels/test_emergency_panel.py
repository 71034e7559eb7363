"""The panel of an emergency in the smallest window."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.ui.views.emergency_scene import emergency, read_of
from ui.pages.live_page import STRIP_HEIGHT
from ui.panels.emergency_panel import EmergencyPanel
from ui.views.emergency import EmergencyView, emergency_view
from ui.views.emergency_question import choosing
from ui.views.snapshot import Snapshot
from ui.widgets.button import ActionButton
from ui.widgets.label import Label

_WIDTH = 1248
"""In a window of 1280x720."""


def running() -> EmergencyView:
    read = read_of(emergency(), 12)
    assert read.session.emergency is not None
    return emergency_view(read, read.session.emergency, "stamps")


def ending() -> EmergencyView:
    read = read_of(emergency(), 12)
    assert read.session.emergency is not None
    return emergency_view(read, read.session.emergency, "ending")


def nine_rooms() -> EmergencyView:
    rooms = tuple(read_of(emergency(), 12, f"Room {n}") for n in range(1, 10))
    snapshot = Snapshot(now=at(12), zone="Europe/London", rooms=rooms)
    return choosing(snapshot, at(12), at(12) + timedelta(seconds=5))


@pytest.mark.usefixtures("either_theme")
@pytest.mark.parametrize("view", [running(), ending(), nine_rooms()])
def test_it_covers_the_strip_alone(
    qapp: QApplication, qtbot: QtBot, view: EmergencyView
) -> None:
    """It is no higher than the strip, no word is cut, every letter has its 36 px."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    panel = EmergencyPanel(page)
    panel.display(view)
    assert panel.height_at(_WIDTH) == STRIP_HEIGHT
    panel.resize(_WIDTH, STRIP_HEIGHT)
    page.show()
    qapp.processEvents()
    shown = [b for b in panel.findChildren(ActionButton) if b.isVisible()]
    assert len(shown) >= len(view.letters)
    for button in shown:
        assert button.contentsRect().height() >= 36
        assert button.width() >= button.least_width
        corner = button.mapTo(panel, button.rect().bottomRight())
        assert panel.rect().contains(corner)
    assert not [t for t in panel.findChildren(Label) if t.isVisible() and t.is_elided()]
