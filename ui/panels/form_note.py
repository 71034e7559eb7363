"""The note of a form below its fields, where the header would cut it."""

from PySide6.QtWidgets import QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import RING, Ink
from ui.widgets.label import Paragraph
from ui.widgets.panel import PanelHeader


class FormNote(Paragraph):
    """Stands in ``header`` as long as there is room."""

    def __init__(self, header: PanelHeader, parent: QWidget | None = None) -> None:
        super().__init__("", Role.DETAIL, Ink.SECONDARY, parent)
        self._header = header
        self.setContentsMargins(RING, 0, RING, 0)
        self.hide()

    def place(self, note: str, width: int) -> None:
        """In a header of that width, px, or here."""
        room = self._header.room_for_note(width)
        is_below = not self._header.note.fits(note, room)
        self._header.note.setText("" if is_below else note)
        self.setText(note if is_below else "")
        self.setVisible(is_below)
