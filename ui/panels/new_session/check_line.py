"""The line of a check: mark, title, evidence, who and when."""

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.panels.new_session.marks import MarkBox
from ui.theme.fonts import Role
from ui.theme.tokens import RING, Ink
from ui.views.new_session.parts import Mark
from ui.widgets.label import Label
from ui.widgets.painting import RIGHT

_SIDE = 14
_TITLE_WIDTH = 164


class CheckLine(QWidget):
    """Shows one check; what does not fit of the evidence is in its tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = MarkBox()
        self.title = Label("", Role.BODY_MEDIUM)
        self.title.setFixedWidth(_TITLE_WIDTH)
        self.evidence = Label("", Role.DETAIL, Ink.SECONDARY)
        self.by = Label("", Role.NOTE, Ink.SECONDARY)
        self.by.setAlignment(RIGHT)
        grid = QGridLayout(self)
        grid.setContentsMargins(_SIDE, 0, _SIDE + RING, 0)
        grid.setHorizontalSpacing(14)
        for column, part in enumerate((self.mark, self.title, self.evidence, self.by)):
            grid.addWidget(part, 0, column)
        grid.setColumnStretch(2, 1)

    def display(self, title: str, mark: Mark, evidence: str, by: str) -> None:
        self.mark.show_mark(mark)
        self.title.setText(title)
        self.evidence.setText(evidence)
        self.evidence.setToolTip(evidence)
        self.by.setText(by)

    def stand_out(self, *, stands_out: bool) -> None:
        ink = Ink.TEXT if stands_out else Ink.SECONDARY
        self.evidence.set_ink(ink)
        self.by.set_ink(ink)
        self.by.set_role(Role.NOTE_STRONG if stands_out else Role.NOTE)
