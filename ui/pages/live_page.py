"""The live page: alerts, chart and timeline above, the strip of forms below."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.charts.trend_chart import TrendChart
from ui.overriding import override
from ui.panels.alert_bar import AlertBar
from ui.panels.closed_strip import ClosedStrip
from ui.panels.ending_panel import EndingPanel
from ui.panels.observation_form import ObservationForm
from ui.panels.strip_form import StripFormPanel
from ui.panels.timeline_panel import TimelinePanel
from ui.panels.unreadable_panel import UnreadablePanel
from ui.panels.why_panel import WhyPanel
from ui.theme.tokens import GAP, PAGE_MARGIN, RING
from ui.views.live import LiveView
from ui.views.unreadable import UnreadableView

STRIP_HEIGHT = 208
_BETWEEN = 8
_TIMELINE_WIDTH = 460
_DRAWER_BELOW = 1600
_TAKING_FOCUS = (ObservationForm, StripFormPanel, ClosedStrip, TimelinePanel)
"""Panes that know themselves where typing goes on in them."""
_ANYWHERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_NO_LIMIT = 16_777_215
"""Qt's greatest width, which PySide does not name."""


class LivePage(QWidget):
    """Lays out its parts; the timeline is a drawer where the page is narrow.

    The strip is given: forms belong to those who run them. It never moves.
    """

    def __init__(self, strip: QStackedWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alert_bar = AlertBar()
        self.chart = TrendChart()
        self.timeline = TimelinePanel()
        self.why = WhyPanel()
        self.ending = EndingPanel()
        self.unreadable = UnreadablePanel()
        self.unreadable.hide()
        self.strip = strip
        self._is_drawer_open = False
        self._is_explaining = False
        self._is_ending = False
        self._is_readable = True
        strip.setFixedHeight(STRIP_HEIGHT)
        # Wherever the focus is in the page; a form or a half-typed set takes it first.
        self._leave_why = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._leave_why.setContext(_ANYWHERE)
        self._leave_why.activated.connect(self._leave_side)
        self._leave_why.setEnabled(False)
        # A form beside it keeps the focus, and has no pages of its own.
        self._pages = [
            QShortcut(QKeySequence(key), strip, context=_ANYWHERE, enabled=False)
            for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        ]
        for page, way in zip(self._pages, (1, -1), strict=True):
            page.activated.connect(partial(self.why.turn_page, way))
        self._arrange()

    def display(self, view: LiveView) -> None:
        self._show_parts(is_readable=True)
        self.alert_bar.display(view.alert)
        self.chart.display(view.trend)
        self.timeline.display(view.timeline)
        self._is_explaining = view.why is not None
        if view.why is not None:
            self.why.display(view.why)
        self._is_ending = view.ending is not None
        if view.ending is not None:
            self.ending.display(view.ending)
        self._show_timeline()

    def display_unreadable(self, view: UnreadableView) -> None:
        """A sentence and the bare headers, in place of all that tells values."""
        self._show_parts(is_readable=False)
        self.unreadable.display(view)
        self.timeline.display(view.timeline)
        self._show_timeline()

    def swap_drawer(self) -> None:
        """Open or close the timeline where it is a drawer; elsewhere enter it."""
        self._is_drawer_open = self.is_narrow and not self._is_drawer_open
        self._show_timeline()
        if self.timeline.isVisible():
            self.enter(self.timeline)
        else:
            self.enter(self.ending if self._is_ending else self.chart)

    def next_pane(self) -> None:
        """Put the focus into the pane after the one that has it."""
        panes = self.panes
        focus = self.focusWidget()
        places = [i for i, pane in enumerate(panes) if _holds(pane, focus)]
        place = (places[0] + 1) % len(panes) if places else 0
        self.enter(panes[place])

    def enter(self, pane: QWidget) -> None:
        """Put the focus into a pane; in the strip, where typing goes on."""
        target = self.strip.currentWidget() if pane is self.strip else pane
        if isinstance(target, _TAKING_FOCUS):
            target.take_focus()
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def is_narrow(self) -> bool:
        return self.width() < _DRAWER_BELOW

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        sides = (self.timeline, self.why, self.ending)
        panes = (self.alert_bar, self.chart, *sides, self.strip)
        return tuple(pane for pane in panes if pane.isVisible())

    def _arrange(self) -> None:
        # The chart keeps the margin of its ring, and the other panels keep as much.
        upper = QHBoxLayout()
        upper.setSpacing(GAP - RING)
        upper.addWidget(self.chart, 1)
        for side in (self.timeline, self.why, self.ending):
            upper.addWidget(side)
            side.setContentsMargins(0, RING, RING, RING)
            side.setMinimumWidth(_TIMELINE_WIDTH + RING)
            side.setMaximumWidth(_TIMELINE_WIDTH + RING)
        whole = QVBoxLayout(self)
        # The footer brings the gap above it along, for its targets are higher than it.
        edge = PAGE_MARGIN - RING
        whole.setContentsMargins(edge, _BETWEEN - RING, edge, 0)
        whole.setSpacing(_BETWEEN - RING)
        for bar in (self.alert_bar, self.unreadable):
            bar.setContentsMargins(RING, RING, RING, 0)
            whole.addWidget(bar)
        whole.addLayout(upper, 1)
        self.strip.setContentsMargins(RING, 0, RING, 0)
        whole.addWidget(self.strip)

    def _show_parts(self, *, is_readable: bool) -> None:
        if is_readable is not self._is_readable:
            self._is_readable = is_readable
            widest = _TIMELINE_WIDTH + RING if is_readable else _NO_LIMIT
            self.timeline.setMaximumWidth(widest)
        self.unreadable.setVisible(not is_readable)
        self.strip.setVisible(is_readable)
        if not is_readable:
            self._is_explaining = self._is_ending = False
            self.alert_bar.display(None)

    def _show_timeline(self) -> None:
        is_drawer = self.is_narrow and self._is_readable
        self.timeline.show_as_drawer(is_drawer=is_drawer)
        has_room = not is_drawer or self._is_drawer_open
        # Beside the chart of a narrow page the checks would be read through a slit.
        takes_all = self._is_ending and self.is_narrow
        self.chart.setVisible(self._is_readable and not takes_all)
        widest = _NO_LIMIT if takes_all else _TIMELINE_WIDTH + RING
        self.ending.setMaximumWidth(widest)
        self.ending.setVisible(self._is_ending)
        self.why.setVisible(self._is_explaining and not self._is_ending)
        is_taken = self._is_explaining or self._is_ending
        self.timeline.setVisible(has_room and not is_taken)
        self._leave_why.setEnabled(is_taken)
        for page in self._pages:
            page.setEnabled(self._is_explaining and not self._is_ending)

    def _leave_side(self) -> None:
        side = self.ending if self._is_ending else self.why
        side.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_timeline()


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
