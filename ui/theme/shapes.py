"""Symbols the font lacks, as paths centred on a point."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from ui.theme.tokens import Urgency


def alert_shape(urgency: Urgency, centre: QPointF, size: float) -> QPainterPath:
    """Triangle for high, diamond for medium, circle for low; `size` is the height."""
    match urgency:
        case Urgency.HIGH:
            return triangle(centre, size)
        case Urgency.MEDIUM:
            return diamond(centre, size)
        case Urgency.LOW:
            return disc(centre, size)


def disc(centre: QPointF, size: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(centre, size / 2, size / 2)
    return path


def square(centre: QPointF, size: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(_around(centre, size, size))
    return path


def diamond(centre: QPointF, size: float) -> QPainterPath:
    half = size / 2
    return _closed(centre, (0, -half), (half, 0), (0, half), (-half, 0))


def triangle(centre: QPointF, size: float) -> QPainterPath:
    """Points up."""
    half = size / 2
    wide = size * 0.575
    return _closed(centre, (0, -half), (wide, half), (-wide, half))


def triangle_down(centre: QPointF, size: float) -> QPainterPath:
    half = size / 2
    wide = size * 0.575
    return _closed(centre, (-wide, -half), (wide, -half), (0, half))


def double_t(x: float, top: float, bottom: float, width: float) -> QPainterPath:
    """Blood pressure: a bar at systolic, a bar at diastolic, a stem between."""
    return _open(
        QPointF(x, top),
        ((-width / 2, 0), (width / 2, 0)),
        ((0, 0), (0, bottom - top)),
        ((-width / 2, bottom - top), (width / 2, bottom - top)),
    )


def tick(centre: QPointF, size: float) -> QPainterPath:
    return _open(
        centre,
        (
            (-size * 0.42, size * 0.02),
            (-size * 0.12, size * 0.32),
            (size * 0.42, -size * 0.3),
        ),
    )


def caret_up(centre: QPointF, size: float) -> QPainterPath:
    half = size / 2
    return _open(centre, ((-half, half / 2), (0, -half / 2), (half, half / 2)))


def caret_down(centre: QPointF, size: float) -> QPainterPath:
    half = size / 2
    return _open(centre, ((-half, -half / 2), (0, half / 2), (half, -half / 2)))


def cross(centre: QPointF, size: float) -> QPainterPath:
    half = size / 2
    return _open(centre, ((-half, -half), (half, half)), ((-half, half), (half, -half)))


def clock(centre: QPointF, size: float) -> QPainterPath:
    """A face with two hands, to be stroked."""
    path = disc(centre, size)
    path.addPath(_open(centre, ((0, -size * 0.28), (0, 0), (size * 0.2, size * 0.12))))
    return path


def _around(centre: QPointF, width: float, height: float) -> QRectF:
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)


def _closed(centre: QPointF, *points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([centre + QPointF(*point) for point in points]))
    path.closeSubpath()
    return path


def _open(centre: QPointF, *strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for first, *rest in strokes:
        path.moveTo(centre + QPointF(*first))
        for point in rest:
            path.lineTo(centre + QPointF(*point))
    return path
