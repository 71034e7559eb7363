"""The card of the drill, over the chart and above the strip that is typed in."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, Ink
from ui.views.drill import DrillCell, DrillView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_WIDTH = 1216
_HEIGHT, _LOW = 236, 152
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DrillPanel(QWidget):
    """Readings to chart, or what the drill came to.

    *Signals:* ``go_requested()`` by Enter or its button.
    """

    go_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: DrillView | None = None
        self._sheet = QWidget()
        self._header = PanelHeader("Drill")
        self._go = ActionButton("", "Enter", Weight.PRIMARY, height=HEIGHT_BUTTON_SMALL)
        self._go.clicked.connect(self.go_requested)
        self.setFocusProxy(self._go)
        self._header.add_right(self._go)
        self._frame = PanelFrame(self._header, emphasis=True)
        self._frame.body.addWidget(self._sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    @property
    def view(self) -> DrillView | None:
        """What is shown."""
        return self._view

    def display(self, view: DrillView) -> None:
        self._view = view
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.spoken)
        self._header.title.setText(view.title)
        self._header.note.setText(view.note)
        self._go.setVisible(bool(view.button))
        self._go.set_words(view.button)
        sheet = _cells(view.cells) if view.cells else _lines(view)
        self._frame.body.replaceWidget(self._sheet, sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        is_low = self._view is not None and len(self._view.lines) <= 1
        return QSize(_WIDTH, _LOW if is_low else _HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS and self._view is not None and self._view.button:
            self.go_requested.emit()
        else:
            super().keyPressEvent(event)


def _cells(cells: tuple[DrillCell, ...]) -> QWidget:
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    for column, cell in enumerate(cells):
        grid.addWidget(Label(cell.label, Role.LABEL, Ink.SECONDARY), 0, column)
        role = Role.BOARD if cell.is_score else Role.DUE
        grid.addWidget(Label(cell.value, role), 1, column)
    grid.setRowStretch(2, 1)
    return sheet


def _lines(view: DrillView) -> QWidget:
    sheet = QWidget()
    stack = QVBoxLayout(sheet)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(4)
    for head in view.heads:
        stack.addWidget(Paragraph(head, Role.TITLE))
    for line in view.lines:
        stack.addWidget(Label(line, Role.DETAIL, Ink.SECONDARY))
    stack.addStretch(1)
    return sheet
