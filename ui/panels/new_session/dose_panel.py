"""Section 2: weight, order, bag, and the dose they make."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.overriding import override
from ui.panels.new_session.field_grid import FieldGrid
from ui.panels.new_session.message_line import MessageLine
from ui.panels.new_session.section import SectionFrame
from ui.panels.new_session.working_box import WorkingBox
from ui.views.new_session.dose_view import DoseSectionView
from ui.views.new_session.parts import NOTHING
from ui.widgets.button import ActionButton, Weight

_WIDE = 1100
_ACROSS, _ACROSS_WIDE = 4, 8
_MOST = 5
_NOTE_LINES_WIDE = 2
"""Eight boxes in a line are narrow, and what is said below them wraps."""


class DosePanel(SectionFrame):
    """Renders a DoseSectionView.

    *Signals:* ``typed(id, text)``; ``left(id)``; ``chord()``; ``acted(Act)``.
    """

    typed = Signal(str, str)
    left = Signal(str)
    chord = Signal()
    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, "Protocol and dose", parent)
        self._view: DoseSectionView | None = None
        self.fields = FieldGrid()
        self.working = WorkingBox()
        self.message = MessageLine()
        self.main = ActionButton("Chart dose", "Enter", Weight.PLAIN, 36)
        self.other = ActionButton("", "", Weight.PLAIN, 36)
        self.other.hide()
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.other)
        foot.addWidget(self.main)
        self.stack.setContentsMargins(
            self.stack.contentsMargins().left(),
            6,
            self.stack.contentsMargins().right(),
            2,
        )
        self.stack.setSpacing(0)
        self.stack.addWidget(self.fields)
        self.stack.addStretch(1)
        self.stack.addWidget(self.working)
        self.stack.addStretch(1)
        self.stack.addLayout(foot)
        self.fields.typed.connect(self.typed)
        self.fields.left.connect(self.left)
        self.fields.chord.connect(self.chord)
        self.fields.entered.connect(self._enter)
        self.main.clicked.connect(self._chart)
        self.other.clicked.connect(self._go_elsewhere)

    def display(self, view: DoseSectionView) -> None:
        self._view = view
        is_wide = self.width() >= _WIDE
        self.show_note(view.summary if self.is_folded and view.is_open else view.note)
        self._title_bar.note.setToolTip(view.source)
        self._title_bar.note.setAccessibleDescription(view.source)
        if is_wide:
            self.fields.display(view.fields, _ACROSS_WIDE, _NOTE_LINES_WIDE)
        else:
            count = len(view.fields)
            self.fields.display(view.fields, count if count <= _MOST else _ACROSS)
        self.working.display(view.working)
        self.message.display(view.message, stops=view.verdict != "none")
        self.main.setEnabled(view.main.is_on)
        if self.main.text() != view.main.words:
            self.main.set_words(view.main.words)
        self.other.setVisible(view.other is not None)
        if view.other is not None and self.other.text() != view.other.words:
            self.other.set_words(view.other.words)

    @property
    @override
    def tab_stops(self) -> tuple[QWidget, ...]:
        return (*self.fields.boxes, self.other, self.main)

    @property
    @override
    def first(self) -> str:
        if self._view is None or not self._view.is_open:
            return ""
        return self._view.begin or self._view.fields[0].id

    @override
    def holds(self, id_: str) -> bool:
        return self._view is not None and self._view.is_open and id_ in self.fields.ids

    @override
    def focus(self, id_: str) -> None:
        self.fields.focus(id_)

    def _enter(self, id_: str) -> None:
        if self._view is None:
            return
        act = self._view.weight_enter if id_ == "weight" else self._view.dose_enter
        if act != NOTHING:
            self.acted.emit(act)

    def _go_elsewhere(self) -> None:
        if self._view is not None and self._view.other is not None:
            self.acted.emit(self._view.other.act)

    def _chart(self) -> None:
        if self._view is not None and self._view.main.is_on:
            self.acted.emit(self._view.main.act)
