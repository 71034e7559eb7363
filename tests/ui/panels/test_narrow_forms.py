"""No form of the strip loses words in the smallest window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import SPACE
from tests.ui.panels.every_form import every_form
from ui.panels.strip_form import StripFormPanel
from ui.views.forms.addendum_form import AddendumForm
from ui.views.forms.filled import Filled
from ui.widgets.button import ActionButton
from ui.widgets.choice_row import ChoiceItem
from ui.widgets.label import Label, Paragraph

_STRIP = (1248, 208)
"""Of a window of 1280x720."""
_HALF = (608, 208)
"""Of a window on half of that screen, or on one that shows all twice as large."""


def _strip(size: tuple[int, int], qtbot: QtBot) -> StripFormPanel:
    """Shown, so wide and so high."""
    panel = StripFormPanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    return panel


def _lost(panel: QWidget) -> Iterator[str]:
    """What is cut, or lies below the strip."""
    for widget in (w for w in panel.findChildren(QWidget) if w.isVisible()):
        if widget.mapTo(panel, widget.rect().bottomLeft()).y() >= panel.height():
            yield f"{type(widget).__name__} below the strip"
        yield from _cut(widget)


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, Label) and widget.is_elided():
        yield widget.text()
    if isinstance(widget, Paragraph):
        is_low = widget.height() < widget.heightForWidth(widget.width())
        if is_low or widget.text().endswith("…"):
            yield widget.text()
    is_button = isinstance(widget, ChoiceItem | ActionButton)
    if is_button and widget.width() < widget.sizeHint().width():
        yield widget.accessibleName()


@pytest.mark.usefixtures("either_theme")
def test_every_form_shows_its_words_whole(qapp: QApplication, qtbot: QtBot) -> None:
    """Choices, buttons, notes and facts, by day and by night, at 1280x720."""
    panel = _strip(_STRIP, qtbot)
    lost: list[str] = []
    for name, view in every_form():
        panel.display(view)
        qapp.processEvents()
        lost += [f"{name}: {words}" for words in _lost(panel)]
    assert panel.width() == _STRIP[0]
    assert lost == []


@pytest.mark.usefixtures("either_theme")
def test_no_note_is_cut_in_half_a_window(qapp: QApplication, qtbot: QtBot) -> None:
    """It stands below the fields where the title leaves it no room."""
    panel = _strip(_HALF, qtbot)
    for is_co_signed in (False, True):
        view = AddendumForm(is_co_signed=is_co_signed).view(Filled(id=SPACE))
        panel.display(view)
        qapp.processEvents()
        told = [
            label
            for label in panel.findChildren(QLabel)
            if label.isVisible() and label.text() == view.note
        ]
        assert len(told) == 1
        assert list(_cut(told[0])) == []
        assert told[0].mapTo(panel, told[0].rect().bottomLeft()).y() < panel.height()
