"""The chart of shares by month or by session, on the screen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.charts.point_painter import paint_points
from ui.overriding import override
from ui.theme.theme import current_theme
from ui.views.figures.point_chart import PointChartView
from ui.widgets.painting import smooth

_LEAST = (480, 240)


class PointChart(QWidget):
    """Paints a PointChartView; its words are the accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PointChartView | None = None
        self.setMinimumSize(*_LEAST)

    def display(self, view: PointChartView) -> None:
        if view != self._view:
            self._view = view
            self.setAccessibleName(view.spoken)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = smooth(self)
        area = QRectF(self.rect())
        paint_points(painter, area, self._view, current_theme())
        painter.end()
