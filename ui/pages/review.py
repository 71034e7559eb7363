"""What the page of a session has for a closed one alone."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.charts.trend_chart import TrendChart
from ui.overriding import override
from ui.pages.course_page import CoursePage
from ui.pages.lower import ALERTS, TABLE, TIMELINE, Lower
from ui.panels.closed_strip import ClosedStrip
from ui.panels.review.co_sign_panel import CoSignPanel
from ui.panels.review.queries_panel import QueriesPanel
from ui.panels.session_page.column import SessionColumn
from ui.panels.session_page.rail import Rail
from ui.panels.session_page.series_panel import SeriesPanel
from ui.panels.session_page.summary_bar import SummaryBar
from ui.theme.tokens import RING
from ui.views.session_page.page import SessionPage
from ui.views.session_page.rail import ALERTS_OF_ALL, ALERTS_OF_ALL_LOW
from ui.views.trend.view import TrendView

WIDE_COLUMN, NARROW_COLUMN = 612, 460
_KEYS = {
    Qt.Key.Key_Left: "step back",
    Qt.Key.Key_Right: "step on",
    Qt.Key.Key_Home: "first moment",
    Qt.Key.Key_End: "last moment",
    Qt.Key.Key_P: "play",
    Qt.Key.Key_Period: "faster",
    Qt.Key.Key_Comma: "slower",
    Qt.Key.Key_BracketLeft: "previous alert",
    Qt.Key.Key_BracketRight: "next alert",
    Qt.Key.Key_J: "next session",
    Qt.Key.Key_K: "previous session",
    Qt.Key.Key_T: "session table",
    Qt.Key.Key_S: "session column",
    Qt.Key.Key_Q: "query",
    Qt.Key.Key_R: "reply",
    Qt.Key.Key_X: "close query",
    Qt.Key.Key_C: "course",
}
_CO_SIGN = (
    Qt.Modifier.CTRL | Qt.Key.Key_Return,
    Qt.Modifier.CTRL | Qt.Key.Key_Enter,
)
_BESIDE_COURSE = frozenset({"course", "next session", "previous session"})
"""What has a key as well where the sessions of the course stand side by side."""
_BRACKETS = {"[": "previous alert", "]": "next alert"}
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Review(QObject):
    """Made with the page, and hidden while its session is open.

    *Signals:* ``action_requested(str)`` by key or by pointer.
    """

    action_requested = Signal(str)

    def __init__(self, chart: TrendChart, closed: ClosedStrip) -> None:
        super().__init__(chart)
        self._chart = chart
        self.closed = closed
        self.summary = SummaryBar()
        self.rail = Rail()
        self.lower = Lower()
        self.series = SeriesPanel()
        self.course = CoursePage()
        self.course.hide()
        self.is_course_shown = False
        self.column = SessionColumn()
        self.queries = QueriesPanel()
        self.co_sign = CoSignPanel()
        for panel in (self.queries, self.series, self.co_sign):
            self.column.add_panel(panel)
        self.column.add_panel(closed)
        self.is_column_open = False
        self._shortcuts: list[QShortcut] = []
        chart.installEventFilter(self)
        self.summary.action_requested.connect(self.action_requested)
        self.rail.play_requested.connect(self._ask_to_play)
        self.lower.table.left.connect(self.swap_table)
        self.lower.table.opened.connect(chart.set_requested)
        self.lower.table.copied.connect(chart.copy_row)

    def listen_in(self, page: QWidget) -> None:
        """Wherever the focus is in it: Enter by itself opens what has it."""
        anywhere = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in _CO_SIGN:
            shortcut = QShortcut(QKeySequence(key), page, context=anywhere)
            shortcut.setAutoRepeat(False)
            shortcut.setEnabled(False)
            shortcut.activated.connect(partial(self.action_requested.emit, "co-sign"))
            self._shortcuts.append(shortcut)

    def be_closed(self, *, is_closed: bool) -> None:
        """Its parts are there for a closed session alone, and so is its key."""
        for part in self.parts:
            part.setVisible(is_closed)
        if not is_closed:
            self.is_course_shown = False
            self.course.hide()
            self.lower.give_back()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(is_closed)

    def display(self, page: SessionPage, trend: TrendView) -> None:
        self.summary.display(page.told.sentence, page.replayed)
        self.rail.display(page.rail)
        self.lower.display(page, trend, self._beside(page))
        self.series.display(page.told.series)

    def _beside(self, page: SessionPage) -> str:
        """What is told of the alerts, which in a replay are those of later as well."""
        beside = page.told.alerts.beside
        if not page.replayed:
            return beside
        return ALERTS_OF_ALL_LOW if self.rail.is_low else f"{ALERTS_OF_ALL}, {beside}"

    def fit(self, *, is_low: bool, is_narrow: bool) -> None:
        """Sizes for a page so wide and high."""
        self.summary.fit(is_low=is_low, is_narrow=is_narrow)
        self.rail.be_low(is_low=is_low)
        self.lower.be_low(is_low=is_low)
        self.column.setFixedWidth((NARROW_COLUMN if is_narrow else WIDE_COLUMN) + RING)

    def align(self) -> None:
        """The plot of the rail is that of the chart."""
        self.rail.align(*self._chart.plot)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.align()
        return super().eventFilter(watched, event)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether that key asks for something of this page, which then is asked for."""
        if event.modifiers() & _OTHERS:
            return False
        # Where a bracket takes another key, its sign is what counts.
        action = _BRACKETS.get(event.text()) or _KEYS.get(Qt.Key(event.key()))
        if action is None or (self.is_course_shown and action not in _BESIDE_COURSE):
            return False
        self.action_requested.emit(action)
        return True

    def swap_timeline(self) -> None:
        """To the timeline, and from it back to the alerts."""
        lower = self.lower
        focus = QApplication.focusWidget()
        has_focus = focus is not None and lower.isAncestorOf(focus)
        is_there = lower.shown == TIMELINE and has_focus
        lower.turn_to(ALERTS if is_there else TIMELINE)

    def swap_table(self) -> None:
        """To the table, and from it back to the alerts."""
        lower = self.lower
        lower.turn_to(ALERTS if lower.shown == TABLE else TABLE)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        return self.summary, self.rail, self.lower, self.column

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through below and beside the chart."""
        return self.rail, self.lower, *(p for p in self.column.panels if _takes(p))

    def _ask_to_play(self) -> None:
        self.action_requested.emit("play")


def _takes(panel: QWidget) -> bool:
    """Whether the focus can go there."""
    if isinstance(panel, ClosedStrip):
        return bool(panel.buttons)
    is_entered = panel.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return is_entered or panel.focusProxy() is not None
