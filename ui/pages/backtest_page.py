"""The page of a back-test: its rules above, and each alert that differs below."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.panels.backtest_rows import ALERTS, RULES, alert_face, rule_face
from ui.panels.line_model import LineModel
from ui.panels.line_table import ROW_HEIGHT, LineDelegate, LineHeadings
from ui.panels.row_list import RowList
from ui.theme.fonts import Role
from ui.theme.tokens import PAGE_MARGIN, RING
from ui.views.backtest.page import (
    NOTHING,
    AlertLine,
    BacktestPageView,
    RuleLine,
)
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_WHOLE = 1000
_NO_LIMIT = 16_777_215
"""Qt's greatest height, which PySide does not name."""
_RULES_SHOWN = 6
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BacktestPage(QWidget):
    """Renders a BacktestPageView.

    *Signals:* ``chosen(AlertLine)`` to look at it in its session; ``left()`` by Escape,
    which also stops what is under way.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules, self.alerts = LineModel[RuleLine](), LineModel[AlertLine]()
        self.rule_list = RowList("Rules")
        self.alert_list = RowList("Alerts that differ")
        self._differing = LineHeadings(ALERTS, self.alert_list)
        self.header = PanelHeader("Back-test")
        self.message = Label(NOTHING, Role.TITLE)
        self.why = Paragraph("", Role.BODY)
        self.told = Paragraph("", Role.BODY)
        self.below = Paragraph("", Role.NOTE)
        self.progress = QProgressBar()
        self._prepare()
        self._lay_out()
        self.alert_list.doubleClicked.connect(self._choose)

    def display(self, view: BacktestPageView) -> None:
        self.header.title.setText(view.title)
        self.header.note.setText(view.note)
        self.message.setText(view.message)
        self.why.setText(view.why)
        self.progress.setVisible(view.progress is not None)
        self.progress.setValue(round((view.progress or 0) * _WHOLE))
        self.told.setText(view.told)
        self.below.setText(view.below)
        is_new = self.alerts.lines != view.alerts
        self.rules.show_lines(view.rules)
        self.alerts.show_lines(view.alerts)
        self._fit(view)
        self._faces.setCurrentWidget(self._saying if view.message else self._lists)
        if is_new and view.alerts:
            self.alert_list.setCurrentIndex(self.alerts.index(0, 0))

    def take_focus(self) -> None:
        """Where nothing differs there are rules alone."""
        has_rules_alone = bool(self.rules.lines) and not self.alerts.lines
        pane = self.rule_list if has_rules_alone else self.alert_list
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, view: BacktestPageView) -> None:
        """The rules have all the room where no alert stands below them."""
        has_alerts = bool(view.alerts) or not view.rules
        was_there = not self.alert_list.isHidden()
        for part in (self._differing, self.alert_list):
            part.setVisible(has_alerts)
        focus = QApplication.focusWidget()
        is_here = focus is None or self.isAncestorOf(focus)
        if has_alerts is not was_there and is_here and self.isVisible():
            self.take_focus()
        shown = min(max(len(view.rules), 1), _RULES_SHOWN)
        tall = shown * ROW_HEIGHT if has_alerts else _NO_LIMIT
        self.rule_list.setMaximumHeight(tall)
        self.rule_list.setMinimumHeight(shown * ROW_HEIGHT)

    def next_pane(self) -> None:
        """From the alerts to the rules and back."""
        is_below = self.alert_list.hasFocus() or not self.alerts.lines
        pane = self.rule_list if is_below else self.alert_list
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _prepare(self) -> None:
        self.rule_list.setModel(self.rules)
        self.rule_list.setItemDelegate(LineDelegate(RULES, rule_face, self.rule_list))
        self.alert_list.setModel(self.alerts)
        faces = LineDelegate(ALERTS, alert_face, self.alert_list)
        self.alert_list.setItemDelegate(faces)
        self.progress.setRange(0, _WHOLE)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Sessions tried")
        self.progress.hide()

    def _lay_out(self) -> None:
        self._lists = QWidget()
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(0)
        told = QVBoxLayout()
        told.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 4)
        told.addWidget(self.told)
        lists.addLayout(told)
        lists.addWidget(LineHeadings(RULES, self.rule_list))
        lists.addWidget(self.rule_list, 1)
        lists.addWidget(self._differing)
        lists.addWidget(self.alert_list, 2)
        self._saying = QWidget()
        saying = QVBoxLayout(self._saying)
        saying.setContentsMargins(24, 28, 24, 28)
        saying.addWidget(self.message)
        saying.addWidget(self.why)
        saying.addWidget(self.progress)
        saying.addStretch(1)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._saying)
        self._faces.addWidget(self._lists)
        frame = PanelFrame(self.header, emphasis=True)
        frame.body.setContentsMargins(0, 0, 0, 0)
        frame.body.addWidget(self._faces, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE_MARGIN, 12 - RING, PAGE_MARGIN, 8)
        whole.setSpacing(8)
        whole.addWidget(frame, 1)
        whole.addWidget(self.below)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        line = self.alerts.line(index)
        if line is not None:
            self.chosen.emit(line)

    def _mark(self, by: int) -> None:
        on_rules = self.rule_list.hasFocus()
        view = self.rule_list if on_rules else self.alert_list
        count = len(self.rules.lines if on_rules else self.alerts.lines)
        if count:
            place = min(max(view.currentIndex().row() + by, 0), count - 1)
            view.setCurrentIndex(view.model().index(place, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._mark(_MOVES[key])
        elif key in _OPENING and not self.rule_list.hasFocus():
            self._choose(self.alert_list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
