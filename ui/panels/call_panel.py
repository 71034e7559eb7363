"""What to say on the telephone, large enough to read aloud from where one stands."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.copy_panel import CopyPanel
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.call_text import CallText
from ui.widgets.label import Label, Paragraph


class CallPanel(CopyPanel):
    """Four parts to be read from top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What to say", parent)
        self._view: CallText | None = None

    def display(self, view: CallText) -> None:
        if view != self._view:
            self._view = view
            self.show_sheet(_sheet(view), view.text, view.contact, view.copied)


def _sheet(view: CallText) -> QWidget:
    sheet = QWidget()
    stack = QVBoxLayout(sheet)
    stack.setContentsMargins(0, 4, 24, 4)
    stack.setSpacing(2)
    for part in view.parts:
        stack.addWidget(Label(part.heading, Role.LABEL, Ink.SECONDARY))
        stack.addWidget(Paragraph(part.text, Role.TAGLINE))
        stack.addSpacing(14)
    if view.note:
        stack.addWidget(Paragraph(view.note, Role.NOTE, Ink.SECONDARY))
    stack.addStretch(1)
    return sheet
