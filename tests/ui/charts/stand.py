"""The chart on a stand that answers its wishes as the window does."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import Chronicle
from tests.ui.views.trend_scene import seen
from ui.charts.chart_button import ChartButton
from ui.charts.trend_chart import TrendChart
from ui.theme.tokens import RING
from ui.views.trend.window import TrendWindow
from ui.widgets.button import ActionButton

BP, HR = 1, 2
Key = Qt.Key


class Stand:
    """A chart on a stand that answers its wishes as the window does."""

    def __init__(self, chronicle: Chronicle, minute: float, qtbot: QtBot) -> None:
        self.chronicle = chronicle
        self.minute = minute
        self.window = TrendWindow()
        self.said: list[str] = []
        self.opened: list[UUID] = []
        self.copied: list[str] = []
        self.chart = TrendChart()
        qtbot.addWidget(self.chart)
        self.chart.announced.connect(self.said.append)
        self.chart.set_requested.connect(self.opened.append)
        self.chart.window_requested.connect(self.answer)
        self.chart.copy_requested.connect(self.copied.append)
        self.chart.resize(1416 + 2 * RING, 624 + 2 * RING)
        self.chart.show()
        self.show()

    def show(self) -> None:
        self.view = seen(self.chronicle, self.minute, self.window)
        self.chart.display(self.view)

    def answer(self, window: TrendWindow) -> None:
        self.window = window
        self.show()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.chart, key)

    def point(self, minute: float, lane: int) -> QPoint:
        """Where a minute of a lane is on the widget."""
        layout = self.chart._canvas.layout_of(self.view)
        frame = self.view.frame
        share = (minute - frame.start) / frame.width
        x = layout.plot_left + share * (layout.plot_right - layout.plot_left)
        return QPoint(round(x) + RING, round(layout.lanes[lane].middle) + RING)

    def button(self, name: str) -> ChartButton | ActionButton:
        children: list[ChartButton | ActionButton] = [
            *self.chart.findChildren(ChartButton),
            *self.chart.findChildren(ActionButton),
        ]
        return next(b for b in children if b.accessibleName() == name)
