"""The help sheet, shown in place over the screen it is about."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, PANEL_PADDING, Ink
from ui.views.help_shapes import HelpRow, HelpSection, HelpView
from ui.widgets.button import ActionButton
from ui.widgets.keys import KeyCap
from ui.widgets.label import Label, Paragraph
from ui.widgets.over_panel import OverPanel
from ui.widgets.panel import PanelFrame, PanelHeader

_ROW = 30
_CAPS = 140
_COLUMN_GAP = 24
_COLUMN_WIDTH = 448
_WORDS = frozenset({"to"})
_FIXED = QSizePolicy.Policy.Fixed


class HelpPanel(OverPanel):
    """Keys and words of one screen; scrolls where it is small.

    *Signals:* `closed()`.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: HelpView | None = None
        self._column_count = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header = PanelHeader("Help")
        close = ActionButton("Close", "Esc", height=HEIGHT_BUTTON_SMALL)
        close.clicked.connect(self.closed)
        self._header.add_right(close)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        frame = PanelFrame(self._header, emphasis=True)
        frame.body.setContentsMargins(PANEL_PADDING, 8, 4, 8)
        frame.body.addWidget(self._scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def display(self, view: HelpView) -> None:
        if view == self._view:
            return
        self._view = view
        self._header.title.setText(view.title)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(_spoken(view))
        self._lay_out()

    def column_count(self) -> int:
        return self._column_count

    def _lay_out(self) -> None:
        if self._view is None:
            return
        room = self.width() - 2 * PANEL_PADDING
        self._column_count = max(1, room // (_COLUMN_WIDTH + _COLUMN_GAP))
        sheet = _sheet(self._view, self._column_count)
        self._scroll.setWidget(sheet)
        # The scroll area gives its widget a ground of its own.
        sheet.setAutoFillBackground(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.width() - 2 * PANEL_PADDING
        if self._column_count != max(1, room // (_COLUMN_WIDTH + _COLUMN_GAP)):
            self._lay_out()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1416, 720)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_F1:
                self.closed.emit()
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + _ROW)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - _ROW)
            case Qt.Key.Key_PageDown:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case _:
                super().keyPressEvent(event)


def _spoken(view: HelpView) -> str:
    rows = (row for section in view.sections for row in section.rows)
    return ". ".join(f"{' '.join(row.keys)}, {row.does}" for row in rows)


def _sheet(view: HelpView, count: int) -> QWidget:
    sheet = QWidget()
    columns = QHBoxLayout()
    columns.setSpacing(_COLUMN_GAP)
    for sections in _dealt(view.sections, count):
        column = QVBoxLayout()
        column.setSpacing(16)
        for section in sections:
            column.addLayout(_section(section))
        column.addStretch(1)
        columns.addLayout(column, 1)
    stack = QVBoxLayout(sheet)
    stack.setContentsMargins(0, 4, 8, 4)
    stack.setSpacing(12)
    stack.addLayout(columns)
    stack.addStretch(1)
    stack.addWidget(Paragraph(" ".join(view.notes), Role.NOTE, Ink.SECONDARY))
    return sheet


def _dealt(
    sections: tuple[HelpSection, ...], count: int
) -> tuple[tuple[HelpSection, ...], ...]:
    """Sections in their order over columns of about the same length."""
    lengths = [len(section.rows) + 2 for section in sections]
    goal = sum(lengths) / count
    columns: list[list[HelpSection]] = [[] for _ in range(count)]
    place, filled = 0, 0.0
    for section, length in zip(sections, lengths, strict=True):
        if filled and filled + length / 2 > goal and place < count - 1:
            place, filled = place + 1, 0.0
        columns[place].append(section)
        filled += length
    return tuple(tuple(column) for column in columns)


def _section(section: HelpSection) -> QVBoxLayout:
    stack = QVBoxLayout()
    stack.setSpacing(4)
    stack.addWidget(Label(section.title, Role.BODY_STRONG))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _CAPS)
    grid.setColumnStretch(1, 1)
    for place, row in enumerate(section.rows):
        grid.addLayout(_caps(row), place, 0)
        does = Paragraph(row.does, Role.DETAIL)
        does.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(does, place, 1)
        grid.setRowMinimumHeight(place, _ROW - 4)
    stack.addLayout(grid)
    return stack


def _caps(row: HelpRow) -> QHBoxLayout:
    caps = QHBoxLayout()
    caps.setSpacing(4)
    for key in row.keys:
        cap = Label(key, Role.NOTE, Ink.SECONDARY) if key in _WORDS else KeyCap(key)
        cap.setSizePolicy(_FIXED, _FIXED)
        caps.addWidget(cap)
    caps.addStretch(1)
    return caps
