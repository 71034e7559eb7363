"""One check before leaving in the panel of the end."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, Ink
from ui.views.ending_view import GateRow
from ui.views.wording import sentence
from ui.widgets.check_mark import CheckMark
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label, Paragraph
from ui.widgets.painting import draw_box, smooth

_LEAST = 36


class GateLine(QWidget):
    """Mark, label and key; below them its weight, the evidence, and who answered when.

    *Signals:* ``answered(id)``, ``overridden(id)`` when that is asked for.
    """

    answered = Signal(str)
    overridden = Signal(str)

    def __init__(self, row: GateRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._is_chosen = False
        self.setMinimumHeight(_LEAST)
        self._mark = CheckMark()
        self._label = Label(row.label, Role.BODY_MEDIUM)
        self._evidence = Paragraph("", Role.DETAIL, Ink.SECONDARY)
        self._answer = KeyHint(row.key, "Answer")
        self._override = KeyHint("O", "Override")
        self._answer.clicked.connect(self._ask_answer)
        self._override.clicked.connect(self._ask_override)
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 0, 6, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._label, 0, 1)
        grid.addWidget(self._override, 0, 2)
        grid.addWidget(self._answer, 0, 3)
        grid.addWidget(self._evidence, 1, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        self.display(row, is_chosen=False)

    @property
    def row(self) -> GateRow:
        return self._row

    def display(self, row: GateRow, *, is_chosen: bool) -> None:
        self._row = row
        self._is_chosen = is_chosen
        self.setAccessibleName(row.spoken)
        self._mark.show_mark(row.mark)
        parts = (row.weight, row.evidence, row.by)
        told = ". ".join(sentence(part) for part in parts if part)
        self._evidence.setText(told)
        self._evidence.setVisible(bool(told))
        stands_out = row.mark == "not met"
        self._evidence.set_ink(Ink.TEXT if stands_out else Ink.SECONDARY)
        self._answer.setVisible(bool(row.key))
        self._override.setVisible(row.can_override and is_chosen)
        self.update()

    def _ask_answer(self) -> None:
        self.answered.emit(self._row.id)

    def _ask_override(self) -> None:
        self.overridden.emit(self._row.id)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._row.key:
            self._ask_answer()
        else:
            super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_chosen:
            return
        colours = current_theme().palette
        painter = smooth(self)
        pen = QPen(colours.focus, 1)
        draw_box(painter, QRectF(self.rect()), colours.raised, pen, RADIUS_FIELD)
        painter.end()
