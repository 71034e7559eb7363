"""The shape of an alert in its fill, the low one with its letter."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.theme.fonts import Role
from ui.theme.shapes import alert_shape
from ui.theme.theme import Theme
from ui.theme.tokens import Urgency
from ui.widgets.painting import CENTRE, draw_aligned


def draw_sign(
    painter: QPainter, urgency: Urgency, centre: QPointF, size: float, theme: Theme
) -> None:
    """As large as ``size``, px, around its centre."""
    colours = theme.palette.alert(urgency)
    painter.setPen(QPen(colours.border, 1 if size < _LARGE else 2))
    painter.setBrush(colours.fill)
    painter.drawPath(alert_shape(urgency, centre, size))
    if urgency is Urgency.LOW:
        box = QRectF(0, 0, 2 * size, 2 * size)
        box.moveCenter(centre)
        role = Role.NOTE_STRONG if size < _LARGE else Role.VALUE
        draw_aligned(painter, box, "i", (theme.font(role), colours.text), CENTRE)


_LARGE = 20
