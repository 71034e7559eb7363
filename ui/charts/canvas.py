"""The drawing area: one item in a pyqtgraph view paints the whole chart."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts.focus_line import draw_focus_line
from ui.charts.layout import TrendLayout, lay_out
from ui.charts.sheet import Sheet
from ui.charts.trend_painter import paint_trend
from ui.overriding import override
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RADIUS_PANEL
from ui.views.trend.focus import Focus
from ui.views.trend.view import TrendView


class TrendItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Paints the chart once into a pixmap, and the focus line over it each time."""

    def __init__(self) -> None:
        super().__init__()
        self._size = QSizeF(1, 1)
        self._view: TrendView | None = None
        self._focus: Focus | None = None
        self._painted: QPixmap | None = None
        self._worn: Theme | None = None

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
        kept = self._painted
        if kept and self._worn == theme and kept.devicePixelRatio() == ratio:
            return kept
        pixmap = QPixmap((self._size * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        try:
            paint_trend(painter, self.boundingRect(), view, theme)
            _draw_edge(painter, self.boundingRect(), theme)
        finally:
            # Qt aborts when a pixmap goes while its painter is at work.
            painter.end()
        self._painted, self._worn = pixmap, theme
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
            draw_focus_line(sheet, self._focus)


class TrendCanvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Holds the item at one pixel to the unit; keys and pointer go to the parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
    inside = QPainterPath()
    inside.addRoundedRect(
        area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PANEL, RADIUS_PANEL
    )
    corners = QPainterPath()
    corners.addRect(area)
    painter.fillPath(corners.subtracted(inside), theme.palette.app)
    painter.strokePath(inside, QPen(theme.palette.divider, 1))
