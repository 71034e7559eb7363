"""The chart of figures over many sessions, on the screen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.charts.band_painter import paint_bands
from ui.charts.point_painter import paint_points
from ui.overriding import override
from ui.theme.theme import current_theme
from ui.views.figures.band_chart import BandChartView
from ui.views.figures.point_chart import PointChartView
from ui.widgets.painting import smooth

_LEAST = (480, 240)


class BandChart(QWidget):
    """Paints a cohort by the minute, or shares side by side.

    Its words are the accessible name.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BandChartView | PointChartView | None = None
        self.setMinimumSize(*_LEAST)

    def display(self, view: BandChartView | PointChartView) -> None:
        if view != self._view:
            self._view = view
            self.setAccessibleName(view.spoken)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter, area = smooth(self), QRectF(self.rect())
        if isinstance(self._view, PointChartView):
            paint_points(painter, area, self._view, current_theme())
        else:
            paint_bands(painter, area, self._view, current_theme())
        painter.end()
