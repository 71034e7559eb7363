"""The foot of a section: its message, above its buttons or beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.new_session.message_line import MessageLine
from ui.widgets.button import ActionButton

_BELOW, _BESIDE = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class Foot(QWidget):
    """Holds a message and the buttons, which stand at the right."""

    def __init__(self, message: MessageLine, buttons: tuple[ActionButton, ...]) -> None:
        super().__init__()
        self._parts = QBoxLayout(_BELOW, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(8)
        self._parts.addLayout(_said(message), 1)
        self._parts.addLayout(_row(buttons))

    def place(self, *, is_beside: bool, spacing: int) -> None:
        self._parts.setSpacing(spacing)
        self._parts.setDirection(_BESIDE if is_beside else _BELOW)
        # What its layout asks for is remembered until this.
        self.updateGeometry()


def _said(message: MessageLine) -> QVBoxLayout:
    said = QVBoxLayout()
    said.setSpacing(6)
    said.addStretch(1)
    said.addWidget(message)
    return said


def _row(buttons: tuple[ActionButton, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
    return row
