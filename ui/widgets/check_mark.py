"""The mark of a check before leaving: told apart by what stands in its box."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.shapes import tick
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, smooth

_SIZE = 24
_TICK = 13
_LETTERS = {"not met": "!", "overridden": "O", "not applicable": "\N{EN DASH}"}


class CheckMark(QWidget):
    """In a box a tick, an exclamation mark, an O for overridden, a dash, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = "waiting"
        self.setFixedSize(_SIZE, _SIZE)

    def show_mark(self, mark: str) -> None:
        self._mark = mark
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        stands_out = self._mark == "not met"
        pen = QPen(colours.text, 2) if stands_out else QPen(colours.control, 1)
        box = QRectF(self.rect())
        draw_box(painter, box, colours.surface, pen, RADIUS_FIELD)
        if self._mark == "met":
            painter.setPen(QPen(colours.text, 2))
            painter.drawPath(tick(box.center(), _TICK))
        elif self._mark in _LETTERS:
            face = (theme.font(Role.BODY_STRONG), colours.text)
            draw_aligned(painter, box, _LETTERS[self._mark], face, CENTRE)
        painter.end()
