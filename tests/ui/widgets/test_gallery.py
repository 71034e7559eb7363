"""All base widgets at once, in both themes."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.theme.pixels import light_of
from tests.ui.widgets.gallery import gallery
from ui.theme.theme import Theme, apply_theme
from ui.widgets import painting

THEMES = pytest.mark.parametrize(
    "theme", [Theme.day(), Theme.night()], ids=["day", "night"]
)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = gallery()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that was shortened to fit, whole."""
    shortened: list[str] = []
    shorten = painting.elided

    def watch(text: str, font: QFont, width: float) -> str:
        shown = shorten(text, font, width)
        if shown != text:
            shortened.append(text)
        return shown

    monkeypatch.setattr(painting, "elided", watch)
    return shortened


def _picture(page: QWidget) -> QImage:
    return page.grab().toImage()


def _boxes(page: QWidget) -> list[QRect]:
    return [part.geometry() for part in page.findChildren(QWidget)]


@THEMES
def test_nothing_is_cut(
    qapp: QApplication, page: QWidget, cut: list[str], theme: Theme
) -> None:
    """At the size a widget asks for, its whole text is shown."""
    apply_theme(qapp, theme)
    for part in page.findChildren(QWidget):
        part.resize(part.sizeHint())
        part.grab()
    assert cut == []


def test_cuts_are_noticed(page: QWidget, cut: list[str]) -> None:
    """The watch over cut texts sees one (so that its silence means something)."""
    part = next(one for one in page.findChildren(QAbstractButton) if one.text())
    part.resize(part.minimumSizeHint().width() // 2, part.height())
    part.grab()
    assert cut != []


def test_switching_moves_nothing(qapp: QApplication, page: QWidget) -> None:
    """Day and night use the same boxes, to the pixel."""
    day_boxes, day_picture = _boxes(page), _picture(page)
    apply_theme(qapp, Theme.night())
    qapp.processEvents()
    assert _boxes(page) == day_boxes
    assert _picture(page) != day_picture


def test_switching_back_leaves_no_trace(qapp: QApplication, page: QWidget) -> None:
    """After a look at night the day is as it was."""
    before = _picture(page)
    apply_theme(qapp, Theme.night())
    _picture(page)
    apply_theme(qapp, Theme.day())
    qapp.processEvents()
    assert _picture(page) == before


def test_night_keeps_to_the_light_budget(qapp: QApplication, page: QWidget) -> None:
    """A full page of widgets at night gives next to no light."""
    apply_theme(qapp, Theme.night())
    light = light_of(_picture(page))
    assert light.mean() <= 0.030
    assert (light > 0.18).mean() <= 0.045


def test_day_is_over_the_budget(page: QWidget) -> None:
    """The same page by day is bright: the budget tells the two apart."""
    assert light_of(_picture(page)).mean() > 0.5


def test_wheel_changes_nothing(qapp: QApplication, page: QWidget) -> None:
    """Turning the wheel over any widget changes neither text nor choice."""
    before = _contents(page)
    for part in page.findChildren(QWidget):
        for turn in (120, -120):
            qapp.sendEvent(part, _wheel(part, turn))
    assert _contents(page) == before


def _wheel(part: QWidget, turn: int) -> QWheelEvent:
    middle = QPointF(part.rect().center())
    return QWheelEvent(
        middle,
        QPointF(part.mapToGlobal(middle.toPoint())),
        QPoint(0, 0),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def _contents(page: QWidget) -> list[object]:
    texts: list[object] = [edit.text() for edit in page.findChildren(QLineEdit)]
    states = [button.isChecked() for button in page.findChildren(QAbstractButton)]
    return texts + states


def test_what_takes_focus_has_a_name(page: QWidget) -> None:
    """A screen reader finds a name on everything the keyboard can reach."""
    reachable = [
        part
        for part in page.findChildren(QWidget)
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus and not part.focusProxy()
    ]
    assert len(reachable) > 10
    assert [part for part in reachable if not part.accessibleName()] == []


def test_focus_is_seen(qapp: QApplication, page: QWidget) -> None:
    """Whatever takes the focus looks different while it has it."""
    page.activateWindow()
    reachable = [
        part
        for part in page.findChildren(QWidget)
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and part.isEnabled()
        and not part.focusProxy()
    ]
    for part in reachable:
        part.clearFocus()
        without = _picture(part)
        part.setFocus()
        qapp.processEvents()
        assert part.hasFocus()
        assert _picture(part) != without


def test_targets_are_large(page: QWidget) -> None:
    """Whatever a pointer can press is at least 36 px high and 24 wide."""
    for part in page.findChildren(QAbstractButton):
        assert part.sizeHint().height() >= 36
        assert part.sizeHint().width() >= 24
