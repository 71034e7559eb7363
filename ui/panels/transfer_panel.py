"""The page for whoever takes the patient over, to be read or copied."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.copy_panel import CopyPanel
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.transfer_sheet import Part, TransferSheet
from ui.widgets.label import Label, Paragraph

_HEADING = 184


class TransferPanel(CopyPanel):
    """Heading and lines of each part, in the order of the sheet that is copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Transfer sheet", parent)
        self._view: TransferSheet | None = None

    def display(self, view: TransferSheet) -> None:
        if view != self._view:
            self._view = view
            note = f"as known on {view.at}"
            self.show_sheet(_sheet(view), view.text, note, view.copied)


def _sheet(view: TransferSheet) -> QWidget:
    sheet = QWidget()
    stack = QVBoxLayout(sheet)
    stack.setContentsMargins(0, 4, 24, 4)
    stack.setSpacing(12)
    for part in view.parts:
        stack.addLayout(_row(part))
    stack.addStretch(1)
    return sheet


def _row(part: Part) -> QHBoxLayout:
    row, lines = QHBoxLayout(), QVBoxLayout()
    heading = Label(part.heading, Role.LABEL, Ink.SECONDARY)
    heading.setFixedWidth(_HEADING)
    lines.setSpacing(2)
    for line in part.lines:
        lines.addWidget(Paragraph(line, Role.BODY))
    row.addWidget(heading)
    row.addLayout(lines, 1)
    row.setAlignment(heading, heading.alignment().AlignTop)
    return row
