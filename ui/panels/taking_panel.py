"""Asks for the patient's initials before a room of another nurse is shown."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.taking_over import TakingView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader
from ui.widgets.text_field import TextField, Verdict

_WIDTH = 720
_LONGEST = 4


class TakingPanel(QWidget):
    """Renders a TakingView; nothing of the patient is on it.

    *Signals:* ``submitted(str)`` with the initials typed; ``left()`` by Escape.
    """

    submitted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.header = PanelHeader("")
        self.asked = Paragraph("", Role.BODY)
        self.field = TextField("Patient's initials", note_lines=2)
        self.field.box.setMaxLength(_LONGEST)
        self.field.box.setFixedWidth(160)
        self.kept = Label("", Role.DETAIL, Ink.SECONDARY)
        self.take = ActionButton("Take over", "Enter", Weight.PRIMARY)
        self.leave = ActionButton("Back to the board", "Esc")
        self.field.entered.connect(self._submit)
        self.take.clicked.connect(self._submit)
        self.leave.clicked.connect(self.left)
        self.setFocusProxy(self.field)
        self._lay_out()

    def display(self, view: TakingView) -> None:
        self.header.title.setText(view.title)
        self.asked.setText(view.asked)
        self.kept.setText(view.kept)
        verdict = Verdict.REFUSED if view.is_refused else Verdict.NONE
        self.field.show_note(view.message, verdict)
        self.field.box.setReadOnly(view.is_locked)
        self.take.setEnabled(not view.is_locked)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.spoken)

    def clear(self) -> None:
        """What was typed was wrong, or belongs to another room."""
        self.field.set_text("")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.kept, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.take)
        frame = PanelFrame(self.header, emphasis=True)
        frame.setFixedWidth(_WIDTH)
        frame.body.setSpacing(16)
        frame.body.addWidget(self.asked)
        frame.body.addWidget(self.field)
        frame.body.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 96, 0, 0)
        whole.addWidget(frame, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)

    @Slot()
    def _submit(self) -> None:
        self.submitted.emit(self.field.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
