"""Paints a row of the timeline: time, fact and detail, who or how it stands."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.overriding import override
from ui.panels.timeline_rows import ROW, Index
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import PANEL_PADDING, RADIUS_FIELD, RING, Urgency
from ui.views.timeline_row import TimelineRow
from ui.widgets.painting import RIGHT, draw_aligned, draw_box, draw_ring, draw_text
from ui.widgets.tag import draw_tag, tag_width

HEIGHT = 48

_TIME_WIDTH = 52
_FIRST, _SECOND = 14.5, 35.5
_LINE = 24
_TAG = 22
_GAP = 8
_BADGE_PADDING = 6


class TimelineDelegate(QStyledItemDelegate):
    """Two lines at the height of 48; what is struck keeps a line through it."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _RowPainter(painter, QRectF(option.rect), index.data(ROW)).paint(option.state)
        painter.restore()


class _RowPainter:
    """One row on its way to the screen."""

    def __init__(self, painter: QPainter, box: QRectF, row: TimelineRow) -> None:
        self._painter = painter
        self._box = box
        self._row = row
        self._theme: Theme = current_theme()
        self._left = box.left() + PANEL_PADDING + _TIME_WIDTH
        self._right = box.right() - PANEL_PADDING

    def paint(self, state: QStyle.StateFlag) -> None:
        self._paint_ground(state)
        colours = self._theme.palette
        time = self._line(_FIRST, self._box.left() + PANEL_PADDING, self._left - 4)
        face = self._theme.font(Role.DETAIL)
        draw_text(self._painter, time, self._row.clock, face, colours.text_secondary)
        self._paint_fact(self._paint_badges())
        self._paint_detail(self._paint_note())

    def _line(self, middle: float, left: float, right: float) -> QRectF:
        top = self._box.top() + middle - _LINE / 2
        return QRectF(left, top, max(0.0, right - left), _LINE)

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

    def _paint_badges(self) -> float:
        """From the right edge inwards; where the fact has to end."""
        right = self._right
        colours = self._theme.palette
        for badge in reversed(self._row.badges):
            width = widest(Role.NOTE, badge) + 2 * _BADGE_PADDING
            box = self._line(_FIRST, right - width, right).adjusted(0, 2, 0, -2)
            pen = QPen(colours.control, 1)
            draw_box(self._painter, box, None, pen, RADIUS_FIELD)
            inner = box.adjusted(_BADGE_PADDING, 0, 0, 0)
            face = self._theme.font(Role.NOTE)
            draw_text(self._painter, inner, badge, face, colours.text)
            right -= width + _GAP
        return right

    def _paint_fact(self, right: float) -> None:
        left = self._left
        if self._row.priority is not None:
            urgency = Urgency(self._row.priority)
            box = self._line(_FIRST, left, left + tag_width(urgency))
            slack = (_LINE - _TAG) / 2
            tag = box.adjusted(0, slack, 0, -slack)
            draw_tag(self._painter, tag, urgency, self._theme)
            left = tag.right() + _GAP
        for span in self._row.fact:
            left = self._paint_span(span.text, left, right, is_struck=span.is_struck)

    def _paint_span(
        self, text: str, left: float, right: float, *, is_struck: bool
    ) -> float:
        role = Role.DETAIL if is_struck else Role.FACT
        face = self._theme.font(role)
        colours = self._theme.palette
        ink = colours.text_secondary if is_struck else colours.text
        box = self._line(_FIRST, left, right)
        draw_text(self._painter, box, text, face, ink)
        end = left + min(_advance(text, face), box.width())
        if is_struck:
            self._painter.setPen(QPen(colours.text, 1.5))
            middle = round(box.center().y()) + 1.5
            self._painter.drawLine(QPointF(left, middle), QPointF(end, middle))
        return end

    def _paint_note(self) -> float:
        note = self._row.note
        if not note:
            return self._right
        role = Role.NOTE_STRONG if self._row.is_pressing else Role.NOTE
        colours = self._theme.palette
        ink = colours.text if self._row.is_pressing else colours.text_secondary
        left = self._right - widest(role, note)
        box = self._line(_SECOND, left, self._right)
        draw_aligned(self._painter, box, note, (self._theme.font(role), ink), RIGHT)
        return left - _GAP

    def _paint_detail(self, right: float) -> None:
        box = self._line(_SECOND, self._left, right)
        face = self._theme.font(Role.NOTE)
        ink = self._theme.palette.text_secondary
        draw_text(self._painter, box, self._row.detail, face, ink)


def _advance(text: str, face: QFont) -> float:
    return QFontMetricsF(face).horizontalAdvance(text)
