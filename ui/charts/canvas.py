"""The drawing area: one item in a pyqtgraph view paints the whole chart."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts.focus_line import draw_focus_line
from ui.charts.layout import TrendLayout, lay_out
from ui.charts.sheet import Sheet
from ui.charts.stamps import Stamps
from ui.charts.trend_painter import paint_trend
from ui.overriding import override
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RADIUS_PANEL
from ui.views.trend.focus import Focus
from ui.views.trend.view import TrendView

_CORNER = 2.0
"""Half the width of a stroke that covers what lies outside a round corner, px."""


class TrendItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Paints the chart once into a pixmap, and the focus line over it each time."""

    def __init__(self) -> None:
        super().__init__()
        self._size = QSizeF(1, 1)
        self._view: TrendView | None = None
        self._focus: Focus | None = None
        self._painted: QPixmap | None = None
        self._worn: Theme | None = None
        self._stamps = Stamps(1)
        self._words: dict[int, list[QRectF]] = {}

    def show_view(self, view: TrendView) -> None:
        self._view = view
        self._painted = None
        self.update()

    def show_focus(self, focus: Focus | None) -> None:
        self._focus = focus
        self.update()

    def fill(self, size: QSizeF) -> None:
        self.prepareGeometryChange()
        self._size = size
        self._painted = None

    def _chart(self, view: TrendView, theme: Theme, ratio: float) -> QPixmap:
        """The chart without its focus line, painted anew only when it changed."""
        if self._worn is not theme or self._stamps.ratio != ratio:
            self._painted, self._worn, self._stamps = None, theme, Stamps(ratio)
        if self._painted is not None:
            return self._painted
        # Between whole pixels of the device a stamp would lose its sharp edges.
        stamps = self._stamps if ratio == int(ratio) else None
        pixmap = QPixmap((self._size * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        try:
            painted = paint_trend(painter, self.boundingRect(), view, theme, stamps)
            self._words = painted.words
            _draw_edge(painter, self.boundingRect(), theme)
        finally:
            # Qt aborts when a pixmap goes while its painter is at work.
            painter.end()
        self._painted = pixmap
        return pixmap

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size.width(), self._size.height())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._view is None:
            return
        theme = current_theme()
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(0, 0, self._chart(self._view, theme, ratio))
        if self._focus is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            layout = lay_out(self._view, self._size.width(), self._size.height())
            sheet = Sheet(painter, theme, layout, self._view)
            sheet.words = self._words
            draw_focus_line(sheet, self._focus)


class TrendCanvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Holds the item at one pixel to the unit; keys and pointer go to the parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        for one in (self, self.viewport()):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.item = TrendItem()
        self.setCentralWidget(None)
        self.addItem(self.item)

    def layout_of(self, view: TrendView) -> TrendLayout:
        """The boxes the view is painted in at the present size."""
        return lay_out(view, self.width(), self.height())

    @override
    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        # pyqtgraph calls this from its own constructor, before there is an item.
        if hasattr(self, "item"):
            self.item.fill(QSizeF(self.size()))


def _draw_edge(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """The border of the panel, and the page's colour outside its round corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.palette.app, 2 * _CORNER))
    out = _CORNER - 0.5
    radius = RADIUS_PANEL + out
    painter.drawRoundedRect(edge.adjusted(-out, -out, out, out), radius, radius)
    painter.setPen(QPen(theme.palette.divider, 1))
    painter.drawRoundedRect(edge, RADIUS_PANEL, RADIUS_PANEL)
