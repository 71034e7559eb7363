"""The live page: alerts, chart and timeline above, the strip of forms below."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.charts.trend_chart import TrendChart
from ui.overriding import override
from ui.pages.lower import Lower
from ui.pages.review import Review
from ui.panels.alert_bar import AlertBar
from ui.panels.closed_strip import ClosedStrip
from ui.panels.ending_panel import EndingPanel
from ui.panels.observation_form import ObservationForm
from ui.panels.strip_form import StripFormPanel
from ui.panels.timeline_panel import TimelinePanel
from ui.panels.unreadable_panel import UnreadablePanel
from ui.panels.why_panel import WhyPanel
from ui.strip import Strip
from ui.theme.tokens import GAP, PAGE_MARGIN, RING
from ui.views.live import LiveView
from ui.views.session_page.page import SessionPage
from ui.views.unreadable import UnreadableView

STRIP_HEIGHT = 208
_BETWEEN = 8
_SIDE = 460 + RING
_DRAWER_BELOW = 1600
_TAKING_FOCUS = (ObservationForm, StripFormPanel, ClosedStrip, TimelinePanel, Lower)
"""Panes that know themselves where typing goes on in them."""
_ANYWHERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_LOW_BELOW = 760
_NO_LIMIT = 16_777_215
"""Qt's greatest width, which PySide does not name."""


class LivePage(QWidget):
    """Lays out its parts; the timeline is a drawer where the page is narrow.

    The strip is given: forms belong to those who run them. It never moves. A closed
    session has a page of its own around the same chart and timeline.

    *Signals:* ``left()``: Escape in a closed session, where nothing else took it.
    """

    left = Signal()

    def __init__(self, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alert_bar = AlertBar()
        self.chart = TrendChart()
        self.timeline = TimelinePanel()
        self.why = WhyPanel()
        self.ending = EndingPanel()
        self.unreadable = UnreadablePanel()
        self.unreadable.hide()
        self.strip = strip
        self.review = Review(self.chart, strip.closed)
        self._is_closed = False
        self._is_replayed = False
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
        self.review.listen_in(self)
        strip.currentChanged.connect(self._show_timeline)
        self.chart.table_wished.connect(self.review.swap_table)

    def display(self, view: LiveView, page: SessionPage | None = None) -> None:
        """A closed session comes with its ``page``."""
        self._show_parts(is_readable=True)
        self._be_closed(is_closed=page is not None)
        self.alert_bar.display(view.alert)
        self.chart.display(view.trend)
        self.timeline.display_later(view.timeline_later)
        self._is_explaining = view.why is not None
        if view.why is not None:
            self.why.display(view.why)
        ending = None if self._is_closed else view.ending
        self._is_ending = ending is not None
        if ending is not None:
            self.ending.display(ending)
        self._is_replayed = page is not None and bool(page.replayed)
        if page is not None:
            self.review.display(page, view.trend)
        self._show_timeline()

    def display_unreadable(self, view: UnreadableView) -> None:
        """A sentence and the bare headers, in place of all that tells values."""
        self._be_closed(is_closed=False)
        self._show_parts(is_readable=False)
        self.unreadable.display(view)
        self.timeline.display(view.timeline)
        self._show_timeline()

    def swap_drawer(self) -> None:
        """Open or close the timeline where it is a drawer; elsewhere enter it."""
        if self._is_closed:
            self.review.swap_timeline()
            return
        self._is_drawer_open = self.is_narrow and not self._is_drawer_open
        self._show_timeline()
        if self.timeline.isVisible():
            self.enter(self.timeline)
        else:
            self.enter(self.ending if self._is_ending else self.chart)

    def swap_column(self) -> None:
        """Open or close what stands beside the chart of a closed session."""
        self.review.is_column_open = not self.review.is_column_open
        self._show_timeline()

    def show_course(self, *, is_wanted: bool) -> None:
        """All sessions of the course in place of a closed one, or that one again."""
        self.review.is_course_shown = is_wanted and self._is_closed
        self._show_timeline()

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
        sides: tuple[QWidget, ...] = (self.timeline, self.why, self.ending)
        if self._is_closed:
            sides = (*self.review.panes, self.why)
        panes = (self.alert_bar, self.chart, self.review.course, *sides, self.strip)
        # The card of a closed session asks nothing, and takes no focus.
        return tuple(p for p in panes if p.isVisible() and p.isEnabled())

    def _arrange(self) -> None:
        # The chart keeps the margin of its ring, and the other panels keep as much.
        left, review = QVBoxLayout(), self.review
        left.setSpacing(_BETWEEN - 2 * RING)
        left.addWidget(self.chart, 9)
        left.addWidget(review.rail)
        left.addWidget(review.lower, 4)
        upper = self._upper = QHBoxLayout()
        upper.setSpacing(GAP - RING)
        upper.addLayout(left, 1)
        for side in (self.timeline, self.why, self.ending):
            upper.addWidget(side)
            side.setContentsMargins(0, RING, RING, RING)
            side.setMinimumWidth(_SIDE)
            side.setMaximumWidth(_SIDE)
        upper.addWidget(review.column)
        for part in review.parts:
            part.hide()
        whole = QVBoxLayout(self)
        # The footer brings the gap above it along, for its targets are higher than it.
        edge = PAGE_MARGIN - RING
        whole.setContentsMargins(edge, _BETWEEN - RING, edge, 0)
        whole.setSpacing(_BETWEEN - RING)
        for bar in (review.summary, self.alert_bar, self.unreadable):
            bar.setContentsMargins(RING, RING, RING, 0)
            whole.addWidget(bar)
        whole.addLayout(upper, 1)
        whole.addWidget(review.course, 1)
        self.strip.setContentsMargins(RING, 0, RING, 0)
        whole.addWidget(self.strip)

    def _show_parts(self, *, is_readable: bool) -> None:
        if is_readable is not self._is_readable:
            self._is_readable = is_readable
            self.timeline.setMaximumWidth(_SIDE if is_readable else _NO_LIMIT)
        self.unreadable.setVisible(not is_readable)
        self.strip.setVisible(is_readable)
        if not is_readable:
            self._is_explaining = self._is_ending = False
            self.alert_bar.display(None)

    def _be_closed(self, *, is_closed: bool) -> None:
        """Alerts, chart and timeline stand elsewhere; a card of then asks nothing."""
        if is_closed is self._is_closed:
            return
        self._is_closed = is_closed
        self.alert_bar.setEnabled(not is_closed)
        self.chart.has_table_beside = is_closed
        self.review.be_closed(is_closed=is_closed)
        if is_closed:
            self.timeline.setMaximumWidth(_NO_LIMIT)
            self.timeline.setContentsMargins(0, 0, 0, 0)
            self.timeline.show_as_drawer(is_drawer=False)
            self.review.lower.lend(self.timeline)
        else:
            self.timeline.setMaximumWidth(_SIDE)
            self.timeline.setContentsMargins(0, RING, RING, RING)
            self.alert_bar.setMinimumHeight(0)
            self._upper.insertWidget(1, self.timeline)

    def _show_in_place(self) -> bool:
        """Whether the course is shown: then nothing of the one session is."""
        review, is_shown = self.review, self.review.is_course_shown
        review.course.setVisible(is_shown)
        if is_shown:
            for part in (*review.parts, self.chart, self.why, self.alert_bar):
                part.hide()
            self.strip.setVisible(not self.strip.is_empty)
        else:
            review.rail.show()
        return is_shown

    def _show_review(self) -> None:
        """A form takes the room below the chart, what is explained that beside it."""
        self.ending.hide()
        review, has_form = self.review, not self.strip.is_empty
        is_low = self.height() < _LOW_BELOW
        review.fit(is_low=is_low, is_narrow=self.is_narrow)
        # Alerts come and go while it is played, and the chart stays where it is.
        has_alert = self._is_replayed and not self.alert_bar.isHidden()
        review.summary.setVisible(not has_alert)
        height = self.alert_bar.card.minimumHeight() + RING if self._is_replayed else 0
        self.alert_bar.setMinimumHeight(height)
        if self._is_replayed:
            review.summary.setFixedHeight(height)
        self.chart.show()
        self.strip.setVisible(has_form)
        review.lower.setVisible(not (has_form and is_low))
        self.why.setVisible(self._is_explaining)
        has_column = not self.is_narrow or review.is_column_open
        review.column.setVisible(has_column and not self._is_explaining)
        self._leave_why.setEnabled(self._is_explaining)
        for page in self._pages:
            page.setEnabled(self._is_explaining)
        review.align()

    def _show_timeline(self) -> None:
        if self._is_closed:
            if not self._show_in_place():
                self._show_review()
            return
        is_drawer = self.is_narrow and self._is_readable
        self.timeline.show_as_drawer(is_drawer=is_drawer)
        # Beside the chart of a narrow page the checks would be read through a slit.
        takes_all = self._is_ending and self.is_narrow
        self.chart.setVisible(self._is_readable and not takes_all)
        self.ending.setMaximumWidth(_NO_LIMIT if takes_all else _SIDE)
        self.ending.setVisible(self._is_ending)
        self.why.setVisible(self._is_explaining and not self._is_ending)
        is_taken = self._is_explaining or self._is_ending
        has_room = not is_drawer or self._is_drawer_open
        self.timeline.setVisible(has_room and not is_taken)
        self._leave_why.setEnabled(is_taken)
        for page in self._pages:
            page.setEnabled(self._is_explaining and not self._is_ending)

    def _leave_side(self) -> None:
        (self.ending if self._is_ending else self.why).closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_timeline()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing on the page took for itself."""
        if self._is_closed and self.review.takes(event):
            return
        if self._is_closed and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
