"""The strip of a closed session: why nothing is typed there, and who signed it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.panels.closed_strip import ClosedStrip
from ui.views.palette import ActionView
from ui.views.proof_words import AMEND, CLOSED, MOST_LINES, NOTHING, SIGNED, ClosedView
from ui.widgets.label import Paragraph

HEAD = "Last entry is number 57 of the record, code 1011 1213 1415 1617 1819"
WHO = "Signed by Anna Okafor RN, 14-Mar-2026 14:06: charted by me. Code 1 2 3 4 5"


def shown(strip: ClosedStrip) -> list[str]:
    lines = strip.findChildren(Paragraph)
    return [line.text() for line in lines if line.isVisibleTo(strip)]


MORE = "Addendum by Anna Okafor RN, 15-Mar-2026 09:12: slept badly, called her doctor"
OFFERED = (
    ActionView(id="sign off", title="Sign the session off", key="Ctrl+G"),
    ActionView(id="addendum", title="Addendum", key="Ctrl+Shift+N"),
    ActionView(id="follow up", title="Follow-up call", key="Ctrl+Shift+K"),
)


@pytest.mark.usefixtures("either_theme")
def test_each_line_is_one_of_its_own(qtbot: QtBot) -> None:
    """And what was shown of another session is gone."""
    strip = ClosedStrip()
    qtbot.addWidget(strip)
    strip.show_view(ClosedView(SIGNED, NOTHING, (WHO, WHO, MORE, HEAD), OFFERED))
    assert shown(strip) == [SIGNED, NOTHING, WHO, WHO, MORE, HEAD]
    assert len(shown(strip)) == 2 + MOST_LINES
    strip.show_view(ClosedView(CLOSED, AMEND, (HEAD,)))
    assert shown(strip) == [CLOSED, AMEND, HEAD]
    assert strip.buttons == ()


def test_what_can_be_done_is_asked_for_by_a_button(qtbot: QtBot) -> None:
    """Of what can't nothing is offered any more."""
    strip = ClosedStrip()
    qtbot.addWidget(strip)
    asked: list[str] = []
    strip.action_requested.connect(asked.append)
    strip.show_view(ClosedView(CLOSED, AMEND, (HEAD,), OFFERED))
    strip.show()
    for button in strip.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["sign off", "addendum", "follow up"]
    strip.take_focus()
    QTest.keyClick(strip.buttons[0], Qt.Key.Key_Return)
    assert asked[3:] == ["sign off"]
    strip.show_view(ClosedView(CLOSED, AMEND, (HEAD,), OFFERED[2:]))
    assert [button.text() for button in strip.buttons] == ["Follow-up call"]
