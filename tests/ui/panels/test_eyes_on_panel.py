import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.eyes_on_panel import EyesOnPanel
from ui.theme.contrast import luminance
from ui.theme.fonts import Role
from ui.theme.theme import Theme, apply_theme, current_theme
from ui.views.eyes_on import EyesOnView, Numeral
from ui.views.ring import RingView

VIEW = EyesOnView(
    numerals=(
        Numeral(
            label="BP", value="183/107", unit="mmHg", age="1min old", priority="medium"
        ),
        Numeral(label="Heart rate", value="92", unit="/min", age="1min old"),
        Numeral(label="SpO2", value="96", unit="%", age="1min old"),
        Numeral(label="Resp rate", value="13", unit="/min", age="1min old"),
        Numeral(label="Responsiveness", value="4", unit="lethargic", age="1min old"),
        Numeral(label="Dissociation", value="8", unit="10 is worst", age="1min old"),
    ),
    ring=RingView(
        title="Next set", clock="14:09", words="in 2min", share=0.5, state="plain"
    ),
)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> EyesOnPanel:
    apply_theme(qapp, Theme.night())
    made = EyesOnPanel()
    qtbot.addWidget(made)
    made.resize(1248, 560)
    made.display(VIEW)
    made.show()
    return made


def picture(panel: EyesOnPanel) -> QImage:
    return panel.grab().toImage()


def has_colour(image: QImage, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == colour
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_leaves_by_key_and_by_pointer(panel: EyesOnPanel, qtbot: QtBot) -> None:
    """Escape leaves the view, and so does a click."""
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel, Qt.MouseButton.LeftButton)


def test_alert_is_seen_beside_its_numeral(panel: EyesOnPanel) -> None:
    """The only saturated fill is the shape of an open alert."""
    amber = Theme.night().palette.medium.fill
    assert has_colour(picture(panel), amber)
    calm = tuple(
        Numeral(label=n.label, value=n.value, age=n.age) for n in VIEW.numerals
    )
    panel.display(EyesOnView(numerals=calm, ring=VIEW.ring))
    assert not has_colour(picture(panel), amber)


def test_night_is_dark(panel: EyesOnPanel) -> None:
    """Six large numerals stay within the light budget of the night."""
    image = picture(panel)
    levels = [
        luminance(image.pixelColor(x, y))
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    ]
    assert sum(levels) / len(levels) <= 0.030


def test_spoken(panel: EyesOnPanel) -> None:
    """A screen reader gets every number with its age, and what is due."""
    spoken = panel.accessibleDescription()
    assert "BP 183/107 mmHg, 1min old, medium priority alert" in spoken
    assert spoken.endswith("Next set 14:09 in 2min")


@pytest.mark.parametrize(
    ("size", "pixels"),
    [((1248, 560), 44), ((1280, 640), 45), ((1920, 984), 67), ((3840, 2000), 88)],
)
def test_numerals_grow_with_the_window(
    panel: EyesOnPanel, size: tuple[int, int], pixels: int
) -> None:
    """At the smallest window they are 44 px high, and never less."""
    panel.resize(*size)
    numeral = current_theme().font(Role.DUE).pixelSize()
    assert int(numeral * panel.scale) == pixels
