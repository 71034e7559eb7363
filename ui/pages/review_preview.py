"""The marked session below the list: its chart, and six facts beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.charts.trend_chart import TrendChart
from ui.theme.fonts import Role
from ui.theme.tokens import RING, Ink
from ui.views.review_list.preview import PreviewFact, PreviewView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_FACTS_WIDTH = 436
_ROW = 32
_WHOLE = QSizePolicy.Policy.Fixed
_TURN = "J, K or a click on a session shows its chart here"


class PreviewPanel(QWidget):
    """Renders a PreviewView; *Signals:* ``open_requested()``, ``queue_requested()``."""

    open_requested = Signal()
    queue_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PreviewView | None = None
        self.header = PanelHeader("", "")
        self.identity = Label(_TURN, Role.BODY, Ink.SECONDARY)
        self.header.add_beside_title(self.identity)
        self.chart = TrendChart()
        self.chart.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = self.chart.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.chart.setSizePolicy(policy)
        self.chart.hide()
        self.exceptions = Label("", Role.BODY_STRONG)
        self.queue = ActionButton("Co-sign queue", "Ctrl+Enter")
        self.queue.clicked.connect(self.queue_requested)
        self.open = ActionButton("Open session", "Enter", Weight.PRIMARY)
        self.open.clicked.connect(self.open_requested)
        self._rows: list[tuple[Label, Label, Paragraph]] = []
        self._lay_out()

    def display(self, view: PreviewView | None) -> None:
        """Nothing is drawn anew where nothing changed."""
        if view is self._view:
            return
        self._view = view
        self.header.title.setText("" if view is None else view.name)
        self.identity.setText(_TURN if view is None else view.identity)
        trend = None if view is None else view.trend
        self.chart.setVisible(trend is not None)
        if trend is not None:
            self.chart.display(trend)
        facts = () if view is None else view.facts
        empty = PreviewFact("", "")
        for place, row in enumerate(self._rows):
            fact = facts[place] if place < len(facts) else empty
            for label, words in zip(row, fact.words, strict=True):
                label.setText(words)
        self.exceptions.setText("" if view is None else view.to_see)
        self.open.setEnabled(view is not None)

    def _lay_out(self) -> None:
        frame = PanelFrame(self.header)
        frame.body.setContentsMargins(RING, RING, 12, 8)
        frame.body.setSpacing(0)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.chart, 1)
        beside.addWidget(self._facts())
        frame.body.addLayout(beside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _facts(self) -> QWidget:
        facts = QWidget()
        facts.setFixedWidth(_FACTS_WIDTH)
        stack = QVBoxLayout(facts)
        stack.setContentsMargins(12, 6, 0, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for place in range(6):
            row = (
                Label("", Role.BODY, Ink.SECONDARY),
                Label("", Role.BODY_STRONG),
                Paragraph("", Role.NOTE, Ink.SECONDARY),
            )
            for told in row[:2]:
                # What it is and how much is whole; the words beside that wrap.
                told.setSizePolicy(_WHOLE, QSizePolicy.Policy.Preferred)
            row[2].setMinimumWidth(1)
            for column, label in enumerate(row):
                grid.addWidget(label, place, column)
            grid.setRowMinimumHeight(place, _ROW)
            self._rows.append(row)
        stack.addLayout(grid)
        stack.addStretch(1)
        stack.addWidget(self.exceptions)
        stack.addSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.open, 1)
        foot.addWidget(self.queue, 1)
        stack.addLayout(foot)
        return facts
