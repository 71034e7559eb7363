"""The page of protocols, and what is typed there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.journeys.nurse import Nurse
from tests.journeys.typed_rows import CTRL
from ui.panels.protocol_page.page import ProtocolPage
from ui.panels.strip_message import StripMessage

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def page(nurse: Nurse) -> ProtocolPage:
    nurse.chord(Qt.Key.Key_P, CTRL_SHIFT)
    nurse.settle()
    assert nurse.vigil.screens.screen == "protocol"
    return nurse.vigil.parts.protocols


def marked(of: ProtocolPage) -> str:
    row = of.text.rows.row(of.text.currentIndex())
    assert row is not None
    return row.text


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def refusal(of: ProtocolPage) -> str:
    (message,) = of.form.findChildren(StripMessage)
    return message.text()


def down(nurse: Nurse, times: int = 1) -> None:
    for _ in range(times):
        nurse.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)


def down_to(nurse: Nurse, of: ProtocolPage, row: str) -> None:
    """Down to the row of that text; it stops short where the list ends first."""
    before = ""
    while marked(of) not in {row, before}:
        before = marked(of)
        down(nurse)
    assert marked(of) == row


def approve(nurse: Nurse, name: str = "Dr Meyer", id_: str = "iv40") -> None:
    nurse.type(f"a{name}\t{id_}\t\n")
    nurse.settle()
    # The page asks once more, for what is on offer now.
    nurse.settle()
