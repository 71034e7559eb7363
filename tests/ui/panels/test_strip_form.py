"""The form in the strip, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.strip_form import StripFormPanel
from ui.views.forms.form import ChoicePart, FormView, TextPart
from ui.widgets.faces import Choice

VIEW = FormView(
    title="Note",
    rows=(
        (TextPart(id="note", label="Note"),),
        (ChoicePart(id="kind", label="Kind", choices=(Choice("A", "after"),)),),
    ),
    focus="note",
)


@pytest.fixture
def panel(qtbot: QtBot) -> StripFormPanel:
    shown = StripFormPanel()
    qtbot.addWidget(shown)
    shown.display(VIEW)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("tabs", [0, 1, 2])
def test_one_enter_submits_once(panel: StripFormPanel, key: Qt.Key, tabs: int) -> None:
    """In a text box, on a choice and on the button alike: one command, not two."""
    told: list[bool] = []
    panel.submitted.connect(lambda: told.append(True))
    panel.take_focus()
    for _ in range(tabs):
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    QTest.keyClick(_focused(), key)

    assert len(told) == 1


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
