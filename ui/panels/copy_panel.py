"""A page to be read over the screen, scrolled by arrows and copied whole by C."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, PANEL_PADDING
from ui.widgets.button import ActionButton
from ui.widgets.over_panel import OverPanel
from ui.widgets.panel import PanelFrame, PanelHeader

_STEP = 40


class CopyPanel(OverPanel):
    """What is read from top to bottom, with Copy and Close above it.

    *Signals:* ``closed()``; ``copy_requested(str)`` with the text.
    """

    closed = Signal()
    copy_requested = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._copied = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self._header = PanelHeader(title)
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

    @property
    def text(self) -> str:
        """All that is shown."""
        return self._text

    def show_sheet(
        self, sheet: QWidget, text: str, note: str, copied: str = ""
    ) -> None:
        """Show those widgets, where they were scrolled to, which say ``text``.

        That is copied as well, or ``copied`` where that says more.
        """
        self._text, self._copied = text, copied or text
        self._header.note.setText(note)
        self.setAccessibleDescription(text)
        place = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(sheet)
        # The scroll area gives its widget a ground of its own.
        sheet.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(place)

    def tall(self, width: int) -> int:
        """The height in which nothing has to be scrolled at that width, px."""
        sheet = self._scroll.widget()
        if sheet is None:
            return self.sizeHint().height()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        within = width - PANEL_PADDING - 4 - bar
        around = self._header.sizeHint().height() + 2 * 8 + 4
        return around + sheet.heightForWidth(within)

    @Slot()
    def copy(self) -> None:
        """Ask for the whole text on the clipboard."""
        self.copy_requested.emit(self._copied)

    def say(self, words: str) -> None:
        """What became of it, in place of the note."""
        self._header.note.setText(words)

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
