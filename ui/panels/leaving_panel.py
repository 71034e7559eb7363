"""Asked in the window, once, when it is closed while a session is open."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.views.leaving import LeavingView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Paragraph
from ui.widgets.over_panel import OverPanel
from ui.widgets.panel import PanelFrame, PanelHeader

_WIDTH = 640
_HEIGHT = 232
_STAY = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LeavingPanel(OverPanel):
    """Keeps running by Escape or Enter; closes by C, or by closing once more.

    *Signals:* ``closed()`` when Vigil keeps running; ``leave_requested()``.
    """

    closed = Signal()
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header = PanelHeader("")
        self._words = Paragraph("", Role.BODY)
        self._stay = ActionButton("Keep running", "Esc", Weight.PRIMARY)
        self._leave = ActionButton("Close Vigil", "C")
        self._stay.clicked.connect(self.closed)
        self._leave.clicked.connect(self.leave_requested)
        self._arrange()

    @property
    def text(self) -> str:
        """All that is said."""
        return f"{self._header.title.text()}. {self._words.text()}"

    def display(self, view: LeavingView) -> None:
        self._header.title.setText(view.title)
        self._words.setText("\n".join(view.sentences))
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(" ".join(view.sentences))

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._stay)
        frame = PanelFrame(self._header, emphasis=True)
        frame.body.addWidget(self._words)
        frame.body.addStretch(1)
        frame.body.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STAY:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_C and not event.isAutoRepeat():
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)
