"""How a line of the review list is painted, and the headings over it."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.overriding import override
from ui.panels.line_model import Index
from ui.panels.line_table import paint_ground
from ui.panels.review_list.columns import cells
from ui.panels.review_list.drawing import draw_drawing, drawing_of
from ui.panels.review_list.model import ReviewModel
from ui.panels.row_list import RowList
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.widgets.painting import LEFT, RIGHT, draw_aligned, smooth

ROW_HEIGHT = 36
HEADINGS = 40
_FEWEST = 2
_SIDE = 12
_SORTED_BY = "date"


class Headings(QWidget):
    """The headings, over the columns of the list they name."""

    def __init__(self, of: QListView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = of
        self._is_by_date = True
        self.setFixedHeight(HEADINGS)

    def show_order(self, *, is_by_date: bool) -> None:
        """An arrow at the date, where that alone is what the lines stand by."""
        if is_by_date != self._is_by_date:
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
        painter.translate(box.topLeft())
        draw_drawing(painter, drawing_of(line, box.width(), box.height(), theme))
        painter.restore()


def list_of_lines() -> RowList:
    """Of sessions: a few of them are always in sight."""
    listed = RowList("Sessions")
    listed.setItemDelegate(ReviewDelegate(listed))
    listed.setMinimumHeight(_FEWEST * ROW_HEIGHT)
    return listed
