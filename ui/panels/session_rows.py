"""How a line of the session list is painted."""

from PySide6.QtCore import (
    QPointF,
    QRectF,
    QSize,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.overriding import override
from ui.panels.line_model import Index, LineModel
from ui.panels.session_columns import Cell, cells
from ui.panels.two_lines import draw_two_lines
from ui.theme.fonts import Role
from ui.theme.shapes import alert_shape
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import Urgency
from ui.views.session_list import AlertCount, SessionLine
from ui.widgets.painting import LEFT, RIGHT, draw_aligned

ROW_HEIGHT = 40
_BAR = 4
_SHAPE = 13
_ROLES = {
    "date": Role.BODY,
    "patient": Role.BODY_STRONG,
    "number": Role.BODY,
    "room": Role.BODY,
    "nurse": Role.BODY,
    "state": Role.BODY,
    "peak_sbp": Role.BODY_STRONG,
    "lowest_spo2": Role.BODY_STRONG,
}


class SessionDelegate(QStyledItemDelegate):
    """Paints a line: what is open stands out by weight, alerts by their shape.

    What is too long for its column takes two lines.
    """

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(800, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        if not isinstance(model, LineModel):
            return
        line = model.line(index)
        if line is None:
            return
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        state = option.state
        self._paint_ground(painter, box, theme, state)
        for cell in cells(box.width()):
            self._paint_cell(painter, box, cell, line, theme)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, theme: Theme, state: QStyle.StateFlag
    ) -> None:
        colours = theme.palette
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colours.selected)
            bar = QRectF(box.left(), box.top(), _BAR, box.height())
            painter.fillRect(bar, colours.focus)
        rule = QRectF(box.left() + 16, box.bottom() - 1, box.width() - 32, 1)
        painter.fillRect(rule, colours.grid)

    def _paint_cell(
        self,
        painter: QPainter,
        box: QRectF,
        cell: Cell,
        line: SessionLine,
        theme: Theme,
    ) -> None:
        room = QRectF(box.left() + cell.left, box.top(), cell.width, box.height())
        field = cell.column.field
        if field == "alerts":
            self._paint_alerts(painter, room, line.alerts, theme)
            return
        role = _ROLES[field]
        if field == "state" and line.is_open:
            role = Role.BODY_STRONG
        quiet = field == "state" and not line.is_open
        colours = theme.palette
        ink = colours.text_secondary if quiet else colours.text
        words = getattr(line, field)
        if cell.column.is_right:
            draw_aligned(painter, room, words, (theme.font(role), ink), RIGHT)
        else:
            draw_two_lines(painter, room, words, (role, ink), theme)

    def _paint_alerts(
        self,
        painter: QPainter,
        room: QRectF,
        alerts: tuple[AlertCount, ...],
        theme: Theme,
    ) -> None:
        font = theme.font(Role.BODY_STRONG)
        x = room.left()
        for alert in alerts:
            urgency = Urgency(alert.priority)
            colours = theme.palette.alert(urgency)
            centre = QPointF(x + _SHAPE / 2, room.center().y())
            painter.setPen(QPen(colours.border, 1))
            painter.setBrush(colours.fill)
            painter.drawPath(alert_shape(urgency, centre, _SHAPE))
            count = str(alert.count)
            wide = QFontMetricsF(font).horizontalAdvance(count)
            words = QRectF(x + _SHAPE + 6, room.top(), wide + 2, room.height())
            draw_aligned(painter, words, count, (font, theme.palette.text), LEFT)
            x = words.right() + 16
