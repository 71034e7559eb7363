"""The mark of a check: a tick, an exclamation mark, or nothing yet, in a box."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.shapes import tick
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RADIUS_FIELD
from ui.views.new_session.parts import Mark
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, smooth

SIZE = 24
_TICK = 13
_SIGNS = {"overridden": "O", "not applicable": "\N{EN DASH}", "not approved": "?"}


def draw_mark(painter: QPainter, box: QRectF, mark: Mark, theme: Theme) -> None:
    """Told apart by what stands in the box, not by colour."""
    colours = theme.palette
    pen = QPen(colours.text, 2) if mark == "not met" else QPen(colours.control, 1)
    draw_box(painter, box, colours.surface, pen, RADIUS_FIELD)
    if mark == "met":
        painter.setPen(QPen(colours.text, 2))
        painter.drawPath(tick(box.center(), _TICK))
    elif mark == "not met":
        face = (theme.font(Role.BODY_STRONG), colours.text)
        draw_aligned(painter, box, "!", face, CENTRE)
    elif mark in _SIGNS:
        face = (theme.font(Role.BODY_STRONG), colours.text)
        draw_aligned(painter, box, _SIGNS[mark], face, CENTRE)


class MarkBox(QWidget):
    """Shows one mark; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark = "waiting"
        self.setFixedSize(SIZE, SIZE)

    def show_mark(self, mark: Mark) -> None:
        self._mark = mark
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        draw_mark(painter, QRectF(self.rect()), self._mark, current_theme())
        painter.end()
