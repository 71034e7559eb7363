"""The shape of an alert, as it stands in a lane and beside a value."""

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainter, QPen

from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.theme.tokens import Urgency

SIZE = 18
_HALF = SIZE // 2 + 2
"""Half of what the shape takes with its border, px."""


def draw_alert(sheet: Sheet, urgency: Urgency, at: tuple[float, float]) -> None:
    """The shape of a priority in its fill; a low one carries its letter."""
    x, middle = at
    if sheet.stamps is None:
        _paint(sheet, urgency, at)
        return

    def paint(painter: QPainter) -> None:
        with sheet.onto(painter):
            _paint(sheet, urgency, (_HALF, _HALF))

    size = QSizeF(2 * _HALF, 2 * _HALF)
    picture = sheet.stamps.picture((f"alert {urgency}",), size, paint)
    sheet.painter.drawPixmap(round(x) - _HALF, round(middle) - _HALF, picture)


def _paint(sheet: Sheet, urgency: Urgency, at: tuple[float, float]) -> None:
    fill = sheet.colours.alert(urgency)
    painter = sheet.painter
    painter.setPen(QPen(fill.border, 1.4))
    painter.setBrush(fill.fill)
    # Circle and triangle fill more of their box than the diamond does.
    drawn = SIZE if urgency is Urgency.MEDIUM else SIZE - 3.5
    painter.drawPath(shapes.alert_shape(urgency, QPointF(*at), drawn))
    if urgency is Urgency.LOW:
        sheet.write("i", at, Lettering(Role.NOTE_STRONG, fill.text), Anchor.CENTRE)
