"""Paints a row of the timeline: time, fact and detail, who or how it stands."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.overriding import override
from ui.panels.timeline_layout import (
    BADGE_PADDING,
    LINE,
    ROLES,
    TIME_WIDTH,
    Piece,
    RowLayout,
    lay_out,
    note_role,
)
from ui.panels.timeline_rows import ROW, Index
from ui.theme.fonts import Role
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import PANEL_PADDING, RADIUS_FIELD, RING, Urgency
from ui.views.timeline_row import TimelineRow
from ui.widgets.painting import RIGHT, draw_aligned, draw_box, draw_ring, draw_text
from ui.widgets.tag import draw_tag

_FIRST = 14.5
_TAG = 22


class TimelineDelegate(QStyledItemDelegate):
    """Two lines, and as many more as it takes; what is struck keeps its line."""

    def __init__(self, over: QAbstractScrollArea) -> None:
        super().__init__(over)
        self._over = over

    def layout_of(self, row: TimelineRow) -> RowLayout:
        """The row as it is painted. Room is kept for the scroll bar at all times."""
        bar = self._over.verticalScrollBar().sizeHint().width()
        return lay_out(row, self._over.width() - bar)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.layout_of(index.data(ROW)).height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Qt gives its rectangle in whole pixels; pieces are placed from its corner.
        painter.translate(option.rect.topLeft())
        box = QRectF(0, 0, option.rect.width(), option.rect.height())
        _RowPainter(painter, box, row).paint(option.state, self.layout_of(row))
        painter.restore()


class _RowPainter:
    """One row on its way to the screen."""

    def __init__(self, painter: QPainter, box: QRectF, row: TimelineRow) -> None:
        self._painter = painter
        self._box = box
        self._row = row
        self._theme: Theme = current_theme()
        self._left = PANEL_PADDING + TIME_WIDTH
        self._right = box.right() - PANEL_PADDING

    def paint(self, state: QStyle.StateFlag, layout: RowLayout) -> None:
        self._paint_ground(state)
        width = TIME_WIDTH - 4
        time = QRectF(PANEL_PADDING, _FIRST - LINE / 2, width, LINE)
        face = self._theme.font(Role.DETAIL)
        ink = self._theme.palette.text_secondary
        draw_text(self._painter, time, self._row.clock, face, ink)
        for piece in layout.pieces:
            self._paint_piece(piece)

    def _paint_ground(self, state: QStyle.StateFlag) -> None:
        colours = self._theme.palette
        rule = QRectF(self._left, self._box.bottom() - 1, self._right - self._left, 1)
        self._painter.fillRect(rule, colours.grid)
        if not state & QStyle.StateFlag.State_Selected:
            return
        ground = self._box.adjusted(RING + 2, RING, -RING - 2, -RING - 1)
        no_pen = QPen(Qt.PenStyle.NoPen)
        draw_box(self._painter, ground, colours.selected, no_pen, RADIUS_FIELD)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(self._painter, ground, colours.focus, RADIUS_FIELD)

    def _paint_piece(self, piece: Piece) -> None:
        match piece.kind:
            case "tag":
                self._paint_tag(piece)
            case "badge":
                self._paint_badge(piece)
            case "note":
                self._paint_note(piece)
            case _:
                self._paint_words(piece)

    def _paint_tag(self, piece: Piece) -> None:
        if self._row.priority is not None:
            slack = (LINE - _TAG) / 2
            tag = piece.box.adjusted(0, slack, 0, -slack)
            draw_tag(self._painter, tag, Urgency(self._row.priority), self._theme)

    def _paint_badge(self, piece: Piece) -> None:
        colours = self._theme.palette
        box = piece.box.adjusted(0, 2, 0, -2)
        draw_box(self._painter, box, None, QPen(colours.control, 1), RADIUS_FIELD)
        inner = box.adjusted(BADGE_PADDING, 0, 0, 0)
        face = self._theme.font(ROLES["badge"])
        draw_text(self._painter, inner, piece.text, face, colours.text)

    def _paint_note(self, piece: Piece) -> None:
        colours = self._theme.palette
        ink = colours.text if self._row.is_pressing else colours.text_secondary
        face = (self._theme.font(note_role(self._row)), ink)
        draw_aligned(self._painter, piece.box, piece.text, face, RIGHT)

    def _paint_words(self, piece: Piece) -> None:
        colours = self._theme.palette
        ink = colours.text if piece.kind == "fact" else colours.text_secondary
        face = self._theme.font(ROLES[piece.kind])
        # Blanks at the end of a line may stick out of it.
        draw_text(self._painter, piece.box, piece.text.rstrip(), face, ink)
        if piece.kind == "struck":
            self._painter.setPen(QPen(colours.text, 1.5))
            middle = round(piece.box.center().y()) + 1.5
            left = piece.box.left()
            right = left + QFontMetricsF(face).horizontalAdvance(piece.text)
            self._painter.drawLine(QPointF(left, middle), QPointF(right, middle))
