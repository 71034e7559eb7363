"""Why an alert fired, shown in place of the timeline."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, PANEL_PADDING, RING, Ink
from ui.views.signing.what import SIGNING
from ui.views.state_card import HANDOVER
from ui.views.why import WhyRow, WhyView
from ui.widgets.button import ActionButton
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_STEP = 40
_READ_ON = "Page Down reads on"
_BESIDE_FORMS = (HANDOVER, SIGNING)


class WhyPanel(QWidget):
    """The rule of an alert and the inputs that made it fire.

    *Signals:* `set_requested(UUID)` to look at the fact that fired it; `closed()`.
    """

    set_requested = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: WhyView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header = PanelHeader("Why")
        close = KeyHint("Esc", "Close")
        close.clicked.connect(self.closed)
        self._header.add_right(close)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._open = ActionButton("Open the set", "Enter", height=HEIGHT_BUTTON_SMALL)
        self._open.clicked.connect(self._ask_for_set)
        self._arrange()

    def _arrange(self) -> None:
        frame = PanelFrame(self._header, emphasis=True)
        frame.body.setContentsMargins(PANEL_PADDING, 8, 4, PANEL_PADDING - RING)
        frame.body.addWidget(self._scroll, 1)
        # The button keeps a margin for its ring; what is seen lines up with the text.
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addSpacing(-RING)
        foot.addWidget(self._open)
        foot.addStretch(1)
        frame.body.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def display(self, view: WhyView) -> None:
        if view == self._view:
            return
        self._view = view
        self._header.title.setText(view.title)
        self._header.note.setText(_READ_ON if view.key in _BESIDE_FORMS else "")
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.spoken)
        self._open.setVisible(view.opened_by is not None)
        place = self._scroll.verticalScrollBar().value()
        sheet = _sheet(view.rows)
        self._scroll.setWidget(sheet)
        # The scroll area gives its widget a ground of its own.
        sheet.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(place)

    def lines(self) -> tuple[str, ...]:
        return tuple(label.text() for label in self._scroll.findChildren(Paragraph))

    def turn_page(self, pages: int) -> None:
        """Scroll by so many of what is seen at once, down or, below 0, up."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + pages * (bar.pageStep() - _STEP))

    def is_at_end(self) -> bool:
        """Whether there is nothing more to read below."""
        bar = self._scroll.verticalScrollBar()
        return bar.value() == bar.maximum()

    @Slot()
    def _ask_for_set(self) -> None:
        opened_by: UUID | None = None if self._view is None else self._view.opened_by
        if opened_by is not None:
            self.set_requested.emit(opened_by)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._ask_for_set()
            case Qt.Key.Key_PageDown:
                self.turn_page(1)
            case Qt.Key.Key_PageUp:
                self.turn_page(-1)
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + _STEP)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - _STEP)
            case _:
                super().keyPressEvent(event)


def _sheet(rows: tuple[WhyRow, ...]) -> QWidget:
    sheet = QWidget()
    stack = QVBoxLayout(sheet)
    stack.setContentsMargins(0, 4, 12, 4)
    stack.setSpacing(2)
    for row in rows:
        stack.addWidget(Label(row.label, Role.NOTE, Ink.SECONDARY))
        for line in row.lines:
            stack.addWidget(Paragraph(line, Role.FACT))
        stack.addSpacing(10)
    stack.addStretch(1)
    return sheet
