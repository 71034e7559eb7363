"""What stands for the strip beside a session in which nothing new is charted."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, RING, UNIT, Ink
from ui.views.palette import ActionView
from ui.views.proof_words import AMEND, CLOSED, MOST_LINES, SIGN, ClosedView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_ACROSS = 2
"""Buttons side by side."""


class ClosedStrip(QWidget):
    """Says why nothing can be typed, who signed it, and what can be done instead.

    *Signals:* ``action_requested(id)``.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = PanelFrame(PanelHeader("Signatures"))
        self.what = Paragraph(CLOSED, Role.BODY_STRONG, Ink.TEXT)
        self.how = Paragraph(AMEND, Role.DETAIL, Ink.SECONDARY)
        self.proof = [Paragraph("", Role.DETAIL) for _ in range(MOST_LINES)]
        self.buttons: tuple[ActionButton, ...] = ()
        self._actions: tuple[ActionView, ...] = ()
        self._doing = QGridLayout()
        self._doing.setContentsMargins(-RING, 0, -RING, 0)
        self._doing.setSpacing(0)
        frame.body.setSpacing(UNIT)
        for words in (self.what, self.how, *self.proof):
            words.setAlignment(Qt.AlignmentFlag.AlignLeft)
            frame.body.addWidget(words)
        frame.body.addSpacing(UNIT)
        frame.body.addLayout(self._doing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    @Slot(object)
    def show_view(self, view: ClosedView) -> None:
        self.what.setText(view.what)
        self.how.setText(view.how)
        for words in self.proof:
            words.hide()
        for words, line in zip(self.proof, view.proof, strict=False):
            words.setText(line)
            words.show()
        self._offer(view.actions)

    def take_focus(self) -> None:
        """To the first that can be done."""
        for button in self.buttons[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, actions: tuple[ActionView, ...]) -> None:
        """Made anew where others can be done; signing stands out."""
        if actions == self._actions:
            return
        self._actions = actions
        for button in self.buttons:
            self._doing.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = tuple(self._button(action) for action in actions)
        for place, button in enumerate(self.buttons):
            self._doing.addWidget(button, place // _ACROSS, place % _ACROSS)

    def _button(self, action: ActionView) -> ActionButton:
        weight = Weight.PRIMARY if action.id == SIGN else Weight.PLAIN
        button = ActionButton(action.title, action.key, weight, HEIGHT_BUTTON_SMALL)
        # Two long titles side by side are cut rather than making the column wider.
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self.action_requested.emit, action.id))
        return button
