"""What has to be seen before a co-signature: a box to tick in each row."""

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.overriding import override
from ui.panels.line_model import Index, LineModel
from ui.panels.row_list import RowList
from ui.panels.two_lines import draw_two_lines
from ui.theme.fonts import Role, widest
from ui.theme.shapes import tick
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RADIUS_FIELD, RING
from ui.views.review.co_sign import ExceptionRow
from ui.widgets.painting import RIGHT, draw_aligned, draw_box, draw_ring

ROW = 36
_MOST_ROWS = 5
_SIDE = 16
_BOX = 20
_TICK = 12
_GAP = 12
_OF_THE_LIST = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)


class ExceptionList(RowList):
    """Up and Down move, Space ticks, a click on the row ticks as well, Enter shows it.

    *Signals:* ``ticked(str)`` by the key of the exception, also to take it back;
    ``shown_on_chart(UUID)`` the entry it stands in.
    """

    ticked = Signal(str)
    shown_on_chart = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Exceptions to be seen before co-signing", parent)
        self.lines: LineModel[ExceptionRow] = LineModel()
        self.setModel(self.lines)
        self.setItemDelegate(_ExceptionDelegate(self))
        self.clicked.connect(self._tick)

    def show_rows(self, rows: tuple[ExceptionRow, ...]) -> None:
        """The row that was turned to stays the current one."""
        if rows == self.lines.lines:
            return
        place = self.currentIndex().row()
        self.lines.show_lines(rows)
        if 0 <= place < len(rows):
            self.setCurrentIndex(self.lines.index(place))
        self.setFixedHeight(min(len(rows), _MOST_ROWS) * ROW)

    @property
    def current(self) -> ExceptionRow | None:
        return self.lines.line(self.currentIndex())

    def _tick(self, index: QModelIndex) -> None:
        row = self.lines.line(index)
        if row is not None:
            self.ticked.emit(row.key)
            told = f"{row.text}, {'not seen yet' if row.is_seen else 'seen'}"
            event = QAccessibleAnnouncementEvent(self, told)
            QAccessible.updateAccessibility(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._tick(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row is not None and row.entry is not None:
                self.shown_on_chart.emit(row.entry)
        elif event.key() in _OF_THE_LIST:
            super().keyPressEvent(event)
        else:
            # The page takes the others; a search by letters would swallow them.
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and self.lines.lines:
            self.setCurrentIndex(self.lines.index(0))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)


class _ExceptionDelegate(QStyledItemDelegate):
    """Told apart by the tick, and by the weight of what is not seen yet."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        row = model.line(index) if isinstance(model, LineModel) else None
        if not isinstance(row, ExceptionRow):
            return
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw(painter, QRectF(option.rect), row, theme)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if has_focus and option.state & QStyle.StateFlag.State_Selected:
            box = QRectF(option.rect).adjusted(2 * RING, RING, -2 * RING, -RING)
            draw_ring(painter, box, theme.palette.focus, RADIUS_FIELD)
        painter.restore()


def _draw(painter: QPainter, area: QRectF, row: ExceptionRow, theme: Theme) -> None:
    colours = theme.palette
    box = QRectF(area.left() + _SIDE, 0, _BOX, _BOX)
    box.moveTop(area.center().y() - _BOX / 2)
    fill = colours.text if row.is_seen else colours.surface
    draw_box(painter, box, fill, QPen(colours.control, 1), RADIUS_FIELD)
    if row.is_seen:
        painter.setPen(QPen(colours.inverse, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(tick(box.center(), _TICK))
    clock = widest(Role.DETAIL, row.at)
    right = area.right() - _SIDE
    words = QRectF(area)
    words.setLeft(box.right() + _GAP)
    words.setRight(right - clock - _GAP)
    role = Role.BODY if row.is_seen else Role.BODY_STRONG
    draw_two_lines(painter, words, row.text, (role, colours.text), theme)
    at = QRectF(right - clock, area.top(), clock, area.height())
    face = (theme.font(Role.DETAIL), colours.text_secondary)
    draw_aligned(painter, at, row.at, face, RIGHT)
