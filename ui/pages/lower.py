"""What lies below the chart of a closed session: alerts, timeline or table."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.charts.trend_table import TrendTableView
from ui.overriding import override
from ui.panels.session_page.alert_list import AlertList
from ui.panels.timeline_panel import TimelinePanel
from ui.theme.fonts import Role
from ui.theme.tokens import PANEL_PADDING, RING, Ink
from ui.views.session_page.page import SessionPage
from ui.views.trend.table import trend_table
from ui.views.trend.view import TrendView
from ui.widgets.label import Label
from ui.widgets.painting import RIGHT
from ui.widgets.panel import PanelFrame
from ui.widgets.tabs import SegmentedTabs

ALERTS, TIMELINE, TABLE = "Alerts", "Timeline", "Table"
_LEAST, _LEAST_LOW = 142, 118
"""Headings and two whole rows, and where the page is low, px."""


class Lower(QWidget):
    """One of three, chosen by tabs; the timeline is lent to it.

    *Signals:* ``turned(str)`` to another of them.
    """

    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = SegmentedTabs((ALERTS, TIMELINE, TABLE))
        self.alerts = AlertList()
        self.table = TrendTableView(self)
        self._beside = Label("", Role.DETAIL, Ink.SECONDARY)
        self._beside.setAlignment(RIGHT)
        self._beside.setContentsMargins(0, 0, PANEL_PADDING, 0)
        self._trend: TrendView | None = None
        self._timeline: TimelinePanel | None = None
        self._place_of_timeline = QVBoxLayout()
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(_LEAST)
        self._arrange()
        self.tabs.chosen.connect(self._turn)

    def _arrange(self) -> None:
        row = self._row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self._beside)
        of_timeline, of_table = QWidget(), PanelFrame()
        of_timeline.setLayout(self._place_of_timeline)
        self._place_of_timeline.setContentsMargins(0, 0, 0, 0)
        of_table.body.setContentsMargins(4, 4, 4, 4)
        of_table.body.addWidget(self.table)
        for page in (self.alerts, of_timeline, of_table):
            # What one that is not shown would need must not take from the chart.
            page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(RING, 0, RING, 0)
        whole.setSpacing(2)
        whole.addLayout(row)
        whole.addWidget(self._stack, 1)

    def lend(self, timeline: TimelinePanel) -> None:
        """It lies here until another layout takes it; its tabs beside those of here."""
        self._timeline = timeline
        self._place_of_timeline.addWidget(timeline)
        timeline.show()
        self._row.addWidget(timeline.part_with_tabs())
        timeline.tabs.setVisible(self.shown == TIMELINE)

    def give_back(self) -> None:
        """The timeline goes elsewhere, with its tabs."""
        if self._timeline is not None:
            self._timeline.take_tabs()
            self._timeline = None

    def be_low(self, *, is_low: bool) -> None:
        self.alerts.be_low(is_low=is_low)
        self._stack.setMinimumHeight(_LEAST_LOW if is_low else _LEAST)

    def display(self, page: SessionPage, trend: TrendView, beside: str) -> None:
        """``beside`` is what is told of all of it, or of what is shown."""
        self.alerts.display(page.told.alerts, page.marked)
        self._beside.setText(beside)
        self._trend = trend
        if self.shown == TABLE:
            self.table.show_table(trend_table(trend))

    @override
    def hasHeightForWidth(self) -> bool:
        """It has what the chart leaves, and rows scroll: no tab asks for more."""
        return False

    @property
    def shown(self) -> str:
        return self.tabs.current()

    def turn_to(self, tab: str) -> None:
        """Show that one, and put the focus into it."""
        self.tabs.choose(tab)
        self.take_focus()

    def take_focus(self) -> None:
        if self.shown == TIMELINE and self._timeline is not None:
            self._timeline.take_focus()
        elif self.shown == TABLE:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.alerts.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _turn(self, tab: str) -> None:
        self._stack.setCurrentIndex((ALERTS, TIMELINE, TABLE).index(tab))
        self._beside.setVisible(tab == ALERTS)
        if self._timeline is not None:
            self._timeline.tabs.setVisible(tab == TIMELINE)
        if tab == TABLE and self._trend is not None:
            self.table.show_table(trend_table(self._trend))
        self.turned.emit(tab)
