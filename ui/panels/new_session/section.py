"""The frame of a section: numbered, and folded to its header where room is short."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.tokens import PANEL_PADDING, RING
from ui.widgets.panel import PanelFrame, PanelHeader

HEADER = 48
FOLDED = 40
"""Height of a folded section."""

SIDE = PANEL_PADDING - RING - 1
"""Padding beside widgets that keep room for their focus ring."""


class SectionFrame(PanelFrame):
    """A numbered panel.

    *Signals:* ``unfold_requested()`` when the header of the folded section is pressed.
    """

    unfold_requested = Signal()

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        header = PanelHeader(title, number=number, height=HEADER)
        super().__init__(header, parent=parent)
        self._title_bar = header
        self.content = QWidget(self)
        self.stack = QVBoxLayout(self.content)
        self.stack.setContentsMargins(SIDE, 8, SIDE, 8)
        self.stack.setSpacing(4)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.content)

    @property
    def is_folded(self) -> bool:
        return self.content.isHidden()

    def fold(self, *, folded: bool) -> None:
        self.content.setHidden(folded)
        self._rule = not folded
        self._title_bar.setFixedHeight(FOLDED - 2 if folded else HEADER)
        shape = Qt.CursorShape
        header = shape.PointingHandCursor if folded else shape.ArrowCursor
        self._title_bar.setCursor(header)

    def show_note(self, note: str) -> None:
        self._title_bar.note.setText(note)
        self.setAccessibleDescription(note)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through here, in reading order."""
        return ()

    @property
    def first(self) -> str:
        """Where typing begins here; empty where there is nothing to type or press."""
        return ""

    def holds(self, id_: str) -> bool:
        """Whether that field is in this section."""
        del id_
        return False

    def focus(self, id_: str) -> None:
        """Put the focus in that field of this section."""
        del id_
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_folded:
            self.unfold_requested.emit()
        else:
            super().mousePressEvent(event)
