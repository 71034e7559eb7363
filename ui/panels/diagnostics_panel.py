"""The page of diagnostics: what support asks for, and a key to copy it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, PAGE_MARGIN, PANEL_PADDING, Ink
from ui.views.diagnostics_page import DiagnosticsView, Section
from ui.widgets.button import ActionButton
from ui.widgets.label import Label, Paragraph
from ui.widgets.painting import TOP_LEFT
from ui.widgets.panel import PanelFrame, PanelHeader

_GAP = 12
_NAME_WIDTH = 216
_STEP = 48
_FIRST_COLUMN = 3
"""So many sections stand at the left; what is longest stands at the right."""


class DiagnosticsPanel(QWidget):
    """Renders a DiagnosticsView; scrolls where it is long.

    *Signals:* ``copy_requested()``; ``left()``.
    """

    copy_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: DiagnosticsView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Diagnostics, without patient data")
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        header = PanelHeader("Diagnostics, without patient data")
        self.copy = ActionButton("Copy", "C", height=HEIGHT_BUTTON_SMALL)
        self.back = ActionButton("Back", "Esc", height=HEIGHT_BUTTON_SMALL)
        self.copy.clicked.connect(self.copy_requested)
        self.back.clicked.connect(self.left)
        header.add_right(self.back)
        header.add_right(self.copy)
        frame = PanelFrame(header, emphasis=True)
        frame.body.setContentsMargins(PANEL_PADDING, 8, 4, 8)
        frame.body.addWidget(self._scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE_MARGIN, _GAP, PAGE_MARGIN, 8)
        whole.addWidget(frame)

    def display(self, view: DiagnosticsView) -> None:
        if view == self._view:
            return
        self._view = view
        self.setAccessibleDescription(view.text)
        place = self._scroll.verticalScrollBar().value()
        sheet = _sheet(view.sections)
        self._scroll.setWidget(sheet)
        # The scroll area gives its widget a ground of its own.
        sheet.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(place)

    @property
    def words(self) -> str:
        """All that is told, in full."""
        return "" if self._view is None else self._view.text

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_Up: -_STEP,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_C:
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)


def _sheet(sections: tuple[Section, ...]) -> QWidget:
    sheet = QWidget()
    columns = QHBoxLayout(sheet)
    columns.setContentsMargins(0, 4, 8, 4)
    columns.setSpacing(2 * _GAP)
    for shown in (sections[:_FIRST_COLUMN], sections[_FIRST_COLUMN:]):
        column = QVBoxLayout()
        column.setSpacing(2 * _GAP)
        for section in shown:
            column.addLayout(_section(section))
        column.addStretch(1)
        columns.addLayout(column, 1)
    return sheet


def _section(section: Section) -> QVBoxLayout:
    stack = QVBoxLayout()
    stack.setSpacing(4)
    stack.addWidget(Label(section.title, Role.BODY_STRONG))
    grid = QGridLayout()
    grid.setHorizontalSpacing(_GAP)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for place, (name, said) in enumerate(section.lines):
        named, told = (
            Paragraph(name, Role.DETAIL, Ink.SECONDARY),
            Paragraph(said, Role.DETAIL),
        )
        for words in (named, told):
            words.setAlignment(TOP_LEFT)
        named.setFixedWidth(_NAME_WIDTH)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(named, place, 0, top)
        grid.addWidget(told, place, 1, top)
    stack.addLayout(grid)
    return stack
