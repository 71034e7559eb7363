"""The bar at the foot of the page: why not yet, leave, ready to start."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.new_session.marks import MarkBox
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.new_session.parts import NOTHING
from ui.views.new_session.start_bar import READY_KEY, StartBarView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.panel import PanelFrame


class StartBarPanel(PanelFrame):
    """Renders a StartBarView. *Signals:* ``acted(Act)``; ``left()`` on leaving."""

    acted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(emphasis=True, parent=parent)
        self._view: StartBarView | None = None
        self.mark = MarkBox()
        self.title = Label("", Role.VALUE)
        self.detail = Label("", Role.DETAIL, Ink.SECONDARY)
        self.leave = ActionButton("Leave draft", "Esc")
        self.ready = ActionButton("Ready to start", READY_KEY, Weight.PRIMARY)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.mark)
        row.addLayout(words, 1)
        row.addWidget(self.leave)
        row.addWidget(self.ready)
        self.body.setContentsMargins(15, 0, 12, 0)
        self.body.addLayout(row)
        self.leave.clicked.connect(self.left)
        self.ready.clicked.connect(self.start)

    def display(self, view: StartBarView) -> None:
        self._view = view
        self.mark.show_mark("met" if view.is_ready else "not met")
        self.title.setText(view.title)
        self.detail.setText(view.detail)
        if self.leave.text() != view.leave:
            self.leave.set_words(view.leave)
        self.ready.setEnabled(view.ready.is_on)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.detail)

    def start(self) -> None:
        """Ask for the start, if nothing is missing for it."""
        if self._view is None or not self._view.ready.is_on:
            return
        if self._view.ready.act != NOTHING:
            self.acted.emit(self._view.ready.act)
