import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.edge_light import LIVELY_MS, STEADY, THICKNESS, EdgeLight, glow
from ui.theme.contrast import GRAPHIC_CONTRAST, contrast, luminance
from ui.theme.theme import Theme, apply_theme
from ui.theme.tokens import Urgency
from ui.views.alert_strip import EdgeView

MEDIUM = EdgeView(priority="medium", key="a")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    apply_theme(qapp, Theme.day())
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def turns(urgency: Urgency) -> float:
    """How often a second the light comes to its height while it pulses."""
    levels = [glow(urgency, ms) for ms in range(600, LIVELY_MS)]
    peaks = [
        place
        for place in range(1, len(levels) - 1)
        if levels[place - 1] < levels[place] >= levels[place + 1]
    ]
    return 1000 * (len(peaks) - 1) / (peaks[-1] - peaks[0])


def test_pulse_stays_under_three_a_second() -> None:
    """High pulses at 1.4 to 2, medium at 0.5 to 0.7 a second."""
    assert 1.4 <= turns(Urgency.HIGH) <= 2
    assert 0.5 <= turns(Urgency.MEDIUM) <= 0.7


@pytest.mark.parametrize("urgency", [Urgency.HIGH, Urgency.MEDIUM])
def test_ramp_then_pulse_then_steady(urgency: Urgency) -> None:
    """It takes 600 ms to come up, and after 10 s nothing changes any more."""
    assert glow(urgency, 0) == 0
    assert glow(urgency, 300) == 0.5
    assert glow(urgency, 600) == 1
    assert glow(urgency, LIVELY_MS) == glow(urgency, LIVELY_MS + 999_999) == STEADY


def test_reduced_motion_is_steady_at_once(window: QWidget) -> None:
    """With reduced motion there is no ramp and no pulse."""
    light = EdgeLight(window)
    light.display(MEDIUM, is_calm=True)
    assert light.isVisible()
    assert light.level() == STEADY
    assert not light.is_lively()


def test_lights_up_once_for_an_alert(window: QWidget) -> None:
    """A new alert starts the pulse anew, the same one does not."""
    light = EdgeLight(window)
    light.display(MEDIUM, is_calm=False)
    assert light.is_lively()
    light.display(EdgeView(), is_calm=False)
    assert not light.isVisible()
    assert not light.is_lively()


def test_frame_only(window: QWidget) -> None:
    """It covers the outer 6 px and nothing else, and follows the window's size."""
    light = EdgeLight(window)
    light.display(MEDIUM, is_calm=True)
    window.resize(500, 350)
    assert light.size() == window.size()
    assert light.mask().contains(QPoint(THICKNESS - 1, 100))
    assert not light.mask().contains(QPoint(THICKNESS, 100))
    assert light.mask().contains(QPoint(499, 349))


def test_clicks_pass(window: QWidget) -> None:
    """A click at the edge reaches what lies below."""
    light = EdgeLight(window)
    light.display(MEDIUM, is_calm=True)
    assert window.childAt(QPoint(2, 2)) is None


@pytest.mark.parametrize("priority", ["medium", "high"])
def test_night_stays_dim(window: QWidget, priority: str) -> None:
    """At night the steady frame dazzles nobody and still stands out from the page."""
    night = Theme.night()
    light = EdgeLight(window)
    view = MEDIUM if priority == "medium" else EdgeView(priority="high", key="b")
    light.display(view, is_calm=True)
    frame, _ = light.colours(night)
    assert luminance(frame) < 0.18
    assert contrast(frame, night.palette.app) >= 2


@pytest.mark.parametrize("priority", ["medium", "high"])
def test_day_stands_out(window: QWidget, priority: str) -> None:
    """By day the frame's edge has the contrast of a graphic, amber with a dark line."""
    light = EdgeLight(window)
    view = MEDIUM if priority == "medium" else EdgeView(priority="high", key="b")
    light.display(view, is_calm=True)
    day = Theme.day()
    _, line = light.colours(day)
    assert contrast(line, day.palette.app) >= GRAPHIC_CONTRAST
