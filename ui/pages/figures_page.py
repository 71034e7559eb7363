"""The page of the audit figures: a table with formulae, or a cohort by the minute."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.charts.band_chart import BandChart
from ui.overriding import override
from ui.panels.figure_rows import COLUMNS, face
from ui.panels.line_model import LineModel
from ui.panels.line_table import LineDelegate, LineHeadings
from ui.panels.row_list import RowList
from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, PAGE_MARGIN, RING
from ui.views.actions import ACTIONS
from ui.views.figures.page import (
    READING,
    Face,
    FigureLine,
    FiguresPageView,
    next_face,
)
from ui.widgets.button import ActionButton
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WHOLE = 1000


class FiguresPage(QWidget):
    """Renders a FiguresPageView; the formula of the marked line stands below.

    *Signals:* ``face_requested()`` for the next of table, cohort, months and response;
    ``field_turned(int)`` for another field, figure or scale; ``group_requested()`` for
    another protocol; ``period_requested()``; ``export_requested()``; ``left()``.
    """

    face_requested = Signal()
    field_turned = Signal(int)
    period_requested = Signal()
    group_requested = Signal()
    export_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LineModel[FigureLine]()
        self._view = FiguresPageView()
        self.list = RowList("Audit figures")
        self.chart = BandChart()
        self.message = Label(READING, Role.TITLE)
        self.progress = QProgressBar()
        self.formula = Paragraph("", Role.BODY)
        self.face = ActionButton("Cohort", _key("figures face"), height=_SMALL)
        self.group = ActionButton("Protocol", _key("figures group"), height=_SMALL)
        self.period = ActionButton("Period", _key("figures period"), height=_SMALL)
        self.export = ActionButton("Save CSV", _key("figures export"), height=_SMALL)
        self.header = PanelHeader("Audit figures")
        self._prepare()
        self._lay_out()
        self._connect()

    def display(self, view: FiguresPageView) -> None:
        self._view = view
        self.header.title.setText(view.title)
        self.header.note.setText(view.note)
        self.face.set_words(_LEADS[next_face(view.face)])
        self.group.setVisible(view.face == "cohort")
        self.message.setText(view.message)
        self.progress.setVisible(view.progress is not None)
        self.progress.setValue(round((view.progress or 0) * _WHOLE))
        self.export.setEnabled(not view.message)
        if view.message:
            self._faces.setCurrentWidget(self._saying)
        elif (shown := view.chart or view.points) is not None:
            self.chart.display(shown)
            self._faces.setCurrentWidget(self.chart)
        else:
            self.model.show_lines(view.lines)
            self._faces.setCurrentWidget(self._table)
            self._mark(max(self.list.currentIndex().row(), 1))
        self._tell_formula()

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def marked(self) -> FigureLine | None:
        return self.model.line(self.list.currentIndex())

    @property
    def is_chart_shown(self) -> bool:
        return self._faces.currentWidget() is self.chart

    def _prepare(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(COLUMNS, face, self.list))
        self.progress.setRange(0, _WHOLE)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Sessions read")
        self.progress.hide()

    def _lay_out(self) -> None:
        self._table = QWidget()
        table = QVBoxLayout(self._table)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(0)
        table.addWidget(LineHeadings(COLUMNS, self.list))
        table.addWidget(self.list, 1)
        self._saying = QWidget()
        saying = QVBoxLayout(self._saying)
        saying.setContentsMargins(24, 28, 24, 28)
        saying.addWidget(self.message)
        saying.addWidget(self.progress)
        saying.addStretch(1)
        self._faces = QStackedWidget()
        for shown in (self._saying, self._table, self.chart):
            self._faces.addWidget(shown)
        for button in (self.face, self.group, self.period, self.export):
            self.header.add_right(button)
        frame = PanelFrame(self.header, emphasis=True)
        frame.body.setContentsMargins(0, 0, 0, 0)
        frame.body.setSpacing(0)
        frame.body.addWidget(self._faces, 1)
        below = QHBoxLayout()
        below.addWidget(self.formula, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE_MARGIN, 12 - RING, PAGE_MARGIN, 8)
        whole.setSpacing(8)
        whole.addWidget(frame, 1)
        whole.addLayout(below)

    def _connect(self) -> None:
        for button, asked, action in (
            (self.face, self.face_requested, "figures face"),
            (self.group, self.group_requested, "figures group"),
            (self.period, self.period_requested, "figures period"),
            (self.export, self.export_requested, "figures export"),
        ):
            button.clicked.connect(asked)
            key = QShortcut(QKeySequence(_key(action)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(asked)
        self.list.selectionModel().currentChanged.connect(self._tell_formula)

    def _mark(self, place: int) -> None:
        count = len(self.model.lines)
        if count:
            index = self.model.index(min(max(place, 0), count - 1), 0)
            self.list.setCurrentIndex(index)

    @Slot()
    def _tell_formula(self) -> None:
        """None below what takes the place of table and chart."""
        line = None if self._view.message else self.marked
        words = "" if line is None else line.formula
        if self.is_chart_shown:
            points = self._view.points
            words = _TURN if points is None else f"{points.formula}. {_TURN}"
        self.formula.setText(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and not self.is_chart_shown:
            self._mark(self.list.currentIndex().row() + _MOVES[key])
        elif key in _TURNS and self.is_chart_shown:
            self.field_turned.emit(_TURNS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


_SMALL = HEIGHT_BUTTON_SMALL
_TURN = "Left and Right show another"
_LEADS: dict[Face, str] = {
    "indicators": "Indicators",
    "cohort": "Cohort",
    "drift": "By month",
    "response": "Time to response",
}


def _key(action: str) -> str:
    return next(known.key for known in ACTIONS if known.id == action)
