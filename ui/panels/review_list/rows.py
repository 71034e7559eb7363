"""How a line of the review list is painted, and the headings over it."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.overriding import override
from ui.panels.line_model import Index
from ui.panels.line_table import paint_ground
from ui.panels.review_list.columns import Cell, cells
from ui.panels.review_list.model import ReviewModel
from ui.panels.row_list import RowList
from ui.panels.two_lines import draw_two_lines
from ui.theme.fonts import Role
from ui.theme.placing import width_of
from ui.theme.shapes import alert_shape, disc, tick, triangle
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import Urgency
from ui.views.review_list.lines import AlertCount, ReviewLine, Shape
from ui.widgets.painting import LEFT, RIGHT, draw_aligned, smooth

ROW_HEIGHT = 36
HEADINGS = 40
_FEWEST = 2
_SIDE = 12
_ALERT = 13
_SHAPE = 10
_SHAPE_ROOM = 18
_STRONG = frozenset({"patient", "peak", "spo2", "dissociation", "distress"})
_QUIET = frozenset({"number", "series", "rise"})
_SORTED_BY = "date"
_FOLLOWS = frozenset({"ack", "late", "amended", "state"})


class Headings(QWidget):
    """The headings, over the columns of the list they name."""

    def __init__(self, of: QListView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = of
        self._is_by_date = True
        self.setFixedHeight(HEADINGS)

    def show_order(self, *, is_by_date: bool) -> None:
        """An arrow at the date, where that alone is what the lines stand by."""
        self._is_by_date = is_by_date
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        face = (theme.font(Role.KEY), theme.palette.text_secondary)
        for cell in cells(self._list.viewport().width()):
            room = QRect(round(cell.left), 0, round(cell.width), HEADINGS)
            side = RIGHT if cell.column.is_right else LEFT
            draw_aligned(painter, room, cell.column.heading, face, side)
            if self._is_by_date and cell.column.field == _SORTED_BY:
                wide = QFontMetricsF(face[0]).horizontalAdvance(cell.column.heading)
                _paint_downwards(painter, QPointF(cell.left + wide + 12, HEADINGS / 2))
        painter.fillRect(0, HEADINGS - 1, self.width(), 1, theme.palette.divider)
        painter.end()


def _paint_downwards(painter: QPainter, centre: QPointF) -> None:
    """The newest stands first."""
    half, up = QPointF(4.5, 0), QPointF(0, -2.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().palette.text_secondary)
    painter.drawPolygon([centre - half + up, centre + half + up, centre - up])


class ReviewDelegate(QStyledItemDelegate):
    """Paints a line: a count that is not nought is strong, an alert has its shape."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(800, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        line = model.line(index) if isinstance(model, ReviewModel) else None
        if line is None:
            return
        theme = current_theme()
        painter.save()
        box = paint_ground(painter, option, _SIDE, theme)
        for cell in cells(box.width()):
            room = QRectF(box.left() + cell.left, box.top(), cell.width, box.height())
            _paint_cell(painter, room, cell, line, theme)
        painter.restore()


def _paint_cell(
    painter: QPainter, room: QRectF, cell: Cell, line: ReviewLine, theme: Theme
) -> None:
    field = cell.column.field
    if field == "alerts":
        _paint_alerts(painter, room, line.alerts, theme)
        return
    role, ink = _face(line, field, theme)
    if field == "state":
        _paint_shape(painter, room, line.shape, ink)
        room = room.adjusted(_SHAPE_ROOM, 0, 0, 0)
    words = getattr(line, field)
    if cell.column.is_right:
        draw_aligned(painter, room, words, (theme.font(role), ink), RIGHT)
    else:
        draw_two_lines(painter, room, words, (role, ink), theme)


def _face(line: ReviewLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    colours = theme.palette
    if field in _STRONG or field in line.stands_out:
        return Role.BODY_STRONG, colours.text
    is_quiet = field in _QUIET or field in _FOLLOWS
    return Role.BODY, colours.text_secondary if is_quiet else colours.text


def _paint_shape(painter: QPainter, room: QRectF, shape: Shape, ink: QColor) -> None:
    centre = QPointF(room.left() + _SHAPE / 2 + 1, room.center().y())
    painter.setPen(QPen(ink, 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match shape:
        case "open":
            painter.setBrush(ink)
            painter.drawPath(disc(centre, _SHAPE - 2))
        case "waiting":
            painter.drawPath(disc(centre, _SHAPE))
        case "changed":
            painter.drawPath(triangle(centre, _SHAPE))
        case "returned":
            _paint_return(painter, centre)
        case "done":
            painter.drawPath(tick(centre, _SHAPE + 2))
        case "":
            pass


def _paint_return(painter: QPainter, centre: QPointF) -> None:
    """An arrow that comes back to the left."""
    half = _SHAPE / 2
    right = centre + QPointF(half, -half)
    corner = centre + QPointF(half, half / 2)
    left = centre + QPointF(-half, half / 2)
    painter.drawPolyline([right, corner, left])
    painter.drawPolyline([left + QPointF(3, -3), left, left + QPointF(3, 3)])


def _paint_alerts(
    painter: QPainter, room: QRectF, alerts: tuple[AlertCount, ...], theme: Theme
) -> None:
    font = theme.font(Role.BODY_STRONG)
    x = room.left()
    for alert in alerts:
        urgency = Urgency(alert.priority)
        colours = theme.palette.alert(urgency)
        centre = QPointF(x + _ALERT / 2, room.center().y())
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(colours.fill)
        painter.drawPath(alert_shape(urgency, centre, _ALERT))
        count = str(alert.count)
        wide = width_of(count, font)
        words = QRectF(x + _ALERT + 6, room.top(), wide + 2, room.height())
        draw_aligned(painter, words, count, (font, theme.palette.text), LEFT)
        x = words.right() + 12


def list_of_lines() -> RowList:
    """Of sessions: a few of them are always in sight."""
    listed = RowList("Sessions")
    listed.setItemDelegate(ReviewDelegate(listed))
    listed.setMinimumHeight(_FEWEST * ROW_HEIGHT)
    return listed
