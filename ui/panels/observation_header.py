"""The top of the observation strip: what is due, when observed, the few keys."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from monitor.chart.keying.keys import Press
from ui.overriding import override
from ui.panels.strip_message import StripMessage
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.entry.view import EntryStripView, Message
from ui.views.wording import MINUS
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label
from ui.widgets.pill import Pill

_HEIGHT = 36
_HINT_GAP = 20
_AROUND_PILL = 16


class ObservationHeader(QWidget):
    """Title, pill and time at the left; keys that are also targets at the right.

    *Signals:* ``keyed(Press)``; ``line_asked()``.
    """

    keyed = Signal(object)
    line_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._title = Label("", Role.TITLE)
        self._pill = Pill()
        self._leaving = Label("", Role.DETAIL)
        self._observed = Label("", Role.DETAIL, Ink.SECONDARY)
        self.message = StripMessage()
        self._line = KeyHint("Ctrl+L", "one line")
        self._minus = KeyHint(MINUS, "not measured")
        self._equals = KeyHint("=", "scales unchanged")
        self._enter = KeyHint("Enter", "save")
        self._keep = KeyHint("Enter", "keep")
        self._arrange()
        self._line.clicked.connect(self.line_asked)
        self._minus.clicked.connect(self._press_minus)
        self._equals.clicked.connect(self._press_equals)
        self._enter.clicked.connect(self._press_enter)
        self._keep.clicked.connect(self._press_enter)

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        return (self._line, self._minus, self._equals, self._enter, self._keep)

    @property
    def leaving_words(self) -> str:
        """How far the patient is on the way to leaving, if that is shown."""
        return self._leaving.text() if self._leaving.isVisible() else ""

    def display(self, view: EntryStripView, message: Message) -> None:
        self._title.setText(view.title)
        self._pill.setVisible(view.due is not None)
        if view.due is not None:
            self._pill.show_due(view.due.text, view.due.pill)
            self._pill.setToolTip(view.due.footer)
        self._leaving.setText(view.leaving)
        self._observed.setText(view.observed)
        self.message.display(message)
        self.message.setVisible(bool(message.text))
        self._enter.setVisible(view.enter == "save")
        self._keep.setVisible(view.enter != "save")
        self._make_room()

    def _make_room(self) -> None:
        """Let a message take the place of the key hints where it needs it."""
        hints = (self._line, self._minus, self._equals)
        left = (self._title, self._pill, self._observed)
        taken = sum(w.sizeHint().width() + _AROUND_PILL for w in left)
        taken += sum(w.sizeHint().width() + _HINT_GAP for w in (*hints, self._enter))
        needed = self.message.sizeHint().width() if self.message.text() else 0
        for hint in hints:
            hint.setVisible(taken + needed <= self.width() or not needed)
        beside = self._leaving.sizeHint().width() + _AROUND_PILL
        has_room = not needed and taken + beside <= self.width()
        self._leaving.setVisible(bool(self._leaving.text()) and has_room)

    def _press_minus(self) -> None:
        self.keyed.emit(Press.MINUS)

    def _press_equals(self) -> None:
        self.keyed.emit(Press.EQUALS)

    def _press_enter(self) -> None:
        self.keyed.emit(Press.ENTER)

    def _arrange(self) -> None:
        for label in (self._leaving, self._observed, self.message):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_AROUND_PILL)
        row.addWidget(self._title)
        row.addWidget(self._pill)
        row.addWidget(self._leaving)
        row.addWidget(self._observed)
        row.addWidget(self.message, 1)
        row.addStretch(0)
        hints = QHBoxLayout()
        hints.setSpacing(_HINT_GAP)
        for hint in self.hints:
            hints.addWidget(hint)
        row.addLayout(hints)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
