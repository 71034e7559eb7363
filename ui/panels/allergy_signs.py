"""The four signs of the allergy states, told apart by shape."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from monitor.chart.kinds import AllergyState
from ui.theme.shapes import cross, disc, tick, triangle

_SIZE = 14
_STROKE = 1.75


def draw_allergy_sign(
    painter: QPainter, state: AllergyState, centre: QPointF, ink: QColor
) -> None:
    """A warning triangle, a tick, an empty ring, a crossed ring."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, _STROKE))
    painter.drawPath(allergy_sign(state, centre))


def allergy_sign(state: AllergyState, centre: QPointF) -> QPainterPath:
    match state:
        case "known":
            return _warning(centre)
        case "none known":
            return tick(centre, _SIZE)
        case "not recorded":
            return disc(centre, _SIZE)
        case "unavailable":
            path = disc(centre, _SIZE)
            path.addPath(cross(centre, _SIZE * 0.45))
            return path


def _warning(centre: QPointF) -> QPainterPath:
    path = triangle(centre, _SIZE)
    path.moveTo(centre + QPointF(0, -1.5))
    path.lineTo(centre + QPointF(0, 2))
    path.moveTo(centre + QPointF(0, 4))
    path.lineTo(centre + QPointF(0, 4.6))
    return path
