"""What every kind of field looks like when its text is refused or questioned."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme.fonts import Role
from ui.theme.shapes import cross, tick
from ui.theme.theme import current_theme
from ui.theme.tokens import Palette
from ui.widgets.painting import CENTRE, draw_aligned

MARK_ROOM = 30
"""Width in px at the right end of a field that its mark needs."""

_SIZE = 10
_TICK = 17
_FROM_EDGE = 16


def refused_ground(colours: Palette) -> tuple[QColor, QPen]:
    return colours.band_red, QPen(colours.high.fill, 2)


def challenged_ground(colours: Palette) -> tuple[QColor, QPen]:
    return colours.band_amber, QPen(colours.medium.border, 2)


def draw_refused_mark(painter: QPainter, field: QRectF) -> None:
    """A cross at the right end, so that colour is never the only sign."""
    painter.setPen(QPen(current_theme().palette.text, 2))
    painter.drawPath(cross(_place(field, _SIZE), _SIZE))


def draw_challenged_mark(painter: QPainter, field: QRectF) -> None:
    theme = current_theme()
    room = QRectF(0, 0, 2 * _SIZE, field.height())
    room.moveCenter(_place(field, _SIZE))
    face = (theme.font(Role.VALUE), theme.palette.text)
    draw_aligned(painter, room, "?", face, CENTRE)


def draw_agreed_mark(painter: QPainter, field: QRectF) -> None:
    painter.setPen(QPen(current_theme().palette.text, 2))
    painter.drawPath(tick(_place(field, _TICK), _TICK))


def _place(field: QRectF, size: int) -> QPointF:
    return QPointF(field.right() - _FROM_EDGE - size / 2, field.center().y())
