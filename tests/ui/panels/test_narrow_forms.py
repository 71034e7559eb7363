"""No form of the strip loses words in the smallest window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panels.every_form import every_form
from ui.panels.strip_form import StripFormPanel
from ui.widgets.button import ActionButton
from ui.widgets.choice_row import ChoiceItem
from ui.widgets.label import Label, Paragraph

_STRIP = (1248, 208)
"""Of a window of 1280x720."""


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
    panel = StripFormPanel()
    qtbot.addWidget(panel)
    panel.resize(*_STRIP)
    panel.show()
    lost: list[str] = []
    for name, view in every_form():
        panel.display(view)
        qapp.processEvents()
        lost += [f"{name}: {words}" for words in _lost(panel)]
    assert panel.width() == _STRIP[0]
    assert lost == []
