"""The one message of a strip, where it is long."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.strip_message import StripMessage
from ui.theme.fonts import Role, widest
from ui.views.entry.view import Message, Tone

SAVED = (
    "Saved 16:29 unconfirmed, SBP 210: 142 at 16:26, up 68 · DBP 118: 86 at 16:26, "
    "up 32 · SpO₂ 84: 97 at 16:26, down 13. Enter again keeps them · 210/118 · 82 · "
    "84 · 7 · 1 painful squeeze · dissociation 3 · distress 2 · nausea 3 severe"
)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [1620, 1000])
def test_a_long_message_is_read_to_its_end(qtbot: QtBot, width: int) -> None:
    """What does not fit on one line stands on two, and nothing of it is cut."""
    message = StripMessage()
    qtbot.addWidget(message)
    message.display(Message(SAVED, Tone.ASKED))
    assert widest(Role.FACT, SAVED) > width
    lines = message.lines(width)
    assert " ".join(lines) == SAVED
    assert all(widest(Role.NOTE, line) <= width for line in lines)


def test_the_second_line_is_painted(qtbot: QtBot, qapp: QApplication) -> None:
    """Another end of a long message is another picture."""
    message = StripMessage()
    qtbot.addWidget(message)
    message.resize(1000, 36)
    pictures = []
    for end in ("severe", "mild"):
        message.display(Message(SAVED.replace("severe", end), Tone.ASKED))
        message.show()
        qapp.processEvents()
        pictures.append(message.grab().toImage())
    assert pictures[0] != pictures[1]
