"""The page of the audit log: type to search, Up and Down to move, Enter to narrow."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.panels.audit_page.rows import COLUMNS, face
from ui.panels.line_model import LineModel
from ui.panels.line_table import LineDelegate, LineHeadings
from ui.panels.row_list import RowList
from ui.theme.fonts import Role
from ui.theme.tokens import PAGE_MARGIN, RING, Ink
from ui.views.actions import ACTIONS
from ui.views.audit_page.page import READING, AuditLine, AuditPageView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.painting import RIGHT
from ui.widgets.panel import PanelFrame
from ui.widgets.text_field import LineBox

_HINT = "Type a person's name, a patient's number or a day"
_NARROWED = 260
"""Of the words that say what the rows are narrowed to, px; longer ones elide."""
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class AuditLogPage(QWidget):
    """Renders an AuditPageView; the marked line stays marked while it is there.

    *Signals:* ``searched(str)`` as typed; of the marked row ``patient_requested()`` and
    ``person_requested()``; ``proof_requested()``; ``more_requested()`` for the next
    page; ``widened()`` to show all rows again; ``left()``.
    """

    searched = Signal(str)
    patient_requested = Signal()
    person_requested = Signal()
    proof_requested = Signal()
    more_requested = Signal()
    widened = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = AuditPageView()
        self._asked_after = 0
        self.search = LineBox()
        self.narrowed = Label("", Role.BODY_STRONG)
        self.narrowed.setMaximumWidth(_NARROWED)
        self.note = Label("", Role.DETAIL, Ink.SECONDARY)
        self.chain = Label("", Role.DETAIL, Ink.SECONDARY)
        # As wide as by night, so that it stays where it is: by day its words would not.
        self.chain.setAlignment(RIGHT)
        self.message = Label(READING, Role.TITLE)
        self.detail = Label("", Role.BODY, Ink.SECONDARY)
        self.model = LineModel[AuditLine]()
        self.list = RowList("Audit log, newest first")
        self.person = ActionButton("This person", _key("audit person"), Weight.PLAIN)
        self.proof = ActionButton("Check the chain", _key("audit proof"), Weight.PLAIN)
        self.patient = ActionButton(
            "This patient", _key("audit patient"), Weight.PRIMARY
        )
        self._prepare()
        self._lay_out()
        self._connect()

    def display(self, view: AuditPageView) -> None:
        marked, before = self.marked, self._view
        if (view.typed, view.narrowed) != (before.typed, before.narrowed):
            self._asked_after = 0
        self._view = view
        if view.typed != self.search.text():
            self.search.setText(view.typed)
        self.model.show_lines(view.lines)
        self._mark_again(None if marked is None else marked.id)
        self.narrowed.setText(view.narrowed)
        self.narrowed.setVisible(bool(view.narrowed))
        self.note.setText(view.note)
        self.chain.setText(view.chain)
        self.chain.set_ink(Ink.TEXT if view.is_chain_broken else Ink.SECONDARY)
        self.message.setText(view.message)
        self.detail.setText(view.detail)
        self._saying.setVisible(bool(view.message))
        self.list.setVisible(not view.message)
        self.headings.setVisible(not view.message)
        line = self.marked
        self.person.setEnabled(line is not None)
        self.patient.setEnabled(line is not None and bool(line.patient))

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    @property
    def marked(self) -> AuditLine | None:
        return self.model.line(self.list.currentIndex())

    def _prepare(self) -> None:
        self.search.setAccessibleName("Search the audit log")
        self.search.setAccessibleDescription(_HINT)
        self.search.set_hint(_HINT)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(COLUMNS, face, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.search, 1)
        above.addWidget(self.narrowed)
        for button in (self.proof, self.person, self.patient):
            above.addWidget(button)
        frame = PanelFrame()
        frame.body.setContentsMargins(0, 0, 0, 0)
        frame.body.setSpacing(0)
        self.headings = LineHeadings(COLUMNS, self.list)
        frame.body.addWidget(self.headings)
        frame.body.addWidget(self.list, 1)
        self._saying = QWidget()
        saying = QVBoxLayout(self._saying)
        saying.setContentsMargins(24, 28, 24, 28)
        saying.setSpacing(4)
        saying.addWidget(self.message)
        saying.addWidget(self.detail)
        saying.addStretch(1)
        frame.body.addWidget(self._saying, 1)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(self.chain)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE_MARGIN, 12 - RING, PAGE_MARGIN, 8)
        whole.setSpacing(12 - RING)
        whole.addLayout(above)
        whole.addWidget(frame, 1)
        whole.addLayout(below)

    def _connect(self) -> None:
        self.search.textEdited.connect(self.searched)
        self.search.returnPressed.connect(self.patient_requested)
        self.patient.clicked.connect(self.patient_requested)
        self.person.clicked.connect(self.person_requested)
        self.proof.clicked.connect(self.proof_requested)
        for action, asked in (
            ("audit person", self.person_requested),
            ("audit proof", self.proof_requested),
        ):
            key = QShortcut(QKeySequence(_key(action)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(asked)
        self.list.doubleClicked.connect(self.patient_requested)
        self.list.verticalScrollBar().valueChanged.connect(self._look_for_more)
        self.list.selectionModel().currentChanged.connect(self._tell_marked)

    def _mark_again(self, id_: UUID | None) -> None:
        """Mark the same row, or the first where it is gone."""
        lines = self.model.lines
        places = [place for place, line in enumerate(lines) if line.id == id_]
        self._mark(places[0] if places else 0)

    def _mark(self, place: int) -> None:
        count = len(self.model.lines)
        if count:
            index = self.model.index(min(max(place, 0), count - 1), 0)
            if index != self.list.currentIndex():
                self.list.setCurrentIndex(index)

    @Slot()
    def _tell_marked(self) -> None:
        line = self.marked
        self.patient.setEnabled(line is not None and bool(line.patient))

    @Slot(int)
    def _look_for_more(self, value: int) -> None:
        count = len(self.model.lines)
        is_end = value >= self.list.verticalScrollBar().maximum()
        # Each further pixel at the end must not ask for the same page again.
        if self._view.has_more and is_end and count != self._asked_after:
            self._asked_after = count
            self.more_requested.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None:
            self._mark(self.list.currentIndex().row() + step)
        elif event.key() == Qt.Key.Key_Escape:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        """First what was typed goes, then what was narrowed, then the page."""
        if self.search.text():
            self.search.clear()
            self.searched.emit("")
        elif self._view.narrowed:
            self.widened.emit()
        else:
            self.left.emit()


def _key(action: str) -> str:
    return next(known.key for known in ACTIONS if known.id == action)
