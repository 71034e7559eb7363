"""The last hour of a room: pressures as double Ts, scores as cells below them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.overriding import override
from ui.panels.board.column import Column
from ui.theme.cells import cell_colours
from ui.theme.fonts import Role
from ui.theme.shapes import double_t
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS_FIELD, Ink
from ui.views.board.card import SparkCell, SparkView
from ui.widgets.painting import CENTRE, LEFT, RIGHT, draw_aligned, draw_box

_TOP, _BOTTOM = 60, 180
_CELLS = 199
_CELL = 20
_TIMES = 231
_CAP = 12
_LIMIT = 16
_NARROW = 200
"""Narrower, px, the marks of an hour would lie over one another."""

_SIDE = 12
"""Room at both sides, so that what was observed now is not cut."""


class Sparkline(Column[SparkView]):
    """Paints a SparkView, where room is short its last half."""

    _first = 0.0

    @override
    def _paint(self, painter: QPainter, view: SparkView, theme: Theme) -> None:
        is_half = self.width() < _NARROW
        self._first = 0.5 if is_half else 0.0
        title = view.short if is_half else view.title
        self._write(painter, 38, title, Role.DETAIL, Ink.SECONDARY)
        self._paint_areas(painter, view, theme)
        painter.setPen(QPen(theme.palette.bp, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for bar in view.bars:
            if bar.x < self._first:
                continue
            top, bottom = self._y(bar.top), self._y(bar.bottom)
            painter.drawPath(double_t(round(self._x(bar.x)), top, bottom, _CAP))
        for cell in self._legible(view.cells):
            self._paint_cell(painter, cell, theme)
        times = QRectF(0, _TIMES - 12, self.width(), 24)
        face = (theme.font(Role.NOTE), theme.palette.text_secondary)
        draw_aligned(painter, times, view.middle if is_half else view.start, face, LEFT)
        draw_aligned(painter, times, view.end, face, RIGHT)

    def _paint_areas(self, painter: QPainter, view: SparkView, theme: Theme) -> None:
        colours, width = theme.palette, self.width()
        if view.band is not None:
            low, high = self._y(view.band[0]), self._y(view.band[1])
            painter.fillRect(QRectF(0, high, width, low - high), colours.band_baseline)
        if view.limit is not None:
            limit = self._y(view.limit)
            painter.fillRect(QRectF(0, _TOP, width, limit - _TOP), colours.band_amber)
            painter.fillRect(QRectF(0, limit, width, 1), colours.control)
            words = QRectF(4, limit - _LIMIT, width, _LIMIT)
            face = (theme.font(Role.NOTE), colours.text_secondary)
            draw_aligned(painter, words, view.limit_words, face, LEFT)
        painter.fillRect(QRectF(0, _BOTTOM, width, 1), colours.divider)

    def _legible(self, cells: tuple[SparkCell, ...]) -> list[SparkCell]:
        """The newest, and of those before as many as stand free of each other."""
        free: list[SparkCell] = []
        shown = [cell for cell in cells if cell.x >= self._first]
        for cell in sorted(shown, key=lambda cell: -cell.x):
            if not free or self._x(free[-1].x) - self._x(cell.x) >= _CELL + 2:
                free.append(cell)
        return free

    def _paint_cell(self, painter: QPainter, cell: SparkCell, theme: Theme) -> None:
        box = QRectF(0, 0, _CELL, _CELL)
        box.moveCenter(self._at(cell.x, _CELLS).center())
        if not cell.text:
            pen = QPen(theme.palette.scales, 1.5, Qt.PenStyle.DashLine)
            draw_box(painter, box, None, pen, RADIUS_FIELD)
            return
        colours = cell_colours(theme.palette, cell.strength)
        draw_box(painter, box, colours.fill, QPen(colours.border, 1), RADIUS_FIELD)
        face = (theme.font(Role.TAG), colours.text)
        draw_aligned(painter, box, cell.text, face, CENTRE)

    def _at(self, share: float, middle: float) -> QRectF:
        return QRectF(self._x(share), middle, 0, 0)

    def _x(self, share: float) -> float:
        share = (share - self._first) / (1 - self._first)
        return _SIDE + share * (self.width() - 2 * _SIDE)

    def _y(self, share: float) -> float:
        return round(_BOTTOM - share * (_BOTTOM - _TOP))
