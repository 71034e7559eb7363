"""What to say on the telephone, large enough to read aloud from where one stands."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, PANEL_PADDING, Ink
from ui.views.call_text import CallText
from ui.widgets.button import ActionButton
from ui.widgets.label import Label, Paragraph
from ui.widgets.over_panel import OverPanel
from ui.widgets.panel import PanelFrame, PanelHeader

_STEP = 40
_COPIED = "Copied"


class CallPanel(OverPanel):
    """Four parts to be read from top to bottom; C copies them.

    *Signals:* ``closed()``.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CallText | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header = PanelHeader("What to say")
        copy = ActionButton("Copy", "C", height=HEIGHT_BUTTON_SMALL)
        copy.clicked.connect(self.copy)
        close = ActionButton("Close", "Esc", height=HEIGHT_BUTTON_SMALL)
        close.clicked.connect(self.closed)
        self._header.add_right(copy)
        self._header.add_right(close)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        frame = PanelFrame(self._header, emphasis=True)
        frame.body.setContentsMargins(PANEL_PADDING, 8, 4, 8)
        frame.body.addWidget(self._scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def display(self, view: CallText) -> None:
        if view == self._view:
            return
        self._view = view
        self._header.note.setText(view.contact)
        self.setAccessibleName("What to say")
        self.setAccessibleDescription(view.text)
        place = self._scroll.verticalScrollBar().value()
        sheet = _sheet(view)
        self._scroll.setWidget(sheet)
        # The scroll area gives its widget a ground of its own.
        sheet.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(place)

    @property
    def text(self) -> str:
        """All that is shown, as it is copied."""
        return "" if self._view is None else self._view.text

    @Slot()
    def copy(self) -> None:
        """Put the whole text on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(self.text)
        self._header.note.setText(_COPIED)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_C:
                self.copy()
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + _STEP)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - _STEP)
            case _:
                super().keyPressEvent(event)


def _sheet(view: CallText) -> QWidget:
    sheet = QWidget()
    stack = QVBoxLayout(sheet)
    stack.setContentsMargins(0, 4, 24, 4)
    stack.setSpacing(2)
    for part in view.parts:
        stack.addWidget(Label(part.heading, Role.LABEL, Ink.SECONDARY))
        stack.addWidget(Paragraph(part.text, Role.TAGLINE))
        stack.addSpacing(14)
    stack.addStretch(1)
    return sheet
