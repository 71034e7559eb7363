"""Labels show names as they are, whole or with the rest in reach."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.theme.pixels import light_of
from ui.theme.fonts import Role
from ui.theme.theme import Theme, apply_theme
from ui.theme.tokens import Ink, Mode
from ui.widgets.label import Label, Paragraph

NAME = "HALVORSEN-BRUNNSTRÖM, Ingrid Margareta Elisabeth"


def test_long_name_elides(qtbot: QtBot) -> None:
    """A name too long for its place is cut; at its own size it is whole."""
    label = Label(NAME, Role.NAME)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert not label.is_elided()
    label.resize(200, 40)
    assert label.is_elided()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_whole_name_is_in_reach(qapp: QApplication, qtbot: QtBot) -> None:
    """What was cut is told by the tooltip and to screen readers."""
    label = Label(NAME, Role.NAME)
    qtbot.addWidget(label)
    label.resize(200, 40)
    label.show()
    here = label.mapToGlobal(QPoint(5, 5))
    qapp.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), here))
    assert QToolTip.text() == NAME
    spoken = QAccessible.queryAccessibleInterface(label)
    assert spoken.text(QAccessible.Text.Name) == NAME
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_whole_text_needs_no_tooltip(qapp: QApplication, qtbot: QtBot) -> None:
    """A text shown whole repeats itself nowhere."""
    label = Label("95", Role.LAST_VALUE)
    qtbot.addWidget(label)
    label.resize(200, 40)
    here = label.mapToGlobal(QPoint(5, 5))
    qapp.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), here))
    assert not QToolTip.isVisible()


def test_name_is_never_markup(qtbot: QtBot) -> None:
    """A name with brackets is shown with its brackets."""
    label = Label("<b>Li</b>")
    qtbot.addWidget(label)
    spoken = QAccessible.queryAccessibleInterface(label)
    assert spoken.text(QAccessible.Text.Name) == "<b>Li</b>"


def test_ink_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    """A label keeps its ink by name, so that the theme can change under it."""
    label = Label("95", Role.LAST_VALUE, Ink.SPO2)
    qtbot.addWidget(label)
    label.resize(100, 40)
    darkest_by_day = light_of(label.grab().toImage()).min()
    apply_theme(qapp, Theme.night())
    lightest_at_night = light_of(label.grab().toImage()).max()
    assert darkest_by_day < 0.2
    assert lightest_at_night > 0.4


def test_paragraph_wraps(qtbot: QtBot) -> None:
    """A paragraph grows downwards, by the same amount in both themes."""
    paragraph = Paragraph("Repeat BP within 2min. Inform prescriber. " * 3)
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(200) > 3 * paragraph.heightForWidth(2000)
    assert len(Mode) == 2


def test_indented_paragraph_wraps_in_what_its_margins_leave(qtbot: QtBot) -> None:
    """Words that fill the width alone take two lines beside a margin, both whole."""
    paragraph = Paragraph("Maximiliane-Wilhelmine von und zu Oberhausen  19:31")
    qtbot.addWidget(paragraph)
    wide = paragraph.sizeHint().width()
    one_line = paragraph.heightForWidth(wide)
    paragraph.setContentsMargins(40, 0, 0, 6)
    assert paragraph.heightForWidth(wide) >= 2 * (one_line - 1) + 6
    assert paragraph.heightForWidth(wide + 40) == one_line + 6
    assert paragraph.sizeHint().width() == wide + 40
