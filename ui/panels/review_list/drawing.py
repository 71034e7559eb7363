"""What a line of the review list comes to in letters and shapes, found once.

A list that is scrolled paints the same lines over and over: to elide their words, to
place them and to fetch their fonts takes several times as long as to draw them.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.panels.review_list.columns import Cell, cells
from ui.panels.two_lines import two_lines
from ui.theme.fonts import Role
from ui.theme.placing import Placed, draw_lines, width_of
from ui.theme.shapes import alert_shape, disc, tick, triangle
from ui.theme.theme import DAY_THEME, NIGHT_THEME, Theme
from ui.theme.tokens import Mode, Urgency
from ui.views.review_list.lines import AlertCount, ReviewLine, Shape
from ui.widgets.painting import LEFT, RIGHT, aligned

_KEPT = 512
"""Some twenty screens of them, back and forth."""
_CELLS_KEPT = 2048
_ALERT = 13
_SHAPE = 10
_SHAPE_ROOM = 18
_STRONG = frozenset({"patient", "peak", "spo2", "dissociation", "distress"})
_QUIET = frozenset({"number", "series", "rise"})
_FOLLOWS = frozenset({"ack", "late", "amended", "state"})


class Mark(NamedTuple):
    """A shape, with what it is drawn and filled with."""

    pen: QPen
    fill: QColor | Qt.BrushStyle
    path: QPainterPath


class Drawing(NamedTuple):
    """All of a line, from the corner of its row, px."""

    marks: tuple[Mark, ...]
    words: tuple[Placed, ...]


class _Told(NamedTuple):
    """What one cell tells."""

    words: str | tuple[AlertCount, ...]
    shape: Shape
    stands_out: bool


def drawing_of(line: ReviewLine, width: float, height: float, theme: Theme) -> Drawing:
    """A line in a row so wide and high; which row that is makes no difference."""
    return _drawing(line, width, height, theme.mode)


def draw_drawing(painter: QPainter, drawing: Drawing) -> None:
    """The painter stands at the corner of the row, and is left with another pen."""
    for mark in drawing.marks:
        painter.setPen(mark.pen)
        painter.setBrush(mark.fill)
        painter.drawPath(mark.path)
    draw_lines(painter, drawing.words)


@lru_cache(maxsize=_KEPT)
def _drawing(line: ReviewLine, width: float, height: float, mode: Mode) -> Drawing:
    marks, words = list[Mark](), list[Placed]()
    for cell in cells(width):
        part = _of_cell(_told(line, cell.column.field), cell, height, mode)
        marks += part.marks
        words += part.words
    return Drawing(tuple(marks), tuple(words))


@lru_cache(maxsize=_CELLS_KEPT)
def _of_cell(told: _Told, cell: Cell, height: float, mode: Mode) -> Drawing:
    """Figures, rooms, nurses and states are the same in many lines."""
    theme = NIGHT_THEME if mode is Mode.NIGHT else DAY_THEME
    room = QRectF(cell.left, 0, cell.width, height)
    if not isinstance(told.words, str):
        return _alerts(room, told.words, theme)
    role, ink = _face(cell.column.field, theme, stands_out=told.stands_out)
    marks = _shape(room, told.shape, ink)
    if cell.column.field == "state":
        room = room.adjusted(_SHAPE_ROOM, 0, 0, 0)
    if not told.words:
        words = list[Placed]()
    elif cell.column.is_right:
        words = [aligned(room, told.words, (theme.font(role), ink), RIGHT)]
    else:
        words = two_lines(room, told.words, (role, ink), theme)
    return Drawing(marks, tuple(words))


def _told(line: ReviewLine, field: str) -> _Told:
    shape = line.shape if field == "state" else ""
    return _Told(getattr(line, field), shape, field in line.stands_out)


def _face(field: str, theme: Theme, *, stands_out: bool) -> tuple[Role, QColor]:
    colours = theme.palette
    if field in _STRONG or stands_out:
        return Role.BODY_STRONG, colours.text
    is_quiet = field in _QUIET or field in _FOLLOWS
    return Role.BODY, colours.text_secondary if is_quiet else colours.text


def _shape(room: QRectF, shape: Shape, ink: QColor) -> tuple[Mark, ...]:
    centre = QPointF(room.left() + _SHAPE / 2 + 1, room.center().y())
    pen, empty = QPen(ink, 1.8), Qt.BrushStyle.NoBrush
    match shape:
        case "open":
            return (Mark(pen, ink, disc(centre, _SHAPE - 2)),)
        case "waiting":
            return (Mark(pen, empty, disc(centre, _SHAPE)),)
        case "changed":
            return (Mark(pen, empty, triangle(centre, _SHAPE)),)
        case "returned":
            return tuple(Mark(pen, empty, path) for path in _return(centre))
        case "done":
            return (Mark(pen, empty, tick(centre, _SHAPE + 2)),)
        case "":
            return ()


def _return(centre: QPointF) -> tuple[QPainterPath, QPainterPath]:
    """An arrow that comes back to the left."""
    half = _SHAPE / 2
    right = centre + QPointF(half, -half)
    corner = centre + QPointF(half, half / 2)
    left = centre + QPointF(-half, half / 2)
    head = (left + QPointF(3, -3), left, left + QPointF(3, 3))
    return _stroke(right, corner, left), _stroke(*head)


def _stroke(first: QPointF, *others: QPointF) -> QPainterPath:
    path = QPainterPath(first)
    for point in others:
        path.lineTo(point)
    return path


def _alerts(room: QRectF, alerts: tuple[AlertCount, ...], theme: Theme) -> Drawing:
    marks, words = list[Mark](), list[Placed]()
    font = theme.font(Role.BODY_STRONG)
    x = room.left()
    for alert in alerts:
        urgency = Urgency(alert.priority)
        colours = theme.palette.alert(urgency)
        centre = QPointF(x + _ALERT / 2, room.center().y())
        pen = QPen(colours.border, 1)
        marks.append(Mark(pen, colours.fill, alert_shape(urgency, centre, _ALERT)))
        count = str(alert.count)
        wide = width_of(count, font)
        box = QRectF(x + _ALERT + 6, room.top(), wide + 2, room.height())
        words.append(aligned(box, count, (font, theme.palette.text), LEFT))
        x = box.right() + 12
    return Drawing(tuple(marks), tuple(words))
